import pytest

from publications.importing.memory import UNKNOWN, Decision, Memory, decide
from publications.importing.values import FIELDS


@pytest.mark.parametrize(
    ("seen", "new", "present", "is_edited", "decision"),
    [
        # Seen before: was it edited by hand, did the file change?
        ("a", "a", "a", False, Decision.SAME),
        ("a", "a", "mine", True, Decision.EDITED),
        ("a", "b", "a", False, Decision.TAKE),
        ("a", "b", "mine", True, Decision.CONFLICT),
        ("a", "b", "b", True, Decision.NOTE),
        ("a", "", "a", False, Decision.TAKE),
        (None, 2020, None, False, Decision.TAKE),
        # Never seen: what is blank is filled, what was typed stays.
        (UNKNOWN, "a", "", True, Decision.TAKE),
        (UNKNOWN, "", "", True, Decision.NOTE),
        (UNKNOWN, "a", "a", True, Decision.NOTE),
        (UNKNOWN, "a", "mine", True, Decision.CONFLICT),
        (UNKNOWN, "", "mine", True, Decision.SAME),
        # Never seen in this entry, but another entry of the work has written it.
        (UNKNOWN, "a", "other", False, Decision.NOTE),
    ],
)
def test_three_way_rule(seen, new, present, is_edited, decision):
    assert decide(seen, new, present, is_edited=is_edited) is decision


def test_stored_value_is_kept_only_where_it_differs():
    memory = Memory()
    memory.remember("title", "A", "A")
    memory.remember("venue", ["OSDI"], 7)
    assert memory.to_json("doe") == {
        "key": "doe",
        "seen": {"title": "A", "venue": ["OSDI"]},
        "stored": {"venue": 7},
        "unknown": sorted(set(FIELDS) - {"title", "venue"}),
    }
    assert memory.stored_value("title") == "A"
    memory.remember("venue", [], None)
    assert memory.stored == {}


def test_what_is_blank_is_known_without_being_kept():
    memory = Memory()
    assert memory.value("year") is UNKNOWN
    memory.remember("year", None, None)
    assert (memory.seen, memory.value("year")) == ({}, None)


def test_memory_of_the_first_imports_knows_what_it_holds():
    class Appearance:
        imported = {"key": "a", "seen": {"title": "A", "note": ""}, "stored": {}}

    memory = Memory.of(Appearance)
    assert (memory.value("title"), memory.value("note")) == ("A", "")
    assert memory.value("award") is UNKNOWN
