import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from publications import uploads
from publications.uploads import validate_pdf, validate_upload

PDF = b"%PDF-1.7\n%%EOF\n"


def refusal(content, name):
    with pytest.raises(ValidationError) as refused:
        validate_upload(ContentFile(content, name=name))
    return refused.value.code, refused.value.messages


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF, "paper.pdf"),
        (PDF, "PAPER.PDF"),
        (b"\n" * 1000 + PDF, "paper.pdf"),
        (b"x", "data.csv"),
        (b"PK", "code.zip"),
    ],
)
def test_paper_and_data_are_taken(content, name):
    file = ContentFile(content, name=name)
    validate_upload(file)
    assert file.read() == content


@pytest.mark.parametrize(
    "name",
    ["page.html", "image.svg", "script.js", "run.exe", "pdf", "a.pdf.php", ".pdf"],
)
def test_file_of_another_type_is_refused(name):
    code, [said] = refusal(PDF, name)
    assert code == "suffix"
    assert said.startswith(f"“{name}” can't be kept here. Files may end in .bib, .csv")


def test_empty_file_is_refused():
    said = "“a.pdf” is empty. Save it again and choose it once more."
    assert refusal(b"", "a.pdf") == ("empty", [said])


def test_large_file_is_refused_with_its_size(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES", 1024)
    code, [said] = refusal(b"x" * 2048, "a.zip")
    assert code == "size"
    assert said.replace("\xa0", " ").startswith("“a.zip” has 2.0 KB; at most 1.0 KB")


@pytest.mark.parametrize("content", [b"<html>", b"MZ", b"\n" * 1024 + PDF])
def test_pdf_that_is_none_is_refused(content):
    said = "“a.pdf” is named like a PDF, but its content is something else."
    assert refusal(content, "a.pdf") == ("content", [said])


def test_a_resume_is_a_pdf():
    with pytest.raises(ValidationError) as caught:
        validate_pdf(ContentFile(b"PK", name="cv.docx"))
    assert caught.value.messages == ["“cv.docx” is no PDF. Save or export it as one."]
