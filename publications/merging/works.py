"""Two works that are one, with the appearances of both."""

from collections.abc import Collection
from functools import cached_property
from typing import Any

from django.db import transaction

from publications.history import recorded
from publications.models import Appearance, Deed, FormerSlug, Link, Publication
from publications.undoing import noted

from .choices import Choice, locked, taken

TEXTS = {
    "title": "title",
    "abstract": "abstract",
    "description": "description",
    "award": "award",
    "language": "language",
}
# What belongs to a picture.
PICTURE = (
    "thumbnail_sizes",
    "thumbnail_alt",
    "thumbnail_credit",
    "thumbnail_kind",
)
Kind, Status = Publication.Kind, Publication.Status


class WorkMerge:
    """`into` has what belongs to both afterwards; the address of `gone` leads to it."""

    def __init__(self, into: Publication, gone: Publication):
        self.into = into
        self.gone = gone

    @property
    def choices(self) -> list[Choice]:
        into, gone = self.into, self.gone
        found = [
            Choice(n, t, getattr(into, n), getattr(gone, n)) for n, t in TEXTS.items()
        ]
        found.append(Choice("people", "authors", line(into), line(gone)))
        if into.thumbnail and gone.thumbnail:
            found.append(Choice("picture", "picture", into.thumbnail, gone.thumbnail))
        return [c for c in found if c.into and c.gone and c.into != c.gone]

    @cached_property
    def appearances(self) -> list[Appearance]:
        """Published ones before preprints, as they lead; those that stay first."""
        rows = [*self.into.appearances.all(), *self.gone.appearances.all()]
        return sorted(rows, key=Appearance.is_preprint)

    @cached_property
    def new_links(self) -> list[Link]:
        """Those that lead elsewhere than the links that are there."""
        there = {target(link) for link in self.into.links.all()}
        return [link for link in self.gone.links.all() if target(link) not in there]

    def run(self, by: Any = None, answers: Collection[str] = ()) -> Deed:
        """`answers` names the fields of which the other's value stays."""
        with transaction.atomic():
            self.into, self.gone = locked(self.into, self.gone)
            return self.run_locked(by, answers)

    def run_locked(self, by: Any, answers: Collection[str]) -> Deed:
        into, gone = self.into, self.gone
        label = f"Work “{gone}” merged into “{into}”"
        name = by.get_username() if by else ""
        with (
            noted(Deed.Kind.WORKS, label, name) as note,
            recorded([into, gone], by, label),
        ):
            note.changing("work", [into.pk, gone.pk])
            self.take_fields(answers)
            self.take_people("people" in answers)
            self.move_rows()
            self.move_addresses()
        return note.deed

    def take_fields(self, answers: Collection[str]) -> None:
        into, gone = self.into, self.gone
        for name in TEXTS:
            theirs = getattr(gone, name)
            if taken(answers, name, getattr(into, name), theirs):
                setattr(into, name, theirs)
        if taken(answers, "picture", into.thumbnail, gone.thumbnail):
            into.thumbnail = gone.thumbnail.name
            for name in PICTURE:
                setattr(into, name, getattr(gone, name))
        if into.kind == Kind.PREPRINT:
            into.kind = gone.kind
        if gone.status == Status.PUBLISHED:
            into.status = gone.status
        if gone.is_selected and not into.is_selected:
            into.is_selected, into.position = True, gone.position
        into.created = min(into.created, gone.created)

    def take_people(self, is_theirs: bool) -> None:
        """All of one, and of the other the roles that this one has nobody in."""
        into, gone = self.into, self.gone
        is_theirs = taken(
            ["people"] if is_theirs else [], "people", line(into), line(gone)
        )
        leading, other = (gone, into) if is_theirs else (into, gone)
        into.and_others = leading.and_others
        roles = {row.role for row in leading.authorships.all()}
        other.authorships.filter(role__in=roles).delete()
        rows = [*leading.authorships.all(), *other.authorships.all()]
        for position, row in enumerate(rows):
            row.publication, row.position = into, position
        model = into.authorships.model
        model.objects.bulk_update(rows, ["publication", "position"])

    def move_rows(self) -> None:
        into, gone = self.into, self.gone
        appearances = self.appearances
        for position, row in enumerate(appearances):
            row.publication, row.position = into, position
        Appearance.objects.bulk_update(appearances, ["publication", "position"])
        last = max((link.position for link in into.links.all()), default=-1)
        for position, link in enumerate(self.new_links, start=last + 1):
            link.publication, link.position = into, position
        Link.objects.bulk_update(self.new_links, ["publication", "position"])
        there = into.former_files.values("name")
        gone.former_files.exclude(name__in=there).update(publication=into)
        into.topics.add(*gone.topics.all())
        into.set_date(appearances)

    def move_addresses(self) -> None:
        into, gone = self.into, self.gone
        gone.former_slugs.update(publication=into)
        slug = gone.slug
        # By its number: what was moved is no longer its own.
        Publication.objects.get(pk=gone.pk).delete()
        # It is there already where one that was merged before has come back.
        FormerSlug.objects.filter(publication__isnull=False).update_or_create(
            slug=slug, defaults={"publication": into}
        )
        into.save()


def line(work: Publication) -> str:
    """Who has made it, as its page says; with other roles in brackets."""
    people = work.authorships.select_related("author")
    names = [
        str(row)
        if row.role == "author"
        else f"{row} ({row.get_role_display().lower()})"
        for row in people
    ]
    return ", ".join(names)


def target(link: Link) -> str:
    return link.url.rstrip("/") or link.file.name
