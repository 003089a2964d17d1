"""The files a person may put on the site beside pictures: papers, slides, data."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

MAX_BYTES = 50 * 1024 * 1024
SUFFIXES = frozenset(
    ".bib .csv .ipynb .json .key .mp4 .odp .pdf .ppt .pptx .txt .webm .zip".split()
)


def validate_upload(file):
    """Refuse a file of another type, too large, or a "PDF" that is none."""
    suffix = PurePath(file.name).suffix.lower()
    if suffix not in SUFFIXES:
        raise ValidationError(
            "“%(name)s” can't be kept here. Files may end in %(suffixes)s.",
            code="suffix",
            params={"name": file.name, "suffixes": ", ".join(sorted(SUFFIXES))},
        )
    if not file.size:
        raise ValidationError(
            "“%(name)s” is empty. Save it again and choose it once more.",
            code="empty",
            params={"name": file.name},
        )
    if file.size > MAX_BYTES:
        raise ValidationError(
            "“%(name)s” has %(size)s; at most %(most)s can be kept. "
            "Put it elsewhere and give its address.",
            code="size",
            params={
                "name": file.name,
                "size": filesizeformat(file.size),
                "most": filesizeformat(MAX_BYTES),
            },
        )
    if suffix == ".pdf" and not starts_like_pdf(file):
        raise ValidationError(
            "“%(name)s” is named like a PDF, but its content is something else.",
            code="content",
            params={"name": file.name},
        )


def validate_pdf(file):
    """Refuse what is no PDF."""
    if PurePath(file.name).suffix.lower() != ".pdf":
        raise ValidationError(
            "“%(name)s” is no PDF. Save or export it as one.",
            code="suffix",
            params={"name": file.name},
        )
    validate_upload(file)


def starts_like_pdf(file):
    # Readers accept up to 1,024 bytes before the header (ISO 32000-1, annex H.3).
    file.open()
    start = file.read(1024)
    file.seek(0)
    return b"%PDF-" in start
