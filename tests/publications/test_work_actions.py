"""What is done to many works at once, and to one by one click."""

import re

from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from reversion.models import Version

from publications.models import Publication, Topic

from .desk import DeskTestCase
from .factories import make_publication

LIST = reverse("admin:publications_publication_changelist")
GONE = "This work is no longer here. Somebody has deleted it."
SCRIPT = {"Accept": "application/json"}


def names_of(work):
    return [topic.name for topic in work.topics.all()]


class ListTestCase(DeskTestCase):
    def act(self, action, *works, query="", **data):
        chosen = {"_selected_action": [work.pk for work in works]}
        data = {"action": action, "index": 0, **chosen, **data}
        return self.client.post(f"{LIST}{query}", data, follow=True)

    def sign_in_with(self, permission):
        user = User.objects.create_user("eve", password="x", is_staff=True)
        user.user_permissions.add(Permission.objects.get(codename=permission))
        self.client.force_login(user)


class MarkTests(ListTestCase):
    def mark(self, button, query="", **headers):
        return self.client.post(f"{LIST}{query}", {"mark": button}, headers=headers)

    def test_a_click_changes_one_work_and_says_so(self):
        work, other = make_publication("On <Tests>"), make_publication()
        for button, field, value, told in [
            ("make_draft", "status", "draft", "is a draft now, seen only here."),
            ("publish", "status", "published", "is published now."),
            ("select", "is_selected", True, "is selected for the front page now."),
            ("deselect", "is_selected", False, "is no longer on the front page."),
        ]:
            with self.subTest(button):
                before = Publication.objects.get(pk=work.pk).modified
                response = self.mark(f"{button}-{work.pk}")
                page = self.client.get(response.url)
                self.assertContains(page, f"“On &lt;Tests&gt;” {told}")
                work.refresh_from_db()
                self.assertEqual(getattr(work, field), value)
                self.assertGreater(work.modified, before)
        self.assertEqual(Publication.objects.get(pk=other.pk).modified, other.modified)

    def test_a_click_can_be_read_in_the_history(self):
        work = make_publication()
        self.mark(f"make_draft-{work.pk}")
        versions = Version.objects.get_for_object(work)
        self.assertEqual(versions[0].revision.comment, "Make draft")
        self.assertEqual(versions[0].revision.user, self.owner)

    def test_one_comes_back_to_the_same_line_of_the_same_list(self):
        work = make_publication()
        response = self.mark(f"select-{work.pk}", "?kind__exact=conference")
        place = f"{LIST}?kind__exact=conference#work-{work.pk}"
        self.assertRedirects(response, place, fetch_redirect_response=False)
        page = self.client.get(response.url)
        self.assertContains(page, f'id="work-{work.pk}"', count=1)

    def test_each_line_has_the_button_for_what_it_is_not(self):
        work = make_publication(status="draft", is_selected=True)
        page = self.client.get(LIST)
        self.assertContains(page, f'value="publish-{work.pk}"')
        self.assertContains(page, f'value="deselect-{work.pk}"')
        self.assertNotContains(page, 'value="make_draft-')
        self.assertNotContains(page, 'value="select-')

    def test_a_script_is_given_what_has_changed(self):
        work = make_publication("On Tests")
        answer = self.mark(f"make_draft-{work.pk}", **SCRIPT).json()
        self.assertEqual(answer["said"], "“On Tests” is a draft now, seen only here.")
        self.assertIn(f'value="publish-{work.pk}"', answer["cells"]["state"])
        # It was told already: no message waits for the next page.
        self.assertNotContains(self.client.get(LIST), "is a draft now")

    def test_a_title_is_no_markup_there(self):
        work = make_publication("</button><script>alert(1)</script>")
        cells = self.mark(f"select-{work.pk}", **SCRIPT).json()["cells"]
        self.assertNotIn("<script", "".join(cells.values()))
        self.assertNotContains(self.client.get(LIST), "<script>alert")

    def test_a_work_that_is_gone_is_told(self):
        for button in ("select-999", "select-x", "select", f"select-{9**30}", "x-1"):
            with self.subTest(button):
                response = self.mark(button)
                self.assertRedirects(response, LIST, fetch_redirect_response=False)
                page = self.client.get(LIST)
                self.assertContains(page, GONE)
                said = self.mark(button, **SCRIPT).json()
                self.assertEqual(said, {"said": GONE})

    def test_who_may_only_look_changes_nothing(self):
        work = make_publication()
        self.sign_in_with("view_publication")
        page = self.client.get(LIST)
        self.assertNotContains(page, 'name="mark"')
        for name in ("publish", "add_topics", "remove_topics"):
            self.assertNotContains(page, f'<option value="{name}">')
        self.assertEqual(self.mark(f"select-{work.pk}").status_code, 403)
        self.act("select", work)
        self.assertFalse(Publication.objects.get().is_selected)


class TopicTests(ListTestCase):
    def setUp(self):
        super().setUp()
        self.systems = Topic.objects.create(name="Systems")

    def test_it_is_asked_which_topics_to_add(self):
        page = self.act("add_topics", make_publication("A"), make_publication("B"))
        self.assertContains(page, "2 works")
        self.assertContains(page, "There are: Systems")
        self.assertContains(page, 'type="hidden" name="_selected_action"', count=2)

    def test_topics_are_added_old_and_new(self):
        work, other, third = (make_publication() for _ in range(3))
        work.topics.add(self.systems)
        before = work.modified
        page = self.act(
            "add_topics", work, other, sent=1, topics="systems, <b>Nets</b>"
        )
        told = "The topics “Systems” and “&lt;b&gt;Nets&lt;/b&gt;” were added to 2"
        self.assertContains(page, told)
        for row in (work, other):
            self.assertEqual(names_of(row), ["<b>Nets</b>", "Systems"])
        self.assertEqual(names_of(third), [])
        work.refresh_from_db()
        self.assertGreater(work.modified, before)

    def test_without_a_topic_it_is_asked_again(self):
        work = make_publication()
        for typed in ("", " , ", "x" * 300):
            with self.subTest(typed):
                page = self.act("add_topics", work, sent=1, topics=typed)
                self.assertContains(page, "errorlist")
                self.assertEqual(names_of(work), [])

    def test_topics_are_removed_of_those_that_are_there(self):
        Topic.objects.create(name="Elsewhere")
        work = make_publication()
        work.topics.add(self.systems)
        page = self.act("remove_topics", work)
        self.assertContains(page, "Systems")
        self.assertNotContains(page, "Elsewhere")
        page = self.act("remove_topics", work, sent=1, topics=[self.systems.pk])
        self.assertContains(page, "The topic “Systems” was removed from 1 work.")
        self.assertEqual(names_of(work), [])

    def test_removing_where_there_is_none_is_told(self):
        page = self.act("remove_topics", make_publication())
        self.assertContains(page, "There is no topic on 1 work.")

    def test_all_pages_are_meant_where_that_was_chosen(self):
        for _ in range(60):
            make_publication()
        work = Publication.objects.first()
        page = self.act("add_topics", work, select_across=1)
        self.assertContains(page, "60 works, among them these")
        self.assertContains(page, 'name="select_across" value="1"')
        self.act("add_topics", work, sent=1, select_across=1, topics="Systems")
        self.assertEqual(self.systems.publications.count(), 60)

    def test_what_is_done_to_a_filtered_list_is_done_to_all_of_it(self):
        """Hiding a work takes it out of the list of those that are public."""
        works = [make_publication() for _ in range(3)]
        query = "?status__exact=published"
        page = self.act("make_draft", works[0], query=query, select_across=1)
        self.assertContains(page, "3 works are a draft now")


class ExportTests(ListTestCase):
    def test_the_chosen_works_are_given_as_bibtex_drafts_too(self):
        work = make_publication("Secret Work", authors=["Ada Lovelace"], year=2024)
        Publication.objects.update(status="draft")
        make_publication("Other", year=2023)
        response = self.act("export", work)
        self.assertIn("works.bib", response.headers["Content-Disposition"])
        text = response.content.decode()
        self.assertIn("Secret Work", text)
        self.assertNotIn("Other", text)

    def test_who_may_only_look_may_export(self):
        work = make_publication("On Tests", year=2024)
        self.sign_in_with("view_publication")
        self.assertContains(self.act("export", work), "On Tests")


class OrderTests(ListTestCase):
    def test_what_is_lost_by_it_stands_last(self):
        make_publication()
        page = self.client.get(LIST).content.decode()
        actions = re.findall(r'<option value="(\w+)">', page)
        self.assertEqual(actions[-1], "delete_selected")
        self.assertIn("export", actions)


class QueryTests(ListTestCase):
    def queries_of(self, action, **data):
        with CaptureQueriesContext(connection) as queries:
            self.act(action, Publication.objects.first(), select_across=1, **data)
        return len(queries)

    def test_queries_do_not_grow_with_the_works(self):
        topic = Topic.objects.create(name="Systems")
        for action, data in [
            ("publish", {}),
            ("add_topics", {"sent": 1, "topics": "Systems"}),
            ("remove_topics", {"sent": 1, "topics": [topic.pk]}),
            ("export", {}),
        ]:
            with self.subTest(action):
                Publication.objects.all().delete()
                for work in (make_publication() for _ in range(2)):
                    work.topics.add(topic)
                few = self.queries_of(action, **data)
                for work in [make_publication() for _ in range(20)]:
                    work.topics.add(topic)
                self.assertLessEqual(self.queries_of(action, **data), few)
