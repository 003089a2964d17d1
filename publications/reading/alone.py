from collections import defaultdict

from django.shortcuts import get_object_or_404

from publications.listing import Pages
from publications.models import Author, Authorship, Publication

COAUTHORS = 12
WINDOW = 50


class Alone:
    """What one page shows; Http404 where nothing is published under an address."""

    def work(self, slug):
        """With all that its pages show."""
        works = Publication.objects.published().for_display()
        return get_object_or_404(works, slug=slug)

    def around(self, work):
        """What whoever has read `work` may read next."""
        return Publication.objects.published().around(work)

    def works(self, numbers):
        """By their numbers, without what is around them."""
        return Publication.objects.in_bulk(numbers)

    def in_full(self, works):
        """Some of `works` at a time, with all that is said of them."""
        return works.for_display().iterator(chunk_size=WINDOW)

    def author(self, slug):
        return get_object_or_404(Author, slug=slug)

    def pages_of_author(self, author):
        """The list of the works by `author`, in whatever role."""
        return self.pages_with(author.authorships)

    def pages_of_venue(self, venue):
        return self.pages_with(venue.appearances)

    def coauthors(self, author):
        """Who wrote most with `author`, each with the number of their works."""
        found = Author.objects.beside(author)[:COAUTHORS]
        return [(other, other.shared) for other in found]

    def other_roles(self, author, works):
        """By work, what `author` was of it beside its author, each once."""
        found = defaultdict(dict)
        rows = author.authorships.filter(publication__in=works).exclude(role="author")
        for row in rows:
            found[row.publication_id][row.get_role_display()] = True
        return found

    def has_equal_authors(self, works):
        rows = Authorship.objects.filter(publication__in=works, is_equal=True)
        return rows.exists()

    def pages_with(self, rows):
        works = Publication.objects.published()
        found = works.filter(pk__in=rows.values("publication"))
        return Pages(found, read=self.works)
