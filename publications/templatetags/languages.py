import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from publications.languages import is_right_to_left

register = template.Library()

# Hebrew, Arabic and the like; and signs that turn the text after them.
TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@register.filter
def isolated(text):
    """A name within a line whose order it must not turn."""
    return format_html("<bdi>{}</bdi>", text) if TURNING.search(str(text)) else text


@register.filter
def lang(text, tag=""):
    """The attributes of the element that holds `text`, which is in the language `tag`;
    where none is known, its first letter says in which direction it runs."""
    if tag and tag.casefold() != get_language().casefold():
        direction = SafeString(' dir="rtl"') if is_right_to_left(tag) else ""
        return format_html(' lang="{}"{}', tag, direction)
    return SafeString(' dir="auto"') if TURNING.search(text) else ""


@register.filter
def hreflang(tag):
    """The attribute of a link to something in that language."""
    return format_html(' hreflang="{}"', tag) if tag else ""


@register.filter
def spoken_title(work):
    """The title within a sentence, for a voice that changes with the language."""
    attributes = lang(str(work), work.language)
    return format_html("<span{}>{}</span>", attributes, work) if attributes else work
