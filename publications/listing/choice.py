"""What a visitor wants to see of the list, as the address says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from urllib.parse import quote_plus

from django.db.models import Q, QuerySet

from publications.models import Authorship, Publication
from publications.searching.index import Found, matching

from .groups import GROUPINGS, YEAR

# It stands in every link of the page.
MAX_TYPED = 300
MAX_SLUG = 80
CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
YEARS = re.compile(r"[0-9]{4}")
# In the place of a year.
WITHOUT = "none"

FILTERS = ("year", "kind", "topic", "author")


@dataclass(frozen=True)
class Choice:
    q: str = ""
    year: str = ""
    kind: str = ""
    topic: str = ""
    author: str = ""
    group: str = YEAR

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Choice":
        said = {name: cleaned(asked.get(name, ""))[:MAX_SLUG] for name in FILTERS}
        group = asked.get("group", "")
        q = cleaned(asked.get("q", ""))[:MAX_TYPED]
        return cls(q=q, group=group if group in GROUPINGS else YEAR, **said)

    def __bool__(self):
        return any((self.q, self.year, self.kind, self.topic, self.author))

    def query(self, **changes: str) -> str:
        """The end of an address: that of this choice but for `changes`."""
        said = {name: changes.get(name, getattr(self, name)) for name in SAID}
        if said["group"] == YEAR:
            del said["group"]
        found = "&".join(f"{n}={quoted(value)}" for n, value in said.items() if value)
        return f"?{found}" if found else ""

    def hidden(self) -> dict[str, str]:
        """What a form says beside what is typed into it."""
        said = {name: getattr(self, name) for name in FILTERS}
        said["group"] = "" if self.group == YEAR else self.group
        return {name: value for name, value in said.items() if value}

    def but(self, *names: str) -> "Choice":
        """Without what is chosen of some filters."""
        other = replace(self, **dict.fromkeys(names, ""))
        # Looked up already; the words are the same.
        vars(other)["found"] = self.found
        return other

    def filters(self) -> "Choice":
        """Without what is looked for."""
        return replace(self, q="")

    def works(self) -> QuerySet:
        """The published works; whatever nobody can have chosen finds none."""
        works = Publication.objects.published()
        for name in FILTERS:
            value = getattr(self, name)
            if value:
                condition = CONDITIONS[name](value)
                works = works.filter(condition) if condition else works.none()
        return works.filter(self.found.among()) if self.found else works

    @cached_property
    def found(self) -> Found | None:
        # Asked again and again for one page.
        return matching(self.q)


def quoted(value: str) -> str:
    """A slug is so already; to quote it would take more than all else of a link."""
    return value if SLUG.fullmatch(value) else quote_plus(value)


def cleaned(text: str) -> str:
    return " ".join(CONTROL.sub(" ", text).split())


def of_year(value: str) -> Q | None:
    if value == WITHOUT:
        return Q(year=None)
    return Q(year=int(value)) if YEARS.fullmatch(value) else None


def of_kind(value: str) -> Q | None:
    return Q(kind=value) if value in Publication.Kind.values else None


def of_topic(value: str) -> Q | None:
    through = Publication.topics.through.objects.filter(topic__slug=value)
    return within(through) if SLUG.fullmatch(value) else None


def of_author(value: str) -> Q | None:
    rows = Authorship.objects.filter(author__slug=value)
    return within(rows) if SLUG.fullmatch(value) else None


def within(rows: QuerySet) -> Q:
    return Q(pk__in=rows.values("publication"))


SAID = [field.name for field in fields(Choice)]
CONDITIONS = {"year": of_year, "kind": of_kind, "topic": of_topic, "author": of_author}
