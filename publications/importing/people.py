"""Which author of the registry a printed name means."""

import re
import unicodedata

from publications.mapping import PersonDraft
from publications.models import Alias, Author


def same_spelling(name: str) -> str:
    """`name` without what differs between spellings: case, accents, dots, spaces."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\s.,]+", " ", plain).strip().casefold()


def person_key(person: PersonDraft) -> str:
    """Family name and first initial: enough to compare two lists of authors."""
    if person.literal:
        return same_spelling(person.literal)
    initial = same_spelling(person.given_name)[:1]
    return f"{same_spelling(person.family_name)} {initial}"


def author_key(author: Author) -> str:
    return person_key(
        PersonDraft(
            name="",
            given_name=author.given_name,
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
        for author in Author.objects.order_by("-pk"):
            self.by_spelling[same_spelling(str(author))] = author
        self.new: list[Author] = []

    def author(self, person: PersonDraft) -> Author:
        author = Author(
            given_name=person.given_name,
            particle=person.particle,
            family_name=person.family_name,
            suffix=person.suffix,
            literal=person.literal,
        )
        for spelling in (str(author), person.name):
            if found := self.by_spelling.get(same_spelling(spelling)):
                return found
        self.by_spelling[same_spelling(str(author))] = author
        self.new.append(author)
        return author

    def save(self):
        Author.objects.bulk_create(self.new, batch_size=500)
        self.new = []
