"""Names in the one form that every reader of tags splits where it should."""

from collections.abc import Callable, Sequence

from publications.bibtex import Name

# They would begin another part of the name, or another name.
SEPARATORS = str.maketrans(",;،", "   ")
NO_BREAK_SPACE = "\u00a0"


def inverter(people: Sequence) -> Callable[[Name], str]:
    """How the names of `people` are written, of whom there may be only one."""
    return inverted_alone if len(people) == 1 else inverted


def inverted(name: Name) -> str:
    """van der Berg, Ana. A comma at the end keeps what has but one part whole."""
    if name.literal or not name.family:
        return f"{part(name.written)},"
    family = part(f"{name.particle} {name.family} {name.suffix}")
    if name.given:
        return f"{family}, {part(name.given)}"
    return f"{family}," if " " in family else family


def inverted_alone(name: Name) -> str:
    """Of the only one of a work's authors or editors.

    Where there are blanks on both sides of the only comma, Zotero takes it for a list
    of two people; it doesn't count those that forbid a break.
    """
    family, comma, given = inverted(name).partition(", ")
    if " " in family:
        given = given.replace(" ", NO_BREAK_SPACE)
    return f"{family}{comma}{given}"


def part(text: str) -> str:
    return " ".join(text.translate(SEPARATORS).split())
