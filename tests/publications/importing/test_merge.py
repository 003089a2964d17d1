"""What survives the next import, and what it brings."""

import pytest

from publications.models import Author, Link, Publication, Topic, Venue
from tests.publications.drafts import make_entry
from tests.publications.factories import make_author
from tests.publications.images import encoded, photo

from .bringing import bring, links, notes, only_work, outcomes, planned

pytestmark = pytest.mark.django_db

TITLE = "Taming the Throughput of Tests"
A, B, C = (f"https://example.org/{name}" for name in "abc")


def entry(**fields):
    return make_entry("article", **{"title": TITLE, "author": "Jane Doe", **fields})


def edit(record, **fields):
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


class TestThreeWayRule:
    """For a field of the work and for one of its appearance."""

    @pytest.fixture(params=["abstract", "note"])
    def field(self, request):
        return request.param

    def record(self, field):
        work = only_work()
        return work if field == "abstract" else work.appearances.get()

    def present(self, field):
        return getattr(self.record(field), field)

    def test_changed_in_the_file_only_is_updated(self, field):
        bring(entry(**{field: "Old"}))
        report = bring(entry(**{field: "New"}))
        assert (outcomes(report), notes(report)) == (["updated"], [f"changed {field}"])
        assert self.present(field) == "New"
        assert outcomes(bring(entry(**{field: "New"}))) == ["unchanged"]

    def test_edited_by_hand_only_is_kept(self, field):
        bring(entry(**{field: "Old"}))
        edit(self.record(field), **{field: "Mine"})
        report = bring(entry(**{field: "Old"}))
        assert outcomes(report) == ["kept"]
        assert notes(report) == [f"edited by hand and kept: {field}"]
        assert self.present(field) == "Mine"

    def test_changed_in_both_is_kept_and_both_are_told(self, field):
        bring(entry(**{field: "Old"}))
        edit(self.record(field), **{field: "Mine"})
        for _ in range(2):
            report = bring(entry(**{field: "New"}))
            assert outcomes(report) == ["kept"]
            assert notes(report) == [
                f"edited by hand and kept: {field}",
                f"{field} differs: “Mine” here, “New” in the file",
            ]
            assert self.present(field) == "Mine"

    def test_file_that_catches_up_with_the_hand_is_followed_again(self, field):
        bring(entry(**{field: "Old"}))
        edit(self.record(field), **{field: "Mine"})
        bring(entry(**{field: "Mine"}))
        assert outcomes(bring(entry(**{field: "Mine"}))) == ["unchanged"]
        bring(entry(**{field: "New"}))
        assert self.present(field) == "New"

    def test_gone_from_the_file_is_gone(self, field):
        bring(entry(**{field: "Old"}))
        assert notes(bring(entry())) == [f"changed {field}"]
        assert self.present(field) == ""

    def test_filled_by_hand_stays(self, field):
        bring(entry())
        edit(self.record(field), **{field: "Mine"})
        assert outcomes(bring(entry())) == ["kept"]
        assert self.present(field) == "Mine"


def test_long_values_are_told_in_part_and_in_one_line():
    bring(entry(abstract="Old"))
    edit(only_work(), abstract="My\n\nown")
    report = bring(entry(abstract="new " * 100))
    assert notes(report)[1] == (
        f"abstract differs: “My own” here, “{'new ' * 19}new…” in the file"
    )


def test_text_of_the_entry_is_kept_up_to_date():
    bring(entry(timestamp="1"))
    report = bring(entry(timestamp="2"))
    assert (outcomes(report), notes(report)) == (["updated"], ["changed its BibTeX"])
    assert "{2}" in only_work().appearances.get().bibtex


def test_address_never_changes():
    bring(entry(slug="first"))
    bring(entry(slug="second", title="Taming the Throughput"))
    assert only_work().slug == "first"


def test_selected_by_hand_stays_selected():
    bring(entry())
    edit(only_work(), is_selected=True, position=2, status="draft")
    assert outcomes(bring(entry())) == ["kept"]
    work = only_work()
    assert (work.is_selected, work.position, work.status) == (True, 2, "draft")


class TestKind:
    def test_changed_by_hand_is_kept(self):
        bring(entry())
        edit(only_work(), kind="talk")
        report = bring(entry())
        assert notes(report) == ["edited by hand and kept: kind of work"]
        assert only_work().kind == "talk"

    def test_changed_in_the_file_is_updated(self):
        bring(make_entry("article", title=TITLE))
        report = bring(make_entry("book", title=TITLE))
        assert only_work().kind == "book"
        assert notes(report) == ["changed kind, kind of work"]

    def test_changed_in_both_is_told(self):
        bring(make_entry("article", title=TITLE))
        edit(only_work(), kind="talk")
        report = bring(make_entry("book", title=TITLE))
        assert "kind of work differs: “talk” here, “book” in the file" in notes(report)
        assert only_work().kind == "talk"

    def test_preprint_that_turns_into_something_else_leaves_the_paper_alone(self):
        preprint = make_entry("misc", "p", title=TITLE, author="J D", arxiv="2403.1234")
        paper = make_entry("inproceedings", "c", title=TITLE, author="J D")
        bring(preprint + paper)
        report = bring(preprint.replace("arxiv", "xarxiv") + paper)
        assert outcomes(report) == ["updated", "unchanged"]
        assert Publication.objects.get().kind in ("other", "conference")


class TestVenue:
    JOURNAL = {"journal": "Journal of Tests"}

    def test_chosen_by_hand_is_kept(self):
        bring(entry(**self.JOURNAL))
        mine = Venue.objects.create(name="Mine")
        edit(only_work().appearances.get(), venue=mine)
        report = bring(entry(**self.JOURNAL))
        assert notes(report) == ["edited by hand and kept: venue"]
        assert only_work().appearances.get().venue == mine

    def test_changed_in_the_file_is_updated(self):
        bring(entry(**self.JOURNAL))
        bring(entry(journal="Nature"))
        assert only_work().appearances.get().venue.name == "Nature"

    def test_renamed_venue_is_the_same(self):
        bring(entry(**self.JOURNAL))
        edit(Venue.objects.get(), name="J. of Tests")
        assert outcomes(bring(entry(**self.JOURNAL))) == ["unchanged"]

    def test_is_found_by_either_name_in_any_case(self):
        venue = Venue.objects.create(name="Journal of Tests", short_name="JoT")
        bring(entry(journal="JOT", key="a"))
        bring(entry(journal="journal of tests", key="b", title="B"))
        venues = {w.main_appearance().venue for w in Publication.objects.all()}
        assert venues == {venue}


class TestLinks:
    def test_added_by_hand_survives_whatever_the_file_does(self):
        bring(entry(code=A))
        Link.objects.create(publication=only_work(), kind="video", url=B, position=9)
        assert outcomes(bring(entry(code=A))) == ["unchanged"]
        assert notes(bring(entry(code=C))) == ["changed links"]
        assert links(only_work()) == [("video", B), ("code", C)]

    def test_removed_by_hand_does_not_come_back(self):
        bring(entry(code=A, slides=B))
        only_work().links.get(url=A).delete()
        edit(only_work())
        report = bring(entry(code=A, slides=B))
        assert notes(report) == ["edited by hand and kept: links"]
        assert links(only_work()) == [("slides", B)]

    def test_removed_by_hand_stays_away_while_the_file_gains_others(self):
        bring(entry(code=A))
        only_work().links.all().delete()
        bring(entry(code=A, slides=B))
        assert links(only_work()) == [("slides", B)]

    def test_removed_by_hand_and_from_the_file_is_no_change(self):
        bring(entry(code=A))
        only_work().links.all().delete()
        assert notes(bring(entry())) == ["changed its BibTeX"]
        assert outcomes(bring(entry())) == ["unchanged"]

    def test_gone_from_the_file_is_gone(self):
        bring(entry(code=A, slides=B))
        bring(entry(code=A))
        assert links(only_work()) == [("code", A)]

    def test_label_changed_by_hand_survives(self):
        bring(entry(code=A))
        edit(only_work().links.get(), label="Our code")
        bring(entry(code=A, slides=B))
        assert [str(link) for link in only_work().links.all()] == ["Our code", "Slides"]

    def test_link_that_changes_its_kind_is_not_lost(self):
        bring(entry(url=A))
        bring(entry(code=A))
        assert links(only_work()) == [("code", A)]

    def test_address_entered_by_hand_before_is_not_doubled(self):
        bring(entry())
        Link.objects.create(publication=only_work(), kind="code", url=A)
        bring(entry(code=A))
        assert links(only_work()) == [("code", A)]
        assert outcomes(bring(entry(code=A))) == ["unchanged"]

    def test_link_that_moves_to_another_entry_is_not_lost(self):
        bring(entry(key="a", code=A))
        both = entry(key="a") + entry(key="b", code=A)
        bring(both)
        assert links(only_work()) == [("code", A)]
        assert outcomes(bring(both)) == ["unchanged", "unchanged"]

    def test_link_stays_while_another_entry_has_it_as_another_kind(self):
        bring(entry(key="a", code=A) + entry(key="b"))
        report = bring(entry(key="b", url=A) + entry(key="a"))
        assert "kept" not in outcomes(report)
        assert links(only_work()) == [("code", A)]

    def test_link_of_two_entries_stays_until_both_have_lost_it(self):
        both = entry(key="a", code=A) + entry(key="b", code=A)
        bring(both)
        report = bring(entry(key="a") + entry(key="b", code=A))
        assert outcomes(report) == ["updated", "unchanged"]
        assert links(only_work()) == [("code", A)]
        bring(entry(key="a") + entry(key="b"))
        assert links(only_work()) == []


class TestTopics:
    def names(self):
        return [topic.name for topic in only_work().topics.all()]

    def test_merge_item_by_item(self):
        bring(entry(keywords="ml, systems"))
        work = only_work()
        work.topics.add(Topic.objects.create(name="mine"))
        work.topics.remove(Topic.objects.get(name="systems"))
        edit(work)
        report = bring(entry(keywords="ml, systems"))
        assert notes(report) == ["edited by hand and kept: topics"]
        assert self.names() == ["mine", "ml"]
        bring(entry(keywords="systems, new"))
        assert self.names() == ["mine", "new"]

    def test_topic_of_two_entries_stays_until_both_have_lost_it(self):
        bring(entry(key="a", keywords="ML") + entry(key="b", keywords="ml"))
        bring(entry(key="a") + entry(key="b", keywords="ml"))
        assert self.names() == ["ML"]
        bring(entry(key="a") + entry(key="b"))
        assert self.names() == []

    def test_are_found_in_any_case(self):
        Topic.objects.create(name="Machine Learning")
        bring(entry(keywords="machine learning"))
        assert self.names() == ["Machine Learning"]
        assert outcomes(bring(entry(keywords="machine learning"))) == ["unchanged"]


class TestPeople:
    def names(self):
        return [str(person) for person in only_work().authors()]

    def test_changed_in_the_file_are_replaced(self):
        bring(entry(author="Jane Doe and John Roe"))
        report = bring(entry(author="John Roe and Jane Doe and Ann Poe"))
        assert notes(report) == ["changed people"]
        assert self.names() == ["John Roe", "Jane Doe", "Ann Poe"]
        assert Author.objects.count() == 3

    def test_edited_by_hand_are_kept(self):
        bring(entry(author="Jane Doe and John Roe"))
        only_work().authorships.last().delete()
        edit(only_work())
        assert outcomes(bring(entry(author="Jane Doe and John Roe"))) == ["kept"]
        report = bring(entry(author="Jane Doe and Ann Poe"))
        assert (
            "people differs: “Jane Doe” here, “Jane Doe, Ann Poe” in the file"
            in notes(report)
        )
        assert self.names() == ["Jane Doe"]

    def test_renamed_author_is_no_edit(self):
        bring(entry(author="Jane Doe"))
        edit(Author.objects.get(), given_name="Janet")
        assert outcomes(bring(entry(author="Jane Doe"))) == ["unchanged"]
        assert self.names() == ["Janet Doe"]

    def test_corresponding_author_stays_so(self):
        bring(entry(author="Jane Doe and John Roe"))
        edit(only_work().authorships.last(), is_corresponding=True)
        bring(entry(author="John Roe and Ann Poe"))
        assert [
            (str(person), person.is_corresponding) for person in only_work().authors()
        ] == [("John Roe", True), ("Ann Poe", False)]

    def test_printed_name_is_kept_where_it_differs(self):
        author = make_author("Rohit Karlupia")
        author.aliases.create(name="Rohit Karlupiya")
        bring(entry(author="Rohit Karlupiya and ROHIT KARLUPIA"))
        people = only_work().authorships.all()
        assert [(p.author, p.name) for p in people] == [
            (author, "Rohit Karlupiya"),
            (author, "ROHIT KARLUPIA"),
        ]

    def test_marks_of_equal_contribution(self):
        bring(entry(author="Jane Doe* and John Roe"))
        assert [p.is_equal for p in only_work().authors()] == [True, False]

    def test_team_is_one_author(self):
        bring(entry(author="{Singularity Team, Microsoft} and Jane Doe"))
        team = Author.objects.get(literal="Singularity Team, Microsoft")
        assert str(team) == "Singularity Team, Microsoft"
        assert Author.objects.count() == 2


class TestPicture:
    @pytest.fixture
    def media(self, tmp_path):
        (tmp_path / "fig.png").write_bytes(encoded(photo()))
        return tmp_path

    def test_comes_with_its_words(self, media):
        bring(entry(preview="fig.png", preview_alt="Red and blue"), media=media)
        work = only_work()
        assert work.thumbnail_alt == "Red and blue"
        assert work.thumbnail_sizes["kind"] == "photo"
        assert work.thumbnail.size == len(encoded(photo()))

    def test_second_run_leaves_it(self, media):
        text = entry(preview="fig.png")
        bring(text, media=media)
        assert outcomes(bring(text, media=media)) == ["unchanged"]

    def test_new_content_under_the_old_name_is_taken(self, media):
        text = entry(preview="fig.png", preview_alt="A grey field")
        bring(text, media=media)
        (media / "fig.png").write_bytes(encoded(photo(30, 20)))
        assert notes(bring(text, media=media)) == ["changed picture"]
        assert only_work().thumbnail.width == 30

    def test_without_words_it_is_told(self, media):
        report = bring(entry(preview="fig.png"), media=media)
        assert notes(report) == ["warning: its picture has no words: write preview_alt"]

    def test_removed_by_hand_does_not_come_back(self, media):
        text = entry(preview="fig.png")
        bring(text, media=media)
        edit(only_work(), thumbnail="")
        assert outcomes(bring(text, media=media)) == ["kept"]
        assert not only_work().thumbnail

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("none.png", "none.png is not in "),
            ("../../etc/passwd", "../../etc/passwd is not in "),
            ("/etc/passwd", "/etc/passwd is not in "),
            ("https://example.org/x.png", "https://example.org/x.png is on another"),
            ("bad.png", "bad.png: This is no picture in one of the formats"),
            ("p" * 5000, "p" * 200 + " is not in "),
        ],
    )
    def test_that_cannot_be_had_is_told_each_time(self, media, name, said):
        (media / "bad.png").write_bytes(b"<svg onload='alert(1)'>")
        for outcome in ("created", "unchanged"):
            report = bring(entry(preview=name), media=media)
            assert outcomes(report) == [outcome]
            [note] = notes(report)
            assert note.startswith(f"warning: the picture was left out: {said}")
        assert not only_work().thumbnail


class TestPaper:
    PDF = b"%PDF-1.4\n%%EOF\n"

    @pytest.fixture
    def media(self, tmp_path):
        (tmp_path / "paper.pdf").write_bytes(self.PDF)
        return tmp_path

    def test_is_stored_below_the_work(self, media):
        bring(entry(pdf="paper.pdf", slug="taming"), media=media)
        link = only_work().links.get()
        assert link.file.name == "papers/taming/taming.pdf"
        with link.file.open() as file:
            assert file.read() == self.PDF

    def test_second_run_leaves_it(self, media):
        bring(entry(pdf="paper.pdf"), media=media)
        assert outcomes(bring(entry(pdf="paper.pdf"), media=media)) == ["unchanged"]

    def test_stays_when_its_file_is_not_at_hand(self, media):
        bring(entry(pdf="paper.pdf"), media=media)
        report = bring(entry(pdf="paper.pdf", code=A))
        assert notes(report) == ["changed links"]
        assert [link.kind for link in only_work().links.all()] == ["pdf", "code"]

    def test_of_two_entries_is_stored_once(self, media):
        bring(entry(key="a", pdf="paper.pdf"), media=media)
        bring("", entry(key="b", pdf="paper.pdf"), media=media)
        assert only_work().links.count() == 1
        both = entry(key="a", pdf="paper.pdf") + entry(key="b", pdf="paper.pdf")
        assert outcomes(bring(both, media=media)) == ["unchanged", "unchanged"]

    def test_that_is_missing_comes_when_it_is_there(self, media):
        text = entry(pdf="late.pdf")
        assert notes(bring(text, media=media)) == [
            f"warning: the pdf link was left out: late.pdf is not in {media}"
        ]
        (media / "late.pdf").write_bytes(self.PDF)
        assert notes(bring(text, media=media)) == ["changed links"]
        assert only_work().links.get().kind == "pdf"

    def test_that_a_program_kept_elsewhere_is_no_reason_to_warn(self, media):
        report = bring(entry(file=":papers/x.pdf:pdf"), media=media)
        said = f"info: the pdf link was left out: papers/x.pdf is not in {media}"
        assert notes(report) == [said]

    def test_that_is_none_is_refused(self, media):
        (media / "fake.pdf").write_bytes(b"MZ")
        assert notes(bring(entry(pdf="fake.pdf"), media=media)) == [
            "warning: the pdf link was left out: “fake.pdf” is named like a PDF, but "
            "its content is something else."
        ]


class TestSecondEntryOfAWork:
    def test_fills_what_the_first_lacks(self):
        bring(entry(key="a"))
        bring(entry(key="b", abstract="We tame.", selected="true"))
        work = only_work()
        assert (work.abstract, work.is_selected) == ("We tame.", True)

    def test_what_it_wrote_is_no_edit_by_hand(self):
        both = entry(key="a") + entry(key="b", abstract="We tame.", author="J. Doe")
        bring(entry(key="a"))
        assert outcomes(bring(both)) == ["unchanged", "updated"]
        assert outcomes(bring(both)) == ["unchanged", "unchanged"]

    def test_its_later_change_is_taken_over(self):
        bring(entry(key="a", abstract="Old") + entry(key="b", abstract="Old"))
        report = bring(entry(key="a", abstract="Old") + entry(key="b", abstract="New"))
        assert outcomes(report) == ["unchanged", "updated"]
        assert only_work().abstract == "New"
        report = bring(entry(key="a", abstract="Old") + entry(key="b", abstract="New"))
        assert outcomes(report) == ["unchanged", "unchanged"]

    def test_both_may_change_in_one_run(self):
        bring(entry(key="a", abstract="One") + entry(key="b", abstract="Two"))
        both = entry(key="a", abstract="Three") + entry(key="b", abstract="Four")
        assert outcomes(bring(both)) == ["updated", "updated"]
        assert only_work().abstract == "Four"
        assert outcomes(bring(both)) == ["unchanged", "unchanged"]

    def test_edit_by_hand_stands_against_both(self):
        both = entry(key="a", abstract="One") + entry(key="b", abstract="Two")
        bring(both)
        edit(only_work(), abstract="Mine")
        assert outcomes(bring(both)) == ["kept", "kept"]
        bring(both.replace("One", "Three").replace("Two", "Four"))
        assert only_work().abstract == "Mine"


ORCID, OTHER_ORCID = "0000-0002-1825-0097", "0000-0001-5109-3700"


class TestOrcid:
    def identified(self, orcid, **fields):
        return entry(**{"author+an:orcid": f'1="{orcid}"', **fields})

    def test_comes_to_a_work_that_stays_as_it_is(self):
        bring(entry())
        assert outcomes(bring(self.identified(ORCID))) == ["updated"]
        assert Author.objects.get().orcid == ORCID
        assert outcomes(bring(self.identified(ORCID))) == ["unchanged"]

    def test_comes_from_the_second_entry_of_a_work(self):
        bring(entry(doi="10.1/a"), self.identified(ORCID, doi="10.1/a", key="b"))
        assert Author.objects.get().orcid == ORCID

    @pytest.mark.parametrize("more", [{}, {"file": "gone.pdf", "pdf": "gone.pdf"}])
    def test_that_was_removed_by_hand_stays_so(self, more):
        bring(self.identified(ORCID, **more))
        edit(Author.objects.get(), orcid="")
        edit(only_work(), award="Mine")
        bring(self.identified(ORCID, **more))
        assert Author.objects.get().orcid == ""

    def test_of_people_edited_by_hand_is_not_theirs(self):
        bring(entry())
        other = make_author("Richard Miles")
        edit(only_work().authorships.get(), author=other, name="Jane Doe")
        bring(self.identified(ORCID))
        assert set(Author.objects.values_list("orcid", flat=True)) == {""}

    def test_that_is_another_than_that_of_the_name_is_told_once(self):
        make_author("Jane Doe", orcid=ORCID)
        report = bring(self.identified(OTHER_ORCID))
        said = f"{OTHER_ORCID} is another ORCID iD than that of “Jane Doe”, {ORCID}"
        assert [said in note for note in notes(report)] == [True]
        assert Author.objects.count() == 2
        assert notes(bring(self.identified(OTHER_ORCID))) == []

    def test_another_of_one_name_in_the_same_file_is_told(self):
        texts = self.identified(ORCID), self.identified(OTHER_ORCID, key="b", title="B")
        said = notes(planned(*texts).report)
        assert ["another ORCID iD" in note for note in said] == [True]
        assert notes(bring(*texts)) == said
        assert Author.objects.count() == 2
