import os
import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from publications.citing import bibliography
from publications.exporting import Collection, Export
from publications.models import Publication

CLEAN_NAME = "publications.bib"


class Command(BaseCommand):
    help = (
        "Give the BibTeX files back: as they were imported, with what was edited here "
        "in its place; or, with --clean, all published works for any journal's style."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--clean",
            action="store_true",
            help="all published works in one file of plain BibTeX, without private "
            "fields and drafts",
        )
        parser.add_argument(
            "--file",
            metavar="NAME",
            help="one of the imported files, by name or path, and nothing beside it",
        )
        parser.add_argument(
            "--output",
            metavar="PATH",
            help="the file to write; or a folder, with / at its end, for all of the "
            "files under their own names (otherwise to the terminal)",
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="write over a file that holds something else",
        )

    def handle(self, *, clean, file, output, force, **options):
        if clean and file:
            raise CommandError(
                "--clean writes all works: leave --file out.", returncode=2
            )
        exports = [clean_export()] if clean else list(self.chosen(file, output))
        for export in exports:
            for remark in export.remarks:
                self.stderr.write(remark)
        if not output:
            self.to_terminal(exports[0])
        for path, export in named(exports, output) if output else ():
            self.write(path, export.data, force)

    def chosen(self, name, output):
        """The imported files that are asked for; all works where there are none."""
        collection = Collection()
        if not collection.files:
            if name:
                raise CommandError(
                    "No file was imported yet: leave --file out.", returncode=2
                )
            self.stderr.write("No file was imported yet: all works as clean BibTeX.")
            yield clean_export()
            return
        files = collection.current()
        if name:
            files = [file for file in collection.files if file.is_called(name)]
        if len(files) > 1 and name or len(files) != 1 and not is_folder(output):
            raise CommandError(choice(collection.current(), name), returncode=2)
        for file in files:
            yield collection.export(file, is_alone=bool(name))

    def to_terminal(self, export):
        """As bytes, since a file is not always UTF-8."""
        stream = getattr(self.stdout._out, "buffer", None)
        if stream is None:
            self.stdout.write(export.data.decode(errors="replace"), ending="")
        else:
            stream.write(export.data)
            stream.flush()

    def write(self, path, data, force):
        try:
            if path.exists() and not force and path.read_bytes() != data:
                raise CommandError(
                    f"{path} is there and holds something else; nothing was written "
                    "to it. Write over it with --force.",
                    returncode=2,
                )
            replace_file(path, data)
        except OSError as error:
            raise CommandError(
                f"{path} can't be written ({error.strerror}).", returncode=2
            ) from error
        self.stderr.write(f"Written: {path}")


def clean_export():
    works = Publication.objects.published().for_display().newest_first()
    one_by_one = works.iterator(chunk_size=500)
    return Export(CLEAN_NAME, bibliography(one_by_one, for_any_style=True).encode())


def is_folder(output):
    return bool(output) and (output.endswith(("/", os.sep)) or Path(output).is_dir())


def named(exports, output):
    """Each under a name of its own: two files may have the same in other folders."""
    if not is_folder(output):
        return [(Path(output), export) for export in exports]
    paths = {}
    for export in exports:
        path = Path(output, export.name)
        number = 1
        while path in paths:
            number += 1
            path = Path(output, f"{Path(export.name).stem}-{number}.bib")
        paths[path] = export
    return list(paths.items())


def choice(files, name):
    paths = [file.run.path or file.run.file for file in files]
    there = "".join(f"\n  {path}" for path in paths)
    if not paths:
        return "Nothing is left of the imported files; name one of them with --file."
    if name and name not in {file.name for file in files}:
        return f"No imported file is called {name}. There are:{there}"
    return (
        "Several files were imported. Choose one with --file, or have all of them "
        f"written with --output FOLDER/. There are:{there}"
    )


def replace_file(path, data):
    """Written beside it first, so that no half of it ever stands under its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, mode)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
