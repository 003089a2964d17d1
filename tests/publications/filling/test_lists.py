from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.filling.lists import people_in
from publications.filling.typed import as_typed, person_of

GIVEN = "Ada Íñigo Jean-Pierre Anne-Marie Zoë Bhargav Wei Søren José Mary Ulf".split()
FAMILY = "Lovelace Goiri O’Neil García-Márquez Agrawal Müller Kovács Lee Öztürk".split()
PARTICLES = ["", "", "", "van der", "de", "von"]
LETTERS = "ABCDEFGHIJKLMNOPRSTVWXYZ"


@st.composite
def names(draw, *, is_short=False):
    """Given name and family name; `is_short`: initials only."""
    given = draw(st.sampled_from(GIVEN))
    middle = draw(st.sampled_from(["", *LETTERS]))
    if is_short:
        given = f"{given[0]}."
    given = f"{given} {middle}." if middle else given
    family = f"{draw(st.sampled_from(PARTICLES))} {draw(st.sampled_from(FAMILY))}"
    return given, family.strip()


def several(**more):
    return st.lists(names(**more), min_size=2, max_size=12)


def straight(people):
    return [f"{given} {family}" for given, family in people]


def turned(people):
    return [f"{family}, {given}" for given, family in people]


STYLES = {
    "A. Author, B. Author and C. Author": lambda people: (
        f"{', '.join(straight(people)[:-1])} and {straight(people)[-1]}"
    ),
    "A. Author, B. Author, and C. Author": lambda people: (
        f"{', '.join(straight(people)[:-1])}, and {straight(people)[-1]}"
    ),
    "A. Author, B. Author": lambda people: ", ".join(straight(people)),
    "A. Author and B. Author": lambda people: " and ".join(straight(people)),
    "A. Author; B. Author": lambda people: "; ".join(straight(people)),
    "one a line": lambda people: "\n".join(straight(people)),
    "one a line, numbered at the end": lambda people: "\n".join(
        f"{name}{n}," for n, name in enumerate(straight(people), start=1)
    ),
    "Author, A. and Author, B.": lambda people: " and ".join(turned(people)),
    "BibTeX over several lines": lambda people: " and\n  ".join(turned(people)),
    "Author, A.; Author, B.": lambda people: "; ".join(turned(people)),
    "Author, A. on each line": lambda people: "\n".join(turned(people)),
    "with affiliations": lambda people: ", ".join(
        f"{name}{'¹²³'[n % 3]}" for n, name in enumerate(straight(people))
    ),
    "with plain affiliations": lambda people: ", ".join(
        f"{name}{n % 3 + 1},{n % 3 + 2}" for n, name in enumerate(straight(people))
    ),
    "arXiv": lambda people: f"Authors: {', '.join(straight(people))}",
    "with ORCID iDs": lambda people: ", ".join(
        f"{name} (https://orcid.org/0000-0002-1825-0097)" for name in straight(people)
    ),
    "with LaTeX": lambda people: " and ".join(
        f"{name}$^{{{n}}}$" for n, name in enumerate(straight(people), start=1)
    ),
}


def read(text):
    return [person.person.name for person in people_in(text).people]


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=60, deadline=None)
@given(people=several())
def test_names_come_back_from_each_style(style, people):
    assert read(STYLES[style](people)) == straight(people)


@settings(max_examples=60, deadline=None)
@given(people=several(is_short=True))
def test_initials_between_commas_belong_to_the_name_before(people):
    assert read(", ".join(turned(people))) == straight(people)
    assert read(f"{', '.join(turned(people)[:-1])}, & {turned(people)[-1]}") == (
        straight(people)
    )


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_answered(text):
    for found in people_in(text).people:
        assert found.person.name


@settings(max_examples=200, deadline=None)
@given(person=names())
def test_a_person_is_typed_so_that_it_is_read_again(person):
    read_once = person_of(f"{person[1]}, {person[0]}")
    assert person_of(as_typed(read_once)) == read_once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lovelace, Ada", ["Ada Lovelace"]),
        ("Ada Lovelace", ["Ada Lovelace"]),
        ("Lovelace A, Babbage CD", ["A. Lovelace", "C. D. Babbage"]),
        ("J. Doe, Jr., A. Roe", ["J. Doe Jr.", "A. Roe"]),
        ("{Engines and Co} and Ada Lovelace", ["Engines and Co", "Ada Lovelace"]),
        ("王小明, Íñigo Goiri", ["王小明", "Íñigo Goiri"]),
        ("Ann Lee <ann@x.org>, Bo Roe <b@y.org>", ["Ann Lee", "Bo Roe"]),
        (
            "García Márquez, Gabriel and Smith, Jo",
            ["Gabriel García Márquez", "Jo Smith"],
        ),
        ("By: Ann Lee • Bo Roe · Cy Poe", ["Ann Lee", "Bo Roe", "Cy Poe"]),
        ("Ann Lee und Bo Roe", ["Ann Lee", "Bo Roe"]),
        ("", []),
        ("12 34", []),
    ],
)
def test_other_lists(text, expected):
    assert read(text) == expected


def test_the_family_name_of_a_turned_name_is_kept():
    [found] = people_in("García Márquez, Gabriel").people
    assert found.person.family_name == "García Márquez"
    assert as_typed(found.person) == "García Márquez, Gabriel"


def test_a_star_means_nothing_by_itself():
    found = people_in("Ann Lee*, Bo Roe, Cy Poe*").people
    assert [one.has_star for one in found] == [True, False, True]
    assert not any(one.person.is_equal for one in found)


@pytest.mark.parametrize(
    ("text", "stars_are_equal"),
    [
        ("Ann Lee*, Bo Roe, Cy Poe*", True),
        ("Ann Lee1,2*, Bo Roe2, Cy Poe1∗\n1 MIT\n2 CMU\n* Equal contribution", False),
    ],
)
def test_a_star_means_what_is_said_of_it(text, stars_are_equal):
    found = people_in(text, stars_are_equal=stars_are_equal).people
    assert [one.person.is_equal for one in found] == [True, False, True]


def test_what_is_no_name_is_told():
    found = people_in("Ann Lee1, Bo Roe1\n1 Georgia Institute of Technology")
    assert [one.person.name for one in found.people] == ["Ann Lee", "Bo Roe"]
    assert found.left_out == ["1 Georgia Institute of Technology"]


def test_an_orcid_and_an_envelope_belong_to_the_name_before():
    found = people_in("Ann Lee 0000-0002-1825-0097, Bo Roe✉ and others")
    assert [one.person.orcid for one in found.people] == ["0000-0002-1825-0097", ""]
    assert [one.is_corresponding for one in found.people] == [False, True]
    assert found.others


def test_what_cannot_be_seen_is_taken_off():
    assert read("A\u202eda Love\u200blace, Bo Roe") == ["Ada Lovelace", "Bo Roe"]


@pytest.mark.parametrize("part", ["{", "a,", " ", "a.", "a@", "\n", "(", "0000-", "*"])
def test_what_is_no_list_is_not_looked_at_for_long(part):
    before = process_time()
    people_in(part * 50_000)
    assert process_time() - before < 5
