"""What looks like an entry and is not read, so that it is told of."""

import re
from collections.abc import Iterator

from .scanner import HEAD, HEADLESS, SHOWN_KEY, STARTS_ENTRY, SURELY_STARTS_ENTRY
from .values import Fault


def is_word_in_text(text: str, head: re.Match[str]) -> bool:
    """Whether it only looks like a head, as in jane@example.org {…}."""
    start = head.start()
    is_glued = start > 0 and text[start - 1].isalnum()
    return is_glued and not SURELY_STARTS_ENTRY.match(text, head.end())


def behind_percent(text: str, head: re.Match[str]) -> Iterator[Fault]:
    if head["kind"].lower() != "string" and STARTS_ENTRY.match(text, head.end()):
        said = f"“{_shown(text, head)}” is commented out with %; it was not read"
        yield Fault(head.start(), "info", said)


def inside_comment(text: str, start: int, end: int) -> Iterator[Fault]:
    for head in HEAD.finditer(text, start, end):
        if STARTS_ENTRY.match(text, head.end(), end):
            said = f"“{_shown(text, head)}” stands inside @comment; it was not read"
            yield Fault(head.start(), "info", said)


def without_brace(text: str, start: int, end: int) -> Iterator[Fault]:
    for head in HEADLESS.finditer(text, start, end):
        said = (
            f"“{head['at']}” is not followed by a brace; what looks like an entry "
            "here was not read; begin it like @article{key,"
        )
        yield Fault(head.start("at"), "error", said)


def _shown(text: str, head: re.Match[str]) -> str:
    key = SHOWN_KEY.match(text, head.end())
    return head[0] + (key[0] if key else "")
