"""A work's own page, and what opens in place in lists."""

from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import TestCase
from django.urls import reverse

from publications.citing import bibliography
from publications.models import Link, Publication, Topic

from .factories import make_appearance, make_author, make_publication


class PageTests(TestCase):
    def page(self, work):
        response = self.client.get(work.get_absolute_url())
        return BeautifulSoup(response.content, "html.parser").main

    def line(self, work):
        response = self.client.get(reverse("publications:list"))
        page = BeautifulSoup(response.content, "html.parser")
        return page.find(id=f"work-{work.slug}")


def words(element):
    copy = BeautifulSoup(str(element), "html.parser")
    for unseen in copy.select(".unseen"):
        unseen.decompose()
    return " ".join(copy.get_text().split())


def all_words(element):
    return " ".join(element.get_text().split())


class WorkTests(PageTests):
    def test_a_title_is_enough(self):
        page = self.page(make_publication("A title alone", kind="other"))
        self.assertEqual(words(page.h1), "A title alone")
        self.assertEqual([words(h) for h in page.find_all("h2")], ["Cite"])
        for part in (".people", ".appearances", "figure", "dl", ".neighbours"):
            self.assertIsNone(page.select_one(part), part)

    def test_a_note_stands_alone_where_no_place_is_known(self):
        work = make_publication("A paper")
        make_appearance(work, name="", note="Two pages. Presented in Nice", year=2024)
        lines = [words(line) for line in self.page(work).select(".appearances")]
        self.assertEqual(lines, ["Two pages. Presented in Nice"])

    def test_the_paper_stands_before_its_preprint(self):
        work = make_publication("A paper")
        make_appearance(work, kind="preprint", arxiv="2401.00001", name="", year=2023)
        make_appearance(work, name="Journal of Tests", year=2024, position=1)
        lines = [words(line) for line in self.page(work).select(".appearances")]
        self.assertEqual(
            lines, ["Journal of Tests", "Preprint: arXiv:2401.00001 (2023)"]
        )

    def test_the_crumb_leads_to_the_works_of_its_kind_and_year(self):
        crumb = self.page(make_publication(kind="journal", year=2020)).select_one("nav")
        self.assertEqual(
            [(words(a), a["href"]) for a in crumb.find_all("a")],
            [
                ("Publications", "/publications/"),
                ("Journal article", "/publications/?kind=journal"),
                ("2020", "/publications/?year=2020"),
            ],
        )

    def test_topics_lead_to_the_works_on_them(self):
        work = make_publication()
        topic = Topic.objects.create(name="Systems & <b>")
        work.topics.add(topic)
        chip = self.page(work).select_one(".facts .chip")
        self.assertEqual(words(chip), "Systems & <b>")
        self.assertEqual(chip["href"], f"/publications/?topic={topic.slug}")

    def test_a_doi_is_shown_as_its_whole_address(self):
        work = make_publication()
        make_appearance(work, doi="10.1000/xyz")
        self.assertIn("https://doi.org/10.1000/xyz", words(self.page(work).dl))

    def test_a_date_is_as_precise_as_it_is_known(self):
        dates = {
            (2024, None, None): ("2024", "2024"),
            (2024, 7, None): ("2024-07", "July 2024"),
            (2024, 7, 9): ("2024-07-09", "July 9, 2024"),
            (2023, 2, 30): ("2023-02-30", "February 2023"),
        }
        for (year, month, day), expected in dates.items():
            with self.subTest(expected):
                work = make_publication()
                make_appearance(work, year=year, month=month, day=day)
                time = self.page(work).find("time")
                self.assertEqual((time["datetime"], words(time)), expected)

    def test_a_long_list_of_authors_is_folded_with_everybody_in_it(self):
        names = [f"Author {number}" for number in range(200)]
        owner = make_author("Ada Lovelace", is_owner=True)
        page = self.page(make_publication(authors=[*names, owner]))
        people = page.select(".people")
        self.assertEqual(words(people[0]).count(","), 12)
        self.assertTrue(words(people[0]).endswith("Ada Lovelace"))
        self.assertEqual(words(people[1].summary), "All 201 authors")
        self.assertIn("Author 198, Author 199, Ada Lovelace", words(people[1]))

    def test_a_picture_is_shown_with_its_credit(self):
        sizes = {"variants": [{"name": "pictures/a.webp", "width": 300, "height": 200}]}
        work = make_publication(
            thumbnail="originals/a.png",
            thumbnail_alt='A "curve"',
            thumbnail_credit="Drawing: <Ada>",
        )
        Publication.objects.filter(pk=work.pk).update(thumbnail_sizes=sizes)
        figure = self.page(work).figure
        self.assertEqual(figure.img["alt"], 'A "curve"')
        self.assertEqual(words(figure.figcaption), "Drawing: <Ada>")


class LinkTests(PageTests):
    def link(self, kind, name, size):
        work = make_publication("Paper")
        link = Link(publication=work, kind=kind)
        link.file.save(name, ContentFile(b"x" * size))
        return work, link

    def test_a_file_kept_here_says_its_type_and_size(self):
        for kind, name, size, expected in [
            ("pdf", "a.pdf", 1_258_291, "PDF, 1.2 MB"),
            ("slides", "a.pdf", 2048, "Slides, PDF, 2.0 KB"),
            ("code", "a.zip", 1, "Code, ZIP, 1 byte"),
        ]:
            with self.subTest(expected):
                work, _ = self.link(kind, name, size)
                chip = self.page(work).select_one(".links .chip")
                self.assertEqual(words(chip), expected)
                work.delete()

    def test_a_file_that_is_gone_breaks_nothing(self):
        work, link = self.link("slides", "a.pdf", 10)
        link.file.storage.delete(link.file.name)
        self.assertEqual(words(self.page(work).select_one(".links")), "Slides, PDF")

    def test_screen_readers_hear_of_which_work_a_link_is(self):
        work = make_publication("A & B", links=["https://a.example"])
        chip = self.page(work).select_one(".links .chip")
        self.assertEqual(all_words(chip), "PDF of A & B")


class CiteTests(PageTests):
    def make_paper(self, title="A Paper", **fields):
        return make_publication(title, authors=["Jo Doe"], year=2024, **fields)

    def test_the_bibtex_is_that_of_the_download(self):
        work = self.make_paper("Of $x$ & <b> {braces}")
        shown = self.page(work).select_one(".cite pre").text
        response = self.client.get(reverse("publications:cite-bib", args=[work.slug]))
        self.assertEqual(shown, response.content.decode())

    def test_the_entry_shown_is_that_of_the_main_appearance(self):
        work = self.make_paper()
        make_appearance(work, kind="preprint", arxiv="2401.00001", year=2023)
        shown = self.page(work).select_one(".cite pre").text
        whole = bibliography(Publication.objects.for_display())
        self.assertTrue(whole.startswith(shown + "\n@"))
        self.assertNotIn("2401.00001", shown)

    def test_each_file_can_be_saved(self):
        downloads = self.page(self.make_paper()).select(".downloads a")
        self.assertEqual(
            [a["href"].rpartition("/")[2] for a in downloads],
            ["cite.bib", "cite.ris", "cite.json"],
        )

    def test_one_region_tells_what_was_copied(self):
        page = self.page(self.make_paper())
        self.assertEqual(len(page.select("[role=status]")), 1)
        self.assertEqual(len(page.find_all("script", src="/static/js/copy.js")), 1)

    def test_only_one_of_the_styles_is_open(self):
        ways = self.page(self.make_paper()).select(".cite details")
        self.assertEqual({way["name"] for way in ways}, {"cite"})
        self.assertEqual([way.has_attr("open") for way in ways].count(True), 1)


class ListTests(PageTests):
    def test_abstract_and_citation_open_in_place(self):
        work = make_publication("A & B", abstract="Of $x$.", year=2024)
        abstract, citation = self.line(work).find_all("details")
        self.assertEqual(all_words(abstract.summary), "Abstract of A & B")
        self.assertEqual(words(abstract.div), "Of x.")
        self.assertEqual(all_words(citation.summary), "Cite A & B")
        self.assertIn("@inproceedings{2024b,", citation.pre.text)
        self.assertEqual(citation.find_all("a")[-1]["href"], "/publications/a-b/#cite")

    def test_one_of_both_is_open_at_a_time(self):
        work = make_publication(abstract="Text.", year=2024)
        ways = self.line(work).find_all("details")
        self.assertEqual([way["name"] for way in ways], [work.slug, work.slug])

    def test_what_has_neither_offers_neither(self):
        self.assertIsNone(self.line(make_publication(kind="project")).details)

    def test_a_list_has_one_region_that_tells_what_was_copied(self):
        make_publication(year=2024, is_selected=True)
        make_publication(year=2024, is_selected=True)
        for url in (reverse("publications:list"), reverse("homepage:home")):
            self.assertContains(self.client.get(url), 'id="copying"', count=1)
            self.assertContains(self.client.get(url), "js/copy.js", count=1)


class RelatedTests(PageTests):
    def related(self, work):
        return [words(heading) for heading in self.page(work).select(".related h3")]

    def test_what_has_most_in_common_comes_first_then_the_newest(self):
        ada, bob, cid = map(make_author, ["Ada A", "Bob B", "Cid C"])
        topic = Topic.objects.create(name="Engines")
        work = make_publication("This", authors=[ada, bob], year=2024)
        work.topics.add(topic)
        make_publication("Old", authors=[ada], year=2001)
        make_publication("New", authors=[bob], year=2022)
        make_publication("Both", authors=[ada, bob], year=2000)
        make_publication("Neither", authors=[cid], year=2024)
        on_topic = make_publication("On topic", authors=[cid], year=2010)
        on_topic.topics.add(topic)
        self.assertEqual(self.related(work), ["Both", "New", "On topic", "Old"])

    def test_the_owner_alone_relates_nothing(self):
        owner = make_author(is_owner=True)
        work = make_publication("This", authors=[owner])
        make_publication("Other", authors=[owner])
        self.assertEqual(self.related(work), [])

    def test_editors_relate_nothing(self):
        author = make_author()
        work = make_publication("This", authors=[author])
        other = make_publication("Other", authors=[author])
        other.authorships.update(role="editor")
        self.assertEqual(self.related(work), [])

    def test_a_draft_is_not_shown(self):
        author = make_author()
        work = make_publication("This", authors=[author])
        make_publication("Secret", authors=[author], status="draft")
        self.assertNotIn("Secret", str(self.page(work)))

    def test_a_related_work_says_where_it_came_out(self):
        author = make_author()
        work = make_publication("This", authors=[author])
        make_publication("Other", authors=[author], year=2020)
        item = self.page(work).select_one(".related li")
        self.assertEqual(words(item), "Other Ada Lovelace Journal of Tests, 2020")

    def test_queries_do_not_grow_with_the_related_works(self):
        author = make_author()
        work = make_publication("This", authors=[author], year=2024)
        work.topics.create(name="Engines")
        for number in (1, 50):
            for _ in range(number):
                make_publication(authors=[author, "An Other"], year=2024)
            with self.subTest(number), self.assertNumQueries(12):
                self.client.get(work.get_absolute_url())


class NeighbourTests(PageTests):
    def neighbours(self, work):
        links = self.page(work).select(".neighbours a")
        return {link["rel"][0]: words(link) for link in links}

    def test_neighbours_stand_in_the_order_of_the_list(self):
        make_publication("Last", kind="project")
        works = [
            make_publication("Undated"),
            make_publication("Old", year=1999),
            make_publication("Middle", year=2010),
            make_publication("New", year=2024),
        ]
        expected = [
            {"prev": "Previous Old", "next": "Next Last"},
            {"prev": "Previous Middle", "next": "Next Undated"},
            {"prev": "Previous New", "next": "Next Old"},
            {"next": "Next Middle"},
        ]
        self.assertEqual(list(map(self.neighbours, works)), expected)

    def test_neighbours_of_one_year_are_found(self):
        third, second, first = (
            make_publication(title, year=2024) for title in ("C", "B", "A")
        )
        self.assertEqual(
            self.neighbours(second), {"prev": "Previous A", "next": "Next C"}
        )
        self.assertEqual(self.neighbours(first), {"next": "Next B"})
        self.assertEqual(self.neighbours(third), {"prev": "Previous B"})

    def test_a_draft_is_no_neighbour(self):
        work = make_publication("This", year=2024)
        make_publication("Secret", year=2024, status="draft")
        self.assertEqual(self.neighbours(work), {})

    def test_the_only_work_has_none(self):
        self.assertEqual(self.neighbours(make_publication()), {})


class HostileTextTests(PageTests):
    def test_it_is_escaped_in_every_part(self):
        attack = '"><script>alert(1)</script></title>\u202e'
        author = make_author(f"Eve {attack}")
        work = make_publication(
            attack, authors=[author], abstract=attack, year=2024, award=attack
        )
        other = make_publication(f"Other {attack}", authors=[author], year=2024)
        topic = Topic.objects.create(name=attack)
        work.topics.add(topic)
        Link.objects.create(
            publication=work, url="https://a.example", label=attack[:90]
        )
        for url in (work.get_absolute_url(), reverse("publications:list")):
            response = self.client.get(url)
            self.assertContains(response, "&lt;script&gt;alert(1)")
            self.assertNotContains(response, "<script>alert")
        self.assertContains(
            self.client.get(work.get_absolute_url()), other.get_absolute_url()
        )
