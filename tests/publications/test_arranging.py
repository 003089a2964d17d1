"""The page on which the works of the front page are put in order."""

from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from reversion.models import Version

from publications.models import Publication

from .desk import DeskTestCase
from .factories import make_publication

URL = reverse("admin:publications_publication_arrange")
LIST = reverse("admin:publications_publication_changelist")


def order():
    return [work.title for work in Publication.objects.selected()]


class ArrangingTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.works = {
            title: make_publication(title, year=year, is_selected=True)
            for title, year in [("A", 2024), ("B", 2023), ("C", 2022)]
        }

    def press(self, query="", **data):
        return self.client.post(f"{URL}{query}", data, follow=True)

    def place(self, **places):
        data = {f"place-{self.works[title].pk}": n for title, n in places.items()}
        return self.press(**data)

    def test_list_and_form_lead_there(self):
        form = reverse(
            "admin:publications_publication_change", args=[self.works["A"].pk]
        )
        for url in (LIST, form):
            self.assertContains(self.client.get(url), f'href="{URL}"')

    def test_the_selected_are_shown_in_their_order_drafts_too(self):
        make_publication("Other")
        Publication.objects.filter(title="B").update(status="draft", position=1)
        page = self.client.get(URL)
        self.assertEqual([w.title for w, _ in page.context["rows"]], ["B", "A", "C"])
        self.assertContains(page, "Draft, seen only here")

    def test_one_number_is_enough_to_put_a_work_first(self):
        response = self.place(A="", B="", C="1")
        self.assertContains(response, "The order of the front page is saved.")
        self.assertEqual(order(), ["C", "A", "B"])

    def test_a_number_typed_anew_comes_before_the_one_that_was_there(self):
        self.place(A="1", B="2", C="3")
        self.place(A="1", B="2", C="1")
        self.assertEqual(order(), ["C", "A", "B"])
        self.assertEqual(
            list(Publication.objects.selected().values_list("position", flat=True)),
            [1, 2, 3],
        )

    def test_what_is_no_number_is_none(self):
        self.place(A="x", B="-1", C="9" * 18)
        self.assertEqual(order(), ["C", "A", "B"])
        self.place(A="1.5", B="", C="9" * 400)
        self.assertEqual(order(), ["A", "B", "C"])

    def test_numbers_are_cleared(self):
        self.place(C="1")
        response = self.press(newest="1")
        self.assertContains(response, "shows the newest first now")
        self.assertEqual(order(), ["A", "B", "C"])
        self.assertNotContains(response, 'name="newest"')

    def test_only_works_that_move_are_changed(self):
        self.place(A="1", B="2", C="3")
        before = dict(Publication.objects.values_list("title", "modified"))
        self.place(A="1", B="3", C="2")
        after = dict(Publication.objects.values_list("title", "modified"))
        changed = [title for title in after if after[title] != before[title]]
        self.assertEqual(changed, ["B", "C"])
        versions = Version.objects.get_for_object(self.works["C"])
        self.assertEqual(versions[0].revision.comment, "Arrange the front page")

    def test_a_work_is_taken_off_and_found_again(self):
        work = self.works["B"]
        response = self.press(off=work.pk)
        self.assertContains(response, "“B” is no longer on the front page.")
        self.assertEqual(order(), ["A", "C"])
        found = self.client.get(URL, {"q": "B"})
        self.assertContains(found, f'name="on" value="{work.pk}"')
        self.press(on=work.pk)
        self.assertEqual(order(), ["A", "B", "C"])

    def test_a_search_without_outcome_says_so(self):
        found = self.client.get(URL, {"q": "<script>"})
        self.assertContains(found, "No other work has “&lt;script&gt;”.")

    def test_an_empty_front_page_says_what_to_do(self):
        Publication.objects.update(is_selected=False)
        self.assertContains(self.client.get(URL), "No work is selected yet")

    def test_a_work_that_is_gone_is_told(self):
        for pk in ("999999", "x", "", "9" * 400):
            with self.subTest(pk):
                response = self.press(off=pk)
                self.assertContains(response, "This work is no longer here.")

    def test_who_may_not_change_works_is_refused(self):
        user = User.objects.create_user("eve", password="x", is_staff=True)
        user.user_permissions.add(Permission.objects.get(codename="view_publication"))
        self.client.force_login(user)
        self.assertEqual(self.client.get(URL).status_code, 403)
        self.assertEqual(self.client.post(URL, {"newest": 1}).status_code, 403)
        self.assertNotContains(self.client.get(LIST), URL)

    def test_queries_do_not_grow_with_the_works(self):
        def queries(do):
            with CaptureQueriesContext(connection) as found:
                do()
            return len(found)

        def show():
            self.client.get(URL)

        def arrange():
            works = Publication.objects.order_by("pk")
            self.press(**{f"place-{w.pk}": n for n, w in enumerate(works, start=1)})

        few = queries(show), queries(arrange)
        for _ in range(20):
            make_publication(is_selected=True, position=1)
        self.assertLessEqual(queries(show), few[0])
        self.assertLessEqual(queries(arrange), few[1])
