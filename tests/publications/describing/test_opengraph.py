"""What messengers and social networks make their cards of."""

import pytest
from django.utils import translation

from .described import make_work, tags_of, values

pytestmark = pytest.mark.django_db


def graph_tags(work):
    vocabularies = ("og:", "article:", "book:", "twitter:")
    skipped = ("article:modified_time", "og:image")
    return [
        (name, text)
        for name, text in tags_of(work)
        if name.startswith(vocabularies) and not name.startswith(skipped)
    ]


def test_a_paper_is_an_article():
    work = make_work(
        "journal", name="Journal of Tests", month=6, abstract="What it says. " * 9
    )
    assert graph_tags(work) == [
        ("og:title", "A Study"),
        ("og:type", "article"),
        ("og:url", "https://jane.example/publications/a-study/"),
        ("og:description", ("What it says. " * 9).strip()),
        ("og:site_name", "Jane Doe"),
        ("og:locale", "en_US"),
        ("twitter:card", "summary_large_image"),
        ("article:published_time", "2023-06"),
    ]


def test_a_book_is_a_book():
    work = make_work("book", name="Test Press", isbn="9783161484100", month=6, day=1)
    assert values(work, "og:type") == ["book"]
    assert values(work, "book:isbn") == ["9783161484100"]
    assert values(work, "book:release_date") == ["2023-06-01"]
    assert values(work, "article:published_time") == []


def test_the_last_change_is_a_time():
    [changed] = values(make_work(), "article:modified_time")
    assert changed[10] == "T" and changed.endswith("+00:00")


def test_an_undated_work_was_published_at_no_time():
    assert values(make_work(year=None), "article:published_time") == []


@pytest.mark.parametrize(
    ("page", "work", "locale"),
    [
        ("en", "", ["en_US"]),
        ("de", "", ["de_DE"]),
        ("en", "de", ["de_DE"]),
        ("de", "pt-BR", ["pt_BR"]),
        ("en", "la", []),
    ],
)
def test_the_locale_is_the_works_or_the_pages(page, work, locale):
    found = make_work()
    found.language = work
    found.save()
    with translation.override(page):
        assert values(found, "og:locale") == locale


def test_the_picture_is_the_works_card():
    work = make_work()
    card = "https://jane.example/publications/a-study/a-study-card.png"
    assert values(work, "og:image") == [card]
    assert values(work, "og:image:width") == ["1200"]
    assert values(work, "og:image:height") == ["630"]
    assert values(work, "og:image:alt") == ["A Study"]
