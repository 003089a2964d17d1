"""The identifiers that scholars' records carry, in the one form in which they are kept.

Each `normal_…` takes what a person or a file wrote, with resolver, label or version,
and returns the bare identifier, or "" where there is none.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

# DOI Handbook 2.2: a directory "10.", a registrant, a slash, any suffix.
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
# arXiv's two schemes: 2007 and later ("2409.17264"), before ("math.GT/0309136").
ARXIV = re.compile(
    r"(?<![\d.])(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?(?!\d)"
)
ORCID = re.compile(r"(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")
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
    found = DOI.search(text.replace("\\_", "_").replace("{\\_}", "_"))
    return found.group().rstrip(".,;").lower() if found else ""


def normal_arxiv(text: str) -> str:
    found = ARXIV.search(text)
    return found.group(1) if found else ""


def normal_orcid(text: str) -> str:
    found = ORCID.search(text)
    return found.group().upper() if found else ""


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
