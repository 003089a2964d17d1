"""Braces around the words of a title whose capitals a style must not lower.

BibTeX's styles in sentence case keep the first letter of a title and one after a
colon, and lower all others that stand outside of braces, accented ones among them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .latex import to_unicode
from .notation import MATH
from .tokens import group_ends

PART = re.compile(
    rf"{MATH}|(?P<group>(?=\{{))|(?P<macro>\\[A-Za-z]+\*?\s*(?=\{{))"
    r"|(?P<accent>\\(?:[\"'`^~=.]|[uvHcdbkr](?![A-Za-z]))\s*(?:[A-Za-z]|\\[ij]|(?=\{)))"
    # The dots of U.S. and the sign of R&D belong to the word.
    r"|(?P<letters>(?:[^\W_]|(?<=\w)'(?=\w)|(?<=[A-Z])\.(?=[A-Z])|(?<=\w)\\&(?=\w))+)"
    r"|\\[A-Za-z]+|\\.|.",
    re.DOTALL,
)
# Words that are small in titles whose other words are capitalised.
SMALL = {
    "about", "across", "after", "against", "along", "among", "before", "between",
    "beyond", "during", "from", "into", "like", "near", "over", "than", "that",
    "their", "through", "toward", "towards", "under", "upon", "using", "versus", "when",
    "with", "within", "without", "your",
}  # fmt: skip
# So many capitals to one small word are names and not the style of the title.
NAMES_TO_A_WORD = 4
MAX_ACRONYMS = 2


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str
    is_kept: bool
    is_compound: bool

    @property
    def is_mixed(self) -> bool:
        """DNA, McDonald, iPhone, 3D, and B in hepatitis B."""
        if len(self.text) == 1:
            return self.text.isupper() and self.text != "A" and not self.is_kept
        return any(letter.isupper() for letter in self.text[1:])

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper() and not self.is_mixed and not self.is_kept

    @property
    def is_small(self) -> bool:
        is_long = len(self.text) > 3 and self.text not in SMALL
        return self.text.islower() and is_long and not self.is_compound


def protected(title: str) -> str:
    """The title is LaTeX; what stands in braces already is left alone."""
    words = list(_words(title))
    if _shouts(words):
        return title
    are_names = _is_sentence_case(words)
    kept, position = [], 0
    for word in words:
        if word.is_mixed or (are_names and word.is_capitalised):
            kept += [
                title[position : word.start],
                _braced(title[word.start : word.end]),
            ]
            position = word.end
    return "".join([*kept, title[position:]])


def _braced(word: str) -> str:
    r"""{\"OBB} would be one letter."""
    return f"{{{{}}{word}}}" if word.startswith("\\") else f"{{{word}}}"


def _shouts(words: list[Word]) -> bool:
    """A title all in capitals has no acronyms that could be told from its words."""
    long = [word.text for word in words if len(word.text) > 1]
    return len(long) > MAX_ACRONYMS and all(text.isupper() for text in long)


def _is_sentence_case(words: list[Word]) -> bool:
    small = sum(word.is_small for word in words)
    capitals = sum(word.is_capitalised and not word.is_compound for word in words)
    return small * NAMES_TO_A_WORD >= max(capitals, 1)


def _words(title: str) -> Iterator[Word]:
    start = end = 0
    for part_start, part_end in _letters(title):
        if part_start > end:
            if end:
                yield _word(title, start, end)
            start = part_start
        end = part_end
    if end:
        yield _word(title, start, end)


def _word(title: str, start: int, end: int) -> Word:
    before = title[:start]
    is_kept = not before or (before[-1].isspace() and before.rstrip().endswith(":"))
    is_compound = before.endswith("-") or title.startswith("-", end)
    return Word(start, end, to_unicode(title[start:end]), is_kept, is_compound)


def _letters(title: str) -> Iterator[tuple[int, int]]:
    """Where letters stand, and groups that are letters to BibTeX, such as {\"u}."""
    ends = group_ends(title)
    position = 0
    while position < len(title):
        part = PART.match(title, position)
        assert part  # its last alternative takes any character
        start, position = position, part.end()
        if part.lastgroup in ("group", "macro", "accent"):
            position = ends.get(position, max(position, start + 1))
        text = title[start:position]
        # BibTeX would lower the capitals of a formula, too.
        is_formula = part["math"] and any(map(str.isupper, text))
        if part["letters"] or part["accent"] or is_formula or _is_letter(text):
            yield start, position


def _is_letter(group: str) -> bool:
    text = to_unicode(group) if group.startswith("{\\") else ""
    return len(text) == 1 and (text.isalpha() or text == "’")
