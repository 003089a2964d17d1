"""Whether the pages can be read in German, whole."""

import re
from io import BytesIO

import pytest
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation.template import templatize

ROOT = settings.BASE_DIR
APPS = ["config", "homepage", "publications"]
CATALOG = ROOT / "locale/de/LC_MESSAGES/django.po"
KEYWORDS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    "npgettext": ((1, "c"), 2, 3),
}
PLACE = re.compile(r"%(?:\(\w+\))?[sd]|%%|</?[a-z][^>]*>")


def catalog():
    with CATALOG.open("rb") as file:
        return read_po(file)


def forms(text):
    return list(text) if isinstance(text, (list, tuple)) else [text]


MESSAGES = [message for message in catalog() if message.id]


def texts_of(path):
    """Each text for a visitor in a file, with its context."""
    source = path.read_text()
    if path.suffix == ".html":
        # Indented as no Python is.
        source = re.sub(r"^[ \t]+", "", templatize(source), flags=re.MULTILINE)
    found = extract("python", BytesIO(source.encode()), keywords=KEYWORDS)
    return {(context, forms(text)[0]) for _, text, _, context in found}


def sources():
    modules = (path for app in APPS for path in (ROOT / app).rglob("*.py"))
    return [*modules, *(ROOT / "templates").rglob("*.html")]


def test_texts_are_found_in_templates_and_in_code():
    templates = texts_of(ROOT / "templates/base.html")
    assert (None, "Skip to content") in templates
    assert (None, "Advisor:") in texts_of(ROOT / "templates/publications/_people.html")
    assert (None, "Undated") in texts_of(ROOT / "publications/models/publication.py")


def test_no_text_of_the_pages_lacks_its_german():
    known = {(message.context, forms(message.id)[0]) for message in MESSAGES}
    lacking = set().union(*map(texts_of, sources())) - known
    assert not lacking, f"Run `make messages` and see {CATALOG}"


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: str(m.id)[:40])
def test_a_translation_is_there_and_fills_the_same_places(message):
    assert not message.fuzzy, f"{message.id!r} is translated by guess: see {CATALOG}"
    places = set(PLACE.findall(forms(message.id)[-1]))
    for text in forms(message.string):
        assert text, f"{message.id!r} has no translation: see {CATALOG}"
        assert set(PLACE.findall(text)) == places


def test_what_is_loaded_is_what_was_translated():
    with CATALOG.with_suffix(".mo").open("rb") as file:
        loaded = [message for message in read_mo(file) if message.id]
    assert as_read(loaded) == as_read(MESSAGES), "Run `make messages`."


def as_read(messages):
    return {(m.context, *forms(m.id)): forms(m.string) for m in messages}


def test_german_speaks_to_nobody_and_has_quotes_of_its_own():
    for message in MESSAGES:
        words = re.sub("<[^>]*>", "", " ".join(forms(message.string)))
        assert not re.search(r"[\"”]|\b(Sie|Ihr|Ihre|[Dd]u|[Dd]ein|[Dd]eine)\b", words)


@pytest.mark.parametrize(
    "language, text", [("de", "Zum Inhalt springen"), ("en", "Skip to content")]
)
def test_django_loads_it(language, text):
    with translation.override(language):
        assert translation.gettext("Skip to content") == text


# What is called so in every language.
NAMES = set(
    "APA BibTeX CSL-JSON DOI ISBN ORCID RIS Offprint PDF al bib et json ris".split()
)
CODE = re.compile(
    r"\{% (comment|blocktranslate)\b.*?\{% end\1 %\}|<(script|style)\b.*?</\2>"
    r"|<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}",
    re.DOTALL,
)
SAID = re.compile(r'\b(?:alt|aria-label|placeholder|title)="([^"]*)"')
PAGES = [p for p in (ROOT / "templates").rglob("*.html") if "admin" not in p.parts]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_a_template_has_no_words_past_translation(path):
    text = CODE.sub("", path.read_text())
    said = " ".join([re.sub(r"<[^>]*>", " ", text), *SAID.findall(text)])
    words = set(re.findall(r"[^\W\d_][\w-]+", re.sub(r"&\w+;", "", said)))
    assert words <= NAMES, f"{path}: {words - NAMES}"
