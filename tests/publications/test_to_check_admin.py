"""The page of the desk that says what is to be checked, and its part of each form."""

from django.contrib.auth.models import Permission, User
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications.models import Publication, Silence

from .checking.test_works import make_paper
from .desk import DeskTestCase
from .factories import make_author, make_publication

URL = reverse("admin:publications_publication_self_check")
LIST = reverse("admin:publications_publication_changelist")


def form_of(work):
    return reverse("admin:publications_publication_change", args=[work.pk])


class ToCheckTestCase(DeskTestCase):
    def setUp(self):
        super().setUp()
        cache.clear()

    def sign_in_with(self, *permissions):
        user = User.objects.create_user("eve", password="x", is_staff=True)
        found = Permission.objects.filter(codename__in=permissions)
        user.user_permissions.set(found)
        self.client.force_login(user)


class PageTests(ToCheckTestCase):
    def test_index_and_list_and_form_lead_there(self):
        work = make_publication()
        for url in (reverse("admin:index"), LIST, form_of(work)):
            with self.subTest(url):
                self.assertContains(self.client.get(url), f'href="{URL}')

    def test_what_a_work_lacks_is_told_with_the_way_to_mend_it(self):
        work = make_paper(abstract="")
        response = self.client.get(URL)
        self.assertContains(response, "It has no abstract.")
        self.assertContains(response, f'<a href="{form_of(work)}#id_abstract">Mend it')

    def test_that_nothing_is_missing_is_told_too(self):
        make_paper()
        self.assertContains(self.client.get(URL), "<li>Nothing is missing.</li>")

    def test_questions_are_counted_by_kind_and_filtered(self):
        ada = make_author()
        make_paper(title="First", abstract="", authors=[ada])
        make_paper(title="Second", abstract="", year=None, authors=[ada])
        response = self.client.get(URL)
        for told in (
            'All <span class="count">3</span>',
            'Keeps out of Google Scholar <span class="count">1</span>',
            'No abstract <span class="count">2</span>',
        ):
            self.assertContains(response, told)
        for query in ("?kind=year", "?kind=scholar"):
            with self.subTest(query):
                response = self.client.get(f"{URL}{query}")
                self.assertContains(response, "Second</a>")
                self.assertNotContains(response, "First</a>")
                self.assertNotContains(response, "It has no abstract.")

    def test_one_work_alone_is_shown_on_demand(self):
        work = make_paper(title="First", abstract="")
        make_paper(title="Second", abstract="")
        response = self.client.get(f"{URL}?work={work.pk}")
        self.assertContains(response, "First</a>")
        self.assertNotContains(response, "Second</a>")

    def test_odd_addresses_are_answered(self):
        make_publication()
        for query in ("?kind=x", "?work=x", "?part=999", "?part=x", "?silenced&kind="):
            with self.subTest(query):
                response = self.client.get(f"{URL}{query}")
                self.assertContains(response, "To check</h1>")

    def test_a_draft_is_marked_and_checked(self):
        make_paper(title="Secret", abstract="", status=Publication.Status.DRAFT)
        response = self.client.get(URL)
        self.assertContains(response, '<span class="state draft">Draft</span>')
        self.assertContains(response, "It has no abstract.")

    def test_what_the_site_lacks_is_told(self):
        self.assertContains(self.client.get(URL), "where nobody else can see it")
        with self.settings(SITE_URL="https://ada.example.org"):
            self.assertContains(self.client.get(URL), "robots may read it")

    def test_authors_that_look_like_one_are_told(self):
        one, other = make_author("Rohit Karlupia"), make_author("Rohit Karlupiya")
        response = self.client.get(f"{URL}?kind=same-author")
        for author in (one, other):
            url = reverse("admin:publications_author_change", args=[author.pk])
            self.assertContains(response, f'<a href="{url}">{author}</a>')
        self.assertContains(response, f'value="same-author {one.pk}+{other.pk}"')

    def test_two_works_that_look_the_same_lead_to_each_other(self):
        author = make_author()
        works = [
            make_paper(title="Four words are enough", authors=[author])
            for _ in range(2)
        ]
        response = self.client.get(f"{URL}?kind=same-work")
        for work in works:
            self.assertContains(response, f'href="{form_of(work)}">See the other')

    def test_a_long_list_comes_in_parts(self):
        for number in range(51):
            make_publication(f"Work {number:03}")
        first = self.client.get(f"{URL}?kind=picture")
        self.assertContains(first, "?kind=picture&amp;part=2")
        self.assertContains(first, "<h3>", count=50)
        second = self.client.get(f"{URL}?kind=picture&part=2")
        self.assertContains(second, "<h3>", count=1)

    def test_queries_do_not_grow_with_the_works(self):
        def queries():
            cache.clear()
            with CaptureQueriesContext(connection) as found:
                self.client.get(URL)
            return len(found)

        make_publication(authors=["Rohit Karlupia"])
        make_publication(authors=["Rohit Karlupiya"])
        few = queries()
        for name in ("Ann Karlupia", "Ann Karlupiya", "Ben Tumanov", "Ben Tumanow"):
            make_publication(authors=[name])
        self.assertEqual(queries(), few)

    def test_titles_are_drawn_and_hostile_ones_escaped(self):
        make_publication("<i>E. coli</i> <script>alert(1)</script>")
        make_paper(links=["https://a.org/<script>alert(2)</script>"])
        response = self.client.get(URL)
        self.assertContains(response, "<em>E. coli</em> &lt;script&gt;")
        self.assertNotContains(response, "<script>alert(")

    def test_it_is_for_those_who_may_see_works(self):
        self.sign_in_with()
        self.assertEqual(self.client.get(URL).status_code, 403)
        self.assertNotContains(self.client.get(reverse("admin:index")), URL)

    def test_a_visitor_is_asked_to_sign_in(self):
        self.client.logout()
        response = self.client.get(URL)
        self.assertRedirects(response, f"{reverse('admin:login')}?next={URL}")


class SilenceTests(ToCheckTestCase):
    def press(self, button, value, query=""):
        return self.client.post(f"{URL}{query}", {button: value}, follow=True)

    def test_a_question_is_not_asked_again_until_it_is_wanted(self):
        work = make_paper(title="Whole", abstract="")
        value = f"abstract {work.pk}"
        self.assertContains(self.client.get(URL), f'value="{value}"')
        response = self.press("silence", value)
        self.assertContains(response, "“No abstract” is not asked there again.")
        self.assertNotContains(response, "It has no abstract.")
        self.assertNotContains(self.client.get(form_of(work)), "It has no abstract.")
        silenced = self.client.get(f"{URL}?silenced")
        self.assertContains(silenced, "It has no abstract.")
        self.press("again", value, "?silenced")
        self.assertContains(self.client.get(URL), "It has no abstract.")

    def test_a_kind_is_never_asked_until_it_is_wanted(self):
        make_paper(abstract="")
        page = self.client.get(f"{URL}?kind=abstract")
        self.assertContains(page, 'name="silence" value="abstract "')
        response = self.press("silence", "abstract ", "?kind=abstract")
        self.assertContains(response, "“No abstract” is not asked of any work again.")
        self.assertNotContains(response, "It has no abstract.")
        silenced = self.client.get(f"{URL}?silenced")
        self.assertContains(silenced, "“No abstract” is asked of no work.")
        self.press("again", "abstract ", "?silenced")
        self.assertContains(self.client.get(URL), "It has no abstract.")

    def test_what_is_no_question_is_not_kept(self):
        for value in ("", "x", "x 1"):
            self.press("silence", value)
        self.press("silence", "abstract " + "9" * 500)
        self.assertEqual(len(Silence.objects.get().about), 100)

    def test_who_may_only_look_silences_nothing(self):
        make_paper(abstract="")
        self.sign_in_with("view_publication")
        self.assertNotContains(self.client.get(URL), 'name="silence"')
        response = self.client.post(URL, {"silence": "abstract "})
        self.assertEqual(response.status_code, 403)
        self.assertFalse(Silence.objects.exists())


class FormTests(ToCheckTestCase):
    def test_a_form_says_what_its_work_lacks(self):
        work = make_paper(abstract="")
        response = self.client.get(form_of(work))
        self.assertContains(response, "It has no abstract.")
        self.assertContains(response, '<a href="#id_abstract">Mend it')
        self.assertContains(response, 'id="id_abstract"', count=1)

    def test_each_place_is_one_of_the_form(self):
        author = make_author("Ada Lovelace")
        work = make_publication(authors=["A. B", author], links=["https://a.org"] * 2)
        work.authorships.filter(author=author).update(name="Other Name")
        bare = make_publication()
        work.appearances.create(doi="x", arxiv="y", kind="preprint")
        Publication.objects.filter(pk=bare.pk).update(thumbnail="a.png")
        for some in (work, bare):
            response = self.client.get(form_of(some))
            for question in response.context["questions"]:
                with self.subTest(question.finding.text):
                    place = question.finding.place
                    self.assertContains(response, f'id="{place}"', count=1)

    def test_a_new_work_has_not_been_checked(self):
        response = self.client.get(reverse("admin:publications_publication_add"))
        self.assertNotContains(response, "to-check")


class ListTests(ToCheckTestCase):
    def test_each_line_counts_what_is_open(self):
        work = make_paper(title="A Work", abstract="", pdf=None)
        response = self.client.get(LIST)
        self.assertContains(response, f'<a href="{form_of(work)}#to-check">2<')
        Silence.objects.create(kind="abstract")
        response = self.client.get(LIST)
        self.assertContains(response, f'<a href="{form_of(work)}#to-check">1<')

    def test_a_line_without_questions_has_none(self):
        make_paper()
        self.assertNotContains(self.client.get(LIST), "#to-check")
