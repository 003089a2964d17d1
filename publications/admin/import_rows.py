"""What the plan of an import says of each entry."""

from dataclasses import dataclass, field
from functools import partial

from django.core.paginator import Paginator
from django.utils.html import format_html

from publications.importing import Outcome
from publications.importing.decisions import ANOTHER
from publications.importing.values import label
from publications.models import Publication

from .differences import difference

PER_PAGE = 100
# Key: heading and what is to be said of the group.
GROUPS = {
    "again": (
        "To look at again",
        "Here stands what your answers lead to, or what has changed since you "
        "looked last.",
    ),
    "ask": (
        "Perhaps here already",
        "What is left open is not imported now; the next import asks again.",
    ),
    "changed": ("Changed in the file", "The new value takes the place of the old one."),
    "kept": (
        "Edited here, and kept",
        "Here the value was typed by hand: it stays, unless you take the file's.",
    ),
    "new": ("New works", ""),
}
TICKS = [("all", "Tick all"), ("none", "Tick none")]
# What can be said to all of a group at once.
BUTTONS = {
    "ask": [
        ("same", "All are the same"),
        ("another", "All are others"),
        ("later", "Decide all later"),
    ],
    "kept": [("files", "Take all of the file’s"), ("mine", "Keep all of mine")],
}
OF_OUTCOME = {
    Outcome.UPDATED: "changed",
    Outcome.KEPT: "kept",
    Outcome.CREATED: "new",
}


def group_of(seen, number):
    """Or None, where there is nothing to decide."""
    line = seen.lines[number]
    if line.outcome is Outcome.UNCHANGED:
        return None
    if number in seen.changed:
        return "again"
    return "ask" if line.alike else OF_OUTCOME[line.outcome]


@dataclass
class Group:
    key: str
    numbers: list[int]
    # Of these, how many are not to be imported.
    without: int = 0
    first_page: int = 1
    rows: list["Row"] = field(default_factory=list)

    @property
    def heading(self):
        return GROUPS[self.key][0]

    @property
    def about(self):
        return GROUPS[self.key][1]

    @property
    def buttons(self):
        return BUTTONS.get(self.key, TICKS)


class Groups:
    """All that is to be decided, group by group, and a page of it."""

    def __init__(self, seen, decisions):
        self.seen, self.decisions = seen, decisions
        self.all = [group for key in GROUPS if (group := self.group(key)).numbers]
        self.order = [(group, n) for group in self.all for n in group.numbers]
        self.paginator = Paginator(self.order, PER_PAGE)
        for place, (group, number) in enumerate(self.order):
            if number == group.numbers[0]:
                group.first_page = place // PER_PAGE + 1

    def group(self, key):
        seen, decisions = self.seen, self.decisions
        numbers = [n for n in range(len(seen.lines)) if group_of(seen, n) == key]
        without = sum(decisions.is_without(n, seen.lines[n]) for n in numbers)
        return Group(key, numbers, without)

    def count(self):
        """How many entries would change something."""
        return sum(
            bool(self.decisions.prefer.get(n)) or line.outcome is not Outcome.KEPT
            for n, line in ((n, self.seen.lines[n]) for _, n in self.order)
            if not self.decisions.is_without(n, line)
        )

    def page(self, number):
        """The groups of the page with their rows."""
        page = self.paginator.get_page(number)
        lines = [self.seen.lines[n] for _, n in page.object_list]
        slugs = [line.work.slug for line in lines]
        slugs += [work.slug for line in lines for work in line.alike]
        works = {w.slug: w for w in Publication.objects.filter(slug__in=slugs)}
        shown = []
        for group, n in page.object_list:
            if group not in shown:
                shown.append(group)
            group.rows.append(Row(n, self.seen, self.decisions, works))
        return page, shown


class Row:
    def __init__(self, number, seen, decisions, works):
        line = seen.lines[number]
        self.number, self.line = number, line
        self.work = works.get(line.work.slug)
        self.is_taken = not decisions.is_without(number, line)
        preferred = decisions.prefer.get(number, ())
        offered = {change.field: change for change in seen.offered(number)}
        shown = partial(Field, preferred=preferred)
        self.taken = [shown(c) for c in line.taken if c.field not in offered]
        self.kept = [shown(change) for change in offered.values()]
        self.answers = list(self.answers_of(decisions.same.get(number, ""), works))

    @property
    def has_tick(self):
        return not self.line.alike and self.line.outcome is not Outcome.KEPT

    @property
    def title(self):
        return self.work.title_html if self.work else self.line.work.title

    @property
    def notes(self):
        """But for what stands in words of its own in the row."""
        asked = "looks like " if self.line.alike else None
        return [n for n in self.line.notes if not (asked and n.startswith(asked))]

    def answers_of(self, given, works):
        if not self.line.alike:
            return
        for alike in self.line.alike:
            title = alike.title
            if work := works.get(alike.slug):
                title = format_html("{} ({})", title, where_of(work))
            said = format_html("The same work as {}", title)
            yield alike.slug, said, given == alike.slug
        yield ANOTHER, "Another work", given == ANOTHER
        yield "", "Decide later", not given


class Field:
    def __init__(self, change, preferred):
        self.name, self.label = change.field, label(change.field)
        self.old, self.new = difference(change.here, change.there)
        self.is_preferred = change.field in preferred
        # Those that were added here stay beside them.
        is_list = change.field in ("links", "topics")
        self.taking = "Take the file’s in, too" if is_list else "Take the file’s"


def where_of(work):
    return work.get_kind_display()
