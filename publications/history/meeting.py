"""Two people change the same record at once: what the form was opened with goes along
with it, signed, and is held against what the record is when the form is saved."""

from dataclasses import dataclass
from functools import cached_property

from django.core.signing import BadSignature, Signer

from .comparing import compare
from .packing import HERE, Packed, digest, unpack
from .recording import BEFORE, versions
from .renaming import with_names_of_today
from .restoring import restore
from .states import read, state_of
from .wholes import sizes_fields, whole_of

SIGNER = Signer(salt="what a form was opened with")
# Stands for the state of a record that is not there any more.
GONE = "gone"


def opened(record):
    """To be sent with the form: the record as its form shows it."""
    model = type(record)
    return SIGNER.sign(Packed.of(model, record.pk, state_of(record)).text)


def meeting(model, pk, sent):
    """None where nothing is known of what the form was opened with."""
    base = base_of(model, pk, sent)
    return base and Meeting(model, pk, base, read(model, [pk]).get(pk))


def base_of(model, pk, sent):
    try:
        base = unpack(SIGNER.unsign(sent or ""))
    except BadSignature:
        return None
    is_same = (base["model"], base["pk"]) == (model._meta.label_lower, pk)
    return base if is_same else None


class Clash(Exception):
    """Both changed the same, each in another way."""


@dataclass
class Meeting:
    """`base` is what both began with, `theirs` what it has become; None if deleted."""

    model: type
    pk: int
    base: dict
    theirs: dict | None

    @property
    def has_happened(self):
        return self.token != digest(self.model, self.base)

    def with_names_of_today(self, data):
        theirs = self.theirs
        return (
            with_names_of_today(data, self.model, self.base, theirs) if theirs else data
        )

    @property
    def token(self):
        """Says in a form which change of the others it is to be saved over."""
        return digest(self.model, self.theirs) if self.theirs else GONE

    @cached_property
    def changes(self):
        return compare(self.model, self.base, self.theirs) if self.theirs else []

    @cached_property
    def theirs_changed(self):
        return {change.name for change in self.changes}

    @cached_property
    def revisions(self):
        """Of the others since, newest first, as far as they are known."""
        kept = versions(self.model).filter(object_id=self.pk)
        begun = kept.filter(serialized_data__startswith=head_of(self.model, self.base))
        since = kept.filter(pk__gt=begun[0].pk) if begun else kept[:1]
        found = [version.revision for version in since.select_related("revision__user")]
        return [revision for revision in found if revision.comment != BEFORE]

    @property
    def last(self):
        return self.revisions[0] if self.revisions else None

    @property
    def people(self):
        """Each once, who came last first."""
        users = (revision.user for revision in self.revisions)
        return list(dict.fromkeys(user.get_username() for user in users if user))

    def begin_again(self):
        """Put back what the form shows, so that it means what it says."""
        restore(self.model, self.pk, self.base)

    def is_crossed(self, mine):
        """Whether both changed the same, each in another way."""
        if not self.theirs:
            return True
        return bool(self.theirs_changed & self.changed_in(mine)) and self.is_other(mine)

    def is_other(self, mine):
        return bool(compare(self.model, self.theirs, mine))

    def changed_in(self, mine):
        return {change.name for change in compare(self.model, self.base, mine)}

    def add_theirs(self, mine):
        """What the others changed, put beside what was saved now."""
        restore(self.model, self.pk, self.joined(mine))

    def joined(self, mine):
        whole = whole_of(self.model)
        names = {field.name for field in whole.fields} & self.theirs_changed
        if names & {field.name for field in whole.fields if is_picture(field)}:
            names |= sizes_fields(self.model)
        kept = {n: v for n, v in mine["fields"].items() if n not in names}
        taken = {n: v for n, v in self.theirs["fields"].items() if n in names}
        joined = {"fields": kept | taken, "shared": self.shared(mine)}
        for kind in ("rows", "many"):
            theirs = self.theirs[kind].items()
            joined[kind] = mine[kind] | {
                n: v for n, v in theirs if n in self.theirs_changed
            }
        return joined

    def shared(self, mine):
        names = mine["shared"].keys() | self.theirs["shared"].keys()
        return {
            name: mine["shared"].get(name, {}) | self.theirs["shared"].get(name, {})
            for name in names
        }


def head_of(model, state):
    return digest(model, state) + HERE


def is_picture(field):
    return hasattr(field, "sizes_field")
