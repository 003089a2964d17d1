"""All that is to be asked, found once and kept until something changes.

A work is looked at again when it was saved since, or on another day, as preprints grow
old and files are lost. What looks alike is sought anew when a title or a name changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max
from django.utils.timezone import localdate

from publications.models import Alias, Appearance, Author, Authorship, Publication

from .finding import Finding
from .namesakes import Person, namesakes
from .twins import Twins, shared_addresses, twins
from .works import of_each

KEY = "checking"
PAIRS_KEY = "checking-pairs"


@dataclass
class Pairs:
    """What looks alike, and of what that was made."""

    shared: Twins = field(default_factory=dict)
    twins: Twins = field(default_factory=dict)
    people: list[Finding] = field(default_factory=list)
    titles: bytes = b""
    names: bytes = b""


@dataclass
class Kept:
    state: dict[str, Any] = field(default_factory=dict)
    works: dict[int, list[Finding]] = field(default_factory=dict)
    pairs: Pairs = field(default_factory=Pairs)

    def of_work(self, pk: int) -> list[Finding]:
        own, pairs = self.works.get(pk, []), self.pairs
        return [*own, *pairs.shared.get(pk, []), *pairs.twins.get(pk, [])]

    def all(self) -> Iterator[tuple[int | None, Finding]]:
        """Each with its work, or None."""
        for pk in self.works:
            for finding in self.of_work(pk):
                yield pk, finding
        for finding in self.pairs.people:
            yield None, finding


def kept() -> Kept:
    found, state = cache.get(KEY) or Kept(), state_of_all()
    if found.state != state:
        look_at_works(found, state)
        look_for_pairs(found.pairs)
        found.state = state
        cache.set_many({KEY: found, PAIRS_KEY: found.pairs}, timeout=None)
    return found


def kept_of(works: list[int]) -> Kept:
    """These as they are now, and the pairs that were found last."""
    fresh = {work.pk: findings for work, findings in of_each(works, localdate())}
    pairs = cache.get(PAIRS_KEY) or Pairs()
    twins = {pk: pairs.twins[pk] for pk in works if pk in pairs.twins}
    return Kept(works=fresh, pairs=Pairs(pairs.shared, still_there(twins)))


def still_there(twins: Twins) -> Twins:
    others = {finding.other for found in twins.values() for finding in found}
    here = set(Publication.objects.filter(pk__in=others).values_list("pk", flat=True))
    return {pk: [f for f in found if f.other in here] for pk, found in twins.items()}


def state_of_all() -> dict[str, Any]:
    """What has to be other for anything else to be found."""
    works = Publication.objects.order_by().values_list("pk", "modified")
    sizes = [size_of(Author), size_of(Alias)]
    return {"on": localdate(), "works": dict(works), "sizes": sizes}


def size_of(model) -> dict[str, int]:
    return model.objects.aggregate(Count("pk"), Max("pk"))


def look_at_works(found: Kept, state: dict[str, Any]) -> None:
    is_today = found.state.get("on") == state["on"]
    known = found.state["works"] if is_today else {}
    works = state["works"]
    stale = [pk for pk, modified in works.items() if known.get(pk) != modified]
    fresh = {work.pk: findings for work, findings in of_each(stale, state["on"])}
    # What was deleted meanwhile is in neither.
    both = found.works | fresh
    found.works = {pk: both[pk] for pk in works if pk in both}


def look_for_pairs(found: Pairs) -> None:
    found.shared = shared_addresses()
    titles = digest_of(
        Publication.objects.order_by("pk").values_list("pk", "title", "kind", "year"),
        Appearance.objects.exclude(doi="").order_by("pk").values_list("pk", "doi"),
        Authorship.objects.order_by().aggregate(Count("pk"), Max("pk")).items(),
    )
    if titles != found.titles:
        found.titles, found.twins = titles, twins()
    names = digest_of(
        Author.objects.order_by("pk").values_list(*Person._fields),
        Alias.objects.order_by("pk").values_list("author", "name"),
    )
    if names != found.names:
        found.names, found.people = names, namesakes()


def digest_of(*rows: Iterable) -> bytes:
    text = repr([list(some) for some in rows])
    return blake2b(text.encode(errors="replace")).digest()
