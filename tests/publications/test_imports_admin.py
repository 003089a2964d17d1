"""The recorded imports at the owner's desk."""

from django.contrib.auth.models import Permission, User
from django.urls import reverse

from publications.models import ImportRun, Publication, SourceFile

from .desk import DeskTestCase
from .drafts import make_entry
from .importing.bringing import bring

LIST = reverse("admin:publications_importrun_changelist")


def page_of(run):
    return reverse("admin:publications_importrun_change", args=[run.pk])


def file_of(run):
    return reverse("admin:publications_importrun_file", args=[run.pk])


class ImportsTests(DeskTestCase):
    def test_list_says_what_came_of_each_file_newest_first(self):
        bring(make_entry(key="a"), make_entry(key="b", title="Another"))
        bring(make_entry(key="a"))
        text = self.client.get(LIST).content.decode()
        self.assertContains(self.client.get(LIST), "1 unchanged")
        self.assertLess(text.index("1 unchanged"), text.index("1 created"))

    def test_list_says_how_many_errors_a_file_has(self):
        bring("@misc{a, title = {Open, year = 2020}")
        self.assertContains(self.client.get(LIST), "1 created, 1 error<")
        bring("@misc{b, title = {Ajar, year = 2020} @misc{c, title = {Gaping")
        self.assertContains(self.client.get(LIST), "2 created, 2 errors<")

    def test_what_entries_became_is_told_in_one_order_on_every_database(self):
        run = ImportRun(counts={"errors": 2, "kept": 1, "left out": 3, "created": 1})
        assert run.outcome() == "1 created, 1 kept, 3 left out, 2 errors"

    def test_titles_look_as_on_their_page(self):
        bring(make_entry(title=r"On \emph{E. coli}"))
        response = self.client.get(page_of(ImportRun.objects.get()))
        self.assertContains(response, ">On <em>E. coli</em></a>")

    def test_page_leads_to_the_works(self):
        bring(make_entry(key="doe", title="Taming Tests"))
        response = self.client.get(page_of(ImportRun.objects.get()))
        work = Publication.objects.get()
        url = reverse("admin:publications_publication_change", args=[work.pk])
        link = f'<a href="{url}">Taming Tests</a>'
        self.assertContains(response, link, html=True)
        self.assertContains(response, "<code>doe</code>", html=True)

    def test_page_tells_the_hash_of_the_file(self):
        bring(make_entry())
        response = self.client.get(page_of(ImportRun.objects.get()))
        self.assertContains(response, SourceFile.objects.get().digest)

    def test_page_says_what_changed_and_what_is_amiss(self):
        bring(make_entry(note="Old"))
        bring(make_entry(note="New", code="soon"))
        response = self.client.get(page_of(ImportRun.objects.first()))
        self.assertContains(response, "changed note")
        self.assertContains(response, "note: “Old” → “New”")
        self.assertContains(response, "Warning: code holds no web address")

    def test_page_of_a_work_that_is_gone(self):
        bring(make_entry(key="doe"))
        Publication.objects.all().delete()
        response = self.client.get(page_of(ImportRun.objects.get()))
        self.assertContains(response, "<code>doe</code>", html=True)

    def test_unchanged_entries_are_shown_when_asked_for(self):
        text = make_entry(key="doe")
        bring(text)
        bring(text)
        page = page_of(ImportRun.objects.first())
        self.assertNotContains(self.client.get(page), "<code>doe</code>", html=True)
        self.assertContains(self.client.get(page), "Show the 1 unchanged entry, too")
        self.assertContains(self.client.get(page + "?all"), "<code>doe</code>")

    def test_page_of_a_file_without_entries(self):
        bring("Dear Jane,")
        response = self.client.get(page_of(ImportRun.objects.get()))
        self.assertContains(response, "Line 1: error:")

    def test_long_report_has_parts(self):
        bring("".join(make_entry(key=f"k{n}", title=f"W {n}") for n in range(201)))
        page = page_of(ImportRun.objects.get())
        self.assertContains(self.client.get(page), "Part 1 of 2")
        response = self.client.get(page + "?part=2")
        self.assertContains(response, "<code>k200</code>", html=True)
        self.assertNotContains(response, "<code>k199</code>", html=True)

    def test_nothing_can_be_changed(self):
        bring(make_entry())
        run = ImportRun.objects.get()
        self.client.post(page_of(run), {"file": "other.bib"})
        self.assertEqual(ImportRun.objects.get().file, "1.bib")

    def test_deleted_record_takes_its_file_along(self):
        bring(make_entry())
        bring(make_entry())
        first, second = ImportRun.objects.all()
        url = reverse("admin:publications_importrun_delete", args=[first.pk])
        self.client.post(url, {"post": "yes"})
        self.assertEqual(SourceFile.objects.count(), 1)
        chosen = {"action": "delete_selected", "_selected_action": [second.pk]}
        self.client.post(LIST, {**chosen, "post": "yes"})
        self.assertFalse(ImportRun.objects.exists() or SourceFile.objects.exists())
        self.assertTrue(Publication.objects.exists())

    def test_file_comes_back_as_it_was_and_is_never_shown(self):
        text = "% <script>alert(1)</script>\r\n" + make_entry(title="Zo\u00eb")
        bring(text)
        response = self.client.get(file_of(ImportRun.objects.get()))
        self.assertEqual(response.content, text.encode())
        self.assertEqual(response["Content-Type"], "text/plain")
        said = response["Content-Disposition"]
        self.assertEqual(said, 'attachment; filename="1.bib"')
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertIn("sandbox", response["Content-Security-Policy"])

    def test_strangers_see_nothing(self):
        bring(make_entry())
        run = ImportRun.objects.get()
        self.client.force_login(User.objects.create_user("eve", is_staff=True))
        for url in (LIST, page_of(run), file_of(run)):
            self.assertEqual(self.client.get(url).status_code, 403)
        self.client.logout()
        for url in (LIST, page_of(run), file_of(run)):
            self.assertRedirects(self.client.get(url), f"/admin/login/?next={url}")

    def test_who_may_view_needs_no_more(self):
        bring(make_entry())
        run = ImportRun.objects.get()
        reader = User.objects.create_user("ann", is_staff=True)
        reader.user_permissions.add(Permission.objects.get(codename="view_importrun"))
        self.client.force_login(reader)
        for url in (LIST, page_of(run), file_of(run)):
            self.assertEqual(self.client.get(url).status_code, 200)

    def test_reports_are_not_read_for_the_list(self):
        for n in range(3):
            bring(make_entry(key=f"k{n}"))
        with self.assertNumQueries(7):
            self.client.get(LIST)
