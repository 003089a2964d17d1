import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from publications.bibtex import (
    Name,
    parse,
    split_names,
    to_latex,
    to_unicode,
    write_entry,
    write_names,
)

patiently = settings(deadline=None)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("Jane", "Doe"), "Doe, Jane"),
        (Name("", "Plato"), "Plato"),
        (Name("Jan", "Berg", "van der"), "van der Berg, Jan"),
        (Name("Martin Luther", "King", suffix="Jr."), "King, Jr., Martin Luther"),
        (Name("", "King", suffix="Jr."), "King, Jr., {}"),
        (Name("Kurt", "Gödel"), r"G{\"o}del, Kurt"),
        (Name("Øystein", "Østby"), r"{\O}stby, {\O}ystein"),
        (Name("小明", "王"), "王, 小明"),
        (Name("Maria", "De La Cruz"), "De La Cruz, Maria"),
        (Name("", "De La Cruz"), "{De La Cruz}{}"),
        (Name("", "Gogh", "van"), "van Gogh"),
        (Name("Fernando", "Lopes da Silva"), "{Lopes da Silva}, Fernando"),
        (Name("Ken", "Abe-ichi Mori"), "{Abe-ichi Mori}, Ken"),
        (Name("Alexander", "eyer-Gohde"), "{eyer-Gohde}, Alexander"),
        (Name("", "Ferrer-i-Cancho"), "{Ferrer-i-Cancho}{}"),
        (Name("Ana", "Berg", "Van"), r"{\uppercase{v}an} Berg, Ana"),
        (Name("Ana", "Berg", "Van den"), "Van den Berg, Ana"),
        (Name("", "Berg", "Van den"), "Van den Berg, {}"),
        (Name("Jan", "Bois", "L'"), r"{\uppercase{l}'} Bois, Jan"),
        (Name("Ann", "Poe", suffix="Jr. MD"), "Poe, {Jr. MD}, Ann"),
        (Name("Rock and Roll", "Doe"), "Doe, {Rock and Roll}"),
        (Name("J., R.", "Doe"), "Doe, {J., R.}"),
        (Name("", "others"), "{{}others}{}"),
        (Name(literal="NASA"), "{NASA}"),
        (Name(literal="Barnes and Noble, Inc."), "{Barnes and Noble, Inc.}"),
        (Name(literal="Österreich"), r"{{\"O}sterreich}"),
        (Name(literal="& Co"), r"{{}\& Co}"),
        (Name(literal="others"), "{{}others}"),
        (Name("Jane", "Doe", marks="*"), "Doe*, Jane"),
        (Name("Jane", "Doe", marks="*†"), r"Doe*{\textdagger}, Jane"),
        (Name("", "De La", marks="*"), "{De La}{}*"),
        (Name(literal="The Team", marks="*"), "{The Team*}"),
    ],
)
def test_a_name_is_written_so_that_it_is_read_back(name, written):
    assert write_names([name]) == written
    assert split_names(written).names == (name,)
    assert split_names(written).problems == ()


def test_names_are_joined_by_and():
    names = [Name("Jane", "Doe"), Name(literal="X and Y")]

    assert write_names(names) == "Doe, Jane and {X and Y}"


def test_others_are_added_at_the_end():
    assert write_names([Name("Jane", "Doe")], others=True) == "Doe, Jane and others"
    assert write_names([], others=True) == "others"


LETTERS = "abcxyzABCXYZäÖßéØłİıžŁ王Ж"
word = st.text(LETTERS + LETTERS + "-'.,=&{}\\~", min_size=1, max_size=6)
some_words = st.lists(
    word | st.sampled_from(["and", "AND", "van", "de", "Jr.", "others", "et al."]),
    max_size=3,
).map(" ".join)


@patiently
@given(st.lists(st.tuples(some_words, some_words), min_size=1, max_size=4))
def test_whatever_names_were_read_are_written_and_read_again(parts):
    source = " and ".join(
        f"{to_latex(last)}, {to_latex(first)}" for last, first in parts
    )
    names = split_names(source)

    again = split_names(write_names(names.names, others=names.others))

    assert again.names == names.names
    assert again.others == names.others


@patiently
@given(some_words, some_words, st.sampled_from(["", "Jr.", "the III"]))
def test_any_parts_of_a_name_are_read_back(given_name, family, suffix):
    given_name, family = given_name.strip(), family.strip()
    assume(family)
    name = Name(given_name, family, suffix=suffix)

    assert split_names(write_names([name])).names == (name,)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Юрий Мухин", r"{\relax Мухин}, {\relax Ю}рий"),
        ("Мухин, Jr, Юрий-Петр", r"{\relax Мухин}, Jr, {\relax Ю}рий-{\relax П}етр"),
        ("{中国科学院}", "{中国科学院}"),
        (r"{\"U}nal, Ayşe", r"{\"U}nal, Ay{\c{s}}e"),
    ],
)
def test_letters_stay_whole_for_a_bibtex_that_counts_bytes(name, written):
    names = split_names(name).names

    assert write_names(names, for_bytes=True) == written
    assert split_names(written).names == names


@given(some_words, some_words)
def test_names_for_bytes_are_read_back(given_name, family):
    names = split_names(f"{to_latex(family)}, {to_latex(given_name)}").names

    assert split_names(write_names(names, for_bytes=True)).names == names


def test_an_entry_has_aligned_fields_in_braces():
    fields = [("author", "Doe, Jane"), ("title", "A {T}"), ("month", "jun")]

    assert write_entry("article", "doe2020", fields) == (
        "@article{doe2020,\n"
        "  author = {Doe, Jane},\n"
        "  title  = {A {T}},\n"
        "  month  = jun,\n"
        "}\n"
    )


def test_a_lonely_brace_in_an_address_is_encoded():
    entry = write_entry("misc", "a", [("url", "https://x.org/{a"), ("year", "2020")])

    assert parse(entry).entries[0].get("url") == "https://x.org/%7Ba"
    assert parse(entry).problems == []


@patiently
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]))))
def test_fields_are_read_back(texts):
    fields = [(f"f{number}", to_latex(text)) for number, text in enumerate(texts)]

    library = parse(write_entry("misc", "key", fields))

    assert library.problems == []
    (entry,) = library.entries
    assert [(f.name, to_unicode(f.value)) for f in entry.fields] == [
        (name, to_unicode(value)) for name, value in fields
    ]
