import pytest

from publications.bibtex import decode


@pytest.mark.parametrize(
    "data",
    [
        "Gödel".encode(),
        b"\xef\xbb\xbf" + "Gödel".encode(),
        "Gödel".encode("utf-16"),
        b"\xfe\xff" + "Gödel".encode("utf-16-be"),
        "Gödel".encode("utf-32"),
    ],
)
def test_unicode_is_read_without_its_byte_order_mark(data):
    assert decode(data) == ("Gödel", [])


def test_other_bytes_are_read_as_windows_1252_with_a_warning():
    text, problems = decode(b"one\nG\xf6del \x96 x\n")

    assert text == "one\nGödel – x\n"
    assert [(p.line, p.severity) for p in problems] == [(1, "warning")]
    assert "see line 2" in problems[0].message


def test_lines_of_utf_8_are_kept_in_a_file_of_mixed_encodings():
    text, problems = decode("Erdős\r\n".encode() + b"G\xf6del\r\n")

    assert text == "Erdős\r\nGödel\r\n"
    assert len(problems) == 1


def test_bytes_that_windows_1252_does_not_know_are_kept():
    assert decode(b"a\x81b")[0] == "a\x81b"


def test_half_a_character_of_utf_16_is_replaced_with_a_warning():
    text, problems = decode(b"\xff\xfea\x00b")

    assert text == "a\N{REPLACEMENT CHARACTER}"
    assert [problem.severity for problem in problems] == ["warning"]


def test_nothing_is_an_empty_text():
    assert decode(b"") == ("", [])


@pytest.mark.parametrize(
    ("header", "encoding", "letters"),
    [
        ("% Encoding: ISO8859_2", "iso8859-2", "Erdős, Škvor"),
        ("% Encoding: windows-1251", "cp1251", "Колмогоров"),
        ("% -*- mode: bibtex; coding: koi8-r -*-", "koi8-r", "Колмогоров"),
        ("%% Saved with string encoding Western (Mac OS Roman)", "mac-roman", "Gödel"),
        ("% Encoding: GBK", "gbk", "华罗庚"),
        # Windows-1252 in truth, as nearly all that calls itself so.
        ("% Encoding: ISO8859_1", "cp1252", "“Gödel”"),
    ],
)
def test_the_encoding_that_the_first_lines_name_is_believed(header, encoding, letters):
    text = f"{header}\n@misc{{a, title={{{letters}}}}}"

    assert decode(text.encode(encoding))[0] == text


def test_the_encoding_that_was_believed_is_told():
    _, problems = decode("% Encoding: Cp1251\nЖ".encode("cp1251"))

    assert [(p.severity, p.message) for p in problems] == [
        ("info", "the file was read as cp1251, as its first lines say")
    ]


@pytest.mark.parametrize(
    "header",
    ["hex", "rot13", "punycode", "unicode_escape", "utf-7", "nothing", "x" * 99],
)
def test_a_header_that_names_no_encoding_of_files_is_not_believed(header):
    text, problems = decode(f"% Encoding: {header}\nGödel".encode("latin-1"))

    assert text.endswith("Gödel")
    assert [problem.severity for problem in problems] == ["warning"]


def test_utf_8_is_read_as_such_whatever_the_header_says():
    data = "% Encoding: Cp1251\nGödel".encode()

    assert decode(data) == (data.decode(), [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known_by_its_zeros(encoding):
    text, problems = decode("@misc{a, title={Gödel, Колмогоров}}".encode(encoding))

    assert text == "@misc{a, title={Gödel, Колмогоров}}"
    assert [problem.severity for problem in problems] == ["info"]


def test_stray_zeros_do_not_make_a_file_utf_16():
    assert decode(b"one\0two\0\0 x") == ("one\0two\0\0 x", [])
