"""The language of a work, through imports and back out again."""

import json

import pytest

from publications.citing import bibliography, to_csl, to_ris
from publications.models import Appearance, Publication
from tests.publications.drafts import make_entry
from tests.publications.exporting.exported import exported
from tests.publications.factories import make_publication

from .bringing import bring, only_work, outcomes

pytestmark = pytest.mark.django_db


def entry(**fields):
    return make_entry("article", author="Jane Doe", journal="J", year="2020", **fields)


def cited():
    """The work's language in BibTeX, RIS and CSL-JSON."""
    works = Publication.objects.for_display()
    bibtex = [x for x in bibliography(works).split("\n") if "language" in x]
    ris = [x for x in to_ris(works, str).split("\r\n") if x.startswith("LA")]
    [csl] = json.loads(to_csl(works, str))
    return (
        "".join(bibtex).partition("=")[2].strip(" ,"),
        "".join(ris).removeprefix("LA  - "),
        csl.get("language", ""),
    )


def edit(language):
    work = only_work()
    work.language = language
    work.save()


def test_an_import_fills_it_and_follows_the_file():
    bring(entry(langid="ngerman"))
    assert only_work().language == "de"
    assert outcomes(bring(entry(langid="french"))) == ["updated"]
    assert only_work().language == "fr"
    bring(entry())
    assert only_work().language == ""


def test_what_was_typed_by_hand_stays():
    bring(entry(langid="ngerman"))
    edit("de-AT")
    bring(entry(langid="ngerman"))
    assert only_work().language == "de-AT"
    assert outcomes(bring(entry(langid="french"))) == ["kept"]
    assert only_work().language == "de-AT"


def test_a_site_from_before_there_were_languages_gets_them_at_the_next_import():
    text = entry(language="de")
    bring(text)
    edit("")
    place = Appearance.objects.get()
    del place.imported["seen"]["language"]
    place.content_hash = "of an older version"
    place.save()
    bring(text)
    assert only_work().language == "de"
    assert exported_after(text) == text


def exported_after(text):
    bring(text)
    return exported()


@pytest.mark.parametrize(
    ("fields", "changed", "line"),
    [
        ({"langid": "ngerman"}, "fr", "  langid = {french},"),
        ({"language": "{German}"}, "de-AT", "  language = {naustrian},"),
        ({"language": "de-DE"}, "fr", "  language = {fr},"),
        ({"language": "english and german"}, "de", "  langid = {ngerman},"),
        ({}, "de", "  langid = {ngerman},"),
        ({}, "ti", "  language = {ti},"),
        ({"language": "klingon"}, "de", "  langid = {ngerman},"),
    ],
)
def test_a_changed_language_is_written_back(fields, changed, line):
    text = entry(**fields)
    bring(text)
    edit(changed)
    new = exported()
    assert line in new.split("\n")
    kept = fields.get("language") in ("english and german", "klingon")
    assert len(new.split("\n")) == len(text.split("\n")) + (kept or not fields)
    bring(new)
    assert only_work().language == changed


def test_a_removed_language_leaves_the_entry():
    bring(entry(langid="ngerman", language="german"))
    edit("")
    assert exported().strip() == entry().strip()


@pytest.mark.parametrize(
    ("fields", "in_citations"),
    [
        ({"language": "{German}"}, ("{{German}}", "de", "de")),
        ({"language": "de"}, ("{de}", "de", "de")),
        ({"langid": "ngerman"}, ("{ngerman}", "de", "de")),
        ({"language": "en and de"}, ("{en and de}", "en and de", "en and de")),
        ({"language": "Klingon"}, ("{Klingon}", "Klingon", "Klingon")),
        ({}, ("", "", "")),
    ],
)
def test_citations_say_it(fields, in_citations):
    bring(entry(**fields))
    assert cited() == in_citations


@pytest.mark.parametrize(
    ("language", "in_citations"),
    [
        ("fr", ("{french}", "fr", "fr")),
        ("zh-Hant", ("{zh-Hant}", "zh-Hant", "zh-Hant")),
        ("", ("", "", "")),
    ],
)
def test_citations_say_what_was_typed(language, in_citations):
    bring(entry(langid="ngerman", language="german"))
    edit(language)
    assert cited() == in_citations


def test_a_work_typed_by_hand_says_it():
    make_publication("Über Zahlen", language="de")
    assert cited() == ("{ngerman}", "de", "de")
