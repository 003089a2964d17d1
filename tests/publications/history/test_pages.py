"""The history in the admin: read, compared, restored, brought back."""

import re

from django.contrib.auth.models import Permission, User
from django.core.files.base import ContentFile
from django.urls import reverse
from reversion.models import Version

from homepage.models import Profile
from publications.history import keep_now
from publications.models import Author, Link, Publication, Topic
from tests.publications.desk import DeskTestCase
from tests.publications.factories import make_author, make_publication


class HistoryTestCase(DeskTestCase):
    def work(self, **fields):
        return make_publication("Vidur", authors=["Ada Lovelace"], **fields)

    def form(self, work):
        return reverse("admin:publications_publication_change", args=[work.pk])

    def history(self, work):
        url = reverse("admin:publications_publication_history", args=[work.pk])
        return self.client.get(url)

    def version(self, work, number=-1):
        """The address of a version, counted from the first."""
        found = Version.objects.get_for_object_reference(Publication, work.pk)
        pk = list(found.reverse())[number].pk
        return reverse("admin:publications_publication_version", args=[work.pk, pk])

    def what(self, work):
        return [m.what or m.comment for m in self.history(work).context["page"]]


class SavedTest(HistoryTestCase):
    def test_each_save_is_a_version_with_who_when_and_what(self):
        work = self.work()
        self.send(self.form(work), {"title": "Sarathi", "award": "Best Paper"})
        self.send(self.form(work), {"authorships-0-is_equal": "on"})
        assert self.what(work) == [
            "Changed person “Ada Lovelace”.",
            "Changed title and award.",
            "",
        ]
        newest, _, before = self.history(work).context["page"]
        assert newest.who == "ada" and newest.is_now
        assert before.is_before and before.is_first
        self.assertContains(self.history(work), "As it was before the first change")

    def test_a_work_that_is_added_has_its_first_version(self):
        self.send(reverse("admin:publications_publication_add"), {"title": "Vidur"})
        work = Publication.objects.get()
        self.assertContains(self.history(work), "Added.")
        assert self.what(work) == [""]

    def test_a_save_that_changes_nothing_is_no_version(self):
        work = self.work()
        self.send(self.form(work), {})
        self.assertContains(self.history(work), "Nothing has been changed here yet.")

    def test_a_refused_form_is_no_version(self):
        work = self.work()
        self.send(self.form(work), {"title": ""})
        assert not Version.objects.exists()

    def test_the_profile_has_a_history(self):
        Profile.objects.create(name="Ada")
        url = reverse("admin:homepage_profile_change", args=[1])
        self.send(url, {"headline": "Engines"})
        answer = self.client.get(reverse("admin:homepage_profile_history", args=[1]))
        self.assertContains(answer, "Changed headline.")

    def test_an_author_has_a_history(self):
        author = make_author("Ada Lovelace")
        url = reverse("admin:publications_author_change", args=[author.pk])
        self.send(url, {"aliases-0-name": "A. L."})
        history = reverse("admin:publications_author_history", args=[author.pk])
        self.assertContains(self.client.get(history), "Added alias “A. L.”.")


class ReadTest(HistoryTestCase):
    def test_what_an_import_or_another_program_changed_stands_on_top(self):
        work = self.work()
        keep_now(work)
        Publication.objects.update(title="Sarathi")
        moment = self.history(work).context["page"][0]
        assert (moment.pk, moment.what) == (None, "Changed title.")

    def test_a_page_of_a_long_history_takes_few_queries(self):
        work = self.work()
        for n in range(25):
            Publication.objects.update(title=f"Vidur {n}")
            keep_now(work, self.owner)
        with self.assertNumQueries(17):
            answer = self.history(work)
        self.assertContains(answer, "Part 1 of 2")
        assert len(answer.context["page"]) == 20

    def test_hostile_texts_are_shown_as_texts(self):
        work = self.work()
        hostile = "<script>alert(1)</script>"
        for title in (hostile, f"{hostile} two"):
            self.send(self.form(work), {"title": title, "abstract": hostile * 5})
        pages = [self.history(work), self.client.get(self.version(work, 0))]
        url = reverse("admin:publications_publication_compare", args=[work.pk])
        first = Version.objects.last().pk
        pages.append(self.client.get(url, {"from": first, "to": "now"}))
        for page in pages:
            self.assertNotContains(page, "<script>alert")
        self.assertContains(pages[2], "&lt;")

    def test_two_versions_are_compared_word_by_word(self):
        work = self.work(abstract="An old text about simulation of inference.")
        self.send(
            self.form(work), {"abstract": "A new text about simulation of inference."}
        )
        url = reverse("admin:publications_publication_compare", args=[work.pk])
        newest, oldest = Version.objects.all()
        answer = self.client.get(url, {"from": newest.pk, "to": oldest.pk})
        text = answer.content.decode()
        assert text.index("removed: </span>An old") < text.index("added: </span>A new")

    def test_versions_that_never_were_are_not_found(self):
        work = self.work()
        url = reverse("admin:publications_publication_compare", args=[work.pk])
        for number in ("1", "x", "9" * 30, ""):
            assert self.client.get(url, {"from": number}).status_code == 404
        gone = reverse("admin:publications_publication_history", args=[999])
        assert self.client.get(gone).status_code == 404
        for page, args in (("compare", [10**25]), ("version", [10**25, 1])):
            far = reverse(f"admin:publications_publication_{page}", args=args)
            assert self.client.get(far).status_code == 404

    def test_who_may_only_look_restores_nothing(self):
        work = self.work()
        self.send(self.form(work), {"title": "Sarathi"})
        looker = User.objects.create(username="looker", is_staff=True)
        looker.user_permissions.add(Permission.objects.get(codename="view_publication"))
        self.client.force_login(looker)
        page = self.client.get(self.version(work, 0))
        self.assertContains(page, "It differs from what it is now:")
        self.assertNotContains(page, "Restore this version")
        assert self.client.post(self.version(work, 0)).status_code == 403
        assert Publication.objects.get().title == "Sarathi"

    def test_who_may_not_look_sees_no_history(self):
        work = self.work()
        self.send(self.form(work), {"title": "Sarathi"})
        version = self.version(work)
        self.client.force_login(User.objects.create(username="x", is_staff=True))
        for url in (
            version,
            reverse("admin:publications_publication_deleted"),
            reverse("admin:publications_publication_history", args=[work.pk]),
        ):
            assert self.client.get(url).status_code == 403


class RestoreTest(HistoryTestCase):
    def test_a_version_is_restored_after_a_look_at_what_changes(self):
        work = self.work()
        self.send(self.form(work), {"title": "Sarathi"})
        page = self.client.get(self.version(work, 0))
        self.assertContains(page, "Restoring it would change:")
        assert Publication.objects.get().title == "Sarathi"
        answer = self.client.post(self.version(work, 0), follow=True)
        assert Publication.objects.get().title == "Vidur"
        assert "again." in self.messages_of(answer)[0]
        newest = self.history(work).context["page"][0]
        assert newest.comment.startswith("Restored as of")
        assert newest.who == "ada"

    def test_the_present_one_has_nothing_to_restore(self):
        work = self.work()
        self.send(self.form(work), {"title": "Sarathi"})
        page = self.client.get(self.version(work))
        self.assertContains(page, "There is nothing to restore: it is so now.")


class DeletedTest(HistoryTestCase):
    def delete(self, work):
        url = reverse("admin:publications_publication_delete", args=[work.pk])
        return self.client.post(url, {"post": "yes"}, follow=True)

    def test_the_message_leads_back_to_what_was_deleted(self):
        work = self.work(links=["https://example.org/"])
        work.topics.add(Topic.objects.create(name="Systems"))
        answer = self.delete(work)
        Author.objects.all().delete()
        Topic.objects.all().delete()
        [message] = self.messages_of(answer)
        url = self.version(work)
        assert f'<a href="{url}">Bring it back</a>' in message
        page = self.client.get(url)
        for what in ("Ada Lovelace", "https://example.org/", "Systems"):
            self.assertContains(page, what)
        answer = self.client.post(url, follow=True)
        back = Publication.objects.for_display().get()
        assert (back.pk, back.slug) == (work.pk, "vidur")
        assert [str(a) for a in back.authors()] == ["Ada Lovelace"]
        assert [str(t) for t in back.topics.all()] == ["Systems"]
        assert "is back." in self.messages_of(answer)[0]

    def test_several_deleted_at_once_stand_in_the_list_of_deleted_works(self):
        works = [self.work(), make_publication("Sarathi")]
        url = reverse("admin:publications_publication_changelist")
        data = {"action": "delete_selected", "post": "yes"}
        data["_selected_action"] = [work.pk for work in works]
        answer = self.client.post(url, data, follow=True)
        deleted = reverse("admin:publications_publication_deleted")
        assert any(deleted in message for message in self.messages_of(answer))
        page = self.client.get(deleted)
        self.assertContains(page, "Sarathi")
        self.assertContains(page, "by you")
        self.client.post(self.version(works[0]), follow=True)
        self.assertNotContains(self.client.get(deleted), "Vidur")

    def test_the_list_of_deleted_works_takes_few_queries(self):
        for n in range(60):
            work = make_publication(f"Work {n}")
            keep_now(work)
        Publication.objects.all().delete()
        with self.assertNumQueries(5):
            page = self.client.get(reverse("admin:publications_publication_deleted"))
        assert len(page.context["page"]) == 50

    def test_nothing_deleted_is_said(self):
        page = self.client.get(reverse("admin:publications_publication_deleted"))
        self.assertContains(page, "nothing has been deleted")

    def test_a_deleted_venue_whose_name_is_taken_says_what_to_do(self):
        topic = Topic.objects.create(name="Systems")
        url = reverse("admin:publications_topic_delete", args=[topic.pk])
        answer = self.client.post(url, {"post": "yes"}, follow=True)
        Topic.objects.create(name="Systems", slug="other")
        back = answer.content.decode().split('">Bring it back')[0].split('"')[-1]
        page = self.client.post(back)
        self.assertContains(page, "Change it there first.")


class FilesTest(HistoryTestCase):
    def test_a_replaced_file_is_seen_in_the_old_version(self):
        work = self.work()
        link = Link(publication=work)
        link.file.save("a.pdf", ContentFile(b"%PDF-old"))
        keep_now(work)
        link.file.save("a.pdf", ContentFile(b"%PDF-new"))
        page = self.client.get(self.version(work)).content.decode()
        *_, url = re.findall('href="([^"]+/history/file/[^"]+)"', page)
        answer = self.client.get(url)
        assert b"".join(answer.streaming_content) == b"%PDF-old"
        assert self.client.get(f"{url[:-2]}/").status_code == 404
        link.file.storage.delete(Link.objects.get().file.name)
