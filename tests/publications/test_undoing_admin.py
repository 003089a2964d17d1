from django.contrib.auth.models import Permission, User
from django.urls import reverse

from publications.models import Deed, ImportRun, Publication
from tests.publications.desk import DeskTestCase
from tests.publications.drafts import make_entry
from tests.publications.importing.bringing import bring, titles


class UndoImportTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        bring(make_entry(key="one", title="One Work of Some Length"))
        self.deed = Deed.objects.get()
        self.url = reverse("admin:publications_deed_undo", args=[self.deed.pk])

    def test_report_of_an_import_leads_to_its_undoing(self):
        run = ImportRun.objects.get()
        report = reverse("admin:publications_importrun_change", args=[run.pk])
        self.assertContains(self.client.get(report), self.url)

    def test_page_says_what_goes(self):
        response = self.client.get(self.url)
        self.assertContains(response, "<h3>Goes (1)</h3>", html=True)
        self.assertContains(response, "One Work of Some Length")
        self.assertContains(response, "Undo this import")

    def test_one_click_undoes_it(self):
        response = self.client.post(self.url, follow=True)
        self.assertEqual(
            self.messages_of(response), ["Undone: Import of 1.bib. Gone: 1 work."]
        )
        self.assertEqual(titles(), [])

    def test_afterwards_report_and_page_say_so(self):
        self.client.post(self.url)
        run = ImportRun.objects.get()
        report = reverse("admin:publications_importrun_change", args=[run.pk])
        for url in (report, self.url):
            response = self.client.get(url)
            self.assertContains(response, "was undone on")
            self.assertContains(response, "by ada")
            self.assertNotContains(response, 'value="Undo')

    def test_is_undone_once_though_clicked_twice(self):
        self.client.post(self.url)
        response = self.client.post(self.url)
        self.assertContains(response, "was undone on")

    def test_edit_stands_in_the_way_with_who_and_where(self):
        work = Publication.objects.get()
        form = reverse("admin:publications_publication_change", args=[work.pk])
        self.send(form, {"award": "Best Paper"})
        response = self.client.post(self.url, follow=True)
        self.assertContains(response, form)
        self.assertContains(response, "was edited on")
        self.assertContains(response, "by ada")
        self.assertContains(response, "Nothing was undone")
        self.assertEqual(titles(), ["One Work of Some Length"])

    def test_all_but_that(self):
        bring(
            make_entry(key="two", title="Two Works of Some Length")
            + make_entry(key="three", title="Three Works of Some Length")
        )
        Publication.objects.filter(title__startswith="Two").update(award="Best Paper")
        url = reverse("admin:publications_deed_undo", args=[Deed.objects.first().pk])
        self.assertContains(self.client.get(url), "Undo all but what stands in the way")
        response = self.client.post(url, {"partly": "1"}, follow=True)
        [said] = self.messages_of(response)
        self.assertIn("Gone: 1 work. 1 work stayed as edited.", said)

    def test_only_who_may_delete_works_can_undo(self):
        looker = User.objects.create_user("grace", password="x", is_staff=True)
        looker.user_permissions.set(
            Permission.objects.filter(codename="view_publication")
        )
        self.client.force_login(looker)
        self.assertNotContains(
            self.client.get(self.url), 'type="submit" class="default"'
        )
        self.assertEqual(self.client.post(self.url).status_code, 403)
        self.assertEqual(titles(), ["One Work of Some Length"])

    def test_stranger_sees_nothing(self):
        self.client.force_login(
            User.objects.create_user("eve", password="x", is_staff=True)
        )
        self.assertEqual(self.client.get(self.url).status_code, 403)

    def test_what_is_not_there_leads_back(self):
        url = reverse("admin:publications_deed_undo", args=[10**6])
        self.assertRedirects(self.client.get(url), reverse("admin:index"))

    def test_list_of_all_that_was_done(self):
        response = self.client.get(reverse("admin:publications_deed_changelist"))
        self.assertContains(response, "Import of 1.bib")

    def test_page_takes_few_queries_however_many_works(self):
        bring(
            *[make_entry(key=f"n{n}", title=f"Number {n} of Many") for n in range(60)]
        )
        url = reverse("admin:publications_deed_undo", args=[Deed.objects.first().pk])
        with self.assertNumQueries(16):
            self.client.get(url)

    def test_hostile_title_is_text(self):
        bring(make_entry(key="bad", title="<script>alert(1)</script> of Some Length"))
        url = reverse("admin:publications_deed_undo", args=[Deed.objects.first().pk])
        self.assertNotContains(self.client.get(url), "<script>alert(1)")
