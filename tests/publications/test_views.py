from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import TestCase
from django.urls import reverse

from publications.models import Link, Publication

from .factories import make_appearance, make_author, make_publication

PDF = b"%PDF-1.4\n%%EOF\n"


class PublicationListTests(TestCase):
    url = reverse("publications:list")

    def shown(self):
        return [work.title for work in self.client.get(self.url).context["works"]]

    def test_works_are_listed_newest_first(self):
        make_publication("Old", year=2001)
        make_publication("New", year=2024)
        make_publication("Undated")
        self.assertEqual(self.shown(), ["New", "Old", "Undated"])

    def test_each_year_is_a_heading(self):
        make_publication("Old", year=2001)
        make_publication("New", year=2024)
        response = self.client.get(self.url)
        self.assertContains(response, '<h2 id="y2024">2024</h2>', html=True)
        self.assertContains(response, '<h2 id="y2001">2001</h2>', html=True)

    def test_a_draft_is_not_listed(self):
        make_publication("Secret", status=Publication.Status.DRAFT)
        self.assertEqual(self.shown(), [])

    def test_an_empty_list_says_so(self):
        self.assertContains(self.client.get(self.url), "There is nothing here yet.")

    def test_queries_do_not_grow_with_the_works(self):
        self.make_works(3)
        with self.assertNumQueries(18):
            self.client.get(self.url)
        self.make_works(30)
        with self.assertNumQueries(18):
            self.client.get(self.url)

    def make_works(self, number):
        for _ in range(number):
            make_publication(
                year=2020, authors=["A. Author", "B. Author"], links=["https://a.org"]
            )

    def test_a_long_list_of_authors_is_folded_around_the_owner(self):
        names = [f"Author {n}" for n in range(30)]
        owner = make_author("Ada Lovelace", is_owner=True)
        make_publication("Large", authors=[*names, owner])
        response = self.client.get(self.url)
        self.assertContains(response, "Author 11")
        self.assertNotContains(response, "Author 12")
        self.assertContains(response, "<strong>Ada Lovelace</strong>, … and")
        self.assertContains(response, "18 more")

    def test_hostile_text_is_escaped(self):
        attack = "<script>alert(1)</script>"
        work = make_publication(attack, authors=[f"Eve {attack}"], award=attack)
        make_appearance(work, name=attack, place=attack, note=attack)
        for url in (self.url, work.get_absolute_url()):
            self.assertNotContains(self.client.get(url), attack)
            self.assertContains(self.client.get(url), "&lt;script&gt;alert(1)")

    def test_identifiers_stand_in_for_links(self):
        work = make_publication("Linked nowhere")
        make_appearance(work, doi="10.1000/xyz", arxiv="2401.00001")
        response = self.client.get(self.url)
        self.assertContains(response, 'href="https://doi.org/10.1000/xyz"')
        self.assertContains(response, 'href="https://arxiv.org/abs/2401.00001"')

    def test_an_identifier_that_a_link_leads_to_is_not_repeated(self):
        work = make_publication("Linked", links=["https://arxiv.org/pdf/2401.00001"])
        make_appearance(work, arxiv="2401.00001")
        response = self.client.get(self.url)
        self.assertNotContains(response, "https://arxiv.org/abs/2401.00001")

    def test_a_place_that_reads_the_same_twice_is_printed_once(self):
        work = make_publication("Twice in the file")
        make_appearance(work, name="Journal of Tests", citation_key="a")
        make_appearance(work, name="Journal of Tests", citation_key="b")
        line = '<p class="appearances">Journal of Tests</p>'
        self.assertContains(self.client.get(self.url), line, count=1)


class PublicationDetailTests(TestCase):
    def test_the_page_holds_the_whole_work(self):
        work = make_publication(
            "On $O(n)$ things",
            authors=["Grace Hopper"],
            links=["https://code.example"],
            abstract="First.\n\nSecond with $x^2$.",
            description="About *this*.",
            award="Best Paper",
        )
        make_appearance(
            work, name="Journal of Tests", volume="3", number="2", pages="1–10"
        )
        response = self.client.get(work.get_absolute_url())
        self.assertContains(response, "<math", count=2)
        self.assertContains(
            response, '<a href="/publications/authors/grace-hopper/">Grace Hopper</a>'
        )
        self.assertContains(response, "Journal of Tests 3(2), 1–10")
        self.assertContains(response, "<p>First.</p><p>Second with ")
        self.assertContains(response, "<em>this</em>")
        self.assertContains(response, "Best Paper")
        self.assertContains(response, 'href="https://code.example"')

    def test_every_author_is_shown(self):
        names = [f"Author {n}" for n in range(30)]
        work = make_publication("Large", authors=names)
        response = self.client.get(work.get_absolute_url())
        self.assertContains(response, ">Author 28</a>, <a href=")
        self.assertContains(response, ">Author 29</a>")
        self.assertNotContains(response, "more</a>")

    def test_equal_contribution_is_marked_and_explained(self):
        work = make_publication("Together", authors=["Ada Lovelace", "Grace Hopper"])
        work.authorships.update(is_equal=True)
        response = self.client.get(work.get_absolute_url())
        mark = '<abbr title="equal contribution">*</abbr>'
        self.assertContains(response, f"Ada Lovelace</a>{mark}, <a")
        self.assertContains(response, "* Equal contribution")

    def test_an_open_list_of_authors_ends_with_et_al(self):
        work = make_publication("Many", authors=["Georges Aad"], and_others=True)
        response = self.client.get(work.get_absolute_url())
        self.assertContains(response, "Georges Aad</a>, et al.")

    def test_a_draft_is_not_found(self):
        work = make_publication("Secret", status=Publication.Status.DRAFT)
        response = self.client.get(work.get_absolute_url())
        self.assertContains(response, "Not found", status_code=404)
        self.assertNotContains(response, "Secret", status_code=404)


class MarkupTests(TestCase):
    def setUp(self):
        self.work = make_publication(
            "<i>E. coli</i> at $n^2$: a <b>", award="Best $x$ award"
        )
        make_appearance(self.work, name="$K$-Theory", note="A $y$ note", year=2020)
        self.page = self.client.get(self.work.get_absolute_url())

    def test_a_title_shows_its_markup_and_nothing_else(self):
        self.assertContains(self.page, "<h1><em>E. coli</em> at <math>")
        self.assertContains(self.page, "a &lt;b&gt;</h1>")

    def test_where_no_html_can_stand_a_title_is_plain(self):
        self.assertContains(self.page, "<title>E. coli at n^2: a &lt;b&gt;")
        self.assertNotContains(self.page, "&lt;i&gt;")
        self.assertEqual(str(self.work), "E. coli at n^2: a <b>")
        self.assertEqual(self.work.slug, "e-coli-at-n2-a-b")

    def test_formulas_of_topics_are_drawn(self):
        work = make_publication("A work")
        work.topics.create(name="CO$_2$")
        response = self.client.get(work.get_absolute_url())
        self.assertContains(response, "CO<math><msub>")

    def test_formulas_of_venues_notes_and_awards_are_drawn(self):
        for name in ("K", "y", "x"):
            self.assertContains(self.page, f"<math><mi>{name}</mi></math>")
        shown = BeautifulSoup(self.page.content, "html.parser").main
        shown.select_one(".cite").decompose()
        self.assertNotIn("$", shown.text)


class LinkedFileTests(TestCase):
    def make_link(self, **fields):
        work = make_publication("Paper", **fields)
        file = ContentFile(PDF, name="../../My Paper (final).PDF")
        return Link.objects.create(publication=work, file=file)

    def test_an_uploaded_paper_is_served_below_its_work(self):
        link = self.make_link()
        self.assertEqual(link.get_absolute_url(), "/publications/paper/paper.pdf")
        response = self.client.get(link.get_absolute_url())
        self.assertEqual(response["Content-Type"], "application/pdf")
        self.assertEqual(b"".join(response.streaming_content), PDF)

    def test_the_paper_of_a_draft_is_not_found(self):
        link = self.make_link(status=Publication.Status.DRAFT)
        response = self.client.get(link.get_absolute_url())
        self.assertContains(response, "Not found", status_code=404)

    def test_no_other_file_is_served(self):
        self.make_link()
        for name in ("other.pdf", "..%2F..%2Foffprint.sqlite3", "paper.pdf%00"):
            response = self.client.get(f"/publications/paper/{name}")
            self.assertContains(response, "Not found", status_code=404)


class CitationsTests(TestCase):
    types = {
        "bib": "application/x-bibtex; charset=utf-8",
        "ris": "application/x-research-info-systems; charset=utf-8",
        "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
    }

    def make_paper(self, title="A Paper", **fields):
        return make_publication(title, authors=["Jo Doe"], year=2024, **fields)

    def test_a_work_is_saved_under_its_own_name(self):
        self.make_paper()
        for suffix, content_type in self.types.items():
            with self.subTest(suffix):
                response = self.client.get(f"/publications/a-paper/cite.{suffix}")
                self.assertContains(response, "A Paper")
                self.assertEqual(response["Content-Type"], content_type)
                self.assertEqual(
                    response["Content-Disposition"],
                    f'attachment; filename="a-paper.{suffix}"',
                )

    def test_all_works_are_saved_together(self):
        self.make_paper("One")
        self.make_paper("Two")
        for suffix, content_type in self.types.items():
            with self.subTest(suffix):
                response = self.client.get(f"/publications/all.{suffix}")
                self.assertContains(response, "One")
                self.assertContains(response, "Two")
                self.assertEqual(response["Content-Type"], content_type)
                self.assertIn(f'"publications.{suffix}"', str(response.headers))

    def test_drafts_are_left_out(self):
        self.make_paper(status=Publication.Status.DRAFT)
        for suffix in self.types:
            with self.subTest(suffix):
                single = self.client.get(f"/publications/a-paper/cite.{suffix}")
                self.assertEqual(single.status_code, 404)
                every = self.client.get(f"/publications/all.{suffix}")
                self.assertNotContains(every, "A Paper")

    def test_an_empty_list_is_an_empty_file(self):
        contents = [
            self.client.get(f"/publications/all.{s}").content for s in self.types
        ]
        self.assertEqual(contents, [b"", b"", b"[]\n"])

    def test_what_is_known_is_not_sent_again(self):
        self.make_paper()
        url = "/publications/all.bib"
        known = {"If-None-Match": self.client.get(url)["ETag"]}
        self.assertEqual(self.client.get(url, headers=known).status_code, 304)
        self.make_paper("Another")
        self.assertContains(self.client.get(url, headers=known), "Another")

    def test_queries_do_not_grow_with_the_works(self):
        for number in range(3):
            self.make_paper(f"Paper {number}", links=["https://x.org"])
        for suffix in self.types:
            with self.subTest(suffix), self.assertNumQueries(7):
                self.client.get(f"/publications/all.{suffix}")

    def test_pages_lead_there(self):
        work = self.make_paper()
        page = self.client.get(work.get_absolute_url())
        every = self.client.get(reverse("publications:list"))
        for suffix in self.types:
            with self.subTest(suffix):
                self.assertContains(page, f'href="/publications/a-paper/cite.{suffix}"')
                self.assertContains(every, f'href="/publications/all.{suffix}"')

    def test_a_file_of_a_work_called_cite_is_not_hidden(self):
        work = self.make_paper("Cite")
        link = Link(publication=work, kind=Link.Kind.PDF)
        link.file.save("works.bib", ContentFile(b"@misc{mine}"))
        self.assertEqual(link.get_absolute_url(), "/publications/cite/cite-pdf.bib")
        response = self.client.get(link.get_absolute_url())
        self.assertEqual(response.getvalue(), b"@misc{mine}")
        own = self.client.get("/publications/cite/cite.bib")
        self.assertContains(own, "doe2024cite")
