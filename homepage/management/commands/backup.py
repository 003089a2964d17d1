import sqlite3
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from homepage.management.backups import reason
from homepage.management.backups.making import BackupError, back_up, has_own_database
from publications.management.progress import bar

POSTGRESQL = (
    "The database is PostgreSQL and not in it. Save it as well, before this:\n"
    '  pg_dump --format=custom --file=offprint.dump "$DATABASE_URL"'
)


class Command(BaseCommand):
    help = (
        "Writes the whole site into one file, also while it runs: database, pictures, "
        "papers. `restore` makes a site of it."
    )
    missing_args_message = "Name the file to write, such as site.zip."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            type=Path,
            metavar="FILE",
            help="site.zip or the like; a backup that is there is replaced at the end",
        )
        parser.add_argument(
            "--with-secret-key",
            action="store_true",
            help="take along the key with which links to drafts are signed",
        )

    def handle(self, *, file, with_secret_key, **options):
        try:
            manifest = back_up(
                file, with_secret_key=with_secret_key, track=bar("Backing up")
            )
        except BackupError as error:
            raise CommandError(error) from error
        except OSError as error:
            raise CommandError(f"No backup was made: {reason(error, file)}") from error
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise CommandError(
                f"No backup was made: {error}. An earlier one is as it was."
            ) from error
        self.stdout.write(f"The site is in {file}: {manifest}.")
        if not has_own_database():
            self.stdout.write(POSTGRESQL)
