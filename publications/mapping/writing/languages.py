"""The language: by its name where the entry says it so, else by its tag."""

from publications.bibtex import Field, to_unicode
from publications.mapping.languages import NAMES, name_of, normal_tag, tag_of

from .texts import text_proposals
from .wish import Proposals, Wish


def language_proposals(wish: Wish) -> Proposals:
    """Beside a field that says several, or an unknown one, another says the one."""
    new = wish.target.language
    saying = [field for field in wish.entry.fields if is_saying(field)]
    if new and saying:
        yield {field.written: in_its_way(field, new) for field in saying}
    if name_of(new) != new and not wish.own("langid"):
        yield {"langid": name_of(new)}
    yield from text_proposals(wish)


def is_saying(field: Field) -> bool:
    return field.name in NAMES and bool(tag_of(to_unicode(field.value)))


def in_its_way(field: Field, new: str) -> str:
    is_tag = normal_tag(to_unicode(field.value).lower().replace("_", "-"))
    return new if is_tag else name_of(new)
