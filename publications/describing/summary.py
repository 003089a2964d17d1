"""What a work is about in a sentence or two, for search engines and previews."""

import html

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from publications.models import Publication

from .texts import abstract_of, one_line, title_of, words

# Shorter, it says too little to be shown.
ENOUGH = 50
# At the end of a cut text they would announce something.
ENDS = " ,;:–—-(["


def in_short(work: Publication, length: int) -> str:
    return cut(summary(work), length)


def summary(work: Publication) -> str:
    """Its abstract, else its description, else who wrote it where."""
    about = abstract_of(work) or text_of(work.description_html)
    if len(about) >= ENOUGH:
        return about
    said = " ".join(filter(None, [about, *bare_facts(work)]))
    return said if len(said) >= ENOUGH else f"{title_of(work)}. {said}"


def bare_facts(work: Publication) -> list[str]:
    main = work.main_appearance()
    kind, names = work.get_kind_display(), listed(work)
    by = _("%(kind)s by %(names)s") % {"kind": kind, "names": names}
    place = words(main.printed()) if main else ""
    year = str(main.untold_year() or "") if main else ""
    where = ", ".join(filter(None, [place, year]))
    return [f"{fact}." for fact in (by if names else kind, where) if fact]


def listed(work: Publication) -> str:
    """The first authors, as a list names them."""
    names = work.first_authors()
    more = names["hidden"] or work.and_others
    written = [one_line(str(person)) for person in names["shown"]]
    return ", ".join([*written, _("and others")] if more and written else written)


def text_of(markup: str) -> str:
    return one_line(html.unescape(strip_tags(markup)))


def cut(text: str, length: int) -> str:
    """At the end of a word, where there are words."""
    if len(text) <= length:
        return text
    head, blank, _rest = text[:length].rpartition(" ")
    if not blank or len(head) < length // 2:
        head = text[: length - 1]
    return f"{head.rstrip(ENDS)}…"
