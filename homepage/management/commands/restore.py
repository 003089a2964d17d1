from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from homepage.management.backups import reason
from homepage.management.backups.archive import ArchiveError
from homepage.management.backups.restoring import RestoreError, restore
from publications.management.progress import bar

DONE = """The site is as it was on {made}: {manifest}.
What was here before is in {aside}.
Start the site, look at it, and delete that folder when you need it no more."""


class Command(BaseCommand):
    help = "Makes the site what it was when `backup` wrote FILE. Stop the site first."
    missing_args_message = "Name the backup to restore, such as site.zip."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="what backup wrote")

    def handle(self, *, file, **options):
        try:
            manifest, aside = restore(file, track=bar("Restoring"))
        except BlockingIOError:
            raise CommandError(
                "The site is running. Stop it first, and restore again."
            ) from None
        except (ArchiveError, RestoreError) as error:
            raise CommandError(f"{file} can't be restored: {error}.") from error
        except OSError as error:
            raise CommandError(
                f"Nothing was restored: {reason(error, file)}"
            ) from error
        made = manifest.made[:16].replace("T", " at ") + " UTC"
        self.stdout.write(DONE.format(made=made, manifest=manifest, aside=aside))
