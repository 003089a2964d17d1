"""Which entries become one work."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from publications.importing.matching import WorkIndex
from publications.models import Appearance, Author, ImportRun, Publication
from tests.publications.drafts import make_draft, make_entry

from .bringing import bring, outcomes, planned, titles

pytestmark = pytest.mark.django_db

TITLE = "On the Shape of Many Tests"
BOOK = {"kind": "book", "author": "Jane Doe"}


def alike_titles(**fields):
    found = WorkIndex().alike(make_draft(**{"key": "new", **fields}))
    return [work.publication.title for work in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {**BOOK, "title": "Trees", "isbn": "0-262-03384-4"},
            {**BOOK, "title": "Trees, 3rd Edition", "isbn": "978-0-262-03384-8"},
        ),
        (
            {"title": "Editorial", "author": "Jane Doe", "year": "2020"},
            {"title": "Editorial", "author": "J. Doe", "year": "2020"},
        ),
        (
            {"title": TITLE, "author": "Jane Doe and John Roe and Ann Poe"},
            {"title": TITLE, "author": "Jane Doe and others"},
        ),
        (
            {"title": TITLE, "author": "Jürgen Müller"},
            {"title": TITLE, "author": "Mueller, J."},
        ),
        (
            {"title": TITLE, "author": "Jane Doe and John Roe"},
            {"title": TITLE, "author": "Roe, J. and Doe, J."},
        ),
        (
            {"kind": "proceedings", "title": TITLE, "editor": "Jane Doe", "year": 2020},
            {"kind": "proceedings", "title": TITLE, "editor": "J. Doe", "year": 2020},
        ),
    ],
)
@pytest.mark.parametrize("way", [1, -1])
@pytest.mark.parametrize("runs", [1, 2])
def test_entries_that_are_one_work(one, other, way, runs):
    texts = [make_entry(**{**one, "key": "a"}), make_entry(**{**other, "key": "b"})]
    texts = texts[::way]
    for some in [texts] if runs == 1 else [texts[:1], ["", texts[1]]]:
        bring(*some)
    assert Publication.objects.count() == 1
    assert Appearance.objects.count() == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Chapters carry the number of their book.
        (
            {"kind": "incollection", "title": "Trees", "isbn": "0-262-03384-4"},
            {"kind": "incollection", "title": "Graphs", "isbn": "0-262-03384-4"},
        ),
        # A wrong digit is no number.
        (
            {**BOOK, "title": "Trees", "isbn": "0-262-03384-5"},
            {**BOOK, "title": "Graphs", "isbn": "0-262-03384-5"},
        ),
        # Somebody writes an editorial each year.
        (
            {"title": "Editorial", "author": "Jane Doe", "year": "2020"},
            {"title": "Editorial", "author": "Jane Doe", "year": "2021"},
        ),
        (
            {"title": "Editorial", "author": "Jane Doe"},
            {"title": "Editorial", "author": "Jane Doe"},
        ),
        (
            {"title": TITLE, "author": "Jane Doe and John Roe"},
            {"title": TITLE, "author": "John Roe and others"},
        ),
        (
            {"kind": "proceedings", "title": TITLE, "editor": "Jane Doe", "year": 2020},
            {"kind": "proceedings", "title": TITLE, "editor": "Jane Doe", "year": 2021},
        ),
    ],
)
@pytest.mark.parametrize("way", [1, -1])
def test_entries_that_are_two_works(one, other, way):
    texts = [make_entry(**{**one, "key": "a"}), make_entry(**{**other, "key": "b"})]
    bring(*texts[::way])
    assert Publication.objects.count() == 2


def test_entry_is_found_by_todays_citation_key():
    bring(make_entry(key="a", title=TITLE))
    Appearance.objects.update(citation_key="doe2020")
    report = bring(make_entry(key="doe2020", title=TITLE, year="2020"))
    assert outcomes(report) == ["updated"]
    assert Appearance.objects.get().year == 2020


def test_entry_is_still_found_by_its_own_key_after_a_renaming():
    bring(make_entry(key="a", title=TITLE))
    Appearance.objects.update(citation_key="doe2020")
    bring(make_entry(key="a", title=TITLE, year="2020"))
    assert Appearance.objects.get().citation_key == "doe2020"


def test_other_title_of_a_paper_leads_to_it_too():
    preprint = make_entry(
        key="a", title="First Words about Trees", eprint="2101.00001", author="Jane Doe"
    )
    paper = make_entry(
        key="b",
        title="Trees and Everything about Them",
        eprint="2101.00001",
        author="Jane Doe",
    )
    again = make_entry(
        key="c", title="Trees and everything about them.", author="J. Doe"
    )
    bring(preprint, paper, again)
    assert titles() == ["First Words about Trees"]
    assert Appearance.objects.count() == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Trees: A Long Survey", "author": "Jane Doe and John Roe"},
        {"title": "Trees", "author": "J. Doe", "year": "2021"},
        {"title": "Trees", "author": "Jane Doe", "year": ""},
    ],
)
def test_work_may_be_the_same(fields):
    bring(make_entry(title="Trees", author="Jane Doe", year="2020", kind="article"))
    assert alike_titles(**fields) == ["Trees"]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Trees", "author": "John Roe", "year": "2020"},
        {"title": "Trees", "author": "Jane Doe", "year": "2022"},
        {"title": "Forests", "author": "Jane Doe", "year": "2020"},
        {"title": "Trees", "author": "Jane Doe", "doi": "10.1000/2"},
        {"title": "Reply to Trees", "author": "Jane Doe"},
        {"title": "Trees", "author": "Jane Doe", "kind": "phdthesis"},
    ],
)
def test_work_can_not_be_the_same(fields):
    bring(make_entry(title="Trees", author="Jane Doe", year="2020", doi="10.1000/1"))
    assert alike_titles(**fields) == []


def test_work_of_the_same_run_may_be_the_same():
    index = planned(make_entry(title="Trees", author="Jane Doe", year="2020"))
    assert index.report
    draft = make_draft(key="b", title="Trees: A Survey", author="Jane Doe")
    [work] = index.planner.index.alike(draft)
    assert work.publication.title == "Trees"


def test_new_entries_ask_nothing_each(django_assert_max_num_queries):
    bring("".join(make_entry(key=f"k{n}", title=f"{TITLE} {n}") for n in range(50)))
    other_file = "".join(
        make_entry(key=f"l{n}", title=f"{TITLE} {n}", author="Jane Doe", year="2020")
        for n in range(50)
    )
    with django_assert_max_num_queries(20):
        assert planned("", other_file).report


works = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["article", "book", "misc"]),
        "title": st.sampled_from([TITLE, TITLE.upper(), "Trees", "Trees and All Else"]),
        "author": st.sampled_from(["Jane Doe", "Doe, J.", "John Roe", "Roe, John"]),
        "year": st.sampled_from(["2020", "2021"]),
        "isbn": st.sampled_from(["", "0-262-03384-4"]),
    }
)


class OrderTests(TestCase):
    @settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
    @given(works, works)
    def test_which_works_are_one_does_not_depend_on_order_and_runs(self, one, other):
        one, other = make_entry(key="a", **one), make_entry(key="b", **other)
        counts = {
            self.works_after([one, other]),
            self.works_after([other, one]),
            self.works_after([one], [other]),
            self.works_after([other], [one]),
        }
        self.assertEqual(len(counts), 1)

    def works_after(self, *imports):
        Publication.objects.all().delete()
        Author.objects.all().delete()
        ImportRun.objects.all().delete()
        for number, texts in enumerate(imports):
            # In one file, the second would be the first under a new key.
            bring(*texts, folder=f"{number}/")
        return Publication.objects.count()
