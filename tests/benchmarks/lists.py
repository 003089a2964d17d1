"""Lists and searches, each made anew: no page is kept here, only its lines are."""

from functools import partial

from django.core.cache import cache
from django.test import Client

from publications.models import Author, Publication, Topic
from publications.searching.index import refresh

from .figures import Figure, seconds_of

LIMIT = 0.050
TIMES = 9


def figures(size):
    client = Client(headers={"host": "127.0.0.1"})
    took = seconds_of(refresh)
    yield Figure(f"Words of {size:,} works for the search", took)
    for name, query in queries(size):
        took = seconds_of(partial(get, client, query), TIMES)
        yield Figure(name, took, "limit", LIMIT, 1)
    took = seconds_of(lambda: (cache.clear(), get(client, "")), TIMES)
    yield Figure("List, right after a start", took)


def queries(size):
    words = Publication.objects.order_by("pk")[1].title.split()
    author = Author.objects.filter(authorships__isnull=False).first()
    topic = Topic.objects.filter(publications__isnull=False).first()
    yield "List", ""
    yield "List, last page", f"?page={-(-size // 100)}"
    yield "List by kind", "?group=kind"
    yield "List by topic", "?group=topic"
    yield "List of a year and kind", "?year=2020&kind=journal"
    yield "List of a topic", f"?topic={topic.slug}"
    yield (
        "List of a year, kind and topic",
        f"?year=2020&kind=journal&topic={topic.slug}",
    )
    yield "List of an author", f"?author={author.slug}"
    yield "Search for a word", f"?q={words[0]}"
    yield "Search for two words", f"?q={words[0]}+{words[2]}"
    yield "Search for the beginning of a word", f"?q={words[0][:2]}"
    yield "Search for one letter", "?q=b"
    yield "Search for one letter in a kind", "?q=b&kind=journal"
    yield "Search for what is not there", "?q=nothing+like+it"


def get(client, query):
    address = f"/publications/{query}"
    response = client.get(address)
    assert response.status_code == 200, f"{address} answers {response.status_code}."
