"""The same works and people, in whatever order the files come."""

import random

import pytest

from publications.models import Author, Publication
from tests.publications.drafts import make_entry

from .bringing import bring

PAPER = "Taming the Throughput of Tests"
OTHER = "On the Shape of Many Small Tests"
THIRD = "What a Reader Wants to Know of Tests"
FILES = [
    make_entry("article", "a", title=PAPER, author="Doe, J. and Müller, Florian"),
    make_entry("article", "b", title=PAPER.upper(), author="Jane Doe and F. Müller"),
    make_entry("misc", "c", title=OTHER, author="Wang, Yi and Doe, Jane A."),
    make_entry("misc", "d", title=OTHER.lower(), author="Y. Wang and J. A. Doe"),
    make_entry("misc", "e", title=THIRD, author="Mueller, Florian and Wang, Yifan"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_of_the_files_makes_no_difference(seed):
    files = random.Random(seed).sample(FILES, len(FILES))
    bring(*files)
    titles = Publication.objects.values_list("title", flat=True)
    assert sorted(map(str.casefold, titles)) == sorted(
        map(str.casefold, [PAPER, OTHER, THIRD])
    )
    # Of the first entry of a work are its people: whether Y. Wang is one, that decides.
    people = set(map(str, Author.objects.all())) - {"Y. Wang", "Yi Wang"}
    assert people == {"Jane A. Doe", "Florian Müller", "Yifan Wang"}
