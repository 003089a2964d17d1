"""What is printed behind names: stars, numbers of affiliations, ORCID iDs, addresses.

It is taken out of the text before that is cut into names, as “1,2∗” has a comma; what
stood behind a name is kept in its place as one private character.
"""

import re
from dataclasses import dataclass

from publications.bibtex.marks import EQUAL, OTHER

from .typed import ORCID, without_orcid

ENVELOPE = "✉🖂📧"
SIGN = rf"[{re.escape(EQUAL + OTHER)}#{ENVELOPE}]"
NUMBER = r"(?:[¹²³⁰⁴-⁹]+|\d{1,3}(?!\d))"
LATEX = r"(?:\$\s?\^?\s?\{?[^${}]{1,30}\}?\s?\$|\\textsuperscript\s?\{[^{}]{0,30}\})"
RAISED = r"(?:<sup>[^<>]{0,40}</sup>)"
ONE = rf"(?:{SIGN}|{NUMBER}|{LATEX}|{RAISED})"
# Behind a letter, a dot or a bracket that ends a name, and before what parts names.
SIGNS = re.compile(
    rf"(?<=[^\W\d_]|[.)}}])[ \t]?\^?{ONE}(?:[ \t]?,?[ \t]?{ONE}){{0,12}}"
    r"(?=\s*(?:[,;&|·•\n]|\band\b|\Z|\())"
)
# Bounds keep the search linear.
EMAIL = re.compile(
    r"[<(]?\{?(?<![\w.+-])[\w.+-]{1,64}(?:, ?[\w.+-]{1,64}){0,9}\}?"
    r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}[>)]?"
)
BLANKS = re.compile(r"[^\S\n]+")

LABEL = re.compile(
    r"\A\s*(?:(?:list of )?authors?(?:\(s\)|s)?|contributors|by)\s*:\s*", re.I
)
WORDS_OF_PAGES = re.compile(r"\bORCID\b:?|\bView ORCID Profile\b|\[v\d+\]", re.I)
# Nothing of these is seen, and none may be kept.
UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
FIRST, LAST = 0xE000, 0xF8FF
PLACE = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")


@dataclass(frozen=True, slots=True)
class Signs:
    text: str = ""
    orcid: str = ""

    @property
    def has_star(self) -> bool:
        return any(sign in EQUAL for sign in self.text)

    @property
    def is_corresponding(self) -> bool:
        return any(sign in ENVELOPE for sign in self.text)

    @property
    def others(self) -> str:
        """Signs that may mean anything."""
        return "".join(sign for sign in self.text if sign in OTHER + "#")


def in_single_blanks(text: str) -> str:
    """As a pattern that begins with any number of them takes long over many."""
    text = BLANKS.sub(" ", text).replace(" \n", "\n").replace("\n ", "\n")
    return re.sub("\n+", "\n", text).strip()


class Marked:
    """The text with a private character for each group of signs."""

    def __init__(self, text: str):
        self.found: list[Signs] = []
        text = in_single_blanks(PLACE.sub("", UNSEEN.sub("", text)))
        text = WORDS_OF_PAGES.sub("", ORCID.sub(self.keep_orcid, LABEL.sub("", text)))
        text = EMAIL.sub("", text)
        self.text = SIGNS.sub(self.keep_signs, text)

    def keep_orcid(self, found: re.Match[str]) -> str:
        return self.keep(Signs(orcid=without_orcid(found[0])[1]))

    def keep_signs(self, found: re.Match[str]) -> str:
        return self.keep(Signs(found[0]))

    def keep(self, signs: Signs) -> str:
        if FIRST + len(self.found) > LAST:
            return ""
        self.found.append(signs)
        return chr(FIRST + len(self.found) - 1)

    def taken(self, name: str) -> tuple[str, Signs]:
        """The name alone, and all that stood behind it."""
        signs = [self.found[ord(place) - FIRST] for place in PLACE.findall(name)]
        orcids = (one.orcid for one in signs if one.orcid)
        together = Signs("".join(one.text for one in signs), next(orcids, ""))
        return " ".join(PLACE.sub(" ", name).split()), together
