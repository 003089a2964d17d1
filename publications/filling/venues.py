"""Which venue a typed name means: “Journal of Engines”, “OSDI”, or a new one with its
short name, “Symposium on Engines (SOE)”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from publications.importing.titles import are_alike, title_words
from publications.keys import is_key
from publications.models import Venue

from .questions import Option, Unclear
from .typed import NotOneName

SHORT = re.compile(r"(?P<name>.*\S)\s*\((?P<short>[^()]{1,30})\)")
# Longer than any name, and than what SQLite compares.
MAX_NAME = 1000
LIKE = 0.88
MAX_OFFERED = 3


@dataclass(frozen=True, slots=True)
class VenueQuestion:
    typed: str
    candidates: list[Venue]

    @property
    def text(self) -> str:
        if len(self.candidates) == 1:
            return f"{self.typed}: the same venue as {self.candidates[0]}?"
        return f"{self.typed}: one of these venues?"

    def options(self) -> Iterator[Option]:
        for venue in self.candidates:
            who = "Yes" if len(self.candidates) == 1 else str(venue)
            yield Option(f"same:{venue.pk} {self.typed}", who, False)
        yield Option(f"new {self.typed}", "No, another venue", False)


def venue_meant(typed: str, answer: str = "") -> Venue:
    """Unsaved where it is new. Raises NotOneName or Unclear."""
    typed = " ".join(typed.split())
    if found := with_number(typed) or called(typed):
        return found
    if not any(map(str.isalpha, typed)):
        raise NotOneName("Type the name of the venue.")
    choice, _, asked = answer.partition(" ")
    choice = choice if asked == typed else ""
    if found := with_number(choice.removeprefix("same:")):
        return found
    new = named(typed)
    is_answered = choice == "new"
    if not is_answered and (near := alike(new)):
        raise Unclear(VenueQuestion(typed, near))
    return new


def with_number(text: str) -> Venue | None:
    return Venue.objects.filter(pk=int(text)).first() if is_key(text) else None


def called(typed: str) -> Venue | None:
    asked = [typed[:MAX_NAME]]
    if named := SHORT.fullmatch(typed):
        asked.append(named["name"][:MAX_NAME])
    is_called = Q()
    for name in asked:
        is_called |= Q(name__iexact=name) | Q(short_name__iexact=name)
    return Venue.objects.filter(is_called).order_by("pk").first()


def named(typed: str) -> Venue:
    parts = SHORT.fullmatch(typed)
    if not parts:
        return Venue(name=typed)
    return Venue(name=parts["name"], short_name=parts["short"].strip())


def as_typed_venue(venue: Venue) -> str:
    is_short = venue.short_name in {"", venue.name}
    return str(venue) if is_short else f"{venue} ({venue.short_name})"


def alike(new: Venue) -> list[Venue]:
    words = title_words(new.name)
    near = [
        venue
        for venue in Venue.objects.all()
        if is_like(words, title_words(venue.name))
        or (new.short_name and new.short_name.casefold() == venue.short_name.casefold())
    ]
    return near[:MAX_OFFERED]


def is_like(words: str, others: str) -> bool:
    return bool(words and others) and are_alike(words, others, LIKE)
