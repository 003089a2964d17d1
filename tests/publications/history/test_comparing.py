"""Two states of a record beside each other."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.history.comparing import compare, unmoved
from publications.history.states import state_of
from publications.history.wording import (
    Piece,
    differences,
    have_much_in_common,
    shortened,
)
from publications.models import Appearance, Authorship, Link, Publication, Topic, Venue
from tests.publications.factories import make_appearance, make_author, make_publication

texts = st.text(st.sampled_from("ab <&\n.“é"), max_size=40)
words = st.lists(st.sampled_from("a b c d".split()), max_size=30).map(" ".join)


@given(texts | words, texts | words)
def test_the_pieces_of_two_texts_are_both_texts(old, new):
    pieces = differences(old, new)
    assert "".join(p.text for p in pieces if p.kind != "ins") == old
    assert "".join(p.text for p in pieces if p.kind != "del") == new


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert {piece.kind for piece in differences(text, text)} <= {"same"}


def test_words_are_compared_whole():
    assert differences("An old text.", "A new text.") == [
        Piece("del", "An old"),
        Piece("ins", "A new"),
        Piece("same", " text."),
    ]


def test_texts_of_which_little_stayed_are_said_one_after_the_other():
    long = "Some words about the simulation of large models. "
    assert have_much_in_common(differences(long, f"{long}More."))
    assert not have_much_in_common(differences(long, "Nothing of the kind stands here"))


def test_what_stayed_far_from_a_change_is_left_out():
    long = "one two three " * 40
    pieces = list(shortened(differences(f"{long}old {long}", f"{long}new {long}")))
    assert [p.kind for p in pieces] == ["gap", "same", "del", "ins", "same", "gap"]
    assert all(len(piece.text) < 100 for piece in pieces)


@pytest.mark.parametrize("word", ["a ", "a", "\n", "{n} "])
def test_hostile_texts_are_compared_within_a_second(word):
    old = "".join(word.format(n=n) for n in range(50_000))
    begun = time.perf_counter()
    differences(old, old[::-1] + "b")
    assert time.perf_counter() - begun < 2


@given(st.permutations(range(8)))
def test_what_did_not_move_stands_in_order_and_is_as_much_as_can_be(places):
    stayed = [place for place in places if place in unmoved(places)]
    assert stayed == sorted(stayed)
    assert len(stayed) == max(map(len, rising(places)))


def rising(places):
    found = [[]]
    for place in places:
        found += [[*f, place] for f in found if not f or f[-1] < place]
    return found


def said(old, new):
    return [sentence(change) for change in compare(Publication, old, new)]


def sentence(change):
    if hasattr(change, "lines"):
        return [(line.verb, line.label, len(line.changes)) for line in change.lines]
    return (change.label, change.old, change.new)


@pytest.fixture
def work(db):
    work = make_publication("Vidur", authors=["A One", "B Two", "C Three", "D Four"])
    Link.objects.create(publication=work, kind="code", url="https://example.org/")
    make_appearance(work, venue=Venue.objects.create(name="OSDI"), year=2024)
    work.topics.add(Topic.objects.create(name="Systems"))
    return work


def test_a_state_does_not_differ_from_itself(work):
    assert compare(Publication, state_of(work), state_of(work)) == []


def test_fields_are_said_by_their_names_and_values_in_words(work):
    old = state_of(work)
    Publication.objects.update(kind="journal", is_selected=True, status="draft")
    assert said(old, state_of(work)) == [
        ("kind", "Conference paper", "Journal article"),
        ("status", "Published", "Draft"),
        ("selected", "No", "Yes"),
    ]


def test_one_that_goes_to_the_front_is_the_only_one_that_moved(work):
    old = state_of(work)
    last = work.authorships.last()
    for place, row in enumerate([last, *work.authorships.exclude(pk=last.pk)]):
        Authorship.objects.filter(pk=row.pk).update(position=place)
    [change] = compare(Publication, old, state_of(work))
    [line] = change.lines
    assert (line.verb, line.label, line.before, line.after) == (
        "moved",
        "D Four",
        4,
        1,
    )


def test_one_that_is_taken_away_moves_nobody(work):
    old = state_of(work)
    work.authorships.first().delete()
    assert said(old, state_of(work)) == [[("removed", "A One", 0)]]


def test_rows_that_are_made_again_are_the_same_rows(work):
    old = state_of(work)
    for row in work.authorships.all():
        row.delete()
        row.pk = None
        row.save(force_insert=True)
    assert said(old, state_of(work)) == []


def test_rows_say_what_changed_in_them(work):
    old = state_of(work)
    work.authorships.filter(author__family_name="Two").update(is_equal=True)
    venue = Venue.objects.create(name="SOSP")
    Appearance.objects.update(venue=venue)
    work.topics.set([Topic.objects.create(name="Networks")])
    Link.objects.create(publication=work, kind="video", url="https://example.org/v")
    assert said(old, state_of(work)) == [
        [("changed", "B Two", 1)],
        [("changed", "Journal of Tests", 1)],
        [("added", "Video", 0)],
        [("removed", "Systems", 0), ("added", "Networks", 0)],
    ]


def test_an_author_is_called_as_at_that_time(work):
    old = state_of(work)
    author = work.authorships.first().author
    author.family_name = "Uno"
    author.save()
    work.authorships.first().delete()
    assert said(old, state_of(work)) == [[("removed", "A One", 0)]]


def test_thousands_of_authors_are_compared_at_once(db):
    work = make_publication()
    author = make_author()
    rows = [
        Authorship(publication=work, author=author, position=n, name=f"A {n}")
        for n in range(2000)
    ]
    old = state_of(work)
    Authorship.objects.bulk_create(rows)
    new = state_of(work)
    begun = time.perf_counter()
    [change] = compare(Publication, old, new)
    assert len(change.lines) == 2000
    assert compare(Publication, new, new) == []
    assert time.perf_counter() - begun < 2
