"""Works as they are read where all are asked for: a hundred at a time, with those
around them. One after the other, ten thousand take two minutes longer."""

from collections import Counter, defaultdict
from heapq import nsmallest
from itertools import chain

from publications.models import Authorship, Publication
from publications.querysets import RELATED

BATCH = 100


class Ahead:
    def __init__(self):
        rows = Publication.objects.published().newest_first()
        self.order = list(rows.values_list("slug", "pk"))
        self.places = {pk: place for place, (_, pk) in enumerate(self.order)}
        self.by_slug = dict(self.order)
        people = Authorship.objects.filter(role="author", author__is_owner=False)
        topics = Publication.topics.through.objects
        self.by_author = self.works_by(people.values_list("author", "publication"))
        self.by_topic = self.works_by(topics.values_list("topic", "publication"))
        self.batch, self.others = {}, {}

    def works_by(self, pairs):
        """By the first of each pair, the published ones among the others."""
        found = defaultdict(list)
        for key, work in pairs:
            if work in self.places:
                found[key].append(work)
        return found

    def work(self, slug):
        """None where none is published, or was when all this was read."""
        pk = self.by_slug.get(slug)
        if pk and pk not in self.batch:
            self.read(self.places[pk] // BATCH * BATCH)
        return self.batch.get(pk)

    def read(self, start):
        rows = Publication.objects.published().for_display()
        self.batch = rows.in_bulk([pk for _, pk in self.order[start : start + BATCH]])
        around = (
            [*self.related_to(work), *self.beside(work)] for work in self.batch.values()
        )
        others = set(chain.from_iterable(around)) - self.batch.keys()
        self.others = self.batch | rows.in_bulk(others)

    def around(self, work):
        """The same as `PublicationQuerySet.around()` would find."""
        previous, following = map(self.others.get, self.beside(work))
        related = [self.others[pk] for pk in self.related_to(work) if pk in self.others]
        return {"related": related, "previous": previous, "next": following}

    def related_to(self, work):
        authors = {p.author_id for p in work.authors()}
        lists = [
            *(self.by_author.get(pk, ()) for pk in authors),
            *(self.by_topic.get(topic.pk, ()) for topic in work.topics.all()),
        ]
        common = Counter(chain.from_iterable(lists))
        del common[work.pk]
        rank = {pk: (-number, self.places[pk]) for pk, number in common.items()}
        return nsmallest(RELATED, rank, key=rank.get)

    def beside(self, work):
        """The works before and after it; None at either end."""
        place = self.places[work.pk]
        return [
            self.order[near][1] if 0 <= near < len(self.order) else None
            for near in (place - 1, place + 1)
        ]
