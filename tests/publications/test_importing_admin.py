"""Import BibTeX at the owner's desk: upload, plan, ticks, report."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from publications.importing.uploaded import plain_name
from publications.models import ImportRun, Publication, SourceFile, WaitingImport

from .desk import DeskTestCase
from .drafts import make_entry
from .importing.bringing import bring, titles
from .importing.test_corpora import ALL, FOLDER, SAMPLE
from .uploading import UPLOAD, Importing, file, plan_of

THREE = "".join(
    make_entry(key=key, title=title, author="Jane Doe", year="2020")
    for key, title in (("a", "Apples of ours"), ("b", "Bees of ours"), ("c", "Cats"))
)
ONE = make_entry(
    "article", "a", title="Taming the Throughput of Tests", author="Jane Doe",
    journal="Journal of Tests", year="2019",
)  # fmt: skip
OTHER = make_entry(
    "article", "b", title="Taming the Throughput of Tests",
    author="Jane Doe and Ann Poe", journal="Acta Probationum", year="2020",
)  # fmt: skip


class ImportingTests(Importing, DeskTestCase):
    def test_nothing_is_written_before_it_is_said(self):
        waiting = self.planned(THREE)
        self.assertContains(self.page(waiting), "Bees of ours")
        self.assertFalse(Publication.objects.exists() or ImportRun.objects.exists())

    def test_ticked_entries_become_works_and_the_report_leads_to_them(self):
        waiting = self.planned(THREE)
        said = self.apply(waiting, without=[1])
        self.assertIn("See the report", said)
        self.assertEqual(titles(), ["Apples of ours", "Cats"])
        response = self.client.get(f"{plan_of(waiting)}?done", follow=True)
        run = ImportRun.objects.get()
        [told] = self.messages_of(response)
        self.assertEqual(told, "Imported. “works.bib”: 2 created, 1 left out.")
        report = reverse("admin:publications_importrun_change", args=[run.pk])
        self.assertRedirects(response, report)
        self.assertContains(response, "Bees of ours")
        self.assertContains(response, "you left it out")
        for work in Publication.objects.all():
            url = reverse("admin:publications_publication_change", args=[work.pk])
            self.assertContains(response, f'href="{url}"')
        self.assertEqual((run.by, run.outcome()), ("ada", "2 created, 1 left out"))

    def test_the_journal_says_what_was_uploaded_and_imported(self):
        with self.assertLogs("offprint.imports") as journal:
            self.apply(self.planned(THREE), without=[1])
        self.assertEqual(
            [record.getMessage() for record in journal.records],
            [
                "To be imported: works.bib",
                "Imported. “works.bib”: 2 created, 1 left out.",
            ],
        )

    def test_what_was_left_out_is_offered_again(self):
        self.apply(self.planned(THREE), without=[1])
        waiting = self.planned(THREE)
        response = self.page(waiting)
        self.assertContains(response, "2 are here already")
        self.assertContains(response, "Bees of ours")
        self.apply(waiting)
        self.assertIn("Bees of ours", titles())

    def test_left_out_change_is_offered_again(self):
        bring(make_entry(note="Old"))
        text = make_entry(note="New")
        self.apply(self.planned(text), without=[0])
        self.assertEqual(note_of_only(), "Old")
        self.apply(self.planned(text))
        self.assertEqual(note_of_only(), "New")

    def test_change_is_shown_with_old_and_new_value(self):
        bring(make_entry(abstract="We tame tests that run."))
        waiting = self.planned(make_entry(abstract="We tame tests that fly."))
        self.assertContains(self.page(waiting), "We tame tests that <del>run</del>.")
        self.assertContains(self.page(waiting), "We tame tests that <ins>fly</ins>.")

    def test_edited_value_stays_unless_the_files_is_taken(self):
        bring(make_entry(abstract="Theirs"))
        Publication.objects.update(abstract="Mine", modified=timezone.now())
        waiting = self.planned(make_entry(abstract="Newer"))
        self.assertContains(self.page(waiting), "Edited here, and kept")
        self.apply(waiting)
        self.assertEqual(Publication.objects.get().abstract, "Mine")
        waiting = self.planned(make_entry(abstract="Newest"))
        self.apply(waiting, **{"prefer-0": ["abstract"]})
        self.assertEqual(Publication.objects.get().abstract, "Newest")

    def test_only_fields_that_differ_can_be_taken(self):
        bring(make_entry(abstract="Theirs", note="Theirs"))
        Publication.objects.update(abstract="Mine", modified=timezone.now())
        waiting = self.planned(make_entry(abstract="Newer", note="Theirs"))
        self.send(waiting, {"keep": "1"}, **{"prefer-0": ["note", "pk", "<b>"]})
        waiting.refresh_from_db()
        self.assertEqual(waiting.answers["prefer"], {})

    def test_possible_duplicate_waits_for_an_answer(self):
        bring(ONE)
        waiting = self.planned(OTHER)
        self.assertContains(self.page(waiting), "Decide later")
        self.apply(waiting)
        self.assertEqual(Publication.objects.count(), 1)
        self.assertContains(self.page(self.planned(OTHER)), "Decide later")

    def test_possible_duplicate_that_is_another_work(self):
        bring(ONE)
        self.apply(self.planned(OTHER), **{"same-0": "-"})
        self.assertEqual(Publication.objects.count(), 2)

    def test_possible_duplicate_that_is_the_same_work(self):
        bring(ONE)
        waiting = self.planned(OTHER)
        same = {"same-0": Publication.objects.get().slug}
        response = self.send(waiting, {"apply": "1"}, **same)
        self.assertRedirects(response, plan_of(waiting), fetch_redirect_response=False)
        self.streamed(self.client.get(plan_of(waiting)))
        self.assertEqual(Publication.objects.get().appearances.count(), 1)
        self.assertContains(self.page(waiting), "One more appearance of")
        self.apply(waiting)
        self.assertEqual(Publication.objects.get().appearances.count(), 2)

    def test_answer_can_be_taken_back(self):
        bring(ONE)
        waiting = self.planned(OTHER)
        same = {"same-0": Publication.objects.get().slug}
        self.send(waiting, {"keep": "1"}, **same)
        self.streamed(self.client.get(plan_of(waiting)))
        self.send(waiting, {"keep": "1"}, **{"same-0": ""})
        self.streamed(self.client.get(plan_of(waiting)))
        self.apply(waiting)
        self.assertEqual(Publication.objects.get().appearances.count(), 1)

    def test_all_questions_are_answered_at_once(self):
        bring(ONE, ONE.replace("Tests", "Wasps").replace("{a,", "{a2,"))
        both = OTHER + OTHER.replace("Tests", "Wasps").replace("{b,", "{b2,")
        for button, count in (("later", 0), ("another", 2), ("same", 2)):
            with self.subTest(button):
                waiting = self.planned(both)
                self.send(waiting, {button: "ask"})
                waiting.refresh_from_db()
                self.assertEqual(len(waiting.answers["same"]), count)
        self.streamed(self.client.get(plan_of(waiting)))
        self.apply(waiting)
        self.assertEqual(Publication.objects.count(), 2)

    def test_all_edits_give_way_at_once(self):
        bring(*(make_entry(key=k, title=k, abstract="Old", note="Old") for k in "abc"))
        Publication.objects.update(abstract="Mine", modified=timezone.now())
        texts = (make_entry(key=k, title=k, abstract="New", note="Old") for k in "abc")
        waiting = self.planned("".join(texts))
        self.send(waiting, {"files": "kept"})
        self.apply(waiting)
        abstracts = Publication.objects.values_list("abstract", flat=True)
        self.assertEqual(list(abstracts), ["New"] * 3)

    def test_edit_in_between_is_told_and_nothing_is_done(self):
        bring(make_entry(note="Old", abstract="Old"))
        waiting = self.planned(make_entry(note="New", abstract="New"))
        work = Publication.objects.get()
        work.abstract = "Mine"
        work.save()
        said = self.apply(waiting)
        self.assertIn("See the plan", said)
        self.assertEqual(note_of_only(), "Old")
        self.assertContains(self.page(waiting), "changed since you looked")
        self.apply(waiting)
        self.assertEqual(note_of_only(), "New")
        self.assertEqual(Publication.objects.get().abstract, "Mine")

    def test_edit_of_another_work_is_in_nobodys_way(self):
        bring(make_entry(), make_entry(key="x", title="Another"))
        waiting = self.planned(make_entry(note="New"))
        Publication.objects.get(title="Another").save()
        self.apply(waiting)
        self.assertEqual(Publication.objects.first().appearances.count(), 1)
        self.assertEqual(ImportRun.objects.first().counts, {"updated": 1})

    def test_entry_that_another_depends_on_is_looked_at_again(self):
        paper = make_entry(
            "article", "b", title="Taming the Throughput of Tests", author="Jane Doe",
            journal="Acta", year="2020",
        )  # fmt: skip
        waiting = self.planned(ONE + paper)
        said = self.apply(waiting, without=[0])
        self.assertIn("See the plan", said)
        self.assertContains(self.page(waiting), "To look at again")
        self.apply(waiting)
        self.assertEqual(titles(), ["Taming the Throughput of Tests"])
        self.assertEqual(Publication.objects.get().appearances.count(), 1)

    def test_second_click_imports_nothing_more(self):
        waiting = self.planned(THREE)
        data = self.form(waiting) | {"apply": "1"}
        self.streamed(self.client.post(plan_of(waiting), data))
        response = self.client.post(plan_of(waiting), data)
        self.assertEqual(response.status_code, 302)
        self.assertEqual(ImportRun.objects.count(), 1)
        self.assertEqual(Publication.objects.count(), 3)

    def test_two_clicks_at_once_import_once(self):
        waiting = self.planned(THREE)
        data = self.form(waiting) | {"apply": "1"}
        both = [self.client.post(plan_of(waiting), data) for _ in range(2)]
        said = [self.streamed(response) for response in both]
        self.assertTrue(all("See the report" in text for text in said))
        self.assertEqual(ImportRun.objects.count(), 1)

    def test_browser_that_goes_away_leaves_nothing_behind(self):
        waiting = self.planned(THREE)
        response = self.send(waiting, {"apply": "1"})
        pieces = iter(response.streaming_content)
        said = ""
        while 'value="3"' not in said:
            said = next(pieces).decode()
        response.close()
        self.assertFalse(Publication.objects.exists())
        self.apply(waiting)
        self.assertEqual(Publication.objects.count(), 3)

    def test_page_of_an_older_plan_changes_nothing(self):
        waiting = self.planned(THREE)
        old = self.form(waiting) | {"apply": "1", "version": "0"}
        response = self.client.post(plan_of(waiting), old, follow=True)
        self.assertContains(response, "older plan")
        self.assertFalse(Publication.objects.exists())

    def test_discarded_plan_is_gone_with_its_files(self):
        waiting = self.planned(THREE)
        response = self.client.post(plan_of(waiting), {"discard": "1"}, follow=True)
        self.assertContains(response, "The import of works.bib is discarded.")
        self.assertFalse(WaitingImport.objects.exists() or waiting.folder.exists())
        response = self.client.get(plan_of(waiting), follow=True)
        self.assertContains(response, "was discarded, or is older than a week")

    def test_plan_is_forgotten_after_a_week(self):
        old = self.planned(THREE)
        WaitingImport.objects.update(created=timezone.now() - timedelta(days=8))
        self.client.get(UPLOAD)
        self.assertFalse(WaitingImport.objects.filter(pk=old.pk).exists())

    def test_import_that_waits_is_offered_where_imports_are(self):
        waiting = self.planned(THREE)
        for url in (UPLOAD, reverse("admin:publications_importrun_changelist")):
            self.assertContains(self.client.get(url), f'href="{plan_of(waiting)}"')

    def test_all_of_a_group_on_all_pages(self):
        text = "".join(make_entry(key=f"k{n}", title=f"W {n}") for n in range(130))
        waiting = self.planned(text)
        self.send(waiting, {"none": "new"})
        waiting.refresh_from_db()
        self.assertEqual(len(waiting.answers["left_out"]), 130)
        self.send(waiting, {"all": "new"}, part=2)
        waiting.refresh_from_db()
        self.assertEqual(waiting.answers["left_out"], [])

    def test_answers_are_kept_from_page_to_page(self):
        text = "".join(make_entry(key=f"k{n}", title=f"W {n}") for n in range(130))
        waiting = self.planned(text)
        response = self.send(waiting, {"go": "2"}, without=[3])
        self.assertRedirects(response, f"{plan_of(waiting)}?part=2")
        self.apply(waiting, without=[110], part=2)
        self.assertEqual(Publication.objects.count(), 128)
        self.assertFalse({"W 3", "W 110"} & set(titles()))

    def test_several_files_and_pasted_text_at_once(self):
        waiting = self.planned(
            file(make_entry(key="a", title="Apples")),
            file(make_entry(key="b", title="Bees")),
            text=make_entry(key="c", title="Cats").replace("\n", "\r\n"),
        )
        names = list(waiting.files.values_list("name", flat=True))
        self.assertEqual(names[:2], ["works.bib", "works-2.bib"])
        self.assertRegex(names[2], r"^pasted-\d{8}-\d{6}\.bib$")
        self.apply(waiting)
        self.assertEqual(titles(), ["Apples", "Bees", "Cats"])
        first, *others = ImportRun.objects.order_by("pk")
        response = self.client.get(plan_of(waiting), follow=True)
        self.assertContains(response, "Together with")
        for run in others:
            report = reverse("admin:publications_importrun_change", args=[run.pk])
            self.assertContains(response, f'<a href="{report}">{run.file_name()}</a>')
        self.assertEqual(len(others), 2)

    def test_problems_are_told_with_their_lines(self):
        waiting = self.planned(make_entry() + "\n@misc{open, title = {Ajar")
        response = self.page(waiting)
        self.assertContains(response, "Problems in the file")
        self.assertContains(response, "Line 5")

    def test_warning_stands_with_its_entry_and_is_counted(self):
        waiting = self.planned(make_entry(code="soon") + make_entry(key="b", title="B"))
        response = self.page(waiting)
        self.assertContains(response, "1 warning stands below, with its entry.")
        self.assertContains(response, "no link made", count=1)

    def test_what_is_uploaded_is_escaped(self):
        evil = "<script>alert(1)</script>"
        bring(make_entry(note="Old", title="Tame"))
        waiting = self.planned(
            file(
                make_entry(note=evil, title="Tame")
                + make_entry(key=evil, title=evil, author=evil, journal=evil),
                name=f"{evil}.bib",
            )
        )
        self.assertNotContains(self.page(waiting), evil)
        self.assertNotIn(evil, self.apply(waiting))
        response = self.client.get(plan_of(waiting), follow=True)
        self.assertNotContains(response, evil)

    def test_who_may_only_look_can_not_import(self):
        waiting = self.planned(THREE)
        reader = User.objects.create_user("ann", is_staff=True)
        view = Permission.objects.filter(codename__startswith="view_")
        reader.user_permissions.set(view)
        self.client.force_login(reader)
        for url in (UPLOAD, plan_of(waiting)):
            self.assertEqual(self.client.get(url).status_code, 403)
            self.assertEqual(self.client.post(url, {"apply": "1"}).status_code, 403)
        response = self.client.get(reverse("admin:publications_importrun_changelist"))
        self.assertNotContains(response, "works.bib")

    def test_who_may_not_make_works_can_not_import(self):
        clerk = User.objects.create_user("cle", is_staff=True)
        clerk.user_permissions.set(
            Permission.objects.filter(codename__endswith="_importrun")
        )
        self.client.force_login(clerk)
        self.assertEqual(self.client.get(UPLOAD).status_code, 403)

    def test_plan_asks_the_database_as_often_for_many_entries(self):
        for count in (3, 60):
            bib = "".join(make_entry(key=f"k{n}", title=f"W {n}") for n in range(count))
            waiting = self.planned(bib)
            with self.assertNumQueries(7):
                self.page(waiting)

    def test_deleting_says_what_goes_with_it(self):
        self.apply(self.planned(THREE))
        run = ImportRun.objects.get()
        url = reverse("admin:publications_importrun_delete", args=[run.pk])
        self.assertContains(self.client.get(url), "also the file as it was imported")
        self.client.post(url, {"post": "yes"})
        self.assertFalse(SourceFile.objects.exists())

    def test_list_of_works_leads_here_who_may_import(self):
        works = reverse("admin:publications_publication_changelist")
        self.assertContains(self.client.get(works), f'href="{UPLOAD}"')
        reader = User.objects.create_user("ann", is_staff=True)
        reader.user_permissions.set(
            Permission.objects.filter(codename__contains="view")
        )
        self.client.force_login(reader)
        self.assertNotContains(self.client.get(works), f'href="{UPLOAD}"')

    def test_empty_list_says_what_to_do(self):
        response = self.client.get(reverse("admin:publications_importrun_changelist"))
        self.assertContains(response, "Nothing was imported yet.")
        self.assertContains(response, f'href="{UPLOAD}"')


def note_of_only():
    return Publication.objects.get().appearances.get().note


class RefusedTests(Importing, DeskTestCase):
    def refused(self, *files, **more):
        response = self.upload(*files, **more)
        self.assertFalse(WaitingImport.objects.exists())
        return sum(response.context["form"].errors.values(), [])

    def test_nothing(self):
        self.assertEqual(self.refused(), ["Choose a BibTeX file or paste an entry."])

    def test_empty_file(self):
        [said] = self.refused(file(""))
        self.assertIn("“works.bib” is empty.", said)

    def test_other_formats_are_named(self):
        for content, said in (
            (b"%PDF-1.7\n\x00\x01", "is a PDF, no BibTeX"),
            (b"PK\x03\x04...[Content_Types].xml word/", "is a Word or Office file"),
            (b"PK\x03\x04...", "is a ZIP"),
            (b"TY  - JOUR\r\nAU  - Doe", "is in RIS"),
            (b'[{"title": "A"}]', "is in JSON"),
            (b"<!DOCTYPE html><p>", "is a web page"),
            (b"Dear Jane,", "holds no BibTeX entry"),
            (b"@string{a = {b}} @comment{x}", "holds no BibTeX entry"),
        ):
            with self.subTest(said):
                [error] = self.refused(file(content, "mine.doc"))
                self.assertIn(said, error)
                self.assertIn("“mine.doc”", error)

    def test_too_much_is_led_to_the_command(self):
        many = "@misc{a}" * 5001
        [said] = self.refused(file(many))
        self.assertIn("5,001 entries; at most 5,000 fit here.", said)
        self.assertIn("manage.py import_bibtex works.bib", said)
        [said] = self.refused(file(make_entry() + " " * 10 * 1024 * 1024))
        self.assertIn("at most 10.0\xa0MB fit here.", said)

    def test_latin_1_and_utf_16_are_read(self):
        text = make_entry(title="Zürich", key="z")
        for encoding in ("latin-1", "utf-16", "utf-8-sig", "cp1252"):
            with self.subTest(encoding):
                waiting = self.planned(file(text.encode(encoding)))
                self.assertContains(self.page(waiting), "Zürich")
                waiting.discard()

    def test_what_is_no_zip(self):
        archive = file(b"Rar!", "files.rar")
        [said] = self.refused(make_entry(), archive=archive)
        self.assertIn("“files.rar” is no ZIP", said)


@pytest.mark.parametrize(
    "name", ["../../etc/x.bib", "C:\\Users\\x.bib", "a/\u202ex.bib"]
)
def test_only_the_last_part_of_a_name_is_kept(name):
    assert plain_name(name) in ("x.bib", "_x.bib")


@pytest.mark.skipif(not ALL, reason="the corpora are not here")
@pytest.mark.django_db
@pytest.mark.parametrize("found", SAMPLE[::5], ids=lambda found: found["file"])
def test_real_file_is_planned_and_imported_as_planned(found, admin_client):
    case = Importing()
    case.client = admin_client
    data = (FOLDER / found["file"]).read_bytes()
    waiting = case.planned(file(data))
    rows = case.page(waiting).context["groups"]
    new = next(group for group in rows if group.key == "new")
    said = case.apply(waiting)
    run = ImportRun.objects.get()
    assert "See the report" in said
    assert run.counts["created"] == len(new.numbers)
    assert len(run.lines) == found["entries"]


class EndedSessionTests(Importing, DeskTestCase):
    def test_nothing_is_imported_by_who_has_signed_out_and_the_plan_is_kept(self):
        waiting = self.planned(THREE)
        data = self.form(waiting) | {"apply": "1"}
        self.client.logout()
        response = self.client.post(plan_of(waiting), data, follow=True)
        self.assertContains(response, "Sign in")
        self.assertFalse(Publication.objects.exists())
        self.client.force_login(self.owner)
        self.apply(waiting)
        self.assertEqual(Publication.objects.count(), 3)
