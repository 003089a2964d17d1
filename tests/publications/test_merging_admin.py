from django.contrib.auth.models import Permission, User
from django.urls import reverse

from publications.models import Author, Deed, Publication
from tests.publications.desk import DeskTestCase
from tests.publications.factories import make_author, make_publication

HOSTILE = "<script>alert('x')</script>"


class MergeAuthorsTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.into = make_author("Rohit Karlupia", orcid="0000-0002-1825-0097")
        self.gone = make_author("Rohit Karlupiya", orcid="0000-0001-5109-3700")
        self.work = make_publication("Sarathi", authors=[self.gone])
        self.url = reverse("admin:publications_author_merge")
        self.both = {"into": self.into.pk, "from": self.gone.pk}

    def test_page_says_what_happens(self):
        response = self.client.get(self.url, self.both)
        self.assertContains(response, "“Rohit Karlupiya” becomes a spelling of")
        self.assertContains(response, "leads to /publications/authors/rohit-karlupia/")
        self.assertContains(response, "<h3>1 work moves to “Rohit Karlupia”</h3>")
        self.assertContains(response, "0000-0001-5109-3700")

    def test_looking_changes_nothing(self):
        self.client.get(self.url, self.both)
        self.assertEqual(Author.objects.count(), 2)

    def test_one_click_makes_them_one_and_offers_to_undo(self):
        response = self.client.post(
            self.url, self.both | {"stays_orcid": "gone"}, follow=True
        )
        [author] = Author.objects.all()
        self.assertEqual(author.orcid, "0000-0001-5109-3700")
        [said] = self.messages_of(response)
        self.assertIn("“Rohit Karlupiya” and “Rohit Karlupia” are one now.", said)
        undo = reverse("admin:publications_deed_undo", args=[Deed.objects.get().pk])
        self.assertIn(undo, said)
        self.client.post(undo)
        self.assertEqual(Author.objects.count(), 2)

    def test_page_of_undoing_says_who_comes_back(self):
        self.client.post(self.url, self.both)
        undo = reverse("admin:publications_deed_undo", args=[Deed.objects.get().pk])
        response = self.client.get(undo)
        self.assertContains(response, "<h3>Comes back (1)</h3>")
        self.assertContains(response, "<li>Rohit Karlupiya</li>")

    def test_two_in_one_work_are_refused_and_the_work_is_named(self):
        make_publication("Both", authors=[self.into, self.gone])
        self.assertContains(
            self.client.get(self.url, self.both), "They can’t be one yet"
        )
        response = self.client.post(self.url, self.both, follow=True)
        self.assertContains(response, "Nothing was changed")
        self.assertContains(response, "Both</a>")
        self.assertEqual(Author.objects.count(), 2)

    def test_likely_ones_are_offered_first(self):
        make_author("Ada Lovelace")
        response = self.client.get(self.url, {"into": self.into.pk})
        self.assertContains(response, "Rohit Karlupiya")
        self.assertNotContains(response, "Ada Lovelace")

    def test_others_are_found_by_name(self):
        other = make_author("Ada Lovelace")
        response = self.client.get(self.url, {"into": self.into.pk, "q": "lovel"})
        self.assertContains(response, f"into={self.into.pk}&amp;from={other.pk}")

    def test_nothing_found_is_said(self):
        response = self.client.get(self.url, {"into": self.into.pk, "q": "zz\0'\""})
        self.assertContains(response, "Nothing is called so")

    def test_form_leads_there(self):
        form = reverse("admin:publications_author_change", args=[self.into.pk])
        self.assertContains(self.client.get(form), f"{self.url}?into={self.into.pk}")

    def test_two_ticked_in_the_list(self):
        chosen = [self.into.pk, self.gone.pk]
        response = self.act(chosen)
        self.assertEqual(response.redirect_chain[-1][0].split("?")[0], self.url)
        self.assertContains(response, "Merge them")

    def test_of_two_ticked_who_has_more_works_stays(self):
        response = self.act([self.into.pk, self.gone.pk])
        self.assertEqual(response.context["into"], self.gone)

    def test_not_two_ticked(self):
        response = self.act([self.into.pk])
        self.assertEqual(
            self.messages_of(response),
            ["Tick the two authors that are one, no others."],
        )

    def act(self, chosen):
        url = reverse("admin:publications_author_changelist")
        data = {"action": "make_one", "_selected_action": chosen}
        return self.client.post(url, data, follow=True)

    def test_who_is_gone_leads_back_to_the_list(self):
        for into in (10**6, "x", "", "9" * 40, "²"):
            response = self.client.get(self.url, {"into": into}, follow=True)
            self.assertEqual(
                self.messages_of(response), ["That author is not here any more."]
            )

    def test_with_itself_asks_for_another(self):
        both = {"into": self.into.pk, "from": self.into.pk}
        self.assertContains(self.client.get(self.url, both), "Which author is the same")

    def test_names_are_text(self):
        bad = make_author(family_name=HOSTILE, orcid="0000-0002-1694-233X")
        both = {"into": self.into.pk, "from": bad.pk}
        self.assertNotContains(self.client.get(self.url, both), "<script>alert")
        response = self.client.post(self.url, both, follow=True)
        self.assertNotContains(response, "<script>alert")

    def test_only_who_may_delete_can(self):
        grace = User.objects.create_user("grace", password="x", is_staff=True)
        names = ["view_author", "change_author", "view_publication"]
        grace.user_permissions.set(Permission.objects.filter(codename__in=names))
        self.client.force_login(grace)
        self.assertEqual(self.client.get(self.url, self.both).status_code, 403)
        self.assertEqual(self.client.post(self.url, self.both).status_code, 403)
        form = reverse("admin:publications_author_change", args=[self.into.pk])
        self.assertNotContains(self.client.get(form), self.url)

    def test_queries_do_not_grow_with_the_works(self):
        for _ in range(40):
            make_publication(authors=[self.gone])
        with self.assertNumQueries(9):
            self.client.get(self.url, self.both)


class MergeWorksTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.into = make_publication("Sarathi", authors=["Ada Lovelace"], year=2023)
        self.gone = make_publication("Sarathi-Serve", year=2024, abstract="Words.")
        self.url = reverse("admin:publications_publication_merge")
        self.both = {"into": self.into.pk, "from": self.gone.pk}

    def test_page_asks_and_says_what_happens(self):
        response = self.client.get(self.url, self.both)
        self.assertContains(response, "<legend>Title</legend>")
        self.assertContains(response, "It gets the abstract of the other: Words.")
        self.assertContains(response, "It can be cited as")

    def test_one_click_and_one_to_undo_it(self):
        data = self.both | {"stays_title": "gone"}
        response = self.client.post(self.url, data, follow=True)
        work = Publication.objects.get()
        self.assertEqual(work.title, "Sarathi-Serve")
        self.assertEqual(work.appearances.count(), 2)
        [said] = self.messages_of(response)
        self.assertIn("are one now", said)
        undo = reverse("admin:publications_deed_undo", args=[Deed.objects.get().pk])
        self.client.post(undo)
        self.assertEqual(Publication.objects.count(), 2)

    def test_the_other_is_searched_for(self):
        response = self.client.get(self.url, {"into": self.into.pk, "q": "serve"})
        self.assertContains(response, f"from={self.gone.pk}")

    def test_form_leads_there(self):
        form = reverse("admin:publications_publication_change", args=[self.into.pk])
        self.assertContains(self.client.get(form), f"{self.url}?into={self.into.pk}")

    def test_two_ticked_in_the_list(self):
        url = reverse("admin:publications_publication_changelist")
        chosen = [self.into.pk, self.gone.pk]
        data = {"action": "make_one", "_selected_action": chosen}
        response = self.client.post(url, data, follow=True)
        self.assertContains(response, "Merge them")

    def test_titles_are_text(self):
        Publication.objects.filter(pk=self.gone.pk).update(title=HOSTILE)
        self.assertNotContains(self.client.get(self.url, self.both), "<script>alert")
        response = self.client.post(self.url, self.both, follow=True)
        self.assertNotContains(response, "<script>alert")
