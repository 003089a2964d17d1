"""The versions of a record, newest first, each with who, when and what."""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import Count
from django.utils.dateparse import parse_datetime
from reversion.models import Version

from publications.keys import is_key
from publications.models import ImportRun

from .comparing import compare
from .packing import digest, digest_in, is_end, unpack
from .recording import BEFORE, versions
from .states import made, read
from .summing import sentence

PER_PAGE = 20


@dataclass
class Moment:
    """A version, or without one the record as it is now, where no version says so."""

    pk: int | None = None
    when: object = None
    who: str = ""
    # A person's words, or which import it was.
    comment: str = ""
    others: int = 0
    is_before: bool = False
    is_end: bool = False
    is_now: bool = False
    is_first: bool = False
    changes: list = field(default_factory=list)

    @property
    def what(self):
        return sentence(self.changes)


@dataclass
class Then:
    """The record at one time: at that of a version, or now."""

    state: dict
    version: Version | None = None

    @property
    def when(self):
        return self.version and self.version.revision.date_created

    @property
    def order(self):
        return (self.version is None, self.version and self.version.pk)


class Timeline:
    def __init__(self, model, pk):
        self.model = model
        self.pk = pk
        self.kept = versions(model).filter(object_id=pk)
        self.now = read(model, [pk]).get(pk)

    def exists(self):
        return self.now is not None or self.kept.exists()

    def name(self):
        """What it is called, or was at its end."""
        if self.now:
            return str(made(self.model, self.now["fields"]))
        return self.kept.values_list("object_repr", flat=True).first()

    def at(self, number):
        """The version of that number; None where there is none, of the record either
        for "now"."""
        if number == "now":
            return self.now and Then(self.now)
        kept = self.kept.select_related("revision__user")
        version = kept.filter(pk=number).first() if is_key(number) else None
        return version and Then(unpack(version.serialized_data), version)

    @cached_property
    def last(self):
        return self.kept.first()

    def is_kept_as_now(self):
        if not self.last or not self.now or is_end(self.last.serialized_data):
            return False
        kept = digest_in(self.last.serialized_data)
        return kept == digest(self.model, self.now)

    def page(self, number):
        page = Paginator(self.kept, PER_PAGE).get_page(number)
        start = page.start_index() - 1 if page.paginator.count else 0
        found = list(
            self.kept.select_related("revision__user")[start : start + PER_PAGE + 1]
        )
        page.object_list = self.moments(found)[:PER_PAGE]
        if page.number == 1 and self.now and not self.is_kept_as_now():
            page.object_list.insert(0, self.unkept(found))
        return page

    def moments(self, found):
        states = [unpack(version.serialized_data) for version in found]
        others = together(found)
        moments = []
        for place, version in enumerate(found):
            older = states[place + 1] if place + 1 < len(states) else None
            moment = moment_of(version, others)
            moment.is_first = older is None
            if older:
                moment.changes = compare(self.model, older, states[place])
            if moment.is_before:
                moment.comment = brought(states[place], older)
            moments.append(moment)
            moment.is_now = version == self.last and self.is_kept_as_now()
        return moments

    def unkept(self, found):
        """The record as it is, changed since by an import or by another way."""
        older = unpack(found[0].serialized_data) if found else None
        moment = Moment(is_now=True, is_first=not older)
        moment.comment = brought(self.now, older)
        moment.changes = compare(self.model, older, self.now) if older else []
        return moment


def moment_of(version, others):
    revision = version.revision
    is_before = revision.comment == BEFORE and not revision.user_id
    return Moment(
        pk=version.pk,
        when=revision.date_created,
        who=revision.user.get_username() if revision.user else "",
        comment="" if is_before else revision.comment,
        others=others.get(revision.pk, 1) - 1,
        is_before=is_before,
        is_end=is_end(version.serialized_data),
    )


def together(found):
    """{revision: how many records it changed}."""
    numbers = {version.revision_id for version in found}
    rows = Version.objects.filter(revision__in=numbers).order_by()
    return dict(rows.values_list("revision").annotate(Count("pk")))


def brought(state, older):
    """Which import made `state`, if one did since `older`: imported from papers.bib."""
    last, before = last_import(state), older and last_import(older)
    if not last or last == before:
        return ""
    run = ImportRun.objects.filter(started__lte=parse_datetime(last)).first()
    return f"Imported from {run.file_name()}" if run else "Imported"


def last_import(state):
    rows = state["rows"].get("appearances", [])
    return max((row.get("imported_at", "") for row in rows), default="")
