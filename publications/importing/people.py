"""Which author of the registry a printed name means."""

import re
import unicodedata

from publications.mapping import PersonDraft
from publications.models import Alias, Author

from .values import fitted

# Letters with a stroke through them, which Unicode doesn't take apart.
STROKED = str.maketrans("ØøŁłĐđĦħŦŧı", "OoLlDdHhTti")


def same_spelling(name: str) -> str:
    """`name` without what differs between spellings: case, accents, dots, spaces."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(STROKED))
        name = "".join(c for c in name if not unicodedata.combining(c))
    return re.sub(r"[\s.,]+", " ", name).strip().casefold()


def person_key(person: PersonDraft) -> str:
    """Family name and first initial: enough to compare two lists of authors."""
    if person.literal:
        return same_spelling(person.literal)
    initial = same_spelling(person.given_name)[:1]
    return f"{same_spelling(f'{person.particle} {person.family_name}')} {initial}"


def author_key(author: Author) -> str:
    return person_key(
        PersonDraft(
            name="",
            given_name=author.given_name,
            particle=author.particle,
            family_name=author.family_name,
            literal=author.literal,
        )
    )


class AuthorRegistry:
    """All authors by their spellings; new ones are collected until `save`."""

    def __init__(self):
        self.by_spelling = {
            same_spelling(alias.name): alias.author
            for alias in Alias.objects.select_related("author")
        }
        self.keys: dict[int, str] = {}
        for author in Author.objects.order_by("-pk"):
            self.by_spelling[same_spelling(str(author))] = author
            self.keys[author.pk] = author_key(author)
        self.new: list[Author] = []

    def key(self, person: PersonDraft) -> str:
        """What identifies the person, by whichever spelling."""
        author = self.by_spelling.get(same_spelling(person.name))
        return author_key(author) if author else person_key(person)

    def key_of(self, author: int) -> str:
        return self.keys[author]

    def author(self, person: PersonDraft) -> Author:
        author = unsaved_author(person)
        for name in (str(author), person.name):
            if found := self.by_spelling.get(same_spelling(name)):
                return found
        self.by_spelling[same_spelling(str(author))] = author
        self.new.append(author)
        return author

    def save(self):
        Author.objects.bulk_create(self.new, batch_size=500)
        self.new = []


def unsaved_author(person: PersonDraft) -> Author:
    names = ("given_name", "particle", "family_name", "suffix", "literal")
    return Author(**{n: fitted(Author, n, getattr(person, n)) for n in names})
