"""What a page says before something is deleted: what goes, what stays, the way out."""

from bs4 import BeautifulSoup
from django.urls import reverse

from publications.models import Author, Publication, Topic, Venue
from tests.publications.desk import DeskTestCase
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)


def delete_page(row):
    return reverse(f"admin:publications_{row._meta.model_name}_delete", args=[row.pk])


class DeletingTests(DeskTestCase):
    def page(self, url, data=None):
        response = self.client.post(url, data) if data else self.client.get(url)
        return BeautifulSoup(response.content, "html.parser")

    def many(self, model, rows):
        url = reverse(f"admin:publications_{model}_changelist")
        picked = [row.pk for row in rows]
        return self.page(url, {"action": "delete_selected", "_selected_action": picked})

    def test_a_work_is_told_with_what_goes_and_what_stays(self):
        work = make_publication("On <b>Tests</b>", authors=["Ann A"])
        page = self.page(delete_page(work))
        self.assertEqual(page.h1.text, "Delete “On <b>Tests</b>”?")
        text = page.find(id="content").text
        self.assertIn("Authors, venues and topics stay.", text)
        self.assertNotIn("Authorship", text)

    def test_two_thousand_authors_are_no_list_to_read(self):
        work = make_publication("Physics")
        author = make_author("Ann A")
        work.authorships.model.objects.bulk_create(
            work.authorships.model(publication=work, author=author, position=n)
            for n in range(2000)
        )
        self.assertLess(len(self.client.get(delete_page(work)).content), 20_000)

    def test_the_way_back_needs_no_script(self):
        topic = Topic.objects.create(name="Tests")
        keep = self.page(delete_page(topic)).find("a", string="Keep it")
        form = reverse("admin:publications_topic_change", args=[topic.pk])
        self.assertEqual(keep["href"], form)

    def test_who_wrote_works_can_not_go_and_the_works_are_linked(self):
        author = make_author("Ann A")
        work = make_publication("On Tests", authors=[author])
        page = self.page(delete_page(author))
        self.assertEqual(page.h1.text, "“Ann A” can’t be deleted")
        form = reverse("admin:publications_publication_change", args=[work.pk])
        self.assertEqual(page.find("a", string="On Tests")["href"], form)
        self.assertIsNone(page.find("input", type="submit", value="Delete"))
        self.client.post(delete_page(author), {"post": "yes"})
        self.assertTrue(Author.objects.filter(pk=author.pk).exists())

    def test_many_are_counted_and_named(self):
        works = [make_publication(f"<i>Work</i> {n}") for n in range(3)]
        page = self.many("publication", works)
        self.assertEqual(page.h1.text, "Delete 3 publications?")
        self.assertIn("Work 1", page.find(id="content").text)
        self.assertEqual(len(page.find_all("input", {"name": "_selected_action"})), 3)
        picked = [work.pk for work in works]
        data = {"action": "delete_selected", "_selected_action": picked, "post": "yes"}
        self.client.post(reverse("admin:publications_publication_changelist"), data)
        self.assertFalse(Publication.objects.exists())

    def test_many_of_which_one_is_named_stay_all(self):
        venues = [Venue.objects.create(name=f"Venue {n}") for n in range(2)]
        make_appearance(make_publication("On Tests"), venue=venues[0])
        page = self.many("venue", venues)
        self.assertEqual(page.h1.text, "These venues can’t be deleted")
        self.assertIsNotNone(page.find("a", string="On Tests"))
