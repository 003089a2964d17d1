"""Where the words of a work come from: a change there makes its entry outdated."""

from typing import NamedTuple

ANY_CHANGE = ("INSERT", "UPDATE", "DELETE")


class Source(NamedTuple):
    """`works` selects the works of a row, which is called {row} there; the events are
    those after which they are found otherwise."""

    name: str
    columns: str
    works: str
    events: tuple[str, ...] = ANY_CHANGE

    @property
    def table(self) -> str:
        return f"publications_{self.name}"

    def works_of(self, row: str) -> str:
        return self.works.format(row=row)


OF_ROW = "SELECT {row}.publication_id"
OF_AUTHOR = "SELECT publication_id FROM publications_authorship WHERE author_id = "
OF_VENUE = "SELECT publication_id FROM publications_appearance WHERE venue_id = "
OF_TOPIC = (
    "SELECT publication_id FROM publications_publication_topics WHERE topic_id = "
)
NAMES = "given_name, particle, family_name, suffix, literal, native_name"

# Nobody points to an author, venue or topic yet that is new, or to one that is gone.
SOURCES = [
    Source("publication", "title, abstract, description, year", "SELECT {row}.id"),
    Source("authorship", "publication_id, author_id, name", OF_ROW),
    Source("appearance", "publication_id, venue_id, name, year", OF_ROW),
    Source("publication_topics", "publication_id, topic_id", OF_ROW),
    Source("alias", "author_id, name", OF_AUTHOR + "{row}.author_id"),
    Source("author", NAMES, OF_AUTHOR + "{row}.id", ("UPDATE",)),
    Source("venue", "name, short_name", OF_VENUE + "{row}.id", ("UPDATE",)),
    Source("topic", "name", OF_TOPIC + "{row}.id", ("UPDATE",)),
]
