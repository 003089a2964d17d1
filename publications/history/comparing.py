"""What differs between two states of a record, field by field and row by row."""

from bisect import bisect_left
from dataclasses import dataclass, field

from django.db.models import FileField, TextField

from .showing import label_of, name_of, shown, value_in
from .wholes import is_told, whole_of
from .wording import differences, have_much_in_common, shortened

# A longer text is shown with its words marked, a shorter one twice.
LONG = 60


@dataclass
class Change:
    """Of one field: `pieces` of a long text, else what stood there and what stands."""

    name: str
    label: str
    old: str = ""
    new: str = ""
    pieces: list = field(default_factory=list)
    # Where files are kept, as the fields have it.
    old_file: str = ""
    new_file: str = ""


@dataclass
class Line:
    """Of one row: `verb` is added, removed, moved or changed."""

    verb: str
    label: str
    noun: str
    changes: list = field(default_factory=list)
    before: int = 0
    after: int = 0


@dataclass
class ListChange:
    name: str
    label: str
    lines: list


def compare(model, old, new):
    """Nothing between two states that a person sees no difference between."""
    whole = whole_of(model)
    found = compare_fields(whole.fields, (old["fields"], old), (new["fields"], new))
    for part in whole.parts:
        if lines := compare_rows(part, old, new):
            label = str(part.model._meta.verbose_name_plural)
            found.append(ListChange(part.name, label, lines))
    for link in whole.links:
        if lines := compare_many(link, old, new):
            found.append(ListChange(link.name, str(link.verbose_name), lines))
    return found


def compare_fields(fields, before, after):
    """`before` and `after` are the values, and the states that they are from."""
    (old, was), (new, now) = before, after
    return [
        change(field, value_in(field, old), was, value_in(field, new), now)
        for field in fields
        if is_told(field) and value_in(field, old) != value_in(field, new)
    ]


def change(field, old, was, new, now):
    found = Change(
        field.name,
        str(field.verbose_name),
        shown(field, old, was),
        shown(field, new, now),
    )
    if isinstance(field, FileField):
        found.old_file, found.new_file = old, new
    elif is_long(field, found):
        pieces = differences(found.old, found.new)
        if have_much_in_common(pieces):
            found.pieces = list(shortened(pieces))
    return found


def is_long(field, found):
    is_text = isinstance(field, TextField) or max(len(found.old), len(found.new)) > LONG
    return is_text and found.old and found.new


def compare_rows(part, old, new):
    before, after = old["rows"].get(part.name, []), new["rows"].get(part.name, [])
    pairs = paired(part, (before, old), (after, new))
    noun = str(part.model._meta.verbose_name)
    lines = [
        Line("removed", label_of(part, row, old), noun)
        for place, row in enumerate(before)
        if place not in pairs.values()
    ]
    stayed = unmoved([pairs[place] for place in sorted(pairs)])
    for place, row in enumerate(after):
        line = Line("added", label_of(part, row, new), noun, after=place + 1)
        if place in pairs:
            line.before = pairs[place] + 1
            line.verb = "moved" if pairs[place] not in stayed else "changed"
            line.changes = compare_fields(
                part.fields, (before[pairs[place]], old), (row, new)
            )
        if line.verb != "changed" or line.changes:
            lines.append(line)
    return lines


def paired(part, old, new):
    """{place in `new`: place in `old`} of what is the same row: by its key, else, as
    when it was made again, by what it says."""
    (before, was), (after, now) = old, new
    places = {row["pk"]: place for place, row in enumerate(before)}
    pairs = {
        place: places[row["pk"]]
        for place, row in enumerate(after)
        if row["pk"] in places
    }
    taken = set(pairs.values())
    left = {}
    for place, row in reversed(list(enumerate(before))):
        if place not in taken:
            left.setdefault(label_of(part, row, was), []).append(place)
    for place, row in enumerate(after):
        if place not in pairs and (same := left.get(label_of(part, row, now))):
            pairs[place] = same.pop()
    return pairs


def unmoved(places):
    """As many of `places` as stand in the same order still."""
    ends, before = [], {}
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        before[place] = ends[at - 1] if at else None
    found, place = set(), ends[-1] if ends else None
    while place is not None:
        found.add(place)
        place = before[place]
    return found


def compare_many(link, old, new):
    model = link.related_model
    noun = str(model._meta.verbose_name)
    before, after = old["many"].get(link.name, []), new["many"].get(link.name, [])
    gone = [key for key in before if key not in after]
    come = [key for key in after if key not in before]
    return [Line("removed", name_of(model, key, old), noun) for key in gone] + [
        Line("added", name_of(model, key, new), noun) for key in come
    ]
