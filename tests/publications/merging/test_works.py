import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from publications.merging import Refused, WorkMerge
from publications.models import FormerSlug, Link, Publication, Topic
from publications.undoing import obstacles, undo
from tests.publications.drafts import make_entry
from tests.publications.factories import make_appearance, make_publication
from tests.publications.importing.bringing import bring, outcomes
from tests.publications.undoing.states import state

pytestmark = pytest.mark.django_db


def make_two(**fields):
    into = make_publication("Sarathi", authors=["Ada Lovelace"])
    make_appearance(into, kind="preprint", name="arXiv", citation_key="pre", year=2023)
    gone = make_publication("Sarathi-Serve", authors=["Grace Hopper"], **fields)
    make_appearance(
        gone, kind="conference", name="OSDI", citation_key="osdi", year=2024
    )
    into.refresh_from_db()
    gone.refresh_from_db()
    return into, gone


def merged(into, gone, *answers):
    WorkMerge(into, gone).run(answers=answers)
    return Publication.objects.get()


def test_it_has_the_appearances_of_both_the_published_one_first():
    work = merged(*make_two())
    assert [a.name for a in work.appearances.all()] == ["OSDI", "arXiv"]
    assert work.year == 2024


def test_both_keys_stay():
    work = merged(*make_two())
    assert {a.citation_key for a in work.appearances.all()} == {"pre", "osdi"}


def test_is_no_preprint_when_one_is_not():
    into, gone = make_two(kind="conference")
    Publication.objects.filter(pk=into.pk).update(kind="preprint")
    into.refresh_from_db()
    assert merged(into, gone).kind == "conference"


def test_the_other_address_is_kept():
    work = merged(*make_two())
    assert work.slug == "sarathi"
    assert FormerSlug.objects.get(publication=work).slug == "sarathi-serve"


def test_what_others_saved_since_the_two_were_read_stays():
    into, gone = make_two()
    Publication.objects.filter(pk=into.pk).update(award="Best Paper")
    Publication.objects.filter(pk=gone.pk).update(abstract="It schedules.")
    work = merged(into, gone)
    assert (work.award, work.abstract) == ("Best Paper", "It schedules.")


def test_two_merges_at_once_lose_nothing():
    into, gone = make_two()
    third = make_publication("Sarathi 2")
    merges = [WorkMerge(third, gone), WorkMerge(gone, into), WorkMerge(into, gone)]
    WorkMerge(into, gone).run()
    for merge in merges:
        with pytest.raises(Refused):
            merge.run()
    assert {str(work) for work in Publication.objects.all()} == {"Sarathi", "Sarathi 2"}


def test_one_that_has_come_back_can_be_merged_again():
    into, gone = make_two()
    FormerSlug.objects.create(slug=gone.slug, publication=into)
    work = merged(into, gone)
    assert FormerSlug.objects.get(publication=work).slug == "sarathi-serve"


def test_addresses_that_were_its_before_move_along():
    into, gone = make_two()
    FormerSlug.objects.create(slug="first-name", publication=gone)
    work = merged(into, gone)
    slugs = [row.slug for row in work.former_slugs.all()]
    assert slugs == ["first-name", "sarathi-serve"]


def test_what_both_have_is_asked_about():
    merge = WorkMerge(*make_two())
    assert [(c.name, c.into, c.gone) for c in merge.choices] == [
        ("title", "Sarathi", "Sarathi-Serve"),
        ("people", "Ada Lovelace", "Grace Hopper"),
    ]


def test_without_an_answer_the_one_that_stays_keeps_its_own():
    work = merged(*make_two())
    assert (work.title, list(map(str, work.authors()))) == ("Sarathi", ["Ada Lovelace"])


def test_chosen_values_are_those_of_the_other():
    work = merged(*make_two(and_others=True), "title", "people")
    assert work.title == "Sarathi-Serve"
    assert list(map(str, work.authors())) == ["Grace Hopper"]
    assert work.and_others


def test_what_only_the_other_has_is_taken_over():
    work = merged(*make_two(abstract="Words.", award="Best Paper"))
    assert (work.abstract, work.award) == ("Words.", "Best Paper")
    assert "Words." in work.abstract_html


def test_roles_that_one_has_nobody_in_come_from_the_other():
    into, gone = make_two()
    gone.authorships.update(role="advisor")
    work = merged(into, gone)
    assert [str(row) for row in work.advisors()] == ["Grace Hopper"]


def test_links_are_united_without_repeats():
    into, gone = make_two()
    for work, url in ((into, "a"), (gone, "a/"), (gone, "b")):
        Link.objects.create(publication=work, url=f"https://example.org/{url}")
    work = merged(into, gone)
    assert [link.url[-2:] for link in work.links.all()] == ["/a", "/b"]


def test_topics_are_united():
    into, gone = make_two()
    one, two = (Topic.objects.create(name=name) for name in ("One", "Two"))
    into.topics.add(one)
    gone.topics.add(one, two)
    assert list(merged(into, gone).topics.all()) == [one, two]


def test_is_published_and_selected_when_one_is():
    into, gone = make_two(is_selected=True, position=2)
    Publication.objects.filter(pk=into.pk).update(status="draft")
    into.refresh_from_db()
    work = merged(into, gone)
    assert (work.status, work.is_selected, work.position) == ("published", True, 2)


def test_a_work_is_not_made_one_with_itself():
    into, _ = make_two()
    with pytest.raises(Refused):
        WorkMerge(into, Publication.objects.get(pk=into.pk)).run()


def test_next_import_of_the_same_file_finds_both_entries_in_it():
    text = make_entry(
        "misc", "pre", title="Sarathi", author="Lovelace, Ada", eprint="2308.16369"
    ) + make_entry(
        "inproceedings",
        "osdi",
        title="Taming Throughput and Latency",
        author="Hopper, Grace",
        booktitle="OSDI",
        year="2024",
        url="https://example.org/",
    )
    bring(text)
    into, gone = Publication.objects.order_by("pk")
    merged(into, gone, "title")
    assert outcomes(bring(text)) == ["unchanged", "unchanged"]
    assert Publication.objects.count() == 1


def test_undo_gives_both_back():
    into, gone = make_two(abstract="Words.", is_selected=True)
    gone.topics.add(Topic.objects.create(name="One"))
    Link.objects.create(publication=gone, url="https://example.org/")
    before = state()
    deed = WorkMerge(into, gone).run(answers=["title", "people"])
    assert obstacles(deed) == []
    undo(deed)
    assert state() == before


def test_later_edit_stands_in_the_way():
    into, gone = make_two()
    deed = WorkMerge(into, gone).run()
    Publication.objects.update(abstract="New.")
    assert list(map(str, obstacles(deed))) == ["“Sarathi” was edited"]


def test_deleting_it_stands_in_the_way():
    into, gone = make_two()
    deed = WorkMerge(into, gone).run()
    into.delete()
    assert list(map(str, obstacles(deed))) == ["“Sarathi” was deleted since"]


class Undoing(TestCase):
    WORKS = st.fixed_dictionaries(
        {
            "title": st.sampled_from(["One", "Two"]),
            "abstract": st.sampled_from(["", "Words.", "Others."]),
            "award": st.sampled_from(["", "Best"]),
            "kind": st.sampled_from(["preprint", "conference"]),
            "status": st.sampled_from(["draft", "published"]),
            "is_selected": st.booleans(),
            "authors": st.lists(st.sampled_from(["A B", "C D"]), max_size=2),
            "links": st.lists(st.sampled_from(["https://a.org", "https://b.org/"])),
            "year": st.sampled_from([None, 2020, 2024]),
        }
    )
    ANSWERS = st.sets(st.sampled_from(["title", "abstract", "award", "people"]))

    @settings(max_examples=40, deadline=None)
    @given(WORKS, WORKS, ANSWERS)
    def test_gives_what_was_before(self, first, second, answers):
        into, gone = make_publication(**first), make_publication(**second)
        before = state()
        undo(WorkMerge(into, gone).run(answers=answers))
        assert state() == before
