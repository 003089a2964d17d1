import pytest

from publications.mapping import read_drafts


def test_problems_stand_in_the_draft_that_they_are_about():
    reading = read_drafts(b"@misc{a, title={A}}\n@misc{b, title={B\n", "works.bib")
    assert reading.file == "works.bib"
    assert [draft.title for draft in reading.drafts] == ["A", "B"]
    assert reading.problems == []
    assert reading.drafts[0].problems == ()
    [problem] = reading.drafts[1].problems
    assert (problem.line, problem.severity) == (2, "error")


def test_text_without_an_entry_is_an_error():
    reading = read_drafts(b"Dear Jane,", "letter.txt")
    assert reading.drafts == []
    assert [p.severity for p in reading.problems] == ["error"]


def test_web_page_is_told_and_its_style_sheet_is_no_entry():
    page = "<!DOCTYPE html><style>@font-face{font-family:x}</style> Please log in"
    reading = read_drafts(page.encode(), "works.bib")
    assert reading.drafts == []
    [problem] = reading.problems
    assert problem.message.startswith("this is a web page")


def test_entries_in_a_web_page_are_read():
    page = "<html><pre>\n@misc{a, title={A}}\n</pre></html>"
    [draft] = read_drafts(page.encode(), "works.bib").drafts
    assert draft.title == "A"


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf"])
def test_empty_file_holds_nothing(data):
    reading = read_drafts(data, "works.bib")
    assert reading.drafts == []
    assert [p.message for p in reading.problems] == ["the file is empty"]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\uffff"])
def test_control_characters_are_replaced_and_told(character):
    text = f"@misc{{a,\n title = {{A{character}B}}}}"
    reading = read_drafts(text.encode(), "works.bib")
    [draft] = reading.drafts
    assert draft.title == "A\ufffdB"
    assert character not in draft.source
    said = "there are control characters in the file (see line 2); each became “\ufffd”"
    problems = [(p.line, p.severity, p.message) for p in reading.problems]
    assert problems == [(2, "warning", said)]


def test_page_breaks_become_blanks():
    reading = read_drafts(b"@misc{a, title = {A\x0cB\x0bC}}\n\x0c\n", "works.bib")
    assert reading.drafts[0].title == "A B C"
    assert reading.problems == []


def test_tabs_and_ends_of_lines_are_no_control_characters():
    reading = read_drafts(b"@misc{a,\r\n\ttitle = {A}}\r\n", "works.bib")
    assert reading.problems == []


def test_half_a_surrogate_pair_never_comes_through():
    data = b"\xff\xfe" + "@misc{a, title={A}}".encode("utf-16-le")
    data = data.replace(b"A\x00", b"\x00\xd8")
    [draft] = read_drafts(data, "works.bib").drafts
    assert draft.title.encode() == "\ufffd".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_of_any_encoding(encoding):
    [draft] = read_drafts("@misc{a, title={Zoë}}".encode(encoding), "a.bib").drafts
    assert draft.title == "Zoë"


class TestContentHash:
    ENTRY = "@misc{a, title = {A}, note = word}\n"

    def hash_of(self, text):
        return read_drafts(text.encode(), "works.bib").entries[0].content_hash

    def test_is_the_same_wherever_the_entry_stands(self):
        before = self.hash_of("@string{word = {W}}\n" + self.ENTRY)
        after = self.hash_of("@string{word = {W}}\n% moved\n\n" + self.ENTRY)
        assert before == after != ""

    @pytest.mark.parametrize(
        "other",
        [
            "@string{word = {W}} @misc{b, title = {A}, note = word}",
            "@string{word = {W}} @book{a, title = {A}, note = word}",
            "@string{word = {W}} @misc{a, title = {B}, note = word}",
            "@string{word = {W}} @misc{a, title = {A}, note = word }",
            "@string{word = {V}} @misc{a, title = {A}, note = word}",
        ],
    )
    def test_differs_where_anything_differs(self, other):
        assert self.hash_of("@string{word = {W}}\n" + self.ENTRY) != self.hash_of(other)

    def test_differs_where_the_parent_differs(self):
        child = "@inproceedings{a, title = {A}, crossref = {p}}\n"
        one = child + "@proceedings{p, title = {P}, year = 2020}"
        other = child + "@proceedings{p, title = {Q}, year = 2020}"
        assert self.hash_of(one) != self.hash_of(other)

    def test_an_entry_with_a_problem_has_one(self):
        assert self.hash_of("@misc{a, title = {A}, note = unknown}")


def test_a_file_that_is_no_text_is_not_read():
    data = bytes(range(256)) * 20 + b"@misc{a, title = {Not an entry}}"

    reading = read_drafts(data, "photo.bib")

    assert reading.drafts == []
    [problem] = reading.problems
    assert (problem.line, problem.severity) == (1, "error")
    assert problem.message.startswith("this is no text")


def test_a_text_with_a_few_control_characters_is_read():
    text = "@misc{a, title = {One}}\n" + "\x00\x01" * 9

    assert [d.title for d in read_drafts(text.encode(), "a.bib").drafts] == ["One"]
