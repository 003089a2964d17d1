r"""LaTeX commands that mean something in a paper only: \cite, \ref, \footnote."""

import re

# What they point at is not on the page, so that nothing can stand for them.
REFERENCE = re.compile(
    r"[\s~]{0,5}\\(?:[a-zA-Z]*cite[a-z]*|(?:auto|c|C|eq|page|name)?ref|label|index"
    r"|footnote(?:mark|text)?|thanks|tnote\w*|IEEEmembership)"
    r"\*?(?:\[[^\[\]{}]*+\]){0,2}[\s]*+(?P<open>\{)"
)
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
EMPTY_BRACKETS = re.compile(r"[\s~]{0,5}(?:\(\s*+\)|\[\s*+\])")


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
