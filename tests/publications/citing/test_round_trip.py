"""What is exported clean is read again with the values that the site shows."""

import re
from unicodedata import normalize

import bibtexparser
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from publications.bibtex import parse, to_latex, to_unicode
from publications.citing import bibliography
from publications.citing.citation import citations
from publications.identifiers import normal_arxiv, normal_doi
from publications.importing.values import PLACE
from publications.mapping import read_drafts
from publications.models import Appearance, Author, Authorship, Publication
from tests.publications.factories import make_publication

from .corpora import CORPORA, bring_file
from .works import make_works

COLUMNS = [name for name in PLACE if name != "kind"]
ROLES = ["author", "editor", "advisor", "mentor"]


def works():
    return Publication.objects.published().newest_first().for_display()


def recorded(citation):
    work, appearance = citation.work, citation.appearance
    # A preprint has nothing to do with the editors of the proceedings.
    is_earlier = appearance.is_preprint() and not citation.is_main()
    roles = [role for role in ROLES if not (role == "editor" and is_earlier)]
    people = [(role, str(p)) for role in roles for p in work.people(role)]
    values = {name: getattr(appearance, name) for name in COLUMNS}
    return values | {"title": work.title, "people": people}


def read_again(draft):
    people = [(person.role, person.name) for person in draft.people]
    values = {name: getattr(draft, name) for name in COLUMNS}
    return values | {"title": draft.title, "people": people}


def differences(citation, draft):
    before, after = recorded(citation), read_again(draft)
    return {
        name: (before[name], after[name])
        for name in before
        if before[name] != after[name] and not is_known(name, before[name], draft)
    }


def is_known(name, before, draft):
    """Nobody's articles become booklets, which know no volumes; a thesis of an unknown
    sort is called one; and a link may say an identifier that the record lacked."""
    if name == "name" and draft.name == f"Thesis, {before}":
        return True
    if not any(person.role == "author" for person in draft.people):
        return name in ("name", "volume", "number")
    url = dict(draft.fields).get("url", "")
    normal = {"doi": normal_doi, "arxiv": normal_arxiv}.get(name)
    return bool(normal) and normal(url) == getattr(draft, name)


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("file", CORPORA)
def test_real_files(file):
    bring_file(file)
    listed = list(works())
    for for_any_style in [False, True]:
        text = bibliography(listed, for_any_style=for_any_style)
        check_values(text, listed)
        check_other_readers(text)


def check_values(text, listed):
    drafts = read_drafts(text.encode(), "works.bib").drafts
    cited = list(citations(listed))
    assert [draft.key for draft in drafts] == [citation.key for citation in cited]
    assert {
        citation.key: different
        for citation, draft in zip(cited, drafts, strict=True)
        if (different := differences(citation, draft))
    } == {}


def check_other_readers(text):
    entries = parse(text).entries
    theirs = parse_string(text, "bibtex").entries
    others = bibtexparser.parse_string(text)
    assert not others.failed_blocks
    assert len(entries) == len(theirs) == len(others.entries)
    for entry, other in zip(entries, others.entries, strict=True):
        fields = {field.name: field.value for field in entry.fields}
        assert {field.key for field in other.fields} == set(fields)
        people = {role for role in ("author", "editor") if role in fields}
        assert set(theirs[entry.key].fields) | people == set(fields)
        for name in set(fields) - people:
            assert squeezed(theirs[entry.key].fields[name]) == squeezed(fields[name])


def squeezed(text):
    return re.sub(r"\s+", " ", text)


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40
)
lines = texts.map(lambda text: " ".join(text.split())).filter(bool)
# Letters of many scripts with the signs that LaTeX and BibTeX give a meaning.
signs = st.sampled_from("&%$#_{}~^\\\"'`-–—’“”,;:.@()[]<>|=+*/!?")
letters = st.characters(categories=["Lu", "Ll", "Lo", "Nd"])
words = st.text(letters | letters | signs | st.just(" "), min_size=1, max_size=30).map(
    lambda text: " ".join(normalize("NFC", f"A{text}z").split())
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(title=lines, name=lines, note=lines, volume=lines, publisher=lines)
@example("a } b { $", "\\", "100% {\\", "%", "#&_^~")
def test_whatever_was_typed_stays_within_its_field(
    title, name, note, volume, publisher
):
    work = Publication(pk=1, title=title)
    appearance = Appearance(
        publication=work,
        kind="journal",
        name=name,
        note=note,
        volume=volume,
        publisher=publisher,
        citation_key="key",
    )
    work._prefetched_objects_cache = {
        "appearances": [appearance],
        "authorships": [],
        "links": [],
        "topics": [],
    }
    text = bibliography([work])
    [entry] = parse(text).entries
    assert text.count("\n") == len(entry.fields) + 2
    assert len(parse_string(text, "bibtex").entries) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(title=words, place=words, publisher=words, given_name=words, family_name=words)
def test_typed_words_are_read_again(title, place, publisher, given_name, family_name):
    name = f"Journal {place}"
    work = Publication(pk=1, title=title)
    author = Author(given_name=given_name, family_name=family_name)
    appearance = Appearance(
        publication=work,
        kind="journal",
        name=name,
        volume="3",
        publisher=publisher,
        citation_key="key",
    )
    work._prefetched_objects_cache = {
        "appearances": [appearance],
        "authorships": [Authorship(author=author)],
        "links": [],
        "topics": [],
    }
    [draft] = read_drafts(bibliography([work]).encode(), "works.bib").drafts
    [person] = draft.people
    assert (draft.title, draft.name, draft.publisher) == (title, name, publisher)
    assert (person.given_name, person.family_name) == (given_name, family_name)


@pytest.mark.django_db
def test_works_of_every_kind_are_read_with_their_titles_people_and_dates():
    listed = list(make_works())
    drafts = read_drafts(bibliography(listed).encode(), "works.bib").drafts
    for citation, draft in zip(citations(listed), drafts, strict=True):
        before, after = recorded(citation), read_again(draft)
        assert in_words(after["title"]) == in_words(before["title"])
        for name in ("people", "year", "month", "day", "date_text", "doi"):
            assert after[name] == before[name]
        for name in ("arxiv", "pages", "isbn", "issn", "note"):
            assert after[name] == before[name]


def in_words(title):
    return to_unicode(to_latex(title))


@pytest.mark.django_db
def test_query_count_does_not_grow(django_assert_num_queries):
    for n in range(3):
        make_publication(
            f"A {n}", authors=["Jo Doe"], links=["https://x.org"], year=2024
        )
    with django_assert_num_queries(5):
        assert bibliography(works()).count("@inproceedings") == 3
