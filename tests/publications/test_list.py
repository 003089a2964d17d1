"""The list of works: searched, filtered, grouped, in pages."""

import re

import pytest
from django.urls import reverse

from publications.listing import pages
from publications.models import Appearance, Publication, Topic, Venue
from publications.searching.index import search

from .factories import make_appearance, make_author, make_publication
from .thousands import make_works

pytestmark = pytest.mark.django_db

LIST = reverse("publications:list")
Kind = Publication.Kind


@pytest.fixture
def works():
    ada, bob = make_author("Ada Lovelace"), make_author("Bob Ray")
    graphs = Topic.objects.create(name="Graphs")
    logic = Topic.objects.create(name="Logic")
    made = [
        make_publication("Old graphs", year=2001, kind=Kind.JOURNAL, authors=[ada]),
        make_publication("New graphs", year=2024, authors=[ada, bob]),
        make_publication("New logic", year=2024, kind=Kind.JOURNAL, authors=[bob]),
        make_publication("A tool", kind=Kind.PROJECT),
    ]
    made[0].topics.add(graphs)
    made[1].topics.add(graphs, logic)
    made[2].topics.add(logic)
    make_publication("Secret graphs", year=2024, status=Publication.Status.DRAFT)
    return made


def titles(response):
    return [work.title for work in response.context["works"]]


def get(client, **query):
    return client.get(LIST, query)


def counts(response):
    """The numbers beside the filters, as {name: {text: number}}."""
    return {
        facet.name: {value.text: value.count for value in facet.values}
        for facet in response.context["facets"]
    }


class TestChoosing:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ({}, ["New logic", "New graphs", "Old graphs", "A tool"]),
            ({"q": "graph"}, ["New graphs", "Old graphs"]),
            ({"q": "GRÄPHS bob"}, ["New graphs"]),
            ({"year": "2024"}, ["New logic", "New graphs"]),
            ({"year": "none"}, ["A tool"]),
            ({"kind": "journal"}, ["New logic", "Old graphs"]),
            ({"topic": "graphs"}, ["New graphs", "Old graphs"]),
            ({"author": "bob-ray"}, ["New logic", "New graphs"]),
            ({"author": "bob-ray", "kind": "journal"}, ["New logic"]),
            ({"q": "secret"}, []),
        ],
    )
    def test_works_that_are_all_of_it(self, client, works, query, expected):
        assert titles(get(client, **query)) == expected

    @pytest.mark.parametrize("name", ["year", "kind", "topic", "author"])
    @pytest.mark.parametrize(
        "value",
        ["nobody", "20", "²⁰²⁴", "99999999999999999999", "\0", "' OR 1", "é" * 99],
    )
    def test_what_nobody_can_have_chosen_finds_nothing_and_says_so(
        self, client, works, name, value
    ):
        response = get(client, **{name: value})
        found = [] if value.strip("\0") else titles(get(client))
        assert titles(response) == found
        assert response.status_code == 200
        assert ("No work here is of all that is chosen" in response.text) != bool(found)

    @pytest.mark.parametrize("page", ["0", "2", "-1", "x", "²", "9" * 99, "1.5", "\0"])
    def test_there_is_no_page_beyond_the_last(self, client, works, page):
        assert get(client, page=page).status_code == 404

    def test_hostile_words_are_shown_as_text(self, client, works):
        typed = "</title><script>alert(1)</script>\"'><b>"
        response = get(client, q=typed, topic=typed, group=typed)
        assert "<script>alert" not in response.text
        assert 'value="&lt;/title&gt;&lt;script&gt;' in response.text

    def test_downloads_are_of_the_same_works(self, client, works):
        response = get(client, q="graphs", group="kind")
        [address] = re.findall(r'href="(/publications/all\.bib[^"]*)"', response.text)
        assert "These 2 as" in response.text
        text = client.get(address).text
        assert text.count("@") == 2
        assert "New graphs" in text and "Old graphs" in text
        for suffix in ("ris", "json"):
            found = client.get(f"/publications/all.{suffix}?year=2001").text
            assert "Old graphs" in found and "New" not in found


class TestCounts:
    def test_each_says_what_a_click_would_show(self, client, works):
        response = get(client, kind="journal")
        for facet in response.context["facets"]:
            for value in facet.values:
                shown = titles(client.get(f"{LIST}{value.query}"))
                if not value.is_chosen:
                    assert len(shown) == value.count, (facet.name, value.text)

    def test_names_that_run_to_the_left_leave_their_number_behind_them(self, client):
        for authors in (["محمد الخوارزمي"], ["Ada Lovelace"]):
            make_publication(authors=authors)
        text = get(client).text
        assert '<bdi>محمد الخوارزمي</bdi> <span class="number">1' in text
        assert 'Ada Lovelace <span class="number">1' in text

    def test_other_choices_are_respected(self, client, works):
        assert counts(get(client)) == {
            "year": {"2024": 2, "2001": 1, "No year": 1},
            "kind": {"Conference paper": 1, "Journal article": 2, "Project": 1},
            "topic": {"Graphs": 2, "Logic": 2},
            "author": {"Ada Lovelace": 2, "Bob Ray": 2},
        }
        assert counts(get(client, author="bob-ray", q="new")) == {
            "kind": {"Conference paper": 1, "Journal article": 1},
            "topic": {"Graphs": 1},
            "author": {"Bob Ray": 2, "Ada Lovelace": 1},
        }

    def test_the_chosen_one_is_filled_and_leads_back(self, client, works):
        response = get(client, q="graphs", year="2024")
        chosen = re.search(r'href="([^"]*)" aria-current="true">2024', response.text)
        assert chosen[1] == f"{LIST}?q=graphs"
        assert f'<a href="{LIST}">Clear all</a>' in response.text

    def test_a_chosen_author_beyond_the_most_frequent_ones_is_there(self, client):
        for number in range(60):
            author = make_author(f"Many {number}")
            make_publication(authors=[author])
            make_publication(authors=[author])
        make_publication("Rare", authors=["Rare Bird"])
        values = get(client).context["facets"][-1]
        assert (len(values.values), values.has_more) == (48, True)
        response = get(client, author="rare-bird")
        [author] = [f for f in response.context["facets"] if f.name == "author"]
        assert author.shown()[0].text == "Rare Bird"
        assert '<a href="/publications/authors/rare-bird/">' in response.text

    @pytest.mark.parametrize(
        "query", [{"author": "secret-person"}, {"topic": "secret-subject"}]
    )
    def test_nothing_is_told_of_those_who_have_only_drafts(self, client, works, query):
        draft = Publication.Status.DRAFT
        work = make_publication(authors=["Secret Person"], status=draft)
        work.topics.add(Topic.objects.create(name="Secret Subject"))
        text = get(client, **query).text
        assert not re.search("Secret (Person|Subject)|/authors/", text)

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ({}, "4 works"),
            ({"q": "graphs"}, "2 of 4 works"),
            ({"q": "nothing"}, "0 of 4 works"),
        ],
    )
    def test_the_number_is_said_in_words(self, client, works, query, said):
        response = get(client, **query)
        assert re.search(rf'role="status" id="count">\s*{said}\s*</p>', response.text)

    def test_one_work_is_one(self, client):
        make_publication()
        assert re.search(r">1 work\s*<", get(client).text)


class TestEmptyLists:
    def test_a_site_without_works_has_nothing_to_search(self, client):
        text = get(client).text
        assert "There is nothing here yet." in text
        assert "<form" not in text.split("<main")[1].split("</main>")[0]

    def test_a_site_without_works_counts_none_of_them(self, client):
        text = get(client, q="anything").text
        assert "There is nothing here yet." in text
        assert "of 0" not in text

    def test_words_without_works_are_named_with_ways_out(self, client, works):
        text = get(client, q="old nothing", year="2024").text
        assert "No work here holds all of “old nothing”." in text
        assert f'<a href="{LIST}?q=old+nothing">search all works</a>' in text
        assert f'<a href="{LIST}">Show all works</a>' in text


class TestGroups:
    def headings(self, response):
        return re.findall(r'<h2 id="([^"]+)">([^<]+)', response.text)

    @pytest.mark.parametrize(
        ("group", "expected"),
        [
            ("year", [("y2024", "2024"), ("y2001", "2001"), ("projects", "Projects")]),
            (
                "kind",
                [
                    ("kind-conference", "Conference paper"),
                    ("kind-journal", "Journal article"),
                    ("kind-project", "Project"),
                ],
            ),
            (
                "topic",
                [
                    ("topic-graphs", "Graphs"),
                    ("topic-logic", "Logic"),
                    ("no-topic", "Without a topic"),
                ],
            ),
        ],
    )
    def test_headings_can_be_linked(self, client, works, group, expected):
        response = get(client, group=group)
        assert self.headings(response) == expected
        for anchor, _ in expected:
            assert f'href="#{anchor}"' in response.text

    @pytest.mark.parametrize(
        ("number", "has_links"), [(2, False), (3, True), (30, True), (31, False)]
    )
    def test_links_lead_to_neither_few_nor_very_many(self, client, number, has_links):
        for year in range(1990, 1990 + number):
            make_publication(year=year)
        assert ('href="#y1990"' in get(client).text) == has_links

    def test_a_work_stands_under_each_topic_and_has_one_place(self, client, works):
        response = get(client, group="topic")
        expected = ["New graphs", "Old graphs", "New logic", "New graphs", "A tool"]
        assert titles(response) == expected
        ids = re.findall(r' id="([^"]+)"', response.text)
        assert sorted(ids) == sorted(set(ids))
        assert "4 works" in response.text

    def test_years_stand_in_the_lines_where_no_heading_says_them(self, client, works):
        told = 'Journal of Tests<span class="untold"> (2001)</span>'
        by_kind, by_year = get(client, group="kind").text, get(client).text
        assert told in by_kind and '<section class="group' in by_kind
        # Which hides them.
        assert told in by_year and '<section class="year">' in by_year


class TestPages:
    @pytest.fixture(autouse=True)
    def small_pages(self, monkeypatch):
        monkeypatch.setattr(pages, "PAGE", 3)

    @pytest.fixture
    def seven(self):
        for number in range(7):
            make_publication(f"Work {number}", year=2020 + number // 5)

    def test_each_work_is_on_one_page(self, client, seven):
        shown = [titles(get(client, page=n)) for n in (1, 2, 3)]
        assert [len(page) for page in shown] == [3, 3, 1]
        assert len(set(sum(shown, []))) == 7

    def test_a_heading_goes_on_over_the_page(self, client, seven):
        headings = [
            [
                (group.heading.text, group.is_continued)
                for group in get(client, page=n).context["groups"]
            ]
            for n in (1, 2, 3)
        ]
        assert headings == [
            [("2021", False), ("2020", False)],
            [("2020", True)],
            [("2020", True)],
        ]

    def test_links_lead_to_all_pages_and_keep_the_choice(self, client, seven):
        text = get(client, q="work", page=2).text
        assert f'rel="prev" href="{LIST}?q=work"' in text
        assert f'rel="next" href="{LIST}?q=work&amp;page=3"' in text
        assert f'href="{LIST}?q=work&amp;page=2" aria-current="page"' in text

    def test_each_page_of_all_works_has_an_address_that_can_be_a_file(
        self, client, seven
    ):
        second = client.get(f"{LIST}page/2/")
        assert titles(second) == titles(get(client, page=2))
        assert f'rel="prev" href="{LIST}"' in second.text
        assert f'rel="next" href="{LIST}page/3/"' in second.text
        assert f'href="{LIST}?group=kind"' in second.text
        assert f'href="{LIST}" aria-current="page"' in second.text

    @pytest.mark.parametrize("number", ["0", "1", "02", "4", "-2", "two", "9999999"])
    def test_no_page_has_another_address(self, client, seven, number):
        assert client.get(f"{LIST}page/{number}/").status_code == 404

    def test_few_works_have_no_pages(self, client):
        make_publication()
        assert 'rel="next"' not in get(client).text

    def test_topics_make_pages_of_their_own(self, client, works):
        shown = [titles(get(client, group="topic", page=n)) for n in (1, 2)]
        assert [len(page) for page in shown] == [3, 2]


QUERIES = [
    ({}, 19),
    ({"q": "ba"}, 22),
    ({"year": "2020", "kind": "journal"}, 16),
    ({"group": "kind"}, 19),
    ({"group": "topic"}, 20),
]


class TestNumberOfQueries:
    @pytest.mark.parametrize(("query", "number"), QUERIES)
    def test_does_not_grow_with_the_works(
        self, client, query, number, django_assert_max_num_queries
    ):
        make_works(40)
        self.more(3)
        with django_assert_max_num_queries(number) as few:
            get(client, **query)
        self.more(150)
        with django_assert_max_num_queries(number) as many:
            get(client, **query)
        assert len(many) == len(few) == number

    def more(self, number):
        made = [make_publication("Ba", kind=Kind.JOURNAL) for _ in range(number)]
        Publication.objects.filter(title="Ba").update(year=2020)
        rows = [Appearance(publication=w, citation_key=w.slug, year=2020) for w in made]
        Appearance.objects.bulk_create(rows)
        search(Publication.objects, "ba")


def test_a_venue_is_found_by_its_short_name(client):
    venue = Venue.objects.create(name="Systems Design", short_name="OSDI")
    make_appearance(make_publication("Here"), venue=venue, year=2020)
    make_publication("There", year=2020)
    assert titles(get(client, q="osdi")) == ["Here"]
