"""Damaged entries: what is salvaged, what is said, and that nothing follows is lost."""

import pytest

from publications.bibtex import Entry, parse

NEXT = "\n@misc{next, title={Next}, year=2002}\n"


def read(text: str) -> tuple[Entry, list[tuple[int, str]]]:
    """The damaged entry and the problems; the next one must be whole."""
    library = parse(text + NEXT)
    damaged, following = library.entries
    assert (following.key, following.get("title")) == ("next", "Next")
    assert not following.salvaged
    return damaged, [(problem.line, problem.severity) for problem in library.problems]


@pytest.mark.parametrize(
    ("text", "line", "fields"),
    [
        (
            "@misc{a,\n title={A},\n year=2001\n",
            1,
            {"title": "A", "year": "2001"},
        ),
        (
            "@misc{a,\n note={N},\n title={An {Open title},\n year=2001\n}\n",
            3,
            {"note": "N", "title": "An {Open title}", "year": "2001"},
        ),
        (
            "@misc{a,\n title={An {{Open title},\n year=2001\n}\n",
            2,
            {"title": "An {{Open title}", "year": "2001"},
        ),
        (
            '@misc{a,\n title="No end,\n note={N},\n year=2001\n}\n',
            2,
            {"title": "No end", "note": "N", "year": "2001"},
        ),
        (
            '@misc{a,\n title="No end,\n note="N",\n year=2001\n}\n',
            2,
            {"title": "No end", "note": "N", "year": "2001"},
        ),
        (
            '@misc{a,\n title="A } brace",\n year=2001\n}\n',
            2,
            {"title": "A } brace", "year": "2001"},
        ),
        (
            '@misc{a,\n title="Ends otherwise},\n year=2001\n}\n',
            2,
            {"title": "Ends otherwise", "year": "2001"},
        ),
        (
            # The bracket that closes the value was meant for the entry.
            "@misc{a,\n title={A},\n note={Open\n}\n",
            1,
            {"title": "A", "note": "Open"},
        ),
        (
            "@misc{a, title={A}},\n year=2001\n}\n",
            1,
            {"title": "A", "year": "2001"},
        ),
        (
            "@misc{a, title={A},\n year=2001",
            1,
            {"title": "A", "year": "2001"},
        ),
    ],
)
def test_an_entry_that_is_not_closed_keeps_what_can_be_read(text, line, fields):
    damaged, problems = read(text)

    assert {field.name: field.value for field in damaged.fields} == fields
    assert damaged.salvaged
    assert problems == [(line, "error")]


@pytest.mark.parametrize("slip", ["title {A}", "title: {A}", "title : {A}"])
def test_a_value_without_its_sign_is_read_with_an_error(slip):
    damaged, problems = read(f"@misc{{a, {slip}, year=2001}}")

    assert (damaged.get("title"), damaged.get("year")) == ("A", "2001")
    assert problems == [(1, "error")]


@pytest.mark.parametrize(
    "text",
    [
        "@misc[a, title={A}]",
        "@misc a, title={A}",
        "@{a, title={A}}",
        "  @misc\n a,\n title = {A}",
    ],
)
def test_what_only_lacks_its_brace_is_told(text):
    library = parse(f"{NEXT}{text}{NEXT}")

    assert [entry.key for entry in library.entries] == ["next", "next"]
    assert [(p.line, p.severity) for p in library.problems] == [(3, "error")]


def test_the_end_of_the_file_closes_what_is_open():
    library = parse("@misc{a, title={A}}\n@misc{b,\n title={B},\n author={John Ro")

    assert [entry.key for entry in library.entries] == ["a", "b"]
    assert library.entries[1].get("author") == "John Ro"
    assert [(p.line, p.key) for p in library.problems] == [(4, "b")]


def test_an_entry_is_also_ended_by_another_in_the_same_line():
    library = parse("@misc{a, title={A} @misc{b, title={B}}")

    assert [entry.get("title") for entry in library.entries] == ["A", "B"]


def test_a_whole_entry_inside_a_balanced_value_is_text():
    annotation = "Was:\n@misc{old, title={Old}}\n@String{x = {y}}\nbefore."
    damaged, problems = read(f"@misc{{a, annote={{{annotation}}}, year=2001}}")

    assert damaged.get("year") == "2001"
    assert "@misc{old, title={Old}}" in damaged.get("annote")
    assert not damaged.salvaged
    assert problems == [(2, "info")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (r"@misc{a, title={Interval \{0}, year=2001}", r"Interval \{0"),
        (r"@misc{a, title={Interval 0\}}, year=2001}", r"Interval 0\}"),
        (r'@misc{a, title="G\"odel", year=2001}', r"G\"odel"),
    ],
)
def test_escaped_marks_are_text_where_the_entry_only_closes_so(text, title):
    entry, problems = read(text)

    assert (entry.get("title"), entry.get("year")) == (title, "2001")
    assert not entry.salvaged
    assert problems == [(1, "warning")]


def test_a_backslash_before_a_closing_brace_is_text_to_bibtex():
    entry, problems = read("@misc{a, file={C:\\dir\\}, year=2001}")

    assert (entry.get("file"), entry.get("year")) == ("C:\\dir\\", "2001")
    assert problems == []


def test_the_message_names_the_field_and_the_next_entry():
    library = parse("@misc{a,\n title={Open,\n year=2001\n}" + NEXT)

    assert [problem.message for problem in library.problems] == [
        "the brace opened in title is not closed before the next entry at line 5; "
        "the fields read so far were kept"
    ]


def test_thousands_of_unclosed_entries_are_all_salvaged():
    text = "".join(f"@misc{{k{i}, title={{T{i}}}, year=2000\n" for i in range(2000))
    library = parse(text)

    assert [entry.get("title") for entry in library.entries] == [
        f"T{i}" for i in range(2000)
    ]
    assert len(library.problems) == 2000


def test_thousands_of_unclosed_quotes_are_all_salvaged():
    text = "".join(
        f'@misc{{k{i},\n title="T{i},\n year=2000\n}}\n' for i in range(5000)
    )
    library = parse(text)

    assert all(entry.get("year") == "2000" for entry in library.entries)
    assert len(library.entries) == len(library.problems) == 5000


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("@" * 300_000, 0),
        ("@a{" * 50_000, 0),
        ("@misc{k, title=" + "{" * 200_000, 1),
        ("@misc{k, title={" + "{" * 100_000 + "}" * 100_001 + "}", 1),
        ("@misc{k," + "{" * 200_000, 1),
        ("@comment{" * 50_000 + "@misc{k, title={T}}", 1),
    ],
)
def test_hostile_files_are_survived(text, count):
    assert len(parse(text).entries) == count
