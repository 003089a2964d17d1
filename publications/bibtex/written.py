"""Names and entries to BibTeX, such that they are read back as they were."""

import re
from collections.abc import Callable, Iterable

from .dates import MONTHS
from .encode import to_latex
from .macros import collapse, is_verbatim
from .name import Name
from .names import split_names
from .notation import has_balanced_braces
from .words import is_lower_case, is_one_group, without_plain_groups

MACROS = {month[:3].lower() for month in MONTHS}
# What would end a name or a part of it, unless it stands in braces.
SEPARATOR = re.compile(r"[,;=~]|(?<!\S)and(?!\S)", re.IGNORECASE)
# To BibTeX, though not to this library, a hyphen begins a new word.
SMALL_AT_HYPHEN = re.compile(r"-[a-z]\S*[\s-]|(?:^|\s)[a-z]\S*-")
# Letters without a LaTeX form, where a word begins with one.
FOREIGN_LETTER = re.compile(r"(?:(?<=[\s{-])|\A)([^\x00-\x7f])")
FOREIGN_WORD = re.compile(r"(?:(?<=[\s{-])|\A)([^\x00-\x7f][^\s{},-]*+)")
CAPITAL = re.compile(r"[^\W\d_]")

Protect = Callable[[str], str]


def write_names(
    names: Iterable[Name], *, others: bool = False, for_bytes: bool = False
) -> str:
    r"""`for_bytes` keeps letters whole where BibTeX counts bytes, for initials and
    labels: {\relax Ю}рий.
    """
    written = [_for_bytes(_name(n)) if for_bytes else _name(n) for n in names]
    return " and ".join([*written, "others"] if others else written)


def write_entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """The values are LaTeX without delimiters."""
    fields = list(fields)
    width = max((len(name) for name, _ in fields), default=0)
    lines = [f"  {name:<{width}} = {_value(name, value)},\n" for name, value in fields]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _name(name: Name) -> str:
    """As people write it, if that is understood; else with more braces."""
    marks = to_latex(name.marks, markup=False)
    if name.literal:
        return _braced(name.literal, marks)
    written = ""
    for family, given in ((_latex, _latex), (_braced, _latex), (_braced, _braced)):
        written = _parts(name, marks, family, given)
        if split_names(written).names == (name,) and not _misleads_bibtex(written):
            break
    return written


def _for_bytes(written: str) -> str:
    if written.isascii() or is_one_group(written):
        return written
    family, comma, rest = written.partition(", ")
    suffix, second_comma, given = rest.rpartition(", ")
    family = FOREIGN_WORD.sub(r"{\\relax \1}", family)
    given = FOREIGN_LETTER.sub(r"{\\relax \1}", given)
    return f"{family}{comma}{suffix}{second_comma}{given}"


def _misleads_bibtex(written: str) -> bool:
    before_comma = without_plain_groups(written).partition(",")[0]
    return bool(SMALL_AT_HYPHEN.search(before_comma))


def _parts(name: Name, marks: str, latex: Protect, latex_of_given: Protect) -> str:
    particle = _particle(name.particle)
    family = particle + latex(name.family)
    given = latex_of_given(name.given) if name.given else "{}"
    if name.suffix:
        # Two words before each comma would look like a list of names.
        suffix = _braced(name.suffix) if " " in name.suffix else _latex(name.suffix)
        return f"{family}{marks}, {suffix}, {given}"
    if name.given or (particle and not is_lower_case(particle.split(" ")[0])):
        return f"{family}{marks}, {given}"
    # Alone, a group would be a literal, and two words had a given name.
    if not particle and (" " in family or is_one_group(family)):
        return f"{_braced(name.family)}{{}}{marks}"
    return family + marks


def _particle(particle: str) -> str:
    """With a blank behind it; its last word tells BibTeX where it ends."""
    if not particle:
        return ""
    *before, last = particle.split(" ")
    words = [to_latex(word, markup=False) for word in before]
    latex = to_latex(last, markup=False)
    words.append(latex if is_lower_case(latex) else _small(last))
    return " ".join(words) + " "


def _small(word: str) -> str:
    r"""{\uppercase{v}an}: printed in capitals, but a particle to BibTeX."""
    capital = CAPITAL.search(word)
    if not capital:
        return to_latex(word, markup=False)
    before, after = word[: capital.start()], word[capital.end() :]
    small = to_latex(capital[0].lower(), markup=False)
    rest = to_latex(after, markup=False)
    return f"{{\\uppercase{{{to_latex(before, markup=False)}{small}}}{rest}}}"


def _latex(part: str) -> str:
    latex = to_latex(part, markup=False)
    return _braced(part) if SEPARATOR.search(latex) else latex


def _braced(part: str, marks: str = "") -> str:
    latex = to_latex(part, markup=False) + marks
    # {\"O} would be a letter, and {others} no name.
    is_misread = latex.startswith("\\") or part.lower() in ("others", "et al")
    return f"{{{{}}{latex}}}" if is_misread else f"{{{latex}}}"


def _value(name: str, value: str) -> str:
    if is_verbatim(name):
        is_whole = has_balanced_braces(value, escaped=True)
        return f"{{{value.strip() if is_whole else _quoted(value)}}}"
    value = collapse(value)
    return value if name == "month" and value in MACROS else f"{{{value}}}"


def _quoted(address: str) -> str:
    """One lonely brace would cost the rest of the file."""
    return address.strip().replace("{", "%7B").replace("}", "%7D")
