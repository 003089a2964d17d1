"""The numbers beside the filters, against works that are counted one by one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publications import querysets
from publications.listing import Choice, facets
from publications.models import Authorship, Publication, Topic
from publications.searching import index
from tests.publications.factories import make_author, make_publication

pytestmark = pytest.mark.django_db

TOPICS, AUTHORS = ["graphs", "logic", "proofs"], ["ada-x", "bob-x", "cy-x"]
KINDS, YEARS = ["book", "journal", "project"], [None, 2001, 2024]
WORDS = ["old", "new"]
DRAFT = Publication.Status.DRAFT

drawn_work = st.fixed_dictionaries(
    {
        "word": st.sampled_from(WORDS),
        "year": st.sampled_from(YEARS),
        "kind": st.sampled_from(KINDS),
        "topic": st.sets(st.sampled_from(TOPICS)),
        # One may be author and editor of a work.
        "author": st.lists(st.sampled_from(AUTHORS), max_size=4),
        "is_draft": st.booleans(),
    }
)
drawn_choice = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(WORDS),
        "year": st.sampled_from(["none", "2001", "2024", "1999", "02001"]),
        "kind": st.sampled_from([*KINDS, "thesis", "nonsense"]),
        "topic": st.sampled_from([*TOPICS, "nobody", "No such"]),
        "author": st.sampled_from([*AUTHORS, "nobody", "é"]),
    },
)


@pytest.fixture
def registry():
    topics = {name: Topic.objects.create(name=name) for name in TOPICS}
    names = {slug: make_author(slug.title().replace("-", " ")) for slug in AUTHORS}
    return topics, names


@pytest.mark.parametrize("few", [0, 500])
@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=st.lists(drawn_work, max_size=8), chosen=drawn_choice)
def test_each_number_is_that_of_the_works_after_the_click(
    registry, monkeypatch, few, drawn, chosen
):
    monkeypatch.setattr(querysets, "FEW", few)
    make(drawn, *registry)
    index.refresh()
    found = facets(Choice.of(chosen))
    assert found.found == number(drawn, chosen) == Choice.of(chosen).works().count()
    for facet in found.rows:
        for value in facet.values:
            own = own_of(value, facet.name)
            expected = number(drawn, {**chosen, facet.name: own})
            assert value.count == expected, (facet.name, value.text)
            assert value.is_chosen == (chosen.get(facet.name) == own)


def make(drawn, topics, names):
    Publication.objects.all().delete()
    for work in drawn:
        made = make_publication(
            work["word"],
            year=work["year"],
            kind=work["kind"],
            authors=[names[slug] for slug in work["author"]],
            status=DRAFT if work["is_draft"] else Publication.Status.PUBLISHED,
        )
        Authorship.objects.filter(publication=made, position=1).update(role="editor")
        made.topics.set(topics[name] for name in work["topic"])


def number(drawn, chosen):
    """Of published works that are all that is chosen."""
    return sum(not w["is_draft"] and is_chosen(w, chosen) for w in drawn)


def is_chosen(work, chosen):
    of_work = {
        "q": [work["word"]],
        "year": [str(work["year"] or "none")],
        "kind": [work["kind"]],
        "topic": work["topic"],
        "author": work["author"],
    }
    return all(value in of_work[name] for name, value in chosen.items())


def own_of(value, name):
    """What a click on it puts in the address, or has put there."""
    if name in ("topic", "author"):
        return value.text.lower().replace(" ", "-") if name == "author" else value.text
    texts = dict(zip(Publication.Kind.labels, Publication.Kind.values, strict=True))
    return {"No year": "none", **texts}.get(str(value.text), str(value.text))


def shown(name, **chosen):
    for facet in facets(Choice.of(chosen)).rows:
        if facet.name == name:
            return [(str(value.text), value.count) for value in facet.values]
    return None


def test_years_stand_newest_first_and_those_without_last():
    for year in (1999, 2024, None, 2001):
        make_publication(year=year)
    expected = ["2024", "2001", "1999", "No year"]
    assert [text for text, _ in shown("year")] == expected


def test_what_is_as_frequent_stands_by_name():
    for name in ("zeta", "Beta", "alpha"):
        make_publication().topics.create(name=name)
    make_publication().topics.add(Topic.objects.get(name="zeta"))
    assert shown("topic") == [("zeta", 2), ("alpha", 1), ("Beta", 1)]


def test_what_all_of_them_are_is_no_filter():
    ada = make_author("Ada Lovelace")
    for title in ("One", "Two"):
        make_publication(title, year=2024, kind="book", authors=[ada])
    assert facets(Choice()).rows == []
    assert shown("year", year="2024") == [("2024", 2)]


@pytest.mark.parametrize("name", ["author", "topic"])
def test_nobody_is_named_of_whom_nothing_is_published(name):
    secret = make_publication(status=DRAFT, authors=["Secret Person"])
    secret.topics.create(name="Secret Matter")
    row = secret.authorships.get().author if name == "author" else secret.topics.get()
    assert shown(name, **{name: row.slug}) == [(row.slug, 0)]


@pytest.mark.parametrize(
    ("kind", "text"), [("journal", "Journal article"), ("nonsense", "nonsense")]
)
def test_a_chosen_kind_without_works_is_called_by_its_name(kind, text):
    make_publication(kind="book")
    assert (text, 0) in shown("kind", kind=kind)


def test_a_chosen_author_has_a_page():
    make_publication(authors=["Ada Lovelace"])
    [facet] = facets(Choice(author="ada-lovelace")).rows
    assert facet.values[0].address == "/publications/authors/ada-lovelace/"
    [facet] = facets(Choice(author="nobody")).rows
    assert facet.values[0].address == ""


def test_a_chosen_year_is_seen_wherever_it_stands():
    for year in range(2000, 2020):
        make_publication(year=year)
    [facet] = facets(Choice(year="2003")).rows
    assert [value.text for value in facet.shown()][:2] == ["2003", "2019"]
    assert len(facet.shown()) + len(facet.folded()) == 20
