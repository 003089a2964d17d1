import pytest

from tests.publications.drafts import make_draft

AUTHORS = "Jane Doe and van der Roe, John and {NASA}"
A, B = "0000-0002-1825-0097", "0000-0001-5109-3700"


@pytest.mark.parametrize(
    ("fields", "orcids"),
    [
        ({"author+an:orcid": f'1="{A}"; 2="{B}"'}, [A, B, ""]),
        ({"author+an:orcid": f"2=https://orcid.org/{B}"}, ["", B, ""]),
        ({"orcid-numbers": f"Doe, Jane/{A} van der Roe, J./{B}"}, [A, B, ""]),
        ({"orcid-numbers": f"{{van der Roe, John/{B}}}"}, ["", B, ""]),
        ({"orcid-numbers": f"Doe, Max/{A}"}, ["", "", ""]),
        ({"orcid": A}, ["", "", ""]),
        ({}, ["", "", ""]),
    ],
)
def test_orcid_of_each_author(fields, orcids):
    draft = make_draft(author=AUTHORS, **fields)
    assert [person.orcid for person in draft.people] == orcids
    assert draft.problems == ()


def test_orcid_of_the_only_author():
    [person] = make_draft(author="Jane Doe", orcid=f"https://orcid.org/{A}").people
    assert person.orcid == A


def test_orcid_with_a_wrong_digit_is_left_out_and_told():
    draft = make_draft(author="Jane Doe", orcid="0000-0002-1825-0098")
    assert draft.people[0].orcid == ""
    [problem] = draft.problems
    assert (problem.severity, problem.line, problem.field) == ("warning", 4, "orcid")
    assert problem.message == (
        "the ORCID iD 0000-0002-1825-0098 of Jane Doe is none: its check digit is "
        "wrong; left out"
    )


@pytest.mark.parametrize(
    ("annotation", "marks"),
    [
        ("1=equal; 3=equal", "*-*"),
        ('1,2="Equal contribution"; 3=lead', "**-"),
        ("2=cofirst;1=student", "-*-"),
        ("1:family=equal", "---"),
        ("9=equal; nonsense", "---"),
    ],
)
def test_annotation_of_equal_contribution(annotation, marks):
    people = make_draft(author=AUTHORS, **{"author+an": annotation}).people
    assert "".join("*" if p.is_equal else "-" for p in people) == marks


def test_annotation_by_its_own_name():
    fields = {"author+an:contribution": "2=equal"}
    people = make_draft(author=AUTHORS, **fields).people
    assert [person.is_equal for person in people] == [False, True, False]
