"""What a person ticked and answered on the plan of an import."""

import re

from publications.importing.decisions import ANOTHER
from publications.importing.report import WRITTEN

from .import_rows import group_of


def take_answers(data, seen, decisions):
    """What was ticked and answered on a page of the plan, or said to a whole group."""
    ticked = numbers_in(data.getlist("take"))
    for number in numbers_in(data.getlist("shown")) & set(range(len(seen.lines))):
        line = seen.lines[number]
        if line.alike:
            slugs = {work.slug for work in line.alike} | {ANOTHER}
            answer(decisions, number, data.get(f"same-{number}", ""), slugs)
        elif line.outcome in WRITTEN:
            tick(decisions, number, number in ticked)
        offered = {change.field for change in seen.offered(number)}
        decisions.prefer[number] = offered & set(data.getlist(f"prefer-{number}"))
    for name, decide in FOR_ALL.items():
        if name in data:
            for number in range(len(seen.lines)):
                if group_of(seen, number) == data[name]:
                    decide(decisions, number, seen)


def answer(decisions, number, said, slugs):
    if said in slugs:
        decisions.same[number] = said
    else:
        decisions.same.pop(number, None)


def tick(decisions, number, is_ticked):
    if is_ticked:
        decisions.left_out.discard(number)
    else:
        decisions.left_out.add(number)


def prefer(decisions, number, names):
    decisions.prefer[number] = frozenset(names)


# What the buttons of a group say to all that is in it, on all pages.
FOR_ALL = {
    "all": lambda d, n, seen: tick(d, n, True),
    "none": lambda d, n, seen: tick(d, n, False),
    "same": lambda d, n, seen: d.same.update({n: seen.lines[n].alike[0].slug}),
    "another": lambda d, n, seen: d.same.update({n: ANOTHER}),
    "later": lambda d, n, seen: d.same.pop(n, None),
    "files": lambda d, n, seen: prefer(d, n, (c.field for c in seen.offered(n))),
    "mine": lambda d, n, seen: prefer(d, n, ()),
}


def numbers_in(values):
    return {int(value) for value in values if re.fullmatch("[0-9]{1,9}", value)}
