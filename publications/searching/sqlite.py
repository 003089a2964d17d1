"""The index in SQLite: FTS5."""

from collections.abc import Iterator

from .queries import Query
from .sources import SOURCES, Source
from .words import Words

# The words are separated already; unlike the others, this tokenizer leaves them whole,
# in whatever script. Positions are kept for words with signs inside.
TABLES = """
CREATE VIRTUAL TABLE IF NOT EXISTS publications_words
    USING fts5(words, tokenize = 'ascii', columnsize = 0, prefix = '1 2');
CREATE TABLE IF NOT EXISTS publications_outdated
    (id INTEGER PRIMARY KEY, work INTEGER NOT NULL);
"""
FOUND = "SELECT rowid FROM publications_words WHERE publications_words MATCH %s"
FORGET = "DELETE FROM publications_words WHERE rowid = %s"
WRITE = "INSERT INTO publications_words (rowid, words) VALUES (%s, %s)"


def create() -> Iterator[str]:
    yield from filter(str.strip, TABLES.split(";"))
    for source in SOURCES:
        for event in source.events:
            yield trigger(source, event)


def drop() -> Iterator[str]:
    for source in SOURCES:
        for event in source.events:
            yield f"DROP TRIGGER IF EXISTS {name_of(source, event)}"


def trigger(source: Source, event: str) -> str:
    columns = f" OF {source.columns}" if event == "UPDATE" else ""
    rows = {"INSERT": ["NEW"], "DELETE": ["OLD"], "UPDATE": ["OLD", "NEW"]}[event]
    notes = "".join(
        f"INSERT INTO publications_outdated (work) {source.works_of(row)}; "
        for row in rows
    )
    return (
        f"CREATE TRIGGER {name_of(source, event)} AFTER {event}{columns} "
        f"ON {source.table} BEGIN {notes}END"
    )


def name_of(source: Source, event: str) -> str:
    return f"{source.table}_outdated_by_{event.lower()}"


def entry(text: str) -> str:
    return text


def query(words: Query) -> str:
    return " AND ".join(f"({' OR '.join(map(phrase, word))})" for word in words)


def phrase(words: Words) -> str:
    return f'"{" ".join(words)}" *'
