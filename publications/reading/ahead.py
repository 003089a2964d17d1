"""What public pages show, read all at once where all of them are asked for: one after
the other, the works of ten thousand pages and their authors take minutes longer."""

from collections import Counter, defaultdict
from heapq import nsmallest
from itertools import chain

from django.http import Http404

from publications.listing import ReadPages
from publications.models import Author, Publication
from publications.querysets import RELATED

from .alone import COAUTHORS, Alone


class Ahead(Alone):
    def __init__(self):
        self.authors = {author.slug: author for author in Author.objects.all()}
        self.by_name = list(self.authors.values())
        self.ranks = {author.pk: rank for rank, author in enumerate(self.by_name)}
        # Newest first; all below lead to places in it.
        self.order = list(self.published())
        self.places = {work.slug: place for place, work in enumerate(self.order)}
        self.by_pk = {work.pk: work for work in self.order}
        self.written = self.places_by(lambda work: people(work.authors()))
        self.joined = self.places_by(lambda work: people(work.authorships.all()))
        self.about = self.places_by(topics)

    def published(self):
        works = Publication.objects.published().newest_first()
        for work in super().in_full(works):
            for person in work.authorships.all():
                # Else the author of a thousand works would be there a thousand times.
                person.author = self.by_name[self.ranks[person.author_id]]
            yield work

    def places_by(self, keys_of):
        found = defaultdict(list)
        for place, work in enumerate(self.order):
            for key in keys_of(work):
                found[key].append(place)
        return found

    def work(self, slug):
        return self.order[found(self.places, slug)]

    def works(self, numbers):
        return {number: self.by_pk[number] for number in numbers}

    def in_full(self, works):
        return [self.by_pk[number] for number in works.values_list("pk", flat=True)]

    def around(self, work):
        place = self.places[work.slug]
        related = [self.order[near] for near in self.related(work, place)]
        [previous] = self.order[place - 1 : place] or [None]
        [following] = self.order[place + 1 : place + 2] or [None]
        return {"related": related, "previous": previous, "next": following}

    def related(self, work, place):
        authors = people(p for p in work.authors() if not p.author.is_owner)
        lists = [
            *(self.written[author] for author in authors),
            *(self.about[topic] for topic in topics(work)),
        ]
        common = Counter(chain.from_iterable(lists))
        del common[place]
        rank = {near: (-number, near) for near, number in common.items()}
        return nsmallest(RELATED, rank, key=rank.get)

    def author(self, slug):
        return found(self.authors, slug)

    def pages_of_author(self, author):
        return ReadPages([self.order[place] for place in self.joined[author.pk]])

    def coauthors(self, author):
        together = (self.order[place].authors() for place in self.written[author.pk])
        shared = Counter(chain.from_iterable(map(people, together)))
        del shared[author.pk]
        rank = {other: (-n, self.ranks[other]) for other, n in shared.items()}
        first = nsmallest(COAUTHORS, rank, key=rank.get)
        return [(self.by_name[self.ranks[other]], shared[other]) for other in first]

    def other_roles(self, author, works):
        return {
            work.pk: {
                person.get_role_display(): True
                for person in work.authorships.all()
                if person.author_id == author.pk and person.role != "author"
            }
            for work in works
        }

    def has_equal_authors(self, works):
        return any(work.has_equal_authors() for work in works)


def found(by_slug, slug):
    if slug not in by_slug:
        raise Http404("Nothing is called so.")
    return by_slug[slug]


def people(authorships):
    return {person.author_id for person in authorships}


def topics(work):
    return {topic.pk for topic in work.topics.all()}
