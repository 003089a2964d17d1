"""Text without formulas, decoded by pylatexenc, where real files are present."""

import logging
import re
import unicodedata

import pytest

from publications.bibtex import to_unicode, unknown_macros

from .corpora import FILES, values

latex2text = pytest.importorskip("pylatexenc.latex2text")

pytestmark = pytest.mark.skipif(not FILES, reason="the corpora are not here")

FIELDS = [
    "title", "journal", "booktitle", "note", "publisher", "school", "series",
    "address", "abstract",
]  # fmt: skip
# What is neither LaTeX nor HTML both give back as it is.
NEEDS_DECODING = re.compile(r"[\\{}~`]|--|''")
FORMULA = re.compile(r"\$|\\\(|\\\[|\\ensuremath")
# Why pylatexenc's answer is another one; the first that fits is counted.
REASONS = {
    "it leaves what exports keep of HTML": re.compile(r"</?\w|\\textless|&#?\w+;|&amp"),
    "it deletes a sign that it doesn't know": re.compile(
        r"\\(?:textgreater|textbackslash|textbar|hyphen|textdollar|textasciidieresis|textdiv|t)"
        r"(?![A-Za-z])"
    ),
    "it leaves single quotation marks": re.compile(r"`"),
    "it makes a soft hyphen, which no search would find": re.compile(r"\\-"),
    "it doesn't raise and lower": re.compile(r"\\text(?:super|sub)script"),
    "it deletes the argument of a font or box": re.compile(r"\\(?:texttt|mbox)\b"),
    "it puts addresses between angle brackets": re.compile(r"\\url"),
    "it cuts at a percent sign": re.compile(r"(?<!\\)%"),
}


def test_decoding_is_as_that_of_pylatexenc_or_better():
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    theirs = latex2text.LatexNodes2Text(strict_latex_spaces=False)
    texts = [
        value
        for value in values(*FIELDS)
        if NEEDS_DECODING.search(value) and not FORMULA.search(value)
    ]

    different = {
        value: reason(value)
        for value in texts
        if tidy(to_unicode(value)) != tidy(theirs.latex_to_text(value))
    }

    unexplained = [value for value, said in different.items() if not said]
    assert len(different) <= 0.05 * len(texts)
    assert len(unexplained) <= 0.01 * len(texts), unexplained[:5]


def reason(value: str) -> str:
    if unknown_macros(value):
        return "it deletes commands that it doesn't know"
    found = (said for said, pattern in REASONS.items() if pattern.search(value))
    return next(found, "")


def tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
