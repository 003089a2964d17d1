import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.searching.words import document, writings


def found_in(*texts):
    return document(texts).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taming the Throughput!", "taming the throughput"),
        ("ÉTUDES naïves", "etudes naives"),
        ("Straße in Łódź, Ørsted, Þór, Æsir", "strasse in lodz orsted thor aesir"),
        ("İstanbul, Iğdır", "istanbul igdir"),
        ("ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ"),
        ("ﬁne ℌilbert ½ x²", "fine hilbert 1 2 x2 12"),
        ("soft\xadhyphen", "softhyphen"),
        ("snake_case", "snake case snakecase"),
        ("<i>E. coli</i> & H<sub>2</sub>O", "e coli h2o"),
        (r"CO$_2$ in $\mathcal{O}(n)$", "co2 in o n on"),
        ("[our tool](https://example.org/a)", "our tool"),
        ("深度学习 for 文本", "深 度 学 习 for 文 本"),
        ("คำไทย", "ค า ไ ท ย"),
        ("한국어", unicodedata.normalize("NFKD", "한국어")),
        ("", ""),
        ("$ <>* \0 “”", ""),
    ],
)
def test_words_of_a_text(text, expected):
    assert found_in(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("multi-head", ["multihead"]),
        ("O’Brien", ["obrien"]),
        ("TCP/IP", ["tcpip"]),
        ("Müller", ["mueller"]),
        ("Mu\u0308ller", ["mueller"]),
        ("Groß-Gerau", ["grossgerau"]),
        ("Jean-Löw", ["jeanlow", "jean", "loew", "jeanloew"]),
        ("plain,", []),
        ("深度-学习", []),
    ],
)
def test_other_writings_stand_behind(text, others):
    words, *_ = writings(text)
    assert found_in(text) == [*words, *others]


@given(st.lists(st.text()))
def test_words_are_letters_and_digits_between_single_spaces(texts):
    found = document(texts)
    assert found == " ".join(found.split())
    assert all(word.isalnum() for word in found.split())


@given(st.text())
def test_accents_and_case_make_no_difference(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert set(found_in(decomposed)) == set(found_in(text))


def test_a_word_without_end_is_read_at_once():
    assert found_in("a" * 100_000, "ä-" * 50_000)[0] == "a" * 100_000
