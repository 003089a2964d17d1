from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from publications import uploads
from publications.models import Link
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
        (b"a;b\n1;2\n", "data.csv"),
        ("\ufeffä;ö\r\n".encode(), "data.csv"),
        ("Müller".encode("latin-1"), "works.bib"),
        (b'{"cells": []}', "notebook.ipynb"),
        (b"A < B and <b is no tag", "notes.txt"),
        (b"\x1b[1mbold\x1b[0m", "log.txt"),
        (b"PK\x03\x04...", "code.zip"),
        (b"PK\x05\x06" + b"\0" * 18, "empty.zip"),
        (b"PK\x03\x04...", "talk.pptx"),
        (b"PK\x03\x04...", "talk.key"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "talk.ppt"),
        (b"\0\0\0\x18ftypmp42", "talk.mp4"),
        (b"\x1a\x45\xdf\xa3...", "talk.webm"),
        (PDF, "a.html.pdf"),
        (PDF, "\u202efdp.exe.pdf"),
    ],
)
def test_paper_and_data_are_taken(content, name):
    file = ContentFile(content, name=name)
    validate_upload(file)
    assert file.read() == content


@pytest.mark.parametrize(
    "name",
    ["page.html", "image.svg", "script.js", "run.exe", "pdf", "a.pdf.php", ".pdf"]
    + ["a.pdf.html", "a.pdf ", "a.pdf.", "a.pdf\0", "a.pdf\0.html", "a.PHP", "a.xhtml"],
)
def test_file_of_another_type_is_refused(name):
    code, [said] = refusal(PDF, name)
    assert code == "suffix"
    name = name.replace("\0", "")
    assert said.startswith(f"“{name}” can't be kept here. Files may end in .bib, .csv")


def test_empty_file_is_refused():
    said = "“a.pdf” is empty. Save it again and choose it once more."
    assert refusal(b"", "a.pdf") == ("empty", [said])


def test_large_file_is_refused_with_its_size(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES", 1024)
    code, [said] = refusal(b"x" * 2048, "a.zip")
    assert code == "size"
    assert said.replace("\xa0", " ").startswith("“a.zip” has 2.0 KB; at most 1.0 KB")


@pytest.mark.parametrize(
    "content",
    [b"<html>", b"MZ", b"\n" * 1024 + PDF, b"<html><script>x</script>" + PDF]
    + [b"\n <!DOCTYPE html>" + PDF, b"<svg onload=x>" + PDF, b"PK\x03\x04"],
)
def test_pdf_that_is_none_is_refused(content):
    said = "“a.pdf” is named like a PDF, but its content is something else."
    assert refusal(content, "a.pdf") == ("content", [said])


def test_a_resume_is_a_pdf():
    with pytest.raises(ValidationError) as caught:
        validate_pdf(ContentFile(b"PK", name="cv.docx"))
    assert caught.value.messages == ["“cv.docx” is no PDF. Save or export it as one."]


PAGES = [b"<!doctype html><p>x", b"<HTML>", b"  \n<script>x", b"<svg xmlns=x>"]
PAGES += [b"<?xml version='1.0'?><svg>", b"<!-- x --><html>", b"<iframe src=x>"]
PAGES += [b"\xef\xbb\xbf<html>", b"<a href=x>", b"<a\nhref=x>", b"<p>x"]


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.json", "a.bib", "a.ipynb"])
@pytest.mark.parametrize("content", PAGES)
def test_a_page_is_no_text(content, name):
    said = f"“{name}” is no plain text. Save it as one, in UTF-8."
    assert refusal(content, name) == ("content", [said])


@pytest.mark.parametrize(
    "content",
    [b"MZ\0\0", b"x" * 3_000_000 + b"\0", "a;b".encode("utf-16"), b"\x7fELF\1"],
)
def test_what_has_signs_that_no_text_has_is_none(content):
    code, _ = refusal(content, "a.csv")
    assert code == "content"


@pytest.mark.parametrize("suffix", sorted(uploads.SIGNATURES))
@pytest.mark.parametrize("content", [*PAGES, b"MZ\x90", b"x", b"a,b\n1,2"])
def test_each_type_is_known_by_its_content(content, suffix):
    code, [said] = refusal(content, f"a{suffix}")
    assert code == "content"
    assert f"is named like a {suffix[1:].upper()}, but" in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../../etc/passwd", "passwd"),
        ("a\u202elmth.exe", "almth.exe"),
        ("a\nb\0.exe", "ab.exe"),
        ("a" * 300 + ".exe", "a" * 40 + "…" + "a" * 36 + ".exe"),
    ],
)
def test_a_name_is_said_so_that_it_hides_nothing(name, said):
    _, [message] = refusal(b"x", name)
    assert message.startswith(f"“{said}” can't")


@given(st.binary(min_size=1, max_size=2000), st.sampled_from(sorted(uploads.SUFFIXES)))
def test_any_content_is_taken_or_refused_and_left_at_its_beginning(content, suffix):
    file = ContentFile(content, name=f"a{suffix}")
    with suppress(ValidationError):
        validate_upload(file)
    assert file.read() == content


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=400))
def test_any_name_is_taken_or_refused(name):
    file = ContentFile(PDF, name=name)
    with suppress(ValidationError):
        validate_upload(file)


def test_what_is_stored_is_not_looked_at_again():
    link = Link(file="papers/gone/gone.html")
    validate_upload(link.file)
