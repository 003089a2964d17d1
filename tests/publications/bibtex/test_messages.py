"""What the parser says, as a scholar reads it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex import Problem, decode, parse

NEXT = "\n@misc{next, title={Next}}"


def shown(problem: Problem) -> str:
    place = f"{problem.line}:{problem.column}: {problem.severity}: "
    return place + (f"in {problem.key}, " if problem.key else "") + problem.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "@misc{k,\n title={T},\n Early Access Date={FEB 2012},\n}",
            "3:2: warning: in k, the name “Early Access Date” has blanks; it was read "
            "as Early-Access-Date",
        ),
        (
            "@misc{k,\n title={Open,\n year=2001\n}" + NEXT,
            "2:2: error: in k, the brace opened in title is not closed before the next "
            "entry at line 5; the fields read so far were kept",
        ),
        (
            '@misc{k,\n title="Open,\n year=2001\n}',
            "2:2: error: in k, the quote opened in title is not closed before the end "
            "of the file; the fields read so far were kept",
        ),
        (
            '@misc{k,\n title="A } b",\n year=2001\n}',
            "2:2: error: in k, a closing brace in title has no opening one; the value "
            "was read up to the next field",
        ),
        (
            "@misc{k, title={A}," + NEXT,
            "1:1: error: in k, the entry is not closed before the next entry at line "
            "2; the fields read so far were kept",
        ),
        (
            "@misc{k, title={A}},\n year=2001}",
            "1:19: error: in k, the entry is closed here, but fields follow; they were "
            "read; take away the brace that is too many",
        ),
        (
            "@misc{k, title={A}, ???}",
            "1:21: error: in k, “???” is neither a field nor the end of the entry; it "
            "was skipped",
        ),
        (
            "@misc{k, title {A}}",
            "1:10: error: in k, an = is missing after title; its value was read all "
            "the same",
        ),
        (
            "@misc{k title={A}}",
            "1:1: warning: in k, a comma is missing after the key; the fields were "
            "read all the same",
        ),
        (
            "@misc{k, a={A} b={B}}",
            "1:15: warning: in k, a comma is missing after a; the next field was read",
        ),
        (
            "@misc{k, a={A},, b={B}}",
            "1:15: warning: in k, there is a comma too many here; it was skipped",
        ),
        (
            "@misc{k, a=, b={B}}",
            "1:12: warning: in k, a has no value; it was read as empty",
        ),
        (
            "@misc{k, a=3a}",
            "1:12: warning: in k, the value of a should stand in braces; “3a” was read",
        ),
        (
            "@misc{k, journal=jmlr}",
            "1:10: warning: in k, no @string before this defines “jmlr”; it was kept "
            "as text; write {jmlr} if that is what it is",
        ),
        (
            "@misc{k, note={A}, Note={B}}",
            "1:20: warning: in k, Note is given again; the first value is used, and "
            "this one only stands in the text of the entry",
        ),
        (
            "@misc{k,\n % note={A}\n}",
            "2:2: warning: in k, what follows a % between fields was skipped, here and "
            "further on",
        ),
        (
            "@misc{k, note={\n@misc{x, title={y}}}}",
            "2:1: info: in k, what looks like an entry here stands in a value, and was "
            "read as its text",
        ),
        (
            r"@misc{k, title={Interval \{0}, year=2001}",
            r"1:9: warning: in k, the entry only closes when \{, \} and \" are taken "
            "as text, and so it was read; BibTeX itself counts them",
        ),
        (
            "@misc{, author={Doe, Jane}, year=2001}",
            "1:1: warning: in doe2001, the entry has no key and was given this one; "
            "write one into the file",
        ),
        (
            "@misc{k, crossref={none}}",
            "1:0: warning: in k, crossref names “none”, which is no other entry of "
            "this file; nothing was inherited from it",
        ),
        (
            "%@article{smith2020, title={A}}" + NEXT,
            "1:2: info: “@article{smith2020” is commented out with %; it was not read",
        ),
        (
            "@comment{ @article{smith2020, title={A}} }" + NEXT,
            "1:11: info: “@article{smith2020” stands inside @comment; it was not read",
        ),
        (
            "@preamble{ a" + NEXT,
            "1:1: error: this @preamble is never closed; what follows was read without "
            "it",
        ),
        (
            "@comment{ a" + NEXT,
            "1:1: warning: this @comment is never closed; what follows was read "
            "without it",
        ),
        (
            "@misc[k, title={A}]" + NEXT,
            "1:1: error: “@misc[k” is not followed by a brace; what looks like an "
            "entry here was not read; begin it like @article{key,",
        ),
        (
            "@string{a={x}, ?}" + NEXT,
            "1:1: error: this @string is not closed, or not of the form name = {text}; "
            "what could be read of it was kept",
        ),
        (
            "@foo{}" + NEXT,
            "1:1: error: neither a key nor a field follows “@foo”; it was skipped",
        ),
        (
            "Dear Jane,",
            "1:1: error: there is no BibTeX entry in this file; is it the right one?",
        ),
    ],
)
def test_a_message_names_the_place_the_thing_and_what_was_done(text, message):
    assert [shown(problem) for problem in parse(text).problems] == [message]


def test_a_message_about_a_field_names_it_for_programs():
    text = "@misc{k, Title={A}, TITLE={B}, Journal=jmlr, a=, b=3a c={\n"

    fields = [problem.field for problem in parse(text).problems]

    assert sorted(fields) == ["a", "b", "b", "c", "journal", "title"]


def test_messages_of_one_line_come_in_its_order():
    text = "@misc{k, title={A}, b=x, title={B}, c=y}"

    assert [p.column for p in parse(text).problems] == [21, 26, 37]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_columns_count_characters_from_one(end):
    text = f"ÄÖ{end}@misc{{k,{end} é={{É}},, x={{y}}}}"

    assert [shown(problem)[:4] for problem in parse(text).problems] == ["3:7:"]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from('@misc{ @string{ @comment{ k, a= { } " , ( ) % \n'.split(" "))
    )
)
def test_messages_can_stand_behind_a_place_or_a_key(pieces):
    for problem in parse("".join(pieces)).problems:
        assert problem.message[0].islower() or problem.message[0] == "“"
        assert not problem.message.endswith(".")


def test_messages_of_decoding_have_the_same_form():
    for data in (b"G\xf6del", b"\xff\xfea", "@misc{a".encode("utf-16-le")):
        (problem,) = decode(data)[1]
        assert problem.message.startswith("the file ")
        assert not problem.message.endswith(".")
