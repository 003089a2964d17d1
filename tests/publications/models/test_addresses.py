"""The addresses of authors, venues and topics: made once, of the name."""

import pytest

from publications.models import Author, Topic, Venue
from tests.publications.drafts import make_entry
from tests.publications.factories import make_author
from tests.publications.importing.bringing import bring

pytestmark = pytest.mark.django_db


def slugs(model):
    return list(model.objects.order_by("pk").values_list("slug", flat=True))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"given_name": "Ada", "family_name": "Lovelace"}, "ada-lovelace"),
        (
            {"given_name": "Jürgen", "particle": "van", "family_name": "Łoś"},
            "jurgen-van-los",
        ),
        ({"literal": "Singularity Team, Microsoft"}, "singularity-team-microsoft"),
        ({"family_name": "王小明"}, "author"),
        ({"family_name": "王", "native_name": "Wang"}, "wang"),
    ],
)
def test_address_of_an_author(names, expected):
    author = Author.objects.create(**names)
    assert author.slug == expected
    assert author.get_absolute_url() == f"/publications/authors/{expected}/"


def test_authors_of_one_name_are_told_apart():
    for _ in range(2):
        make_author("Jane Doe")
        make_author("王 小明")
    assert slugs(Author) == ["jane-doe", "author", "jane-doe-2", "author-2"]


def test_address_outlives_another_name():
    author = make_author("Jane Doe")
    author.family_name = "Roe"
    author.save()
    author.refresh_from_db()
    assert author.slug == "jane-doe"


def test_address_of_a_venue():
    venue = Venue.objects.create(name="Operating Systems Design", short_name="OSDI")
    assert venue.get_absolute_url() == "/publications/venues/operating-systems-design/"
    assert Venue.objects.create(name="測試", short_name="CS").slug == "cs"
    assert Venue.objects.create(name="測試 二").slug == "venue"


def test_address_of_a_topic():
    names = ["C++", "C#", r"$\mathcal{O}(n)$", "系統"]
    for name in names:
        Topic.objects.create(name=name)
    assert slugs(Topic) == ["c", "c-2", "on", "topic"]
    assert (
        Topic.objects.get(name="系統").get_absolute_url()
        == "/publications/?topic=topic"
    )


class TestImport:
    def test_makes_the_same_addresses(self):
        make_author("John Roe")
        Venue.objects.create(name="Journal: A")
        Topic.objects.create(name="C#")
        bring(
            make_entry(
                "article",
                author="Jane Doe and 王, 小明 and 李, 明 and Roe, Ann John",
                journal="Journal A",
                keywords="C++, Systems",
            ),
            make_entry("article", key="other", author="Jane Doé", journal="Journal a"),
        )
        assert sorted(slugs(Author)) == sorted(
            ["john-roe", "jane-doe", "author", "author-2", "ann-john-roe"]
        )
        assert slugs(Venue) == ["journal-a", "journal-a-2"]
        assert slugs(Topic) == ["c", "c-2", "systems"]

    def test_looks_past_rows_that_differ_in_case_only(self):
        Venue.objects.create(name="Journal")
        Venue.objects.create(name="JOURNAL")
        bring(make_entry("article", author="Jane Doe", journal="Journal!"))
        assert slugs(Venue) == ["journal", "journal-2", "journal-3"]
