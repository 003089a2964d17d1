"""What an import says of each entry, and which work an entry belongs to."""

import pytest

from publications.models import Appearance, Author, Publication, Venue
from tests.publications.drafts import make_entry
from tests.publications.factories import make_appearance, make_author, make_publication

from .bringing import bring, lines, notes, only_work, outcomes, planned, titles

pytestmark = pytest.mark.django_db

TITLE = "Taming the Throughput of Tests"
PREPRINT = make_entry(
    "misc", "doe2023", title=TITLE, author="Jane Doe", eprint="2403.02310", year="2023"
)
PAPER = make_entry(
    "inproceedings",
    "doe2024",
    title=TITLE,
    author="Jane Doe",
    booktitle="Symposium (OSDI 24)",
    year="2024",
)


def test_entry_becomes_a_work():
    report = bring(PAPER)
    assert lines(report) == ["1.bib:1: created doe2024"]
    work = only_work()
    assert (work.title, work.kind, work.year) == (TITLE, "conference", 2024)
    assert work.slug == "taming-the-throughput-of-tests"
    [appearance] = work.appearances.all()
    assert (appearance.citation_key, appearance.bibtex) == ("doe2024", PAPER.strip())
    assert (appearance.venue.name, appearance.short_name()) == ("OSDI", "OSDI ’24")


def test_second_run_is_unchanged():
    bring(PREPRINT + PAPER)
    report = bring(PREPRINT + PAPER)
    assert lines(report) == ["1.bib:1: unchanged doe2023", "1.bib:7: unchanged doe2024"]


class TestEntryWithoutATitle:
    UNTITLED = make_entry(title="", key="a", author="Jane Doe", note="Nice")
    TITLED = make_entry(title="Trees of Tests", key="a", author="Jane Doe", note="Nice")

    def test_is_a_draft_called_by_its_key(self):
        report = bring(self.UNTITLED + PAPER)
        assert lines(report) == [
            "1.bib:1: created a",
            "1.bib:1: warning: in a, there is no title; the work is kept as a draft "
            "called “a”: give it a title in the file or here",
            "1.bib:6: created doe2024",
        ]
        assert Publication.objects.get(status="draft").title == "a"

    def test_is_told_again_at_each_run(self):
        first = bring(self.UNTITLED)
        second = bring(self.UNTITLED)
        assert outcomes(second) == ["unchanged"]
        assert notes(second) == notes(first)

    def test_is_published_when_the_file_gives_it_a_title(self):
        bring(self.UNTITLED)
        assert outcomes(bring(self.TITLED)) == ["updated"]
        work = only_work()
        assert (work.title, work.status, work.slug) == (
            "Trees of Tests",
            "published",
            "a",
        )

    def test_stays_a_draft_when_it_was_edited_by_hand(self):
        bring(self.UNTITLED)
        work = only_work()
        work.award = "Best of all"
        work.save()
        bring(self.TITLED)
        work = only_work()
        assert (work.title, work.status) == ("Trees of Tests", "draft")

    def test_keeps_the_title_that_a_person_gives_it(self):
        bring(self.UNTITLED)
        work = only_work()
        work.title = "Mine"
        work.save()
        assert notes(bring(self.UNTITLED)) == []
        report = bring(self.TITLED)
        assert "title differs: “Mine” here, “Trees of Tests” in the file" in notes(
            report
        )
        assert only_work().title == "Mine"

    def test_that_had_one_keeps_it(self):
        bring(self.TITLED)
        report = bring(self.UNTITLED)
        assert "warning: the title is gone from the file; the one here was kept" in (
            notes(report)
        )
        work = only_work()
        assert (work.title, work.status) == ("Trees of Tests", "published")


def test_problems_of_an_entry_stand_below_it():
    report = bring(PAPER + "@misc{b, title={B\n")
    assert outcomes(report) == ["created", "created"]
    assert lines(report)[-1].startswith("1.bib:7: error: in b, ")
    assert report.summary().endswith("0 unchanged; 1 error")


def test_warnings_of_an_entry_stand_below_it():
    report = bring(make_entry(key="a", code="soon"))
    assert lines(report) == [
        "1.bib:1: created a",
        "1.bib:3: warning: in a, code holds no web address (“soon”): no link made",
    ]
    assert report.errors() == 0


@pytest.mark.parametrize("order", [(PREPRINT, PAPER), (PAPER, PREPRINT)])
@pytest.mark.parametrize("way", ["one file", "two files", "two runs"])
def test_preprint_and_paper_are_one_work(order, way):
    first, second = order
    if way == "two runs":
        reports = [bring(first), bring(second)]
    else:
        reports = [bring(first + second) if way == "one file" else bring(*order)]
    assert [o for report in reports for o in outcomes(report)] == ["created", "updated"]
    assert notes(reports[-1])[0] == f"one more appearance of “{TITLE}”"
    work = only_work()
    assert (work.kind, work.year) == ("conference", 2024)
    assert sorted(a.kind for a in work.appearances.all()) == ["conference", "preprint"]
    assert set(outcomes(bring(first + second))) == {"unchanged"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"doi": "10.1145/1.A"}, {"doi": "https://doi.org/10.1145/1.a"}),
        ({"eprint": "2403.02310"}, {"journal": "CoRR", "volume": "abs/2403.02310"}),
    ],
)
def test_entries_with_one_identifier_are_one_work(one, other):
    report = bring(
        make_entry("article", "a", title="Early Title", **one)
        + make_entry("article", "b", title="Late Title", **other)
    )
    assert outcomes(report) == ["created", "updated"]
    assert notes(report) == [
        "one more appearance of “Early Title”, where it is called “Late Title”"
    ]
    assert only_work().appearances.count() == 2


def test_identifier_that_an_entry_gains_counts_in_the_same_run():
    bring(make_entry(key="a", title="Early"))
    report = bring(
        make_entry(key="a", title="Early", doi="10.1000/1")
        + make_entry(key="b", title="Late", doi="10.1000/1")
    )
    assert outcomes(report) == ["updated", "updated"]
    assert only_work().appearances.count() == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe and John Roe", "Doe, J. and Roe, J."),
        ("Jane Doe and John Roe", "John Roe and Jane Doe"),
        ("José Núñez", "Jose Nunez"),
        ("Jan van der Berg", "van der Berg, J."),
        ("Søren Łuk", "Soren Luk"),
        ("{Singularity Team, Microsoft}", "{Singularity Team, Microsoft}"),
    ],
)
def test_same_telling_title_and_authors_are_one_work(one, other):
    report = bring(
        make_entry(key="a", title="{On} the Shape of Tests", author=one)
        + make_entry(key="b", title="on the shape of tests.", author=other)
    )
    assert outcomes(report) == ["created", "updated"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"author": "Jane Doe"}, {"author": "John Roe"}),
        ({"author": "Jane Doe"}, {"author": "Jane Doe and John Roe"}),
        ({"author": "Jane Doe"}, {"author": "Jane Doe", "title": "On the Shape of It"}),
        ({}, {}),
        ({"author": "J D", "title": "A Short One"},) * 2,
    ],
)
def test_works_of_which_too_little_is_the_same_stay_apart(one, other):
    title = {"title": "On the Shape of Tests"}
    report = bring(
        make_entry(key="a", **{**title, **one})
        + make_entry(key="b", **{**title, **other})
    )
    assert outcomes(report) == ["created", "created"]


def test_alias_of_an_author_counts_as_the_author():
    author = make_author("Rohit Karlupia")
    author.aliases.create(name="Rohit Karlupiya")
    title = "On the Shape of Tests"
    bring(make_entry(key="a", title=title, author="Rohit Karlupia"))
    bring("", make_entry(key="b", title=title, author="Rohit Karlupiya"))
    assert only_work().appearances.count() == 2


def test_different_works_with_one_key_both_survive():
    text = make_entry(key="doe", title="One") + make_entry(key="doe", title="Two")
    report = bring(text)
    assert lines(report) == [
        "1.bib:1: created doe",
        "1.bib:4: created doe: its key belongs to another entry: kept as doe-2",
    ]
    assert titles() == ["One", "Two"]
    assert outcomes(bring(text)) == ["unchanged", "unchanged"]


def test_different_works_with_one_key_in_two_files():
    bring(make_entry(key="doe", title="One"))
    assert outcomes(bring(make_entry(key="doe", title="Two"))) == ["created"]
    report = bring(
        make_entry(key="doe", title="Two"), make_entry(key="doe", title="One")
    )
    assert outcomes(report) == ["unchanged", "unchanged"]
    assert titles() == ["One", "Two"]


def test_exact_repeat_is_told_and_left_out():
    report = bring(PAPER + PAPER)
    assert lines(report) == [
        "1.bib:1: created doe2024",
        "1.bib:7: unchanged doe2024: repeats an entry read before, word for word",
    ]
    assert only_work().appearances.count() == 1
    assert outcomes(bring(PAPER + PAPER)) == ["unchanged", "unchanged"]


def test_published_version_under_the_key_of_the_preprint_replaces_it():
    bring(PREPRINT)
    paper = make_entry(
        "inproceedings",
        "doe2023",
        title="Taming the Latency and Throughput of Tests",
        author="Jane Doe",
        booktitle="Symposium (OSDI 24)",
        doi="10.1145/1",
        year="2024",
    )
    report = bring(paper)
    [line] = lines(report)
    assert line.startswith("1.bib:1: updated doe2023: changed title, kind, name, ")
    work = only_work()
    assert (work.kind, work.year) == ("conference", 2024)
    assert (work.title, work.slug) == (
        "Taming the Latency and Throughput of Tests",
        "taming-the-throughput-of-tests",
    )
    [appearance] = work.appearances.all()
    assert (appearance.kind, appearance.arxiv) == ("conference", "")


def test_doi_of_a_preprint_gives_way_to_the_final_one():
    fields = {"key": "a", "author": "Jane Doe"}
    bring(make_entry(title="Taming Tests", doi="10.48550/arXiv.2403.02310", **fields))
    bring(make_entry(title="Taming All Tests", doi="10.1145/1", **fields))
    assert titles() == ["Taming All Tests"]


def test_another_doi_under_the_same_key_is_another_work():
    fields = {"key": "a", "author": "Jane Doe"}
    bring(make_entry(title="Taming Tests", doi="10.1145/1", **fields))
    bring(make_entry(title="Taming All Tests", doi="10.1145/2", **fields))
    assert titles() == ["Taming All Tests", "Taming Tests"]


def test_slug_of_the_entry():
    bring(make_entry(slug="my-Paper"))
    assert only_work().slug == "my-paper"


def test_slug_that_is_taken_gets_a_number():
    make_publication("Other", slug="paper")
    report = bring(make_entry(slug="paper"))
    assert notes(report) == ["its address “paper” can't be had: it is “paper-2”"]
    assert Publication.objects.filter(slug="paper-2").exists()


@pytest.mark.parametrize(
    ("fields", "slug"),
    [
        ({"title": "測試", "key": "wang2020"}, "wang2020"),
        ({"title": "測試", "key": "王"}, "work"),
        ({"title": "A Title", "slug": "測試"}, "a-title"),
    ],
)
def test_slug_without_latin_letters(fields, slug):
    bring(make_entry(**fields))
    assert only_work().slug == slug


def test_enormous_key_is_cut_and_found_again():
    text = make_entry(key="k" * 400)
    assert notes(bring(text)) == ["its key is cut to 250 characters"]
    assert Appearance.objects.get().citation_key == "k" * 250
    assert outcomes(bring(text)) == ["unchanged"]


class TestWorkEnteredByHand:
    @pytest.fixture
    def work(self):
        work = make_publication(
            TITLE, authors=["Jane Doe"], kind="conference", award="Typed"
        )
        make_appearance(work, name="Typed name", kind="conference", year=2024)
        return work

    def test_is_adopted_and_keeps_what_was_typed(self, work):
        report = bring(PAPER)
        assert lines(report) == [
            "1.bib:1: updated doe2024: is now one with the work entered by hand; "
            "changed venue; edited by hand and kept: name; "
            "name differs: “Typed name” here, “Symposium (OSDI 24)” in the file"
        ]
        work = only_work()
        [appearance] = work.appearances.all()
        assert (appearance.name, work.award) == ("Typed name", "Typed")
        assert (appearance.bibtex, appearance.citation_key) == (
            PAPER.strip(),
            "doe2024taming",
        )
        assert [str(person) for person in work.authors()] == ["Jane Doe"]

    def test_says_at_each_run_what_differs(self, work):
        bring(PAPER)
        report = bring(PAPER)
        assert outcomes(report) == ["kept"]
        assert notes(report) == [
            "edited by hand and kept: name",
            "name differs: “Typed name” here, “Symposium (OSDI 24)” in the file",
        ]

    def test_venue_is_the_same_by_either_name(self, work):
        venue = Venue.objects.create(name="USENIX Symposium", short_name="OSDI")
        work.appearances.update(venue=venue, name="Symposium (OSDI 24)")
        assert notes(bring(PAPER)) == ["is now one with the work entered by hand"]
        assert only_work().appearances.get().venue == venue

    def test_gets_what_it_lacked(self, work):
        bring(PAPER.replace("  year", "  pages = {1--9},\n  abstract = {A},\n  year"))
        work = only_work()
        assert (work.abstract, work.appearances.get().pages) == ("A", "1–9")

    def test_of_another_kind_is_another_appearance(self, work):
        assert outcomes(bring(PREPRINT)) == ["updated"]
        assert only_work().appearances.count() == 2

    def test_is_found_by_its_doi(self):
        work = make_publication("Named otherwise")
        make_appearance(work, kind="journal", doi="10.1145/1", name="JoT")
        bring(make_entry("article", title="A", journal="JoT", doi="10.1145/1"))
        assert titles() == ["Named otherwise"]


class TestOwner:
    def test_owner_is_recognised_by_any_spelling(self):
        owner = make_author("Jané Doe", is_owner=True)
        owner.aliases.create(name="Jane D.")
        bring(
            make_entry(key="a", title="One", author="DOE, Jane and John Roe")
            + make_entry(key="b", title="Two", author="Jane D")
        )
        authors = [w.authorships.first().author for w in Publication.objects.all()]
        assert authors == [owner, owner]
        assert Author.objects.count() == 2


def test_plan_writes_nothing_and_asks_nothing_for_each_entry(
    django_assert_num_queries,
):
    few = "".join(make_entry(key=f"k{n}", title=f"W{n}") for n in range(3))
    many = "".join(make_entry(key=f"k{n}", title=f"W{n}") for n in range(60))
    bring(many)
    for text in (few, many):
        with django_assert_num_queries(16):
            assert planned("", text.replace("W", "V")).report


def test_a_retitled_paper_of_the_same_place_is_updated():
    before = make_entry(key="a", title="A Long Title about Trees", journal="J. Trees")
    after = make_entry(key="a", title="Trees: A Much Longer Study", journal="J. Trees")
    bring(before)
    report = bring(after)
    assert lines(report) == ["1.bib:1: updated a: changed title"]
    assert Publication.objects.get().title == "Trees: A Much Longer Study"


def test_a_title_edited_here_and_there_is_still_the_same_entry():
    bring(make_entry(key="a", title="A Study of Tall Trees"))
    Publication.objects.update(title="What I Call It Now")
    report = bring(make_entry(key="a", title="A Study of Very Tall Trees"))
    assert outcomes(report) == ["kept"]
    assert Publication.objects.get().title == "What I Call It Now"


def test_works_that_share_only_a_mistyped_number_are_kept_apart():
    one = make_entry(key="a", title="Words and Their Meanings", arxiv="1811.01331")
    two = make_entry(
        key="b", author="Zoe Zed", title="Filling Slots Openly", arxiv="1811.01331"
    )
    report = bring(one + two)
    assert outcomes(report) == ["created", "created"]
    assert "is that of “Words and Their Meanings”, too" in lines(report)[2]
    assert outcomes(bring(one + two)) == ["unchanged", "unchanged"]
