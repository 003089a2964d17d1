r"""LaTeX commands that no page can show: \cite, \ref, \footnote; escaped formulas."""

import re
from collections.abc import Iterable, Iterator

from publications.bibtex import Entry, Field, Problem, unknown_macros

from .journals import JOURNALS

# What they point at is not on the page, so that nothing can stand for them.
REFERENCE = re.compile(
    r"[\s~]{0,5}\\(?:[a-zA-Z]*cite[a-z]*|(?:auto|c|C|eq|page|name)?ref|label|index"
    r"|footnote(?:mark|text)?|thanks|tnote\w*|IEEEmembership)"
    r"\*?(?:\[[^\[\]{}]*+\]){0,2}[\s]*+(?P<open>\{)"
)
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
EMPTY_BRACKETS = re.compile(r"[\s~]{0,5}(?:\(\s*+\)|\[\s*+\])")
# Zotero escapes the formulas in its titles: \$\textbackslash lambda\$.
ESCAPED_FORMULA = re.compile(
    r"(?P<open>\\\$(?:\\\$)?)(?P<math>(?:[^$\\]|\\[^$])*+)(?P=open)"
    r"|\\\{(?P<name>\\textbackslash ?[A-Za-z]+)\\\}"
)
# Google Scholar's way with the braces of USENIX: $\{$BERT$\}$.
BRACES_IN_DOLLARS = re.compile(r"\$\\\{\$([^$\\]*+)\$\\\}\$")
ESCAPED_TEX = re.compile(r"\\textbackslash|(?:\\_|\\textasciicircum\}?)\s?\\\{")
# And the braces that were to protect capitals: \{RPCs\}.
ESCAPED_BRACES = re.compile(
    r"\\\{(?P<word>\(?[A-Z][A-Za-z0-9.-]{0,20}[A-Z][A-Za-z0-9.-]{0,20}\)?\.?)\\\}"
)
# Fields of text that a page shows.
SHOWN = set(
    "abstract additional_info addendum address annotation author award award_name "
    "booksubtitle booktitle chapter conference date description edition editor "
    "eventtitle howpublished institution issue issuetitle journal journaltitle keyword "
    "keywords location maintitle month note number organization pages publisher school "
    "series shorttitle subtitle tags title titleaddon topics type venue volume year "
    "advisor mentor supervisor".split()
)


def unknown_commands(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Each LaTeX command that nobody knows, at its first place among the entries."""
    told: set[str] = set()
    for entry in entries:
        for field in entry.fields:
            # Most values hold no command at all.
            if "\\" in field.value and field.name in SHOWN:
                for command in unknown_in(field.value):
                    if command not in told:
                        told.add(command)
                        yield unknown(command, entry, field)


def unknown_in(value: str) -> list[str]:
    if value.strip("{}\\ ") in JOURNALS:
        return []
    return unknown_macros(unescaped(without_references(value)))


def unknown(command: str, entry: Entry, field: Field) -> Problem:
    said = (
        f"the LaTeX command {command} in {field.written} is not known: it is shown as "
        "written, or its argument alone (told once in a file); write there what it "
        "stands for"
    )
    return Problem(field.line, "warning", said, entry.key, field=field.name)


def unescaped(value: str) -> str:
    """As it was before a program escaped what was LaTeX already."""
    if "\\$" in value or "\\textbackslash" in value:
        value = ESCAPED_FORMULA.sub(formula, value)
    value = BRACES_IN_DOLLARS.sub(r"\1", value) if "$\\{$" in value else value
    return ESCAPED_BRACES.sub(r"\g<word>", value) if "\\{" in value else value


def formula(found: re.Match[str]) -> str:
    escaped = found["math"] or found["name"] or ""
    if not ESCAPED_TEX.search(escaped):
        return found[0]
    tex = re.sub(r"\\([{}_^&])", r"\1", escaped)
    tex = re.sub(r"\{\\textbackslash\}|\\textbackslash(?:\{\}| )?", r"\\", tex)
    tex = re.sub(r"\{\\textasciicircum\}|\\textasciicircum(?:\{\}| )?", "^", tex)
    return f"${tex.strip()}$"


def without_references(value: str) -> str:
    found = REFERENCE.search(value)
    if not found:
        return value
    kept = []
    position = 0
    while found:
        end = end_of_group(value, found.start("open"))
        if end is None:
            break
        kept.append(value[position : found.start()])
        position = end
        found = REFERENCE.search(value, position)
    kept.append(value[position:])
    return EMPTY_BRACKETS.sub("", "".join(kept))


def end_of_group(value: str, start: int) -> int | None:
    depth = 0
    for brace in BRACE.finditer(value, start):
        if brace[0] == "{":
            depth += 1
        elif brace[0] == "}":
            depth -= 1
            if not depth:
                return brace.end()
    return None
