"""Two authors who are one person."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

from django.db import transaction

from publications.batches import BATCH
from publications.history import recorded
from publications.models import (
    Alias,
    Appearance,
    Author,
    Authorship,
    Deed,
    FormerSlug,
    Publication,
)
from publications.undoing import noted

from .choices import Choice, Refused, locked, taken

FIELDS = {
    "native_name": "name in its own script",
    "url": "web page",
    "orcid": "ORCID iD",
}


class AuthorMerge:
    """`gone` becomes another spelling of `into`, who has the works of both."""

    def __init__(self, into: Author, gone: Author):
        self.into = into
        self.gone = gone

    @cached_property
    def in_both(self) -> list[Publication]:
        """The works in which both stand in one role: they may well be two people."""
        own = Authorship.objects.filter(author=self.into)
        roles = set(own.values_list("publication", "role"))
        theirs = Authorship.objects.filter(author=self.gone).select_related(
            "publication"
        )
        works = (r.publication for r in theirs if (r.publication_id, r.role) in roles)
        return list(dict.fromkeys(works))

    @property
    def choices(self) -> list[Choice]:
        found = [
            Choice(name, label, getattr(self.into, name), getattr(self.gone, name))
            for name, label in FIELDS.items()
        ]
        return [c for c in found if c.into and c.gone and c.into != c.gone]

    @cached_property
    def works(self) -> list[Publication]:
        """Those that move."""
        rows = self.gone.authorships.values("publication")
        return list(Publication.objects.filter(pk__in=rows).newest_first())

    def run(self, by: Any = None, answers: Collection[str] = ()) -> Deed:
        """`answers` names the fields of which the other's value stays."""
        with transaction.atomic():
            self.into, self.gone = locked(self.into, self.gone)
            return self.run_locked(by, answers)

    def run_locked(self, by: Any, answers: Collection[str]) -> Deed:
        into, gone = self.into, self.gone
        if self.in_both:
            raise Refused
        label = f"Author “{gone}” merged into “{into}”"
        works = Publication.objects.filter(authorships__author__in=[into, gone])
        works = Publication.objects.filter(
            pk__in=set(works.values_list("pk", flat=True))
        )
        moved = {work.pk for work in self.works}
        name = by.get_username() if by else ""
        with (
            noted(Deed.Kind.AUTHORS, label, name) as note,
            recorded(works, by, label),
            recorded([into, gone], by, label),
        ):
            note.changing("author", [into.pk, gone.pk])
            note.changing("people", moved)
            self.move_works(moved)
            self.take_fields(answers)
            self.move_names()
            works.touch()
        return note.deed

    def move_works(self, works: Collection[int]) -> None:
        rows = list(self.gone.authorships.all())
        for row in rows:
            row.name = self.printed(row.name)
            row.author = self.into
        Authorship.objects.bulk_update(rows, ["name", "author"], BATCH)
        self.remember(Appearance.objects.filter(publication__in=works))

    def printed(self, name: str) -> str:
        """What has to stand there for the line to read as before."""
        name = name or str(self.gone)
        return "" if name == str(self.into) else name

    def remember(self, appearances: Iterable[Appearance]) -> None:
        """What the imports have written stays theirs: else each next one would take it
        for an edit."""
        changed = []
        for appearance in appearances:
            rows = appearance.imported.get("stored", {}).get("people") or []
            if any(row[1] == self.gone.pk for row in rows):
                rows[:] = map(self.remembered, rows)
                changed.append(appearance)
        Appearance.objects.bulk_update(changed, ["imported"], BATCH)

    def remembered(self, row: list[Any]) -> list[Any]:
        role, author, name, *rest = row
        if author != self.gone.pk:
            return row
        return [role, self.into.pk, self.printed(name), *rest]

    def take_fields(self, answers: Collection[str]) -> None:
        into, gone = self.into, self.gone
        for name in FIELDS:
            theirs = getattr(gone, name)
            if taken(answers, name, getattr(into, name), theirs):
                setattr(into, name, theirs)
        into.is_owner = into.is_owner or gone.is_owner

    def move_names(self) -> None:
        into, gone = self.into, self.gone
        gone.aliases.update(author=into)
        gone.former_slugs.update(author=into)
        # By its number: what was moved is no longer its own.
        Author.objects.get(pk=gone.pk).delete()
        into.save()
        # It is there already where one that was merged before has come back.
        FormerSlug.objects.filter(author__isnull=False).update_or_create(
            slug=gone.slug, defaults={"author": into}
        )
        if str(gone) != str(into):
            Alias.objects.get_or_create(name=str(gone), defaults={"author": into})
