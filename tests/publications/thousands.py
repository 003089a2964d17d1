"""A site of thousands of invented works with abstracts, always the same ones."""

import random
from itertools import accumulate

from django.utils.timezone import now

from publications.importing.numbering import Numbering
from publications.models import (
    Appearance,
    Author,
    Authorship,
    Link,
    Publication,
    Topic,
    Venue,
)

SYLLABLES = "ba be cor da den el fa gra hi in jo ka lum mi nor o per qua ri sto ta u ve"
KINDS = ["conference", "journal", "preprint", "workshop", "book", "thesis", "report"]
BATCH = 500


def make_works(count):
    """With two authors for each work, who write some more often than others."""
    crowd = Crowd(count)
    save([crowd.author() for _ in range(2 * count)])
    save([crowd.venue() for _ in range(200)])
    save([crowd.topic() for _ in range(300)])
    authors, venues, topics = (
        list(model.objects.order_by("pk")) for model in (Author, Venue, Topic)
    )
    works = [crowd.work(n) for n in range(count)]
    Publication.objects.bulk_create(works, BATCH)
    for model, make in (
        (Authorship, lambda work: crowd.people(work, authors)),
        (Appearance, lambda work: [crowd.place(work, venues)]),
        (Link, lambda work: [Link(publication=work, url="https://example.org/a")]),
        (Publication.topics.through, lambda work: crowd.topics_of(work, topics)),
    ):
        rows = [row for work in works for row in make(work)]
        model.objects.bulk_create(rows, BATCH)


def save(rows):
    Numbering().give_slugs(rows)
    type(rows[0]).objects.bulk_create(rows, BATCH)


class Crowd:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        syllables = SYLLABLES.split()
        self.words = list(
            {"".join(self.chance.choices(syllables, k=n)) for n in (2, 3, 4) * 8000}
        )
        self.words.sort()
        self.chance.shuffle(self.words)
        # As in any language: the tenth word comes a tenth as often as the first.
        self.weights = list(accumulate(1 / n for n in range(1, len(self.words) + 1)))

    def text(self, length):
        found = self.chance.choices(self.words, cum_weights=self.weights, k=length)
        return " ".join(found).capitalize()

    def rare(self, rows, length):
        """Different ones, the first of them more often than the last."""
        places = (len(rows) * self.chance.random() ** 2 for _ in range(length))
        return [rows[place] for place in dict.fromkeys(map(int, places))]

    def author(self):
        given, family = self.chance.sample(self.words, 2)
        return Author(given_name=given.title(), family_name=family.title())

    def venue(self):
        short = "".join(self.chance.choices("ACEIMOPS", k=4))
        return Venue(name=f"Conference on {self.text(4)} {short}", short_name=short)

    def topic(self):
        return Topic(
            name=f"{self.text(2)} {len(self.words) * self.chance.random():.0f}"
        )

    def work(self, number):
        year = self.chance.randint(1985, 2026)
        return Publication(
            title=self.text(9),
            slug=f"work-{number}",
            kind=self.chance.choice(KINDS),
            abstract=f"{self.text(150)}.",
            year=year,
            month=self.chance.randint(1, 12),
            created=now(),
        )

    def people(self, work, authors):
        found = self.rare(authors, self.chance.randint(1, 7))
        return [
            Authorship(publication=work, author=author, position=place)
            for place, author in enumerate(found)
        ]

    def place(self, work, venues):
        [venue] = self.rare(venues, 1)
        return Appearance(
            publication=work,
            kind="conference",
            name=f"Proceedings of the {venue}",
            venue=venue,
            year=work.year,
            pages="117–134",
            citation_key=work.slug,
        )

    def topics_of(self, work, topics):
        through = Publication.topics.through
        found = self.rare(topics, self.chance.randint(0, 3))
        return [through(publication=work, topic=topic) for topic in found]
