"""What the pages themselves hold, and what they must not."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from homepage.models import Profile
from publications.models import Author, Publication, Venue
from publications.templatetags.describing import coins, work_metadata

from .described import make_collaboration, make_work

pytestmark = pytest.mark.django_db

LIST = reverse("publications:list")
HOSTILE = [
    "</script><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "\"><meta http-equiv=refresh content='0'>",
    "A\nline\u2028 break \u202e and <!-- a comment",
]


class Head(HTMLParser):
    """The names and contents of `<meta>` elements, and the JSON-LD."""

    def __init__(self, page):
        super().__init__()
        self.meta, self.scripts, self.in_script = [], [], False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "meta" and "content" in found:
            name = found.get("name") or found.get("property")
            self.meta.append((name, found["content"]))
        self.in_script = found.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self.in_script:
            self.scripts.append(json.loads(data))
            self.in_script = False

    def all(self, name):
        return [content for found, content in self.meta if found == name]


def head_of(client, address):
    return Head(client.get(address).text)


def addresses(work):
    author, venue = Author.objects.first(), Venue.objects.first()
    return {
        "home": "/",
        "list": LIST,
        "work": work.get_absolute_url(),
        "author": author.get_absolute_url(),
        "venue": venue.get_absolute_url(),
    }


def make_site(title="A Study", name="Jane Doe", **place):
    venue = Venue.objects.create(name=f"Symposium on {title}")
    work = make_work("conference", "Ada", title=title, venue=venue, **place)
    work.is_selected = True
    work.save()
    Profile.objects.create(name=name, headline="Some words on what she does")
    return work


PAGES = ["home", "list", "work", "author", "venue"]


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_hostile_words_are_only_words(client, page, title):
    work = make_site(title, name=title, abstract=title)
    Author.objects.update(family_name=title)
    text = client.get(addresses(work)[page]).text
    assert not re.search(r"<script>alert|<img src=x|<meta http-equiv|<!-- a", text)
    head = Head(text)
    assert len(head.scripts) == 1
    told = " ".join(head.all("og:title")) + " ".join(head.all("og:description"))
    assert " ".join(title.split()) in told


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("home", "profile"),
        ("list", "website"),
        ("work", "article"),
        ("author", "website"),
        ("venue", "website"),
    ],
)
def test_each_page_says_what_it_is(client, page, kind):
    address = addresses(make_site())[page]
    head = head_of(client, address)
    assert head.all("og:type") == [kind]
    assert head.all("og:url") == [f"http://testserver{address}"]
    assert head.all("og:site_name") == ["Jane Doe"]
    for name in ("og:title", "og:description", "og:locale", "twitter:card"):
        assert len(head.all(name)) == 1


def test_the_card_of_a_work_is_there(client):
    [address] = head_of(client, make_work().get_absolute_url()).all("og:image")
    assert client.get(address)["Content-Type"] == "image/png"


def test_lists_are_shared_with_the_card_of_the_site(client):
    work = make_site()
    for page in ("list", "author", "venue"):
        head = head_of(client, addresses(work)[page])
        assert head.all("og:image") == ["http://testserver/card.png"]


def test_titles_and_descriptions_differ_from_page_to_page(client):
    for number in range(3):
        make_work("journal", name="Journal of Tests", title=f"Study {number}")
    work = make_site()
    others = [f"/publications/study-{number}/" for number in range(3)]
    pages = [client.get(a).text for a in [*addresses(work).values(), *others]]
    titles = [re.search("<title>(.*?)</title>", page)[1] for page in pages]
    assert len(set(titles)) == len(titles)
    described = [Head(page).all("description")[0] for page in pages[:5]]
    assert len(set(described)) == 5
    assert all(30 < len(text) <= 160 for text in described)


def test_lists_hold_coins_and_a_works_page_holds_none(client):
    work = make_site()
    make_work("journal", title="Related", people="").authorships.create(
        author=Author.objects.first()
    )
    for page, address in addresses(work).items():
        count = client.get(address).text.count('class="Z3988"')
        expected = {"list": 2, "author": 2, "work": 0}.get(page, 1)
        assert (page, count) == (page, expected)


def test_coins_are_nothing_to_those_who_listen(client):
    make_work(title='"Quoted" & more')
    text = client.get(LIST).text
    [span] = re.findall(r'<span class="Z3988"[^>]*>[^<]*</span>', text)
    assert span.endswith(' aria-hidden="true"></span>')
    assert "rft.atitle=%22Quoted%22%20%26%20more&amp;rft.au=" in span


def test_collections_say_whose_works_they_hold(client):
    work = make_site()
    found = {
        page: head_of(client, address).scripts[0]["@graph"][0]
        for page, address in addresses(work).items()
    }
    kinds = [found[page]["@type"] for page in PAGES]
    assert kinds == [
        "ProfilePage",
        "CollectionPage",
        "ScholarlyArticle",
        "CollectionPage",
        "CollectionPage",
    ]
    assert found["list"]["about"] == {"@id": "http://testserver/#me"}
    assert found["author"]["about"]["name"] == "Ada Lovelace"
    assert found["venue"]["about"] == {
        "@type": "CreativeWorkSeries",
        "name": "Symposium on A Study",
    }


def test_a_site_of_nobodys_is_described_all_the_same(client):
    make_work()
    head = head_of(client, LIST)
    assert head.all("og:description") == [
        "All publications, by year, with abstracts, papers and citations."
    ]
    assert head.all("og:image") == []
    assert "about" not in head.scripts[0]["@graph"][0]
    assert "ld+json" not in client.get("/").text


def test_a_page_by_thousands_stays_reasonable(client):
    work = make_collaboration(3000)
    page = client.get(work.get_absolute_url()).text
    assert len(page.partition("</head>")[0].encode()) < 500_000
    [span] = re.findall(r'<span class="Z3988"[^>]*>', client.get(LIST).text)
    assert len(span) < 4_000


def test_metadata_asks_the_database_for_nothing(client, django_assert_num_queries):

    work = make_site()
    shown = Publication.objects.for_display().get(pk=work.pk)
    with django_assert_num_queries(0):
        work_metadata({"work": shown, "profile": Profile(name="Jane Doe")})
        coins(shown)
