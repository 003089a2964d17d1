"""Works for these tests, and what a page says of them, in a form to compare."""

from publications.describing import coins, json_ld, meta_tags
from publications.models import Author, Authorship, Publication
from tests.publications.factories import make_appearance, make_publication

PEOPLE = {
    "Ada": {"given_name": "Ada", "family_name": "Lovelace"},
    "Ana": {"given_name": "Ana Maria", "particle": "van der", "family_name": "Berg"},
    "King": {"given_name": "Martin Luther", "family_name": "King", "suffix": "Jr."},
    "Nguyen": {"given_name": "Văn An", "family_name": "Nguyễn"},
    "Wang": {"family_name": "王小明"},
    "Plato": {"family_name": "Plato"},
    "LIGO": {"literal": "The LIGO Collaboration"},
}


def absolute(path):
    return f"https://jane.example{path}" if path.startswith("/") else path


def make_work(kind="journal", people="Ada", editors="", *, title="A Study", **place):
    """`place` is what its appearance says; `people` and `editors` are names in
    PEOPLE."""
    about = {
        name: place.pop(name) for name in ("abstract", "description") if name in place
    }
    work = make_publication(title, kind=kind, **about)
    for role, names in (("author", people), ("editor", editors)):
        for position, name in enumerate(names.split()):
            author = Author.objects.create(**PEOPLE[name])
            Authorship.objects.create(
                publication=work, author=author, role=role, position=position
            )
    of_place = {"chapter": "book"} | dict.fromkeys(
        "patent dataset software talk project other".split(), "other"
    )
    place = {"kind": of_place.get(kind, kind), "name": "", "year": 2023} | place
    make_appearance(work, **place)
    return work


def make_collaboration(size):
    work = make_work(people="")
    authors = Author.objects.bulk_create(
        Author(given_name="Ada Maria", family_name=f"Lovelace{n}", slug=f"a{n}")
        for n in range(size)
    )
    Authorship.objects.bulk_create(
        Authorship(publication=work, author=author, position=position)
        for position, author in enumerate(authors)
    )
    return work


def shown(work):
    return Publication.objects.for_display().get(pk=work.pk)


def tags_of(work):
    """Name and content of each tag, in their order."""
    tags = meta_tags(shown(work), absolute, "Jane Doe")
    return [(tag.name, tag.content) for tag in tags]


def citation_tags(work):
    return [
        (name, text) for name, text in tags_of(work) if name.startswith("citation_")
    ]


def values(work, name):
    return [text for found, text in tags_of(work) if found == name]


def node_of(work):
    """The work itself in its JSON-LD."""
    return json_ld(shown(work), absolute)["@graph"][0]


def coins_of(work):
    return coins(shown(work), absolute)
