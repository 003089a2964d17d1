"""The identifiers that scholars' records carry, in the one form in which they are kept.

Each `normal_…` takes what a person or a file wrote, with resolver, label or version,
and returns the bare identifier, or "" where there is none.
"""

import html
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

# DOI Handbook 2.2: a directory "10.", a registrant, a slash, any suffix.
DOI = re.compile(r"(?<![\d.])10\.\d{4,9}(?:\.\d+)*/[^\s{}]*[^\s{}.,;\"')][^\s{}]*")
DOI_SPECIAL = re.compile(r"[\\&${}]")
# As LaTeX protects them: \_, {\_}, \textunderscore, $<$.
ESCAPED = re.compile(r"\{?\\([_%&#$<>])(?:\{\})?\}?|\$([<>])\$")
# arXiv's two schemes: 2007 and later ("2409.17264"), before ("math.GT/0309136").
ARXIV = re.compile(
    r"(?<![\d.])(\d{4}\.\d{4,5}|[a-z-]{1,20}(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?(?!\d)"
)
ISSN = re.compile(r"(?<![\dXx-])(\d{4})-?(\d{3}[\dXx])(?![\dXx-])")
ORCID = re.compile(r"(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")
# Hyphens as typesetters write them.
DASHES = str.maketrans("‐‑‒–−", "-----")
# With or without hyphens or blanks between its parts.
ISBN = re.compile(r"(?<!\d)(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?!\d)")
ARXIV_DOI = "10.48550/arxiv."


@dataclass(frozen=True, slots=True)
class Identifier:
    """As shown to a reader; `url` is "" where there is no resolver."""

    label: str
    text: str
    url: str = ""

    @classmethod
    def of_doi(cls, doi: str) -> "Identifier":
        # Crossref's display guideline: the whole address is the text of the link.
        url = "https://doi.org/" + quote(doi, safe="/:;()._-")
        return cls("DOI", url, url)

    @classmethod
    def of_arxiv(cls, number: str) -> "Identifier":
        return cls("arXiv", f"arXiv:{number}", f"https://arxiv.org/abs/{number}")

    def stands_in(self, address: str) -> bool:
        """Whether `address` leads to the same thing, at whatever site."""
        bare = self.text.partition("doi.org/")[2] or self.text.removeprefix("arXiv:")
        # 10.1145/123 does not stand in 10.1145/1234.
        return bool(re.search(rf"{re.escape(bare)}(?!\d)", address, re.IGNORECASE))


def normal_doi(text: str) -> str:
    if "10." not in text:
        return ""
    is_address = "://" in text
    if is_address:
        text = unquote(text)
    text = (
        html.unescape(ESCAPED.sub(r"\1\2", text)) if DOI_SPECIAL.search(text) else text
    )
    found = DOI.search(text)
    if not found:
        return ""
    doi = found.group().lower()
    if is_address:
        doi = doi.partition("?")[0].partition("#")[0]
    return without_closers(doi)


def without_closers(doi: str) -> str:
    """Without the stops and brackets of the sentence that it stands in."""
    while doi[-1] in ".,;}\"'" or doi[-1] == ")" and doi.count(")") > doi.count("("):
        doi = doi[:-1]
    return doi


def normal_arxiv(text: str) -> str:
    found = ARXIV.search(text)
    return found.group(1) if found else ""


def normal_orcid(text: str) -> str:
    found = ORCID.search(text)
    return found.group().upper() if found else ""


def normal_isbn(text: str) -> str:
    """The first of `text` as an ISBN-13, from now on the only form (ISO 2108)."""
    for found in ISBN.findall(text.translate(DASHES)):
        digits = re.sub(r"[- ]", "", found).upper()
        if len(digits) == 13 and isbn_check(digits[:12]) == digits[12]:
            return digits
        if len(digits) == 10 and isbn10_check(digits[:9]) == digits[9]:
            return "978" + digits[:9] + isbn_check("978" + digits[:9])
    return ""


def isbn_check(digits: str) -> str:
    total = sum(int(d) * (1, 3)[place % 2] for place, d in enumerate(digits))
    return str(-total % 10)


def isbn10_check(digits: str) -> str:
    total = sum(int(d) * (10 - place) for place, d in enumerate(digits))
    return "0123456789X"[-total % 11]


def normal_issn(text: str) -> str:
    """The first ISSN with a right check digit, with its hyphen."""
    for first, second in ISSN.findall(text.translate(DASHES)):
        issn = f"{first}-{second.upper()}"
        if issn_check(first + second[:3]) == issn[-1]:
            return issn
    return ""


def issn_check(digits: str) -> str:
    total = sum(int(d) * (8 - place) for place, d in enumerate(digits))
    return "0123456789X"[-total % 11]


def is_orcid(text: str) -> bool:
    """Whether `text` is a bare iD with the right check digit (ISO 7064, mod 11-2)."""
    if not ORCID.fullmatch(text):
        return False
    digits = text.replace("-", "").upper()
    check = digits[-1]
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == (10 if check == "X" else int(check))
