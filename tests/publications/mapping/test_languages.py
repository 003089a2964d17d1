import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.languages import validate_language
from publications.mapping.languages import BABEL, CODES, LONG_CODES, name_of, tag_of
from tests.publications.drafts import make_draft


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("english", "en"),
        ("ngerman", "de"),
        ("German", "de"),
        ("{German}", "de"),
        ("langgerman", "de"),
        ("naustrian", "de-AT"),
        ("Français", "fr"),
        (r"Fran{\c c}ais", "fr"),
        ("brazilian", "pt-BR"),
        ("fr", "fr"),
        ("EN", "en"),
        ("eng", "en"),
        ("ger", "de"),
        ("grc", "grc"),
        ("de-DE", "de-DE"),
        ("de-de", "de-DE"),
        (r"en\_US", "en-US"),
        ("eng-us", "en-US"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("english and german", ""),
        ("en, de", ""),
        ("English; French", ""),
        ("klingon", ""),
        ("jp", ""),
        ("xyz", ""),
        ("n/a", ""),
        ("", ""),
    ],
)
def test_language_of_an_entry(text, tag):
    assert make_draft(language=text).language == tag


@pytest.mark.parametrize(
    ("fields", "tag"),
    [
        ({"langid": "ngerman"}, "de"),
        ({"hyphenation": "french"}, "fr"),
        ({"language": "english", "langid": "ngerman"}, "en"),
        ({"language": "english and german", "langid": "ngerman"}, "de"),
        ({"language": "klingon", "hyphenation": "fr"}, "fr"),
        ({"langid": "english", "offprint-language": "de-AT"}, "de-AT"),
        ({"origlanguage": "german"}, ""),
        ({}, ""),
    ],
)
def test_the_first_field_that_says_one_is_believed(fields, tag):
    assert make_draft(**fields).language == tag


@pytest.mark.parametrize("tag", sorted({*BABEL, *CODES, *LONG_CODES.values()}))
def test_the_name_of_a_language_is_read_as_its_tag(tag):
    assert tag_of(name_of(tag)) == tag


@given(st.text() | st.from_regex(r"[a-z]{2,3}(-[A-Za-z]{4})?(-[a-z0-9]{2,3})?"))
def test_what_is_understood_is_a_tag_that_the_form_takes(text):
    tag = tag_of(text)
    if tag:
        validate_language(tag)
        assert tag_of(tag) == tag
