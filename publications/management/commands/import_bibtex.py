import gc
import getpass
import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from publications.faults import fault_of
from publications.importing import (
    Answers,
    Choices,
    Line,
    Media,
    MediaError,
    Origin,
    Similar,
    apply,
    document,
    encoding,
    plan,
)
from publications.management.arguments import preference, printable, read
from publications.management.progress import bar
from publications.mapping import read_drafts
from publications.pictures import PictureError
from publications.searching.index import refresh


class Command(BaseCommand):
    help = (
        "Bring works in from BibTeX files. It can be run again: what was edited by "
        "hand since is kept, what changed in the file is taken over."
    )
    missing_args_message = "Name one or more .bib files."

    def add_arguments(self, parser):
        parser.add_argument(
            "files", nargs="+", type=Path, metavar="FILE", help="papers.bib or the like"
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would be done, with old and new values, and do nothing",
        )
        parser.add_argument(
            "--json", action="store_true", help="say it as one JSON document"
        )
        parser.add_argument(
            "--media",
            type=Path,
            metavar="FOLDER",
            help="where the pictures and papers are that the files name "
            "(otherwise the folder of each file)",
        )
        parser.add_argument(
            "--prefer",
            type=preference,
            default=frozenset(),
            metavar="file[:FIELD,FIELD]",
            help="take the file's value where a person has edited it here, too: of "
            "all fields, or of those named",
        )
        parser.add_argument(
            "--similar",
            type=Similar,
            choices=list(Similar),
            help="what becomes of an entry that looks like a work that is here "
            "already, but may be another (otherwise: ask on a terminal, else apart)",
        )

    def handle(self, *, files, dry_run, media, prefer, similar, **options):
        if media and not media.is_dir():
            raise CommandError(f"{printable(media)} is no folder.", returncode=2)
        files = list(dict.fromkeys(files))
        similar = similar or (Similar.ASK if sys.stdin.isatty() else Similar.APART)
        choices = Choices(prefer, Answers(similar))
        with patience():
            self.bring(files, media, choices, dry_run, options["json"])

    def bring(self, files, media, choices, dry_run, as_json):
        contents = [(read(file), file) for file in files]
        readings = [read_drafts(data, printable(file)) for data, file in contents]
        folders = Media(media, {printable(file): file.parent for file in files})
        with one_sentence():
            planned = self.carry_out(readings, folders, choices, files, dry_run)
        if not dry_run:
            # Else the next visitor who searches would wait for it.
            refresh()
        self.tell(planned, dry_run, as_json)

    def carry_out(self, readings, folders, choices, files, dry_run):
        def planned():
            return plan(readings, folders, choices, track=bar("Importing"))

        if dry_run:
            found = planned()
            # All of it now, while an error of the database can be told.
            return found if found.report else None
        # Asked before the database is held, so that nobody waits for the answers.
        while choices.similar.way is Similar.ASK and planned().report:
            if not choices.similar.open:
                break
            choices.similar.ask(self.answer)
        paths = {printable(file): printable(os.path.abspath(file)) for file in files}
        for _ in encoding(readings, folders, bar("Making pictures ready")):
            pass
        # Planned and written in one go, so that nothing typed meanwhile is lost.
        with transaction.atomic():
            found = planned()
            apply(found, Origin(account(), paths))
        return found

    def answer(self, question):
        self.stderr.write(f"{question} [y/N] ", style_func=str, ending="")
        self.stderr.flush()
        return sys.stdin.readline().strip().lower() in ("y", "yes")

    def tell(self, planned, dry_run, as_json):
        report = planned.report
        if as_json:
            self.stdout.write(json.dumps(document(planned), ensure_ascii=False))
        else:
            self.print(report, dry_run)
        if report.errors():
            raise CommandError(
                "Not everything could be read: see the lines above that say error, "
                "mend them in the file, and import it again.",
                returncode=1,
            )

    def print(self, report, dry_run):
        for said in report.in_order():
            is_error = not isinstance(said, Line) and said.problem.severity == "error"
            self.stdout.write(str(said), self.style.ERROR if is_error else None)
            if dry_run and isinstance(said, Line):
                for difference in said.differences():
                    self.stdout.write(difference)
        prefix = "Nothing was written. Would be: " if dry_run else ""
        self.stdout.write(prefix + report.summary())


@contextmanager
def one_sentence():
    """Says in one sentence what went wrong and that nothing was changed."""
    try:
        yield
    except (OSError, PictureError, MediaError) as error:
        raise CommandError(
            f"A picture or paper can't be kept ({reason(error)}); nothing was "
            "imported.",
            returncode=2,
        ) from error
    except DatabaseError as error:
        if fault := fault_of(error):
            raise CommandError(
                f"{fault.title}; nothing was imported. {fault.said}", returncode=2
            ) from error
        raise CommandError(
            f"The database took nothing of it ({error}); nothing was imported. "
            "If somebody saved something at the same moment, import it again.",
            returncode=2,
        ) from error


@contextmanager
def patience():
    """Looks for garbage seldom: nearly all that is made in an import is in use, and
    looking at it again and again takes a fifth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(2_000_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def account():
    """Who runs the command, where the system can say it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def reason(error):
    return getattr(error, "strerror", None) or error
