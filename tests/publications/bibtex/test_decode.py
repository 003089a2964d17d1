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
