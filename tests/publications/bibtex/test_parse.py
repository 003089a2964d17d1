import pytest

from publications.bibtex import Entry, Problem, parse


def only(text: str) -> Entry:
    entries = parse(text).entries
    assert len(entries) == 1
    return entries[0]


def told(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.severity) for problem in parse(text).problems]


def test_an_entry_has_its_type_key_fields_and_lines():
    entry = only('\n@Article{Doe:2020,\n  Title = {A},\n  year = 2020,\n note = "n"\n}')

    assert (entry.kind, entry.key, entry.line) == ("article", "Doe:2020", 2)
    assert [(f.name, f.written, f.value, f.line) for f in entry.fields] == [
        ("title", "Title", "A", 3),
        ("year", "year", "2020", 4),
        ("note", "note", "n", 5),
    ]
    assert not entry.salvaged


def test_the_source_is_the_exact_slice_of_the_text():
    source = "@misc{a,\r\n  title = {A  b}\r\n}"

    assert only(f"before\r\n{source}\r\nbehind").source == source


def test_a_missing_field_has_the_default():
    entry = only("@misc{a, title={A}}")

    assert entry.get("TITLE".lower()) == "A"
    assert entry.get("note") == ""
    assert entry.get("note", "none") == "none"
    assert entry.field("note") is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{A {B} c}", "A {B} c"),
        ('"A {"}B{"} c"', 'A {"}B{"} c'),
        ("{A\n   b\t c }", "A b c"),
        ("{no\u00a0break  here}", "no\u00a0break here"),
        ("12", "12"),
        ("{a} # {b} # 1", "ab1"),
        ('"On " # {x}', "On x"),
        ("mar", "March"),
        ("DEC", "December"),
        ('10 # "~" # jan', "10~January"),
        ("{}", ""),
        ('""', ""),
        (r"{Ends in \}", "Ends in \\"),
        ("{50% off}", "50% off"),
        ("{jane@example.org}", "jane@example.org"),
        ("{@misc{b, title={B}}}", "@misc{b, title={B}}"),
        ("{) ( }", ") ("),
    ],
)
def test_values_are_read(written, value):
    assert only(f"@misc{{a, note = {written}}}").get("note") == value


def test_blanks_in_addresses_and_file_names_are_kept():
    entry = only("@misc{a, file = { a  b.pdf:PDF },\n bdsk-file-1 = {x  y}}")

    assert entry.get("file") == "a  b.pdf:PDF"
    assert entry.get("bdsk-file-1") == "x  y"


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, title = {T}}",
        "@misc(a, title = {T})",
        "@ misc\n{ a , title = {T} , }",
        "@misc{a\n , title = {T}\n}",
        "@MISC{a,title={T}}",
        "---\nlayout: x\n---\n@misc{a, title={T}}",
        "% Encoding: UTF-8@misc{a, title={T}}",
        "mail me@x.org\n@misc{a, title={T}}",
        "see@misc{a, title={T}} here",
        "@comment{x}@misc{a, title={T}}",
        "@comment x\n@misc{a, title={T}}",
        '@preamble{"\\def\\x{y}"}@misc{a, title={T}}',
        "@preamble{ never closed\n@misc{a, title={T}}",
        "@string{x = {never closed\n@misc{a, title={T}}",
        "@comment{never closed\n@misc{a, title={T}}",
        "@foo{}\n@misc{a, title={T}}",
        "@misc{a, title={T}}\n}\n",
        "@misc{a, title={T}}\n@=x",
    ],
)
def test_entries_are_found_in_any_surroundings(text):
    assert only(text).key == "a"
    assert only(text).get("title") == "T"


@pytest.mark.parametrize(
    "kind", ["commentary", "stringent", "preambles", "my-type", "x.y", "données"]
)
def test_types_are_compared_as_whole_words(kind):
    assert only(f"@{kind}{{a, title={{T}}}}").kind == kind


@pytest.mark.parametrize(
    "key",
    [
        "DBLP:conf/nips/A17",
        "10.1145/1.2",
        "Smith 2001",
        "o'neil_+x:y.z-1",
        "_erp_????",
        "a&b#1",
        "ключ",
        'M{\\"u}ller2001',
    ],
)
def test_keys_are_kept_as_written(key):
    entry = only(f"@misc{{{key}, title={{T}}}}")

    assert entry.key == key
    assert entry.get("title") == "T"


@pytest.mark.parametrize("text", ["@misc{a}", "@misc{a,}", "@misc(a)"])
def test_an_entry_may_have_no_fields(text):
    assert only(text).key == "a"
    assert only(text).fields == ()
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("%@article{a, title={A}}\n@misc{b, title={B}}", 1),
        ("@misc{b, title={B}}\n % % @article{a,\n% title={A}}", 2),
        ("@misc{b, title={B}}\n\n@comment{\n@article{a, title={A}}}", 4),
    ],
)
def test_hidden_entries_are_told_and_not_returned(text, line):
    assert only(text).key == "b"
    assert told(text) == [(line, "info")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("@misc{a,\n title={A}\n note={N},\n year=2001}", 2),
        ("@misc{a\n title={A}, note={N}, year=2001}", 1),
        ("@misc{a title={A}, note={N}, year=2001}", 1),
        ("@misc{a, title={A},, note={N}, year=2001}", 1),
        ("@misc{a,, title={A}, note={N}, year=2001}", 1),
        ("@misc{a, title={A}, note={N},\n %x={y}\n year=2001}", 2),
        ("@misc{a, title={A}, note={N},\n volume = , year=2001}", 2),
        ("@misc{a, title=A\n, note={N}, year=2001}", 1),
        ("@misc{a, title={A}, note={N}, volume=3a, year=2001}", 1),
        ("@misc{a, title={A}, note={N},\n NOTE={other}, year=2001}", 2),
    ],
)
def test_slips_are_read_over_with_a_warning(text, line):
    entry = only(text)

    values = [entry.get(name) for name in ("title", "note", "year")]
    assert values == ["A", "N", "2001"]
    assert told(text) == [(line, "warning")]
    assert not entry.salvaged


def test_words_without_braces_are_one_value():
    entry = only("@misc{a, title = Some bare words, year = 2001}")

    assert entry.get("title") == "Some bare words"
    assert entry.get("year") == "2001"


def test_of_a_repeated_field_only_the_first_is_returned():
    entry = only("@misc{a, note={first}, Note={second}}")

    assert [field.value for field in entry.fields] == ["first"]


def test_what_makes_no_sense_in_an_entry_is_skipped_with_an_error():
    text = "@misc{a, title={A},\n ??? !!!\n, year=2001}"

    assert only(text).get("year") == "2001"
    assert only(text).salvaged
    assert told(text) == [(2, "error")]


def test_repeated_keys_are_all_returned():
    entries = parse("@misc{a, title={A}}@misc{a, title={B}}").entries

    assert [(entry.key, entry.get("title")) for entry in entries] == [
        ("a", "A"),
        ("a", "B"),
    ]


def test_problems_stand_in_the_order_of_lines_and_name_their_entry():
    text = "@misc{a,\n crossref={none}}\n@misc{b,\n x=}"

    assert parse(text).problems == [
        Problem(
            2,
            "warning",
            "crossref names “none”, which is no other entry of this file; nothing was "
            "inherited from it",
            "a",
            field="crossref",
        ),
        Problem(4, "warning", "x has no value; it was read as empty", "b", 4, "x"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_kinds_of_line_ends_count_once(end):
    text = end.join(["", "@misc{a,", "title={A},", "volume=,", "}"])

    assert only(text).fields[0].line == 3
    assert told(text) == [(4, "warning")]


@pytest.mark.parametrize("text", ["<html>a@b.org</html>", "---\n---", "@", "@misc"])
def test_a_text_without_entries_is_an_error(text):
    assert parse(text).entries == []
    assert told(text) == [(1, "error")]


@pytest.mark.parametrize("text", ["", "\n  \n"])
def test_an_empty_text_is_no_error(text):
    assert told(text) == []
