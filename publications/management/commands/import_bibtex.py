from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from django.template.defaultfilters import filesizeformat
from tqdm import tqdm

from publications.importing import Media, MediaError, apply, plan
from publications.mapping import read_drafts
from publications.pictures import PictureError

# A hundred times the largest collection that one person has written.
MAX_BYTES = 50 * 1024 * 1024


class Command(BaseCommand):
    help = (
        "Bring works in from BibTeX files. It can be run again: what was edited by "
        "hand since is kept, what changed in the file is taken over."
    )
    missing_args_message = "Name one or more .bib files."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would be done, and do nothing",
        )
        parser.add_argument(
            "--media",
            type=Path,
            metavar="FOLDER",
            help="where the pictures and papers are that the files name "
            "(otherwise the folder of the first file)",
        )

    def handle(self, *, files, dry_run, media, **options):
        if media and not media.is_dir():
            raise CommandError(f"{printable(media)} is no folder.", returncode=2)
        contents = [(read(file), file) for file in files]
        readings = [read_drafts(data, printable(file)) for data, file in contents]
        folder = Media(media or files[0].parent)
        reading = bar("Reading")
        if dry_run:
            report = plan(readings, folder, track=reading).report
            return self.tell(report, "Nothing was written. Would be: ")
        try:
            # Planned and written in one go, so that nothing typed meanwhile is lost.
            with transaction.atomic():
                planned = plan(readings, folder, track=reading)
                apply(planned, track=bar("Saving"))
        except (OSError, PictureError, MediaError) as error:
            raise CommandError(
                f"A picture or paper can't be kept ({reason(error)}); nothing was "
                "imported.",
                returncode=2,
            ) from error
        except DatabaseError as error:
            raise CommandError(
                f"The database took nothing of it ({error}); nothing was imported. "
                "If somebody saved something at the same moment, import it again.",
                returncode=2,
            ) from error
        self.tell(planned.report, "")

    def tell(self, report, prefix):
        for line in report.lines:
            style = self.style.ERROR if line.is_error else str
            self.stdout.write(style(str(line)))
        self.stdout.write(prefix + report.summary())
        if report.has_errors():
            raise CommandError(
                "Not everything came over: see the lines above that say failed or "
                "error, mend them in the file, and import it again.",
                returncode=1,
            )


def read(file):
    """Raises CommandError for what is no file, can't be read, or is far too large."""
    try:
        if file.exists() and not file.is_file():
            raise unreadable(file, "it is no file")
        if file.stat().st_size > MAX_BYTES:
            raise unreadable(file, f"it is larger than {filesizeformat(MAX_BYTES)}")
        return file.read_bytes()
    except OSError as error:
        raise unreadable(file, error.strerror) from error


def unreadable(file, why):
    return CommandError(
        f"{printable(file)} can't be read ({why}); nothing was imported.", returncode=2
    )


def reason(error):
    return getattr(error, "strerror", None) or error


def printable(path):
    """A file's name may hold bytes that are no text."""
    return str(path).encode(errors="replace").decode()


def bar(description):
    """A progress bar on a terminal, for works that take longer than a moment."""
    return lambda items: tqdm(
        items, desc=description, delay=1, leave=False, disable=None
    )
