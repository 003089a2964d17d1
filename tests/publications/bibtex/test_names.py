import pytest

from publications.bibtex import Name, split_names
from publications.bibtex.names import MAX_NAMES


def one(value: str) -> Name:
    names = split_names(value).names
    assert len(names) == 1
    return names[0]


def parts(value: str) -> tuple[str, str, str, str]:
    name = one(value)
    return name.given, name.particle, name.family, name.suffix


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Doe, Jane", ("Jane", "", "Doe", "")),
        ("Jane Doe", ("Jane", "", "Doe", "")),
        ("Doe", ("", "", "Doe", "")),
        ("Jane Q. Public", ("Jane Q.", "", "Public", "")),
        ("Hans-Peter Müller Jr.", ("Hans-Peter", "", "Müller", "Jr.")),
        ("{Oschmann}, Jacobus M., Jr.", ("Jacobus M.", "", "Oschmann", "Jr.")),
        (r"Ch{\^{a}}u, Ng{\'{o}} B{\h{a}}o", ("Ngó Bảo", "", "Châu", "")),
        (r"Ren{\^e} Ch\^{a}", ("Renê", "", "Châ", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("van der Berg, Jan", ("Jan", "van der", "Berg", "")),
        (
            "Jean de La Fontaine du Bois Joli",
            ("Jean", "de La Fontaine du", "Bois Joli", ""),
        ),
        ("jean de la fontaine", ("", "jean de la", "fontaine", "")),
        ("De La Cruz, Maria", ("Maria", "", "De La Cruz", "")),
        ("d'Alembert, Jean", ("Jean", "", "d'Alembert", "")),
        ("'t Hooft, Gerard", ("Gerard", "'t", "Hooft", "")),
        ("von Neumann, III, John", ("John", "von", "Neumann", "III")),
        ("King, Jr., Martin Luther", ("Martin Luther", "", "King", "Jr.")),
        ("Guy L. {Steele Jr.}", ("Guy L.", "", "Steele Jr.", "")),
        ("{van} Berg, Jan", ("Jan", "", "van Berg", "")),
        ("Donald~E. Knuth", ("Donald E.", "", "Knuth", "")),
        ("Ken-ichi Kawarabayashi", ("Ken-ichi", "", "Kawarabayashi", "")),
        ("Özlem Šensoy", ("Özlem", "", "Šensoy", "")),
        ("王, 小明", ("小明", "", "王", "")),
        (r"Fran\c cois Mu\~noz", ("François", "", "Muñoz", "")),
        (r"\L ukasiewicz, Jan", ("Jan", "", "Łukasiewicz", "")),
        (r"{\"O}zg{\"u}r Kaya", ("Özgür", "", "Kaya", "")),
        (r"{\'E}va {\o}st Doe", ("Éva", "øst", "Doe", "")),
        (r"{\relax Ch}ristos Doe", ("Christos", "", "Doe", "")),
        (r"{\noopsort{a}}Foo Bar", ("Foo", "", "Bar", "")),
        (r"\textbf{Jane Doe}", ("Jane", "", "Doe", "")),
        (r"\textbf{Jane} \textbf{Doe-van de Roe}", ("Jane", "", "Doe-van de Roe", "")),
        (r"{\bf Doe, Jane}", ("Jane", "", "Doe", "")),
        ("O&#39;Neil, Pat", ("Pat", "", "O'Neil", "")),
        (
            "family=Gogh, given=Vincent, prefix=van, useprefix=true",
            ("Vincent", "van", "Gogh", ""),
        ),
        ("family=Doe; given=Jane", ("Jane", "", "Doe", "")),
        ("Smith, AG", ("AG", "", "Smith", "")),
        ("Jane van Doe, Jr.", ("Jane", "van", "Doe", "Jr.")),
        (r"Doe, J.\,R.", ("J.\u2009R.", "", "Doe", "")),
        (r"Berg, {\uppercase{j}}an", ("Jan", "", "Berg", "")),
        (r"{\uppercase{v}an} Berg, Jan", ("Jan", "Van", "Berg", "")),
        ("Doe, J. {A; B}", ("J. A; B", "", "Doe", "")),
        ("given={Jean Paul}, family=Doe, suffix=Jr.", ("Jean Paul", "", "Doe", "Jr.")),
    ],
)
def test_a_name_is_split_into_its_parts(value, expected):
    assert parts(value) == expected
    assert split_names(value).problems == ()


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        ("{NASA}", "NASA"),
        ("{{NASA}}", "NASA"),
        ("{Barnes and Noble, Inc.}", "Barnes and Noble, Inc."),
        ("{Universit{\\'e} de X}", "Université de X"),
        ("The Mathworks, Inc.", "The Mathworks, Inc."),
        ("Acme, Ltd.", "Acme, Ltd."),
        ("family=Acme, given=Ltd., given-i={{Ltd}}", "Acme, Ltd."),
        ("Huawei Technologies Co., Ltd.", "Huawei Technologies Co., Ltd."),
        ("Samsung Electronics, Co., Ltd.", "Samsung Electronics, Co., Ltd."),
        ("Muster GmbH, LLC", "Muster GmbH, LLC"),
    ],
)
def test_a_name_in_braces_or_of_a_company_is_literal(value, literal):
    assert one(value) == Name(literal=literal)
    assert one(value).written == literal


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Doe, Jane and Roe, R.", ["Jane Doe", "R. Roe"]),
        ("Doe, Jane\n\tAND  Roe, R.", ["Jane Doe", "R. Roe"]),
        ("A. Anderson and S. Brand", ["A. Anderson", "S. Brand"]),
        ("{Rock and Roll} and X Y", ["Rock and Roll", "X Y"]),
        ("King, Jr., Martin Luther", ["Martin Luther King Jr."]),
        ("van der Berg, Jan", ["Jan van der Berg"]),
        ("", []),
    ],
)
def test_names_are_written_in_reading_order(value, written):
    assert [name.written for name in split_names(value).names] == written


def test_a_company_of_two_names_is_told_from_two_people():
    names = split_names("Doe, J. and Barnes and Noble, Inc. and Roe, R.")

    assert [name.written for name in names.names] == [
        "J. Doe", "Barnes and Noble, Inc.", "R. Roe"
    ]  # fmt: skip
    assert [problem.severity for problem in names.problems] == ["info"]
    assert len(split_names("Plato and Jane Doe, Jr.").names) == 2


@pytest.mark.parametrize(
    "value",
    ["Aad, G. and others", "Aad, G. and OTHERS", "Aad, G. et al.", "Aad, G. and et~al"],
)
def test_others_are_a_flag_and_not_a_person(value):
    names = split_names(value)

    assert [name.written for name in names.names] == ["G. Aad"]
    assert names.others
    assert names.problems == ()


@pytest.mark.parametrize(
    ("value", "written", "severity"),
    [
        ("Doe, J. and  and Roe, R.", ["J. Doe", "R. Roe"], "warning"),
        ("and Doe, J.", ["J. Doe"], "warning"),
        ("Doe, Jane, and Roe, R.", ["Jane Doe", "R. Roe"], "warning"),
        ("A, B., C, D., E, F.", ["A, B., C, D., E, F."], "error"),
        ("Jane Doe, John Roe, Ann Poe", ["Jane Doe, John Roe, Ann Poe"], "error"),
        ("Jane Doe; John Roe", ["Jane Doe; John Roe"], "error"),
        ("{Jane Doe and Roe, R.", ["Jane Doe", "R. Roe"], "warning"),
    ],
)
def test_faulty_lists_lose_nobody_and_say_so(value, written, severity):
    names = split_names(value)

    assert [name.written for name in names.names] == written
    assert [(p.line, p.severity) for p in names.problems] == [(0, severity)]


def test_the_number_of_names_is_limited():
    names = split_names("A B and " * MAX_NAMES + "C D")

    assert len(names.names) == MAX_NAMES
    assert names.others
    assert [problem.severity for problem in names.problems] == ["error"]


@pytest.mark.parametrize(
    "value",
    [
        "a and " * 50_000,
        "and " * 50_000,
        "{" * 100_000,
        "{a} and " * 30_000,
        "a," * 100_000,
        "*" * 100_000 + "x",
        "$^{" * 50_000,
        "\\c " * 50_000,
        "~" * 100_000 + "x",
    ],
)
def test_hostile_lists_are_survived(value):
    assert len(split_names(value).names) <= MAX_NAMES


@pytest.mark.parametrize(
    "written",
    [
        "Wei Wang 0001 and Jane Doe",
        "Jane Doe and Wei Wang 0021",
        "0001, Wei Wang and Jane Doe",
        "Doe, Jane and 0001, Wei Wang",
        "Wang 0001, Wei and Jane Doe",
    ],
)
def test_numbers_by_which_dblp_tells_namesakes_apart_are_no_names(written):
    names = {(name.given, name.family) for name in split_names(written).names}

    assert names == {("Wei", "Wang"), ("Jane", "Doe")}
