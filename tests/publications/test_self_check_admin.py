"""The page of the desk that says what Google Scholar misses."""

from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications.models import Publication

from .checking.test_works import make_paper
from .desk import DeskTestCase
from .factories import make_publication

URL = reverse("admin:publications_publication_self_check")


def form_of(work):
    return reverse("admin:publications_publication_change", args=[work.pk])


class SelfCheckTests(DeskTestCase):
    def test_index_and_list_and_form_lead_there(self):
        work = make_publication()
        for url in (
            reverse("admin:index"),
            reverse("admin:publications_publication_changelist"),
            form_of(work),
        ):
            with self.subTest(url):
                self.assertContains(self.client.get(url), f'href="{URL}"')

    def test_what_a_work_lacks_is_told_with_the_way_to_mend_it(self):
        work = make_paper(abstract="")
        response = self.client.get(URL)
        self.assertContains(response, "It has no abstract.")
        self.assertContains(response, f'<a href="{form_of(work)}#id_abstract">Mend it')
        self.assertContains(response, "1 of 1 work lacks something.")

    def test_that_nothing_is_missing_is_told_too(self):
        make_paper()
        response = self.client.get(URL)
        self.assertContains(response, "Nothing is missing in any of 1 work.")
        self.assertContains(response, "<p>Nothing is missing.</p>", html=True)

    def test_only_those_with_something_missing_are_shown_on_demand(self):
        make_paper(title="Whole")
        make_paper(title="Broken", abstract="")
        self.assertContains(self.client.get(URL), "Whole")
        self.assertContains(self.client.get(URL), 'href="?missing"')
        response = self.client.get(f"{URL}?missing")
        self.assertNotContains(response, "Whole")
        self.assertContains(response, "Broken")

    def test_a_draft_is_marked_and_checked(self):
        make_paper(title="Secret", abstract="", status=Publication.Status.DRAFT)
        response = self.client.get(URL)
        self.assertContains(response, '<span class="state draft">Draft</span>')
        self.assertContains(response, "It has no abstract.")

    def test_a_project_is_not_checked(self):
        make_publication(kind=Publication.Kind.PROJECT)
        self.assertContains(self.client.get(URL), "Google Scholar lists no projects")

    def test_what_the_site_lacks_is_told(self):
        self.assertContains(self.client.get(URL), "where nobody else can see it")
        with self.settings(SITE_URL="https://ada.example.org"):
            self.assertContains(self.client.get(URL), "robots may read it")

    def test_a_long_list_comes_in_parts(self):
        for number in range(101):
            make_publication(f"Work {number:03}")
        first = self.client.get(f"{URL}?missing")
        self.assertContains(first, 'href="?missing&amp;part=2"')
        self.assertContains(first, "<h3>", count=100)
        self.assertContains(self.client.get(f"{URL}?part=2"), "<h3>", count=1)

    def test_queries_do_not_grow_with_the_works(self):
        make_paper()
        with CaptureQueriesContext(connection) as few:
            self.client.get(URL)
        for _ in range(5):
            make_paper()
        with self.assertNumQueries(len(few)):
            self.client.get(URL)

    def test_titles_are_drawn_and_hostile_ones_escaped(self):
        make_publication("<i>E. coli</i> <script>alert(1)</script>")
        response = self.client.get(URL)
        self.assertContains(response, "<em>E. coli</em> &lt;script&gt;")
        self.assertNotContains(response, "<script>alert(1)")

    def test_it_is_for_those_who_may_see_works(self):
        user = User.objects.create_user("eve", password="x", is_staff=True)
        self.client.force_login(user)
        self.assertEqual(self.client.get(URL).status_code, 403)
        index = self.client.get(reverse("admin:index"))
        self.assertNotContains(index, "Self-check")
        user.user_permissions.add(Permission.objects.get(codename="view_publication"))
        self.assertContains(self.client.get(URL), "<h1>Self-check</h1>", html=True)

    def test_a_visitor_is_asked_to_sign_in(self):
        self.client.logout()
        response = self.client.get(URL)
        self.assertRedirects(response, f"{reverse('admin:login')}?next={URL}")


class FormTests(DeskTestCase):
    def test_a_form_says_what_its_work_lacks(self):
        work = make_paper(abstract="")
        response = self.client.get(form_of(work))
        self.assertContains(response, "It has no abstract.")
        self.assertContains(response, '<a href="#id_abstract">Mend it')
        self.assertContains(response, 'id="id_abstract"', count=1)

    def test_each_place_is_one_of_the_form(self):
        work = make_publication()
        response = self.client.get(form_of(work))
        for finding in response.context["checked"].findings:
            with self.subTest(finding.place):
                self.assertContains(response, f'id="{finding.place}"', count=1)

    def test_a_new_work_has_not_been_checked(self):
        response = self.client.get(reverse("admin:publications_publication_add"))
        self.assertNotContains(response, "Self-check")
