"""A file's entries to what is the same and what is not."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from publications.mapping import Draft, Reading
from publications.models import Appearance, Publication

from .comparing import FIELDS, Pair
from .finding import Shelf
from .report import Difference, Entry, Fidelity

BATCH = 500


def check(reading: Reading) -> Fidelity:
    drafts = reading.drafts
    shelf = Shelf()
    found = shelf.take(drafts)
    differing = dict(differences(drafts, found))
    report = Fidelity(reading.file, fields=FIELDS)
    for number, draft in enumerate(drafts):
        differences_ = differing.get(number)
        report.entries.append(Entry(draft.line, draft.key, draft.title, differences_))
    report.additional = additional(shelf.free)
    return report


def differences(
    drafts: list[Draft], found: list[int | None]
) -> Iterator[tuple[int, tuple[Difference, ...]]]:
    """By the number of the draft, for those that are on the site."""
    pks = {pk for pk in found if pk is not None}
    works = dict(
        Appearance.objects.filter(pk__in=pks).values_list("pk", "publication_id")
        if len(pks) < BATCH
        else Appearance.objects.values_list("pk", "publication_id")
    )
    numbers = defaultdict(list)
    for number, pk in enumerate(found):
        if pk is not None:
            numbers[works[pk]].append(number)
    for publication in in_batches(numbers):
        siblings = [drafts[number] for number in numbers[publication.pk]]
        places = {place.pk: place for place in publication.appearances.all()}
        for number in numbers[publication.pk]:
            place = places[found[number]]
            pair = Pair(drafts[number], place, publication, siblings)
            yield number, tuple(pair.differences())


def in_batches(numbers: dict[int, list[int]]) -> Iterator[Publication]:
    pks = iter(numbers)
    while batch := list(islice(pks, BATCH)):
        yield from Publication.objects.for_display().filter(pk__in=batch)


def additional(free: set[int]) -> list[tuple[str, str]]:
    rows = Appearance.objects.order_by("pk")
    values = rows.values_list("pk", "citation_key", "publication__title")
    return [
        (key or "(without a key)", title) for pk, key, title in values if pk in free
    ]
