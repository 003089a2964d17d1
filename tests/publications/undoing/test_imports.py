"""An import, undone: as if it had never been, and what of it stays where it must."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from publications.exporting.matching import newest_files
from publications.models import Author, Deed, Publication, Topic
from publications.undoing import InTheWay, obstacles, undo
from tests.publications.drafts import make_entry
from tests.publications.factories import make_publication
from tests.publications.importing.bringing import bring, outcomes, titles

from .states import state

pytestmark = pytest.mark.django_db

FIRST = make_entry(
    key="first",
    title="A First Work of Some Length",
    author="Doe, Jane and Roe, Richard",
    journal="Journal of Tests",
    keywords="tests",
)
SECOND = make_entry(
    key="second", title="Another Work of Some Length", author="Roe, Richard"
)


def last():
    return Deed.objects.first()


def said(deed):
    return list(map(str, obstacles(deed)))


def test_all_that_came_is_gone():
    before = state()
    bring(FIRST + SECOND)
    undone = undo(last())
    assert (undone.removed["work"], undone.removed["author"]) == (2, 2)
    assert state() == before


def test_what_was_changed_is_as_it_was():
    bring(FIRST)
    before = state()
    bring(
        make_entry(
            key="first",
            title="A First Work of Some Length",
            author="Doe, Jane and Roe, Richard and Poe, Edgar",
            journal="Journal of Trials",
            keywords="trials",
            url="https://example.org/",
            abstract="What it says.",
        )
    )
    assert Publication.objects.get().abstract == "What it says."
    undo(last())
    assert state() == before


def test_same_file_can_be_imported_again():
    bring(FIRST)
    bring(FIRST + SECOND)
    undo(last())
    assert outcomes(bring(FIRST + SECOND)) == ["unchanged", "created"]


def test_import_that_brings_nothing_is_no_deed():
    bring(FIRST)
    bring(FIRST)
    assert Deed.objects.count() == 1


def test_edited_work_stands_in_the_way():
    bring(FIRST + SECOND)
    Publication.objects.filter(title__startswith="A First").update(award="Best Paper")
    with pytest.raises(InTheWay):
        undo(last())
    assert said(last()) == ["“A First Work of Some Length” was edited"]
    assert last().undone is None


def test_all_but_what_stands_in_the_way():
    bring(FIRST + SECOND)
    Publication.objects.filter(title__startswith="A First").update(award="Best Paper")
    undone = undo(last(), partly=True)
    assert (undone.removed["work"], undone.left) == (1, 1)
    assert titles() == ["A First Work of Some Length"]
    assert Author.objects.count() == 2


@pytest.mark.parametrize(
    "edit",
    [
        lambda work: work.authorships.first().delete(),
        lambda work: work.authorships.update(name="R. Roe"),
        lambda work: work.appearances.update(pages="1–9"),
        lambda work: work.links.create(url="https://example.org/code", kind="code"),
        lambda work: work.topics.clear(),
        lambda work: work.topics.add(Topic.objects.create(name="Other")),
        lambda work: Publication.objects.filter(pk=work.pk).update(status="draft"),
        lambda work: Publication.objects.filter(pk=work.pk).update(is_selected=True),
    ],
)
def test_every_edit_is_seen(edit):
    bring(FIRST)
    edit(Publication.objects.get())
    assert said(last()) == ["“A First Work of Some Length” was edited"]


@pytest.mark.parametrize(
    "touch",
    [
        lambda work: Publication.objects.touch(),
        lambda work: work.save(),
        lambda work: work.refresh_date(),
        lambda work: Publication.objects.update(position=3),
    ],
)
def test_what_is_no_edit_is_none(touch):
    bring(FIRST)
    touch(Publication.objects.get())
    assert said(last()) == []


def test_later_import_has_to_be_undone_first():
    bring(FIRST)
    first = last()
    bring(FIRST.replace("A First Work", "The First Work"))
    [obstacle] = obstacles(first)
    assert obstacle.record == last()
    assert "has changed “The First Work of Some Length” since" in str(obstacle)
    undo(last())
    undo(first)
    assert titles() == []


def test_author_of_another_work_stays():
    bring(FIRST)
    make_publication("By Hand", authors=[Author.objects.get(family_name="Doe")])
    undo(last())
    assert [str(author) for author in Author.objects.all()] == ["Jane Doe"]


def test_author_edited_since_stays():
    bring(FIRST)
    Author.objects.filter(family_name="Doe").update(url="https://doe.example/")
    undo(last())
    assert [author.url for author in Author.objects.all()] == ["https://doe.example/"]


def test_work_deleted_since_was_made_by_it_and_is_no_obstacle():
    bring(FIRST + SECOND)
    Publication.objects.first().delete()
    undo(last())
    assert titles() == []


def test_work_that_it_changed_and_that_was_deleted_is_told():
    bring(FIRST)
    bring(FIRST.replace("A First Work", "The First Work"))
    Publication.objects.get().delete()
    assert said(last()) == ["“A First Work of Some Length” was deleted since"]


def test_author_that_nobody_has_since_comes_back_with_a_work_of_theirs():
    bring(FIRST)
    before = state()
    bring(FIRST.replace("Doe, Jane", "Poe, Edgar"))
    Author.objects.filter(family_name="Doe").delete()
    undo(last())
    assert state() == before


def test_orcid_that_an_author_got_goes_again():
    bring(FIRST)
    before = state()
    bring(
        make_entry(
            key="third",
            title="A Third Work of Some Length",
            author="Doe, Jane",
            **{"author+an:orcid": '1="0000-0002-1825-0097"'},
        )
    )
    assert Author.objects.filter(orcid="0000-0002-1825-0097").exists()
    undo(last())
    assert state() == before


def test_file_of_an_undone_import_is_not_given_back():
    bring(FIRST)
    assert [file.name for file in newest_files()] == ["1.bib"]
    undo(last())
    assert newest_files() == []


def test_entry_renamed_after_the_undo_is_new():
    bring(FIRST)
    undo(last())
    renamed = FIRST.replace("{first,", "{renamed,")
    assert outcomes(bring(renamed)) == ["created"]


def test_place_on_the_front_page_is_where_it_was_moved_since():
    bring(FIRST)
    Publication.objects.update(is_selected=True, position=1)
    bring(FIRST.replace("Journal of Tests", "Journal of Trials"))
    Publication.objects.update(position=4)
    undo(last())
    work = Publication.objects.get()
    assert (work.position, work.appearances.get().name) == (4, "Journal of Tests")


def test_is_undone_once():
    bring(FIRST)
    deed = last()
    undo(deed)
    with pytest.raises(InTheWay, match="is undone already"):
        undo(deed)


class Files(TestCase):
    WORDS = st.sampled_from(["Graphs", "Trees", "Queries", "Proofs"])
    PEOPLE = st.lists(
        st.sampled_from(["Doe, Jane", "Roe, Richard", "Poe, E.", "Li, Wei"]),
        min_size=1,
        max_size=3,
        unique=True,
    )
    ENTRIES = st.lists(
        st.builds(
            lambda key, word, people, year, topic: make_entry(
                key=f"key{key}",
                title=f"On {word} of All Kinds, Number {key}",
                author=" and ".join(people),
                year=str(year),
                keywords=topic,
                journal=f"Journal of {word}",
                url=f"https://example.org/{word}",
            ),
            st.integers(1, 4),
            WORDS,
            PEOPLE,
            st.integers(2000, 2003),
            WORDS,
        ),
        max_size=5,
    )

    @settings(max_examples=30, deadline=None)
    @given(st.lists(ENTRIES, max_size=3))
    def test_undoing_each_gives_what_was_before_it(self, files):
        states = [state()]
        deeds = []
        for entries in files:
            bring("".join(entries))
            if last() not in deeds and last():
                deeds.append(last())
                states.append(state())
        for deed in reversed(deeds):
            assert state() == states.pop()
            undo(deed)
        assert state() == states.pop()
