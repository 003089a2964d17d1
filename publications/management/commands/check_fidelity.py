import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from publications.fidelity import check
from publications.management.arguments import printable, read
from publications.mapping import read_drafts


class Command(BaseCommand):
    help = (
        "Hold a BibTeX file against the site, entry by entry: what is missing and "
        "which values differ. Nothing is changed."
    )
    missing_args_message = "Name a .bib file."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, metavar="FILE", help="papers.bib or the like"
        )
        parser.add_argument(
            "--json", action="store_true", help="for programs: all that was found"
        )

    def handle(self, *, file, **options):
        report = check(read_drafts(read(file), printable(file)))
        if options["json"]:
            text = json.dumps(report.to_json(), ensure_ascii=False, indent=2)
            self.stdout.write(text)
        else:
            for line in (*report.lines(), *report.summary()):
                self.stdout.write(line)
        if not report.is_whole():
            raise CommandError("The site is not as the file says.", returncode=1)
