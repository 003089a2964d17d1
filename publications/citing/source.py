"""The LaTeX of an entry as its author wrote it, where the record still says so."""

import re
import unicodedata
from collections.abc import Mapping

from publications.bibtex import Entry, Field, protected, to_latex, to_unicode
from publications.mapping import to_draft
from publications.mapping.fields import Fields
from publications.mapping.titles import title
from publications.mapping.venues import ANYWHERE, venue
from publications.models import Appearance

# What TeX must not meet unescaped outside of formulas and addresses.
TOKEN = re.compile(
    r"(?P<kept>\$[^$]*\$|\\(?:url|path|href)\s*\{[^{}]*\}|\\.)"
    r"|(?P<special>[%&#_])|(?P<foreign>[^\x00-\x7f]+)|(?P<stray>[\\$^])",
    re.DOTALL,
)
# Understood here, but by LaTeX only with babel, csquotes, biblatex or hyperref.
PACKAGED = re.compile(
    r"\\(?:[gf][lr]qq?|enquote|mkbib\w+|nocase|NoCaseChange|texorpdfstring|textgreek"
    r"|cd?prime|[dD]bar|polhk|lfhook|lasp|rasp)(?![A-Za-z])"
)
# Our own notation, and what publishers leave of it in an entry: TeX prints the signs.
TAG = re.compile("<(?:i|sub|sup)>")
SIGN_OF_TAG = re.compile(r"<|\\textless|&lt;")


class Source:
    """The entry that an appearance came from; without fields for one typed by hand."""

    def __init__(self, appearance: Appearance):
        self.fields = fields_of(dict(appearance.fields), appearance.entry_type)
        # What an import would take from it today.
        self.draft = to_draft(self.fields.entry)
        self.venue = venue(self.fields)

    def says(self, column: str, value: object) -> bool:
        """Whether nobody has changed the record's value since."""
        return bool(self.fields.entry.fields) and getattr(self.draft, column) == value

    def latex(self, value: str, *names: str) -> str:
        """`value`, as one of the fields `names` has it."""
        if not value:
            return ""
        raw = (self.fields.get(n) for n in names if self.fields.text(n) == value)
        return next(filter(None, map(safe, raw)), "") or to_latex(value, markup=False)

    def title(self, value: str) -> str:
        if TAG.search(value) and SIGN_OF_TAG.search(self.fields.get("title")):
            return protected(to_latex(value))
        raw, subtitle = self.fields.get("title"), self.fields.get("subtitle")
        for written in (raw, f"{raw}: {subtitle}", f"{raw} {subtitle}"):
            if title(fields_of({"title": written})) == value and safe(written):
                return safe(written)
        return protected(to_latex(value))

    def place(self, value: str) -> str:
        """The name of a journal, conference, school …"""
        return self.latex(value, *ANYWHERE)

    def extra(self, name: str) -> str:
        """A field that the records have no column for."""
        raw = self.fields.get(name)
        if not raw:
            return ""
        return safe(raw) or to_latex(self.fields.text(name), markup=False)


def fields_of(values: Mapping[str, str], kind: str = "misc") -> Fields:
    fields = tuple(Field(name, name, value, 0) for name, value in values.items())
    return Fields(Entry(kind, key="", fields=fields, line=0, source=""))


def safe(latex: str) -> str:
    """In ASCII where LaTeX has a form, with specials escaped; "" where that would say
    something else, would leave a brace or backslash to break the entry, or needs a
    package."""
    latex = unicodedata.normalize("NFC", latex)
    if not is_balanced(latex) or PACKAGED.search(latex):
        return ""
    mended = TOKEN.sub(mend, latex)
    if "\0" in mended or to_unicode(mended) != to_unicode(latex):
        return ""
    return mended


def mend(token: re.Match[str]) -> str:
    if token["special"]:
        return f"\\{token[0]}"
    if token["foreign"]:
        return to_latex(token[0], markup=False)
    return "\0" if token["stray"] else token[0]


def is_balanced(latex: str) -> bool:
    """As BibTeX counts, for which an escaped brace is a brace."""
    depth = 0
    for brace in re.findall(r"[{}]", latex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
