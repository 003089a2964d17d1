import pytest

from publications.bibtex import is_verbatim, parse
from publications.bibtex.macros import MAX_DEPTH, MAX_VALUE


def note_of(text: str) -> str:
    return parse(text).entries[-1].get("note")


@pytest.mark.parametrize(
    ("definitions", "written", "value"),
    [
        ("@string{a = {Text}}", "a", "Text"),
        ("@STRING(A = {Text})", "a", "Text"),
        ("@string{a = {Text}}", "A # { more}", "Text more"),
        ('@string{a = "x"}@string{b = a # "y"}', "b # a", "xyx"),
        ("@string{a = {old}}@string{a = {new}}", "a", "new"),
        ("@string{a = {1}, b = {2}}", "a # b", "12"),
        ("@string{mar = {März}}", "mar", "März"),
        ("@string{a = {two\n  lines}}", "a", "two lines"),
    ],
)
def test_macros_are_expanded(definitions, written, value):
    assert note_of(f"{definitions}\n@misc{{k, note = {written}}}") == value


def test_a_later_definition_holds_only_from_there_on():
    text = "@string{a={1}}@misc{x, note=a}@string{a={2}}@misc{y, note=a}"

    assert [entry.get("note") for entry in parse(text).entries] == ["1", "2"]


def test_an_undefined_macro_is_kept_as_text_with_a_warning():
    library = parse("@misc{k,\n selected=true,\n journal=jmlr}")

    assert library.entries[0].get("journal") == "jmlr"
    assert [(p.line, p.severity, p.key) for p in library.problems] == [
        (2, "warning", "k"),
        (3, "warning", "k"),
    ]


def test_a_macro_in_a_comment_of_percent_is_not_defined():
    assert note_of("% @string{a = {x}}\n@misc{k, note=a}") == "a"


def test_doubling_macros_stop_at_the_limit_of_a_value():
    lines = ['@string{m0 = "0123456789"}']
    lines += [f"@string{{m{i} = m{i - 1} # m{i - 1}}}" for i in range(1, 31)]
    library = parse("\n".join([*lines, "@misc{k, note = m30}"]))

    assert len(library.entries[0].get("note")) == MAX_VALUE
    errors = [problem for problem in library.problems if problem.severity == "error"]
    assert errors[0].line == 18


def test_all_macros_together_have_a_limit():
    big = "@string{m = {" + "x" * 999_000 + "}}"
    library = parse(big + "".join(f"@misc{{k{i}, note=m}}" for i in range(60)))

    notes = [entry.get("note") for entry in library.entries]
    assert sum(len(note) for note in notes) < 51_000_000
    assert notes[-1] == "m"
    assert library.problems[-1].severity == "error"


def test_very_deep_braces_are_warned_of():
    depth = MAX_DEPTH + 1
    library = parse(f"@misc{{k, note={{{'{' * depth}{'}' * depth}}}}}")

    assert [problem.severity for problem in library.problems] == ["warning"]


@pytest.mark.parametrize("name", ["doi", "URL", "bdsk-url-1", "Bdsk-File-12"])
def test_addresses_and_numbers_are_verbatim(name):
    assert is_verbatim(name)


@pytest.mark.parametrize("name", ["title", "bdsk-url-x", "note"])
def test_prose_is_not_verbatim(name):
    assert not is_verbatim(name)
