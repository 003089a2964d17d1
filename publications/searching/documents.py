"""What is searched of a work: all that a reader may know of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from publications.models import Alias, Appearance, Authorship, Publication

from .words import document

NAMES = ("given_name", "particle", "family_name", "suffix")
OWN = ("title", "abstract", "description", "year")


def documents(works: Collection[int]) -> Iterator[tuple[int, str]]:
    """Of a work that is gone there is none."""
    texts: dict[int, list[str]] = defaultdict(list)
    for find in (own, people, places, topics):
        for work, *found in find(works):
            texts[work] += [str(text) for text in found if text]
    for work, found in texts.items():
        # Two appearances often name one venue.
        yield work, document(list(dict.fromkeys(found)))


def own(works):
    return Publication.objects.filter(pk__in=works).values_list("pk", *OWN)


def people(works):
    rows = Authorship.objects.filter(publication__in=works)
    columns = ("literal", "native_name", *NAMES)
    found = rows.values_list(
        "publication_id", "author_id", "name", *(f"author__{c}" for c in columns)
    )
    spellings = aliases(rows)
    for work, author, printed, literal, native, *names in found:
        full = " ".join(filter(None, names))
        yield work, printed, literal, native, full, *spellings[author]


def aliases(rows):
    found = defaultdict(list)
    names = Alias.objects.filter(author__in=rows.values("author"))
    for author, name in names.values_list("author_id", "name"):
        found[author].append(name)
    return found


def places(works):
    columns = ("publication_id", "name", "year", "venue__name", "venue__short_name")
    return Appearance.objects.filter(publication__in=works).values_list(*columns)


def topics(works):
    through = Publication.topics.through.objects.filter(publication__in=works)
    return through.values_list("publication_id", "topic__name")
