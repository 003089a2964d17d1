"""The index in PostgreSQL: a tsvector, made here, as its own parser would take words
apart otherwise than SQLite's."""

from collections import defaultdict
from collections.abc import Iterator

from .queries import Query
from .sources import SOURCES, Source
from .words import Words

TABLES = """
CREATE TABLE IF NOT EXISTS publications_words
    (work bigint PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX IF NOT EXISTS publications_words_index
    ON publications_words USING gin (words);
CREATE TABLE IF NOT EXISTS publications_outdated
    (id bigserial PRIMARY KEY, work bigint NOT NULL);
"""
FOUND = "SELECT work FROM publications_words WHERE words @@ %s::tsquery"
FORGET = "DELETE FROM publications_words WHERE work = %s"
WRITE = (
    "INSERT INTO publications_words (work, words) VALUES (%s, %s::tsvector) "
    "ON CONFLICT (work) DO UPDATE SET words = excluded.words"
)
# What PostgreSQL takes of one word, and of how many there may be between two others.
MAX_BYTES = 2000
MAX_POSITION = 16383
NOTE = "INSERT INTO publications_outdated (work)"


def create() -> Iterator[str]:
    yield from filter(str.strip, TABLES.split(";"))
    for source in SOURCES:
        yield function(source)
        yield trigger(source)


def drop() -> Iterator[str]:
    for source in SOURCES:
        yield f"DROP FUNCTION IF EXISTS {name_of(source)}() CASCADE"


def function(source: Source) -> str:
    return (
        f"CREATE FUNCTION {name_of(source)}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN "
        f"IF TG_OP <> 'INSERT' THEN {NOTE} {source.works_of('OLD')}; END IF; "
        f"IF TG_OP <> 'DELETE' THEN {NOTE} {source.works_of('NEW')}; END IF; "
        "RETURN NULL; END $$"
    )


def trigger(source: Source) -> str:
    events = " OR ".join(source.events)
    events = events.replace("UPDATE", f"UPDATE OF {source.columns}")
    name = name_of(source)
    return (
        f"CREATE TRIGGER {name} AFTER {events} ON {source.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def name_of(source: Source) -> str:
    return f"{source.table}_outdated"


def entry(text: str) -> str:
    places = defaultdict(list)
    for place, word in enumerate(text.split(), start=1):
        places[word].append(str(min(place, MAX_POSITION)))
    return " ".join(
        f"{quoted(word)}:{','.join(found)}" for word, found in places.items()
    )


def query(words: Query) -> str:
    return " & ".join(f"({' | '.join(map(phrase, word))})" for word in words)


def phrase(words: Words) -> str:
    """The last word may go on."""
    return f"({' <-> '.join(map(quoted, words))}:*)"


def quoted(word: str) -> str:
    return f"'{cut(word)}'"


def cut(word: str) -> str:
    return word.encode()[:MAX_BYTES].decode(errors="ignore")
