"""Paste to fill, as a browser without script meets it."""

from django.contrib.auth.models import Permission, User
from django.urls import reverse

from publications.models import Author, Publication

from .desk import DeskTestCase, filled
from .factories import make_author, make_publication
from .importing.bringing import bring, outcomes
from .test_admin import ADD, change, new_rows

ENTRY = """@inproceedings{agrawal2024taming,
  title     = {Taming {Throughput-Latency} Tradeoff},
  author    = {Amey Agrawal* and Kedia, Nitin* and Panwar, Ashish},
  booktitle = {18th USENIX Symposium on Operating Systems Design (OSDI 24)},
  year      = {2024},
  pages     = {117--134},
  url       = {https://www.usenix.org/conference/osdi24/presentation/agrawal},
  code      = {https://github.com/microsoft/sarathi-serve},
  doi       = {10.5555/12.34},
  keywords  = {Systems, Machine learning},
  abstract  = {We serve.},
  biburl    = {dblp},
}"""


class Filling(DeskTestCase):
    def fill(self, text, url=ADD, **typed):
        data = filled(self.client.get(url)) | typed
        return self.client.post(url, data | {"_paste": text, "_fill": "1"})

    def save(self, response, url=ADD, **changes):
        return self.post(url, filled(response) | changes, button="_save")


class FillingTests(Filling):
    def test_an_entry_fills_the_form_and_is_saved_by_a_second_step(self):
        response = self.fill(ENTRY)
        self.assertFalse(Publication.objects.exists() or Author.objects.exists())
        self.assertNotContains(response, "errornote")
        self.save(response)
        work = Publication.objects.get()
        self.assertEqual(work.title, "Taming Throughput-Latency Tradeoff")
        people = [(str(p), p.is_equal) for p in work.authors()]
        self.assertEqual(
            people,
            [("Amey Agrawal", True), ("Nitin Kedia", True), ("Ashish Panwar", False)],
        )
        place = work.appearances.get()
        self.assertEqual((place.year, place.pages), (2024, "117–134"))
        self.assertEqual(place.citation_key, "agrawal2024taming")
        self.assertEqual(place.bibtex, ENTRY)
        self.assertEqual(work.abstract, "We serve.")
        self.assertEqual(
            [topic.name for topic in work.topics.all()], ["Machine learning", "Systems"]
        )
        self.assertIn("code", [link.kind for link in work.links.all()])

    def test_what_was_typed_stays_and_what_differs_is_told(self):
        response = self.fill(ENTRY, title="My own title", abstract="")
        self.assertContains(response, 'value="My own title"')
        self.assertContains(response, "title stays “My own title”, and not “Taming")
        self.assertContains(response, "We serve.</textarea>")

    def test_what_has_no_place_is_told(self):
        response = self.fill(ENTRY.replace("dblp", "https://dblp.org/x"))
        self.assertContains(response, "Kept with the entry, and shown nowhere: biburl.")

    def test_files_are_told_of(self):
        entry = "@misc{a, title={A}, preview={a.png}, pdf={a.pdf}}"
        response = self.fill(entry)
        self.assertContains(response, "Its picture, a.png, is to be chosen")
        self.assertContains(response, "Its file, a.pdf, is to be chosen")

    def test_broken_bibtex_is_told_with_its_line_and_stays_in_the_box(self):
        response = self.fill("@article{a,\n  title = {Open\n")
        self.assertContains(response, "Line ")
        broken = "@article{\n\n@"
        response = self.fill(broken, title="Typed")
        self.assertContains(response, "Nothing was filled in.")
        self.assertContains(response, "@article{\n\n@</textarea>")
        self.assertContains(response, 'value="Typed"')

    def test_of_several_entries_the_first_is_taken_and_the_import_named(self):
        response = self.fill("@misc{a, title={One}}\n@misc{b, title={Two}}")
        self.assertContains(response, "There are 2 entries; the form takes the first.")
        self.assertContains(response, reverse("admin:publications_importrun_add"))
        self.assertContains(response, 'value="One"')

    def test_authors_become_rows_beside_those_that_are_there(self):
        rows = new_rows("authorships", {"author": "Ada Lovelace", "role": "editor"})
        response = self.fill("Lovelace, Ada; Babbage, C.; Newman, Zed", **rows)
        formset = response.context["inline_admin_formsets"][0].formset
        names = [form["author"].value() for form in formset.forms]
        self.assertEqual(names, ["Ada Lovelace", "C. Babbage", "Zed Newman"])
        self.assertContains(response, "New: added to the authors with the work.")

    def test_stars_are_asked_about(self):
        names = "Ann Lee*, Bo Roe, Cy Poe*"
        response = self.fill(names)
        self.assertContains(response, "A star stands behind Ann Lee, Cy Poe.")
        self.assertContains(response, f"{names}</textarea>")
        self.assertNotContains(response, 'is_equal" checked')
        data = filled(response) | {"_paste": names, "_stars": "on", "_fill": "1"}
        response = self.client.post(ADD, data)
        formset = response.context["inline_admin_formsets"][0].formset
        equal = [bool(form["is_equal"].value()) for form in formset.forms]
        self.assertEqual(equal, [True, False, True])

    def test_similar_names_are_asked_about_before_anything_is_saved(self):
        make_author("Nitin Kedya")
        response = self.fill(ENTRY)
        self.assertContains(response, "Nitin Kedia: the same person as Nitin Kedya?")
        self.assertNotContains(response, "Say who this is.")

    def test_an_appearance_is_added_to_a_work(self):
        work = make_publication("Taming Tradeoff", authors=["Amey Agrawal"], year=2023)
        response = self.fill(ENTRY, url=change(work))
        self.save(response, url=change(work))
        work.refresh_from_db()
        self.assertEqual(work.title, "Taming Tradeoff")
        self.assertEqual(work.appearances.count(), 2)
        self.assertEqual(len(work.authors()), 3)
        self.assertEqual(work.authors()[0].author.family_name, "Agrawal")
        self.assertIs(work.authors()[0].is_equal, True)

    def test_text_that_was_not_filled_in_is_not_lost(self):
        data = filled(self.client.get(ADD)) | {"title": "On Tests"}
        response = self.post(ADD, data | {"_paste": ENTRY})
        self.assertContains(response, "that was not filled in")
        self.assertContains(response, "@inproceedings{agrawal2024taming")
        self.assertFalse(Publication.objects.exists())

    def test_what_is_pasted_is_never_taken_for_markup(self):
        for text in (
            "@misc{<b>x, title={<script>alert(1)</script>}}",
            "<script>alert, <b>x",
        ):
            response = self.fill(text)
            self.assertNotContains(response, "<script>alert")
            self.assertNotContains(response, "<b>x")

    def test_who_may_only_look_fills_nothing(self):
        reader = User.objects.create_user("reader", password="x", is_staff=True)
        view = Permission.objects.get(codename="view_publication")
        reader.user_permissions.add(view)
        self.client.force_login(reader)
        for headers in ({}, {"Accept": "application/json"}):
            response = self.client.post(
                ADD, {"_paste": ENTRY, "_fill": "1"}, headers=headers
            )
            self.assertEqual(response.status_code, 403)
        url = reverse("admin:publications_publication_who")
        self.assertEqual(self.client.post(url, {}).status_code, 403)

    def test_a_script_is_given_the_values(self):
        data = filled(self.client.get(ADD)) | {"_paste": ENTRY, "_fill": "1"}
        answer = self.client.post(ADD, data, headers={"Accept": "application/json"})
        values = answer.json()["data"]
        self.assertEqual(values["authorships-1-author"], "Nitin Kedia")
        self.assertEqual(values["appearances-0-year"], "2024")
        self.assertEqual(values["_paste"], "")
        # The button would be given another name.
        self.assertNotIn("_fill", values)
        self.assertIn("Filled in from agrawal2024taming:", answer.json()["said"])


class LaterImportTests(Filling):
    """The file that a pasted entry was taken from is imported later."""

    def setUp(self):
        super().setUp()
        self.save(self.fill(ENTRY), **{"appearances-0-place": "Santa Clara"})

    def test_the_entry_is_recognised_and_nothing_is_lost(self):
        report = bring(ENTRY)
        self.assertEqual(Publication.objects.count(), 1)
        self.assertEqual(Author.objects.count(), 3)
        place = Publication.objects.get().appearances.get()
        self.assertEqual(place.place, "Santa Clara")
        self.assertNotIn("created", outcomes(report))

    def test_what_the_file_changes_later_is_taken(self):
        bring(ENTRY.replace("117--134", "118--135"))
        place = Publication.objects.get().appearances.get()
        self.assertEqual(place.pages, "118–135")
