import json
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.finding import words
from publications.finding.words import parts, placed, rules
from publications.searching.documents import documents
from publications.searching.words import document
from tests.publications.factories import make_publication


def read_back(lengths, found):
    """The words of each work, from what the files hold."""
    row = {
        place: word
        for part in found
        for word, steps in part.items()
        for place in accumulate(steps)
    }
    starts = accumulate((length + 1 for length in lengths), initial=0)
    return [
        [row[place] for place in range(start, start + length)]
        for start, length in zip(starts, lengths, strict=False)
    ]


@pytest.mark.django_db
def test_files_hold_the_words_of_each_work_in_their_order():
    works = [
        make_publication("End-to-end checks", authors=["Jürgen Müller"], year=2001),
        make_publication("深度学习", abstract="End to end, again and again."),
    ]
    numbers = [work.pk for work in works]
    lengths, places = placed(numbers)
    texts = dict(documents(numbers))
    expected = [texts[number].split() for number in numbers]
    assert read_back(lengths, parts(places)) == expected
    assert "jurgen muller" in texts[numbers[0]]


@pytest.mark.django_db
def test_no_two_words_of_two_works_are_neighbours():
    first, second = (make_publication(title) for title in ("Ends here", "Begins"))
    lengths, places = placed([first.pk, second.pk])
    assert places["here"][0] + 1 < places["begins"][0]
    assert lengths == [2, 1]


@given(st.lists(st.text(), max_size=20))
def test_words_are_in_the_order_of_a_browser_and_in_one_part_each(texts):
    row = document(texts).split()
    places = {word: [n for n, w in enumerate(row) if w == word] for word in row}
    found = [word for part in parts(places) for word in part]
    assert sorted(found) == sorted(places)
    assert found == sorted(found, key=lambda word: word.encode("utf-16-be"))


def test_a_part_is_small(monkeypatch):
    monkeypatch.setattr(words, "SIZE", 100)
    found = list(parts({f"word{n}": [n] for n in range(100)}))
    assert len(found) >= 10
    assert max(len(json.dumps(part)) for part in found) < 200


def test_rules_can_be_read_as_json():
    found = json.loads(json.dumps(rules()))
    assert found["speltOut"]["ß"] == "ss"
    assert found["umlauts"]["ü"] == "ue"
    assert "\u0301" in found["dropped"]
