"""The case of titles in English, word by word, as citation processors change it."""

import re

# What title case leaves small inside a title.
SMALL = frozenset(
    """
    a about above across afore after against al along alongside amid amidst among
    amongst an and anenst apropos apud around as aside astride at athwart atop barring
    before behind below beneath beside besides between beyond but by c ca circa d' de
    despite down during et except for forenenst from given in inside into lest like
    modulo near next nor notwithstanding of off on onto or out over per plus pro qua
    sans since so than the through throughout thruout till to toward towards under
    underneath until unto up upon v van versus via vis-à-vis von vs with within without
    yet
    """.split()
)
# Marks between which words are looked at; what stands between these tags is no word.
BREAKS = re.compile(r"([‘’“”]| [\"']|[\"']|[-–—/.,;?!:]|[\[\]()]|</?(?:i|sub|sup)>)")
UNTOUCHED = {"<sub>": "</sub>", "<sup>": "</sup>"}
SPACES = re.compile("([\u00a0 \u2000-\u200b\u205f\u3000]+)")
VERSION = re.compile("vs?.")
GREEK = re.compile("[\u0370-\u03ff]")
# By what a quotation opens: by what one inside it does, and by what it ends.
QUOTES = {' "': (" '", '"'), " '": (' "', "'"), "‘": ("‘", "’"), "“": ("“", "”")}
BREAKING = set("!?:")
CLOSING = set("\"'’”")


def changed(text: str, case: str) -> str:
    if case == "first":
        return first_capital(text)
    if case == "title":
        return Titled(text).text()
    return text


def capital(word: str) -> str:
    """A Greek letter alone is a sign of mathematics."""
    if len(word) == 1 and GREEK.match(word):
        return word
    return word[:1].upper() + word[1:]


def first_capital(text: str) -> str:
    """iPhone stays as it is."""
    parts = BREAKS.split(text)
    for place, part in enumerate(parts[::2]):
        words = SPACES.split(part)
        found = next((i for i, w in enumerate(words[::2]) if w), None)
        if found is not None:
            words[2 * found] = capital_if_small(words[2 * found])
            parts[2 * place] = "".join(words)
            break
    return "".join(parts)


def capital_if_small(word: str) -> str:
    return capital(word) if word == word.lower() else word


def is_small(word: str) -> bool:
    return word.lower() in SMALL or bool(VERSION.fullmatch(word.lower()))


class Titled:
    """One text on its way to title case."""

    def __init__(self, text: str):
        parts = BREAKS.split(text)
        self.strings, self.tags = parts[::2], parts[1::2]
        self.join_apostrophes()
        self.written = list(self.strings)
        self.is_first = True
        self.is_after_break = False
        # Where the last word stands that may yet become a capital.
        self.last: tuple[int, int] | None = None
        self.inside: list[str] = []
        self.quotes: list[tuple[str, str, int | None]] = []

    def join_apostrophes(self) -> None:
        """A straight one is part of the word behind it, and is no end of a quotation
        unless nothing is."""
        for place, tag in enumerate(self.tags):
            if tag == "'" and self.strings[place + 1]:
                self.strings[place + 1] = tag + self.strings[place + 1]
                self.tags[place] = ""

    def text(self) -> str:
        if self.strings[0].strip():
            self.capitalise(0)
        for place, tag in enumerate(self.tags):
            self.step(place, tag)
        for _, _, opened in self.quotes:
            self.restore(opened)
        self.capitalise_last()
        woven = zip(self.strings, [*self.tags, ""], strict=True)
        return "".join(string + tag for string, tag in woven)

    def step(self, place: int, tag: str) -> None:
        if tag in UNTOUCHED:
            self.inside.append(UNTOUCHED[tag])
        elif self.inside and tag == self.inside[-1]:
            self.inside.pop()
        self.is_after_break = self.is_after_break or tag in BREAKING
        string = self.strings[place + 1]
        if not self.inside:
            self.capitalise(place + 1)
        elif string.strip():
            self.last = None
        self.heed_quote(place, tag)
        if string.strip():
            self.is_first = self.is_after_break = False

    def capitalise(self, place: int) -> None:
        if not self.strings[place].strip():
            return
        words = SPACES.split(self.strings[place])
        for number in range(0, len(words), 2):
            if not words[number]:
                continue
            is_last = number == len(words) - 1
            if self.is_capital(words[number], place == 0 and is_last):
                words[number] = capital_if_small(words[number])
            self.is_first = self.is_after_break = False
            self.last = place, number
        self.strings[place] = "".join(words)

    def is_capital(self, word: str, ends_opening: bool) -> bool:
        if len(word) > 1 and not is_small(word):
            return True
        before_hyphen = ends_opening and self.tags[:1] == ["-"]
        return before_hyphen or self.is_first or self.is_after_break

    def capitalise_last(self) -> None:
        if not self.last:
            return
        place, number = self.last
        words = SPACES.split(self.strings[place])
        if len(words[number]) > 1 and is_small(words[number]):
            words[number] = capital(words[number])
        self.strings[place] = "".join(words)

    def heed_quote(self, place: int, tag: str) -> None:
        """What follows an apostrophe is no beginning of a word."""
        wrong = None
        if tag in QUOTES:
            wrong = self.open(tag, place)
        elif tag in CLOSING:
            if self.quotes and self.quotes[-1][1] == tag:
                self.quotes.pop()
            else:
                wrong = place
        if wrong is not None:
            self.restore(wrong)
            self.last = None

    def open(self, tag: str, place: int) -> int | None:
        inner, closing = QUOTES[tag]
        if not self.quotes or self.quotes[-1][0] == tag:
            self.quotes.append((inner, closing, place))
            return None
        _, _, wrong = self.quotes.pop()
        self.quotes.append((inner, closing, None))
        return wrong

    def restore(self, place: int | None) -> None:
        if place is not None:
            first = self.written[place + 1][:1]
            self.strings[place + 1] = first + self.strings[place + 1][1:]
