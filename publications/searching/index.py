"""Finds the works that hold what is looked for, and keeps their words for that."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from django.db import OperationalError, connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from publications.models import Publication
from publications.snapshots import at_once

from .documents import documents
from .engines import engine
from .queries import read

# So many works are read at once, and so many notes; an import leaves about ten of them
# for each work.
BATCH = 500
LIMIT = 500_000

# By work their numbers.
Notes = dict[int, list[int]]


class Found(NamedTuple):
    """The works that hold what is looked for, or all but a few."""

    works: RawSQL | list[int]
    are_all_others: bool = False

    def among(self, field: str = "pk") -> Q:
        listed = Q(**{f"{field}__in": self.works})
        return ~listed if self.are_all_others else listed


def search(works: QuerySet, typed: str) -> QuerySet:
    """Those of `works` that hold all words of `typed`, or words that begin so."""
    refresh()
    found = matching(typed)
    return works if found is None else works.filter(found.among())


def matching(typed: str) -> Found | None:
    """What the index says, as far as it is up to date; None where there is no word to
    look for."""
    query = read(typed)
    if not query:
        return None
    holding = RawSQL(engine().FOUND, [engine().query(query)])
    others = Publication.objects.exclude(pk__in=holding).few()
    return Found(holding) if others is None else Found(others, are_all_others=True)


def refresh() -> None:
    """Write anew what is outdated. While somebody else writes, that has to do."""
    with suppress(OperationalError):
        while outdated(1):
            with at_once(), transaction.atomic():
                # Read again, as somebody else may just have done it.
                for notes in batched(outdated(LIMIT)):
                    rewrite(notes)


def outdated(limit: int) -> Notes:
    """The works, with the numbers of the notes of each."""
    found = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute("SELECT work, id FROM publications_outdated LIMIT %s", [limit])
        for work, note in cursor.fetchall():
            found[work].append(note)
    return found


def batched(notes: Notes) -> Iterator[Notes]:
    works = iter(notes)
    while batch := list(islice(works, BATCH)):
        yield {work: notes[work] for work in batch}


def rewrite(notes: Notes) -> None:
    rows = [[work, engine().entry(text)] for work, text in documents(notes)]
    execute_all(engine().FORGET, [[work] for work in notes])
    execute_all(engine().WRITE, rows)
    # Only these: a note that comes meanwhile is of a change that was not seen here.
    read = [[note] for found in notes.values() for note in found]
    execute_all("DELETE FROM publications_outdated WHERE id = %s", read)


def execute_all(statement: str, rows: list[list]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
