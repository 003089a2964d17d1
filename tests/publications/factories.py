"""Records for tests: each function makes one, of which only what matters is said."""

from itertools import count

from publications.models import Appearance, Author, Authorship, Link, Publication

numbers = count(1)


def make_author(name="Ada Lovelace", **fields):
    given_name, _, family_name = name.rpartition(" ")
    return Author.objects.create(
        **{"given_name": given_name, "family_name": family_name, **fields}
    )


def make_publication(title="", *, authors=(), links=(), year=None, **fields):
    """`authors` are names or authors, `links` addresses; `year` makes an appearance."""
    work = Publication.objects.create(
        title=title or f"A work of number {next(numbers)}", **fields
    )
    for position, author in enumerate(authors):
        if isinstance(author, str):
            author = make_author(author)
        Authorship.objects.create(publication=work, author=author, position=position)
    for position, url in enumerate(links):
        Link.objects.create(publication=work, url=url, position=position)
    if year:
        make_appearance(work, year=year)
        work.refresh_from_db()
    return work


def make_appearance(work, **fields):
    return Appearance.objects.create(
        **{"publication": work, "name": "Journal of Tests", **fields}
    )
