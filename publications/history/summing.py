"""What changed, in one sentence."""

from itertools import groupby

# So many rows are named one by one.
NAMED = 3


def sentence(changes):
    """Changed title and abstract; added link “Code”."""
    fields = [c.label for c in changes if not hasattr(c, "lines")]
    parts = [f"changed {listed(fields)}"] if fields else []
    for change in changes:
        if hasattr(change, "lines"):
            parts += of_rows(change)
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def of_rows(change):
    lines = sorted(change.lines, key=lambda line: line.verb)
    for verb, same in groupby(lines, key=lambda line: line.verb):
        same = list(same)
        if len(same) > NAMED:
            yield f"{verb} {len(same):,} {change.label}"
        else:
            names = listed([f"“{shortened(line.label)}”" for line in same])
            yield f"{verb} {same[0].noun if len(same) == 1 else change.label} {names}"


def listed(names):
    """title; title and abstract; title, abstract and award."""
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last


def shortened(name, most=60):
    return name if len(name) <= most else f"{name[:most]}…"
