import pytest

from tests.publications.drafts import make_draft


def names(**fields):
    return [person.name for person in make_draft(**fields).people]


def test_names_are_printed_in_reading_order():
    assert names(author="Doe, Jane and John Roe") == ["Jane Doe", "John Roe"]


def test_parts_say_who_a_person_is():
    [person] = make_draft(author="van der Berg, Jr., Jan").people
    assert (person.given_name, person.particle) == ("Jan", "van der")
    assert (person.family_name, person.suffix) == ("Berg", "Jr.")
    assert person.literal == ""


@pytest.mark.parametrize(
    "team", ["Singularity Team, Microsoft", "Barnes and Noble", "NASA"]
)
def test_team_is_never_taken_apart(team):
    [person] = make_draft(author=f"{{{team}}}").people
    assert (person.name, person.literal, person.family_name) == (team, team, "")


def test_and_others_is_no_name():
    draft = make_draft(author="Jane Doe and others")
    assert ([p.name for p in draft.people], draft.and_others) == (["Jane Doe"], True)


def test_and_others_among_the_editors_says_nothing_of_the_authors():
    assert not make_draft(author="Jane Doe", editor="John Roe and others").and_others


@pytest.mark.parametrize(
    "author",
    [
        "Jane Doe* and John Roe and Ann Poe*",
        "Doe*, Jane and Roe, John and Poe*, Ann",
        r"Jane Doe\textsuperscript{*} and John Roe and Ann Poe$^*$",
    ],
)
def test_marks_of_equal_contribution_are_no_part_of_names(author):
    people = make_draft(author=author).people
    assert [(p.name, p.is_equal) for p in people] == [
        ("Jane Doe", True),
        ("John Roe", False),
        ("Ann Poe", True),
    ]


def test_annotations_of_biblatex_mark_equal_contribution():
    fields = {"author": "Jane Doe and John Roe", "author+an": "2=equal; 1=student"}
    people = make_draft(**fields).people
    assert [p.is_equal for p in people] == [False, True]


def test_roles():
    draft = make_draft(
        author="Jane Doe", editor="Ed Itor", advisor="Ad Visor", mentor="Men Tor"
    )
    assert [(p.role, p.name) for p in draft.people] == [
        ("author", "Jane Doe"),
        ("editor", "Ed Itor"),
        ("advisor", "Ad Visor"),
        ("mentor", "Men Tor"),
    ]


@pytest.mark.parametrize("author", ["given=Jane", ", Jane"])
def test_name_without_a_family_is_kept_whole(author):
    [person] = make_draft(author=author).people
    assert (person.name, person.literal, person.given_name) == ("Jane", "Jane", "")


@pytest.mark.parametrize("author", ["{}", "and", ",", "~", "{ }"])
def test_nobody_is_made_of_nothing(author):
    assert names(author=author) == []


def test_problem_stands_at_the_line_of_the_names():
    draft = make_draft(author="Jane Doe, John Roe, Ann Poe, Max Moe")
    [problem] = draft.problems
    assert (problem.line, problem.severity, problem.key) == (3, "error", "doe2020")
    assert [p.literal for p in draft.people] == ["Jane Doe, John Roe, Ann Poe, Max Moe"]


def test_editors_in_the_braces_of_web_of_science_are_two():
    draft = make_draft(
        editor="{Doe, J and Roe, R}", **{"unique-id": "ISI:000000000000002"}
    )
    assert [person.name for person in draft.people] == ["J Doe", "R Roe"]
