"""What is uploaded or pasted to be imported."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from publications.importing.archive import MAX_ARCHIVE, archive_problem
from publications.importing.uploaded import (
    MAX_BYTES,
    MAX_ENTRIES,
    entries_in,
    plain_name,
    problem_of,
)

MOST_FILES = 50
EXAMPLE = """@article{doe2024,
  title = {Taming the Throughput of Tests},
  author = {Jane Doe and John Roe},
  journal = {Journal of Tests},
  year = {2024},
}"""


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = FilesInput

    def clean(self, data, initial=None):
        files = [file for file in data or [] if file]
        return [super(FilesField, self).clean(file, initial) for file in files]


class ImportForm(forms.Form):
    bibtex = FilesField(
        label="BibTeX files",
        required=False,
        allow_empty_file=True,
        widget=FilesInput(attrs={"accept": ".bib,.bibtex,.txt,text/plain"}),
        help_text="One or more, such as works.bib.",
    )
    text = forms.CharField(
        label="Or BibTeX as text",
        required=False,
        strip=False,
        max_length=MAX_BYTES,
        widget=forms.Textarea(
            attrs={"rows": 10, "spellcheck": "false", "placeholder": EXAMPLE}
        ),
        help_text="Paste one entry or many.",
    )
    archive = forms.FileField(
        label="Pictures and PDFs",
        required=False,
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        help_text="A ZIP with the files that fields such as preview = {tests.png} and "
        "pdf = {tests.pdf} name. Only those are taken out of it.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_bibtex(self):
        files = self.cleaned_data["bibtex"]
        if len(files) > MOST_FILES:
            raise ValidationError(f"Choose at most {MOST_FILES} files at once.")
        # Of a file that is far too large, no more is read than it takes to say so.
        named = [(plain_name(f.name), f.read(MAX_BYTES + 1)) for f in files]
        sizes = [file.size for file in files]
        problems = [
            problem_of(*pair, size) for pair, size in zip(named, sizes, strict=True)
        ]
        raise_all(filter(None, problems))
        return told_apart(named)

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if not text.strip():
            return None
        content = text.encode(errors="replace")
        if problem := problem_of("The text", content, len(content)):
            raise ValidationError(problem)
        return f"pasted-{timezone.now():%Y%m%d-%H%M%S}.bib", content

    def clean_archive(self):
        archive = self.cleaned_data["archive"]
        if not archive:
            return None
        archive.name = plain_name(archive.name)
        if archive.size > MAX_ARCHIVE:
            size, most = filesizeformat(archive.size), filesizeformat(MAX_ARCHIVE)
            raise ValidationError(
                f"“{archive.name}” has {size}; at most {most} fit here. Pack only the "
                "files that the entries name."
            )
        if problem := archive_problem(archive):
            raise ValidationError(f"“{archive.name}” {problem}.")
        return archive

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        files = [*cleaned["bibtex"], *filter(None, [cleaned["text"]])]
        if not files:
            raise ValidationError("Choose a BibTeX file or paste an entry.")
        sizes = sum(len(content) for _, content in files)
        count = sum(entries_in(content.decode("latin-1")) for _, content in files)
        if sizes > MAX_BYTES or count > MAX_ENTRIES:
            raise ValidationError(
                f"Together they have more than {filesizeformat(MAX_BYTES)} or "
                f"{MAX_ENTRIES:,} entries. Import one after the other."
            )
        return {**cleaned, "files": files}


def raise_all(problems):
    if errors := [ValidationError(said) for said in problems]:
        raise ValidationError(errors)


def told_apart(files):
    """Each under a name of its own: works.bib, works-2.bib."""
    taken, found = set(), []
    for name, content in files:
        path, number = PurePath(name), 2
        while name in taken:
            name = f"{path.stem}-{number}{path.suffix}"
            number += 1
        taken.add(name)
        found.append((name, content))
    return found
