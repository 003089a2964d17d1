"""Texts in the plain form that attributes and data take."""

from django.utils import translation

from publications.citing.citation import Citation
from publications.citing.facts import date_parts
from publications.markdown import plain
from publications.models import Appearance, Publication

# No reader of a page can show them, and some end an attribute there.
CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")


def one_line(text: str) -> str:
    return " ".join(text.translate(CONTROLS).split())


def words(text: str) -> str:
    """Of a title, abstract or name: without markup, formulas as their TeX."""
    return one_line(plain(text))


def title_of(work: Publication) -> str:
    return words(work.title)


def abstract_of(work: Publication) -> str:
    return words(work.abstract)


def topics_of(work: Publication) -> list[str]:
    return [words(topic.name) for topic in work.topics.all()]


def language_of(work: Publication) -> str:
    """The tag of its own language, or that of the page."""
    return work.language or translation.get_language() or "en"


def date_of(appearance: Appearance, between: str) -> str:
    """2023, 2023/06 or 2023/06/15, as much of it as is known."""
    return between.join(f"{part:02}" for part in date_parts(appearance))


def rights_of(citation: Citation) -> str:
    """What the imported entry says of them; the records have no column for it."""
    found = map(citation.text, ["license", "rights", "copyright"])
    return next(filter(None, found), "")
