"""What the owner is told after a save, and after a deletion."""

from bs4 import BeautifulSoup
from django.urls import reverse

from homepage.models import Profile
from publications.models import Author, Publication, Topic, Venue
from publications.previewing import address_of
from tests.publications.desk import DeskTestCase
from tests.publications.factories import make_author, make_publication


def form_of(row):
    model = row._meta.model_name
    return reverse(f"admin:{row._meta.app_label}_{model}_change", args=[row.pk])


class TellingTests(DeskTestCase):
    def told(self, response):
        """The only message, and where its links lead."""
        page = BeautifulSoup(response.content, "html.parser")
        (message,) = page.select(".messagelist li")
        return message.text, {a.text: a["href"] for a in message.find_all("a")}

    def save(self, row, button="_save", **changes):
        return self.told(self.send(form_of(row), changes, button))

    def test_a_published_work_leads_to_its_page_and_its_form(self):
        work = make_publication("On Tests")
        text, links = self.save(work)
        self.assertEqual(text, "“On Tests” is live: view it on the site.")
        page = work.get_absolute_url()
        wanted = {"“On Tests”": form_of(work), "view it on the site": page}
        self.assertEqual(links, wanted)

    def test_a_new_work_is_told_alike(self):
        add = reverse("admin:publications_publication_add")
        text, links = self.told(self.send(add, {"title": "New"}, "_addanother"))
        self.assertEqual(text, "“New” is live: view it on the site.")
        self.assertEqual(links["“New”"], form_of(Publication.objects.get()))

    def test_on_its_own_form_the_name_leads_nowhere(self):
        work = make_publication("On Tests")
        text, links = self.save(work, "_continue")
        self.assertEqual(list(links), ["view it on the site"])

    def test_a_draft_is_said_to_be_seen_only_here(self):
        work = make_publication("On Tests")
        text, links = self.save(work, status="draft")
        self.assertEqual(text, "“On Tests” is a draft, seen only here: preview it.")
        self.assertEqual(links["preview it"], address_of(work))

    def test_rows_that_works_share_lead_to_their_pages(self):
        author = make_author("Ada Lovelace")
        make_publication(authors=[author])
        text, links = self.save(author)
        self.assertEqual(text, "“Ada Lovelace” is saved: view it on the site.")
        self.assertEqual(links["view it on the site"], author.get_absolute_url())

    def test_what_stands_at_no_work_leads_to_its_form_alone(self):
        for row in (
            make_author("Bob B"),
            Venue.objects.create(name="Journal"),
            Topic.objects.create(name="Tests"),
        ):
            text, links = self.save(row)
            self.assertEqual(text, f"“{row}” is saved.")
            self.assertEqual(links, {f"“{row}”": form_of(row)})

    def test_the_profile_leads_to_the_front_page(self):
        profile = Profile.objects.create(name="Ada Lovelace")
        make_author("Ada Lovelace", is_owner=True)
        text, links = self.save(profile, "_continue")
        self.assertEqual(text, "Your profile is saved: view your site.")
        self.assertEqual(links, {"view your site": "/"})

    def test_a_hostile_name_is_told_as_text_and_shortly(self):
        venue = Venue.objects.create(name='<script>"x"' + "y" * 200)
        text, links = self.save(venue)
        self.assertTrue(text.startswith('“<script>"x"yyy'))
        self.assertLess(len(text), 130)

    def test_what_is_deleted_is_named(self):
        topic = Topic.objects.create(name="<b>Tests</b>")
        url = reverse("admin:publications_topic_delete", args=[topic.pk])
        response = self.client.post(url, {"post": "yes"}, follow=True)
        self.assertEqual(
            self.told(response)[0], "“<b>Tests</b>” is deleted. Bring it back"
        )

    def test_a_deleted_work_leads_to_where_it_is_brought_back(self):
        works = reverse("admin:publications_publication_changelist")
        one, *two = (make_publication(f"Work {n}") for n in range(3))
        url = reverse("admin:publications_publication_delete", args=[one.pk])
        response = self.client.post(url, {"post": "yes"}, follow=True)
        text, links = self.told(response)
        self.assertEqual(text, "“Work 0” is deleted. Bring it back")
        self.assertContains(self.client.get(links["Bring it back"]), "Work 0")
        picked = [work.pk for work in two]
        data = {"action": "delete_selected", "_selected_action": picked, "post": "yes"}
        text, links = self.told(self.client.post(works, data, follow=True))
        self.assertEqual(text, "2 publications are deleted. Bring back …")

    def test_a_refused_form_tells_of_no_success(self):
        author = make_author("Bob B")
        response = self.send(form_of(author), {"family_name": ""})
        self.assertEqual(self.messages_of(response), [])
        self.assertEqual(Author.objects.get().family_name, "B")
