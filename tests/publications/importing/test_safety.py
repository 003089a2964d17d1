"""Whatever a file holds: never a traceback, never markup, never a silent drop."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from publications.models import Appearance, Author, Link, Publication, Topic, Venue
from tests.publications.drafts import make_entry

from .bringing import bring, notes, only_work, outcomes

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = "' onmouseover='alert(1)"
FIELDS = (
    "title subtitle author editor advisor mentor abstract description award note "
    "addendum journal location publisher volume number pages keywords isbn issn "
    "month year date doi eprint arxiv url code pdf video hal url_Label slug abbr "
    "preview preview_alt pmid annotation type"
).split()
RECORDS = (Publication, Appearance, Author, Link, Topic, Venue)


def pages(client):
    work = Publication.objects.get()
    for url in (reverse("publications:list"), work.get_absolute_url(), "/"):
        response = client.get(url, follow=True)
        assert response.status_code == 200
        yield BeautifulSoup(response.content, "html.parser")


def harm(page):
    """What a page must not hold."""
    handlers = [a for tag in page.find_all(True) for a in tag.attrs if a[:2] == "on"]
    scripts = list(filter(is_attack, page.find_all("script")))
    addresses = [tag["href"] for tag in page.find_all(href=True)]
    safe = ("http://", "https://", "/", "#", "mailto:")
    return handlers + scripts + [a for a in addresses if not a.startswith(safe)]


def is_attack(script):
    """A browser runs no description in JSON, as long as it can't get out of it."""
    is_data = script.get("type") == "application/ld+json"
    return "<" in script.text if is_data else "alert" in script.text


@pytest.mark.parametrize(
    "hostile", [SCRIPT, f'"{ATTRIBUTE}', ATTRIBUTE, f"https://a.org/{SCRIPT}"]
)
def test_markup_in_any_field_is_shown_as_text(client, hostile):
    fields = dict.fromkeys(FIELDS, hostile)
    report = bring(make_entry("article", **{**fields, "selected": "true"}))
    assert outcomes(report) == ["created"]
    for page in pages(client):
        assert harm(page) == []
        assert "alert(1)" in page.text


@pytest.mark.parametrize(
    "text",
    [
        make_entry(author=f"{{{SCRIPT}}}"),
        make_entry(**{"url_<script>": "https://a.org"}),
        make_entry(key=SCRIPT),
    ],
)
def test_markup_in_other_places(client, text):
    assert outcomes(bring(text)) == ["created"]
    for page in pages(client):
        assert harm(page) == []


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "../../etc/passwd",
        "/etc/passwd",
    ],
)
def test_address_that_is_none_makes_no_link_and_is_told(client, value):
    report = bring(make_entry(url=value, pdf=value, html=value, url_Own=value))
    assert Link.objects.count() == 0
    said = [note for note in notes(report) if "holds no web address" in note]
    assert len(said) == 4
    for page in pages(client):
        assert value not in str(page)


def test_very_long_values(client):
    text = make_entry(
        "article",
        **dict.fromkeys(FIELDS, "long " * 1000),
        **{f"url_l{n}{'x' * 200}": f"https://example.org/{n}" for n in range(300)},
    )
    assert outcomes(bring(text)) == ["created"]
    work = only_work()
    assert len(work.title) == 1000 and work.title.endswith("…")
    assert work.links.count() == 300
    assert_columns_hold()
    for page in pages(client):
        assert harm(page) == []
    assert outcomes(bring(text)) == ["unchanged"]


def test_very_long_identifiers_and_names(client):
    text = make_entry(
        "article",
        key="k" * 400,
        author="N" * 5000 + " and {" + "T" * 5000 + "}",
        keywords=", ".join(["k" * 500, "k" * 501, "l"]),
        url="https://example.org/" + "u" * 5000,
        doi="10.1000/" + "d" * 5000,
        eprint="1" * 5000,
        journal="J" * 5000,
    )
    assert outcomes(bring(text)) == ["created"]
    assert_columns_hold()
    assert outcomes(bring(text)) == ["unchanged"]


def test_three_thousand_authors(client):
    people = " and ".join(f"Given{n} Family{n}" for n in range(3000))
    text = make_entry(author=people)
    bring(text)
    assert len(only_work().authors()) == 3000
    *_, last = only_work().authors()
    assert str(last) == "Given2999 Family2999"
    assert next(pages(client)).find(class_="people")
    assert outcomes(bring(text)) == ["unchanged"]


def assert_columns_hold():
    """What SQLite lets pass and other databases refuse."""
    for model in RECORDS:
        limits = {f.attname: f.max_length for f in model._meta.fields if f.max_length}
        for row in model.objects.all():
            for name, limit in limits.items():
                assert len(str(getattr(row, name))) <= limit, name


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x08", "\x85", "\x7f"])
def test_control_characters_reach_no_column(character):
    fields = dict.fromkeys(FIELDS, f"a{character}b")
    report = bring(make_entry("article", key=f"k{character}", **fields))
    assert any("there are control characters" in note for note in notes(report))
    for model in RECORDS:
        for row in model.objects.values():
            assert repr(character)[1:-1] not in repr(row)


@pytest.mark.parametrize("text", ["{&#xD800;}", "{&#0;}", r"\char0", r"\symbol{0}"])
def test_characters_written_as_numbers(text):
    bring(make_entry(title=f"A {text} B"))
    title = only_work().title
    assert "\0" not in title and title.encode()


@pytest.mark.parametrize(
    "fields",
    [
        {"year": "99999"},
        {"year": "-44"},
        {"year": "0"},
        {"year": "9999", "month": "13"},
        {"year": "٢٠٢٠"},
        {"date": "2020-13-45"},
        {"date": "2020-00-00"},
        {"date": "99999-01-01"},
        {"date": "2020/"},
        {"year": "2020", "month": "0", "day": "0"},
        {"year": "2020", "day": "31"},
        {"year": "2021", "month": "2", "day": "29"},
        {"month": "99999999999999999999"},
        {"year": "1" * 5000},
    ],
)
def test_dates_that_are_none_are_kept_in_words_or_left_out(fields):
    text = make_entry("article", **fields)
    assert outcomes(bring(text)) == ["created"]
    only_work().appearances.get().full_clean()
    assert outcomes(bring(text)) == ["unchanged"]


@pytest.mark.parametrize(
    "author",
    [
        "{}",
        "and and and",
        ", , ,",
        "given=Jane",
        "{",
        "}",
        "Doe, , Jane",
        "~",
        "others",
        "\u00a0 and \u200b",
    ],
)
def test_names_that_are_none(author):
    text = make_entry(author=author)
    [outcome] = outcomes(bring(text))
    assert outcome == "created"
    for row in Author.objects.all():
        row.full_clean()
    assert outcomes(bring(text)) == ["unchanged"]


def test_many_entries_of_one_key_and_one_title():
    text = "".join(make_entry(note=str(n)) for n in range(300))
    assert outcomes(bring(text)) == ["created"] * 300
    assert outcomes(bring(text)) == ["unchanged"] * 300


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@",
        "@misc",
        "@misc{",
        "@misc{a",
        "@misc{a,",
        "@misc{a, title",
        "@misc{a, title=",
        "@misc{a, title={",
        '@misc{a, title="',
        "@misc{, title={A}}",
        "@misc{a, = {A}}",
        "@{a, title={A}}",
        "@string{a = {A}} @misc{b, title=a # a}",
        "@misc{a, crossref={a}, title={A}}",
        "@misc{a, xdata={b}} @xdata{b, xdata={a}, title={A}}",
        "@misc{" + "k" * 100_000 + ", title={A}}",
        "{" * 5000,
        "@misc{a, title={" + "{" * 5000 + "A" + "}" * 5000 + "}}",
        "@misc{a, title={" + "$" * 501 + "}}",
    ],
)
def test_text_that_is_hardly_bibtex(text):
    first = bring(text)
    assert first.in_order()
    assert set(outcomes(bring(text))) <= {"unchanged"}
