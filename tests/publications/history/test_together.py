"""Two people with the same form open: the second is told, and nothing is lost."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from reversion.models import Version

from homepage.models import Profile
from publications.history import opened, recorded
from publications.models import Author, Link, Publication, Topic, Venue
from tests.publications.desk import DeskTestCase, filled
from tests.publications.factories import make_appearance, make_author, make_publication


class TogetherTestCase(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.grace = User.objects.create_superuser("grace", password="x")

    def setUp(self):
        super().setUp()
        self.work = make_publication(
            "Vidur",
            authors=["Amey Agrawal", "Nitin Kedia"],
            links=["https://example.org/code"],
        )
        self.url = reverse("admin:publications_publication_change", args=[self.work.pk])

    def open(self, url=""):
        """The form, as it is sent."""
        answer = self.client.get(url or self.url)
        return {**filled(answer), "_opened": answer.context["opened"]}

    def by_grace(self, url="", **changes):
        self.client.force_login(self.grace)
        data = self.open(url) | changes
        assert not self.refusal(self.post(url or self.url, data))
        self.client.force_login(self.owner)

    def refusal(self, answer):
        return answer.context.get("met")

    def titles(self):
        return list(Publication.objects.values_list("title", flat=True))


class RefusedTest(TogetherTestCase):
    def test_who_saves_second_is_told_who_changed_what_and_keeps_the_own_text(self):
        mine = self.open() | {"title": "Mine", "award": "Best Paper"}
        self.by_grace(title="Hers")
        answer = self.post(self.url, mine)
        self.assertContains(answer, "grace")
        self.assertContains(answer, "changed it")
        self.assertContains(answer, "<ins>")
        [change] = self.refusal(answer).changes
        assert (change.old, change.new) == ("Vidur", "Hers")
        form = answer.context["adminform"].form
        assert (form["title"].value(), form["award"].value()) == ("Mine", "Best Paper")
        assert self.titles() == ["Hers"]
        assert self.messages_of(answer) == []

    def test_sent_again_it_is_refused_again(self):
        mine = self.open() | {"title": "Mine"}
        self.by_grace(title="Hers")
        answer = self.post(self.url, mine)
        again = {**filled(answer), "_opened": answer.context["opened"]}
        assert self.refusal(self.post(self.url, again))
        assert self.titles() == ["Hers"]

    def test_ticked_it_is_saved_over_and_the_other_stays_in_the_history(self):
        mine = self.open() | {"title": "Mine"}
        self.by_grace(title="Hers")
        met = self.refusal(self.post(self.url, mine))
        answer = self.post(self.url, mine | {"_over": met.token})
        assert not self.refusal(answer)
        assert self.titles() == ["Mine"]
        kept = Version.objects.get_for_object(self.work).order_by("pk")
        assert [v.object_repr for v in kept] == ["Vidur", "Hers", "Mine"]

    def test_a_tick_is_good_for_the_change_that_was_told(self):
        mine = self.open() | {"title": "Mine"}
        self.by_grace(title="Hers")
        met = self.refusal(self.post(self.url, mine))
        self.by_grace(title="Hers again")
        assert self.refusal(self.post(self.url, mine | {"_over": met.token}))
        assert self.titles() == ["Hers again"]

    def test_rows_that_the_other_took_away_stand_in_the_form_still(self):
        mine = self.open() | {"authorships-1-is_equal": "on"}
        self.by_grace(**{"authorships-0-DELETE": "on"})
        answer = self.post(self.url, mine)
        assert self.errors_of(answer) == {}
        self.assertContains(answer, "Removed: <del>Amey Agrawal</del>")
        met = self.refusal(answer)
        self.post(self.url, mine | {"_over": met.token})
        people = self.work.authorships.all()
        assert [(str(p), p.is_equal) for p in people] == [
            ("Amey Agrawal", False),
            ("Nitin Kedia", True),
        ]

    def test_a_file_is_not_stored_by_a_save_that_is_refused(self):
        file = SimpleUploadedFile("a.pdf", b"%PDF-")
        mine = self.open() | {"links-0-url": "", "links-0-file": file}
        self.by_grace(title="Hers")
        answer = self.post(self.url, mine)
        assert self.refusal(answer)
        self.assertContains(answer, "Take “a.pdf”, ")
        assert not Link.objects.exclude(file="").exists()

    def test_a_change_by_the_list_or_a_program_counts(self):
        mine = self.open() | {"is_selected": "on", "position": "3"}
        with recorded([self.work], self.grace, "Selected"):
            Publication.objects.update(is_selected=True, position=1)
        assert self.refusal(self.post(self.url, mine)).people == ["grace"]

    def test_what_nobody_signed_for_is_told_as_a_change_by_a_program(self):
        mine = self.open() | {"title": "Mine"}
        Publication.objects.update(title="Imported")
        answer = self.post(self.url, mine)
        self.assertContains(answer, "An import or another program")

    def test_who_meets_the_own_change_is_told_so(self):
        mine = self.open() | {"title": "Mine"}
        self.post(self.url, self.open() | {"title": "Mine, earlier"})
        self.assertContains(self.post(self.url, mine), "You, in another window,")


class JoinedTest(TogetherTestCase):
    def test_changes_of_different_fields_are_both_kept_and_told(self):
        mine = self.open() | {"award": "Best Paper"}
        self.by_grace(
            **{
                "title": "Hers",
                "links-1-kind": "video",
                "links-1-url": "https://example.org/v",
                "topics": "Systems",
            }
        )
        answer = self.post(self.url, mine)
        self.work.refresh_from_db()
        assert (self.work.title, self.work.award) == ("Hers", "Best Paper")
        assert self.work.links.count() == 2
        assert [str(topic) for topic in self.work.topics.all()] == ["Systems"]
        [message] = self.messages_of(answer)
        assert "What grace changed meanwhile is kept, too: Changed title" in message

    def test_rows_of_one_and_fields_of_the_other_are_both_kept(self):
        mine = self.open() | {"authorships-0-is_equal": "on"}
        self.by_grace(**{"links-0-DELETE": "on", "title": "Hers"})
        self.post(self.url, mine)
        assert self.work.authorships.first().is_equal
        assert not self.work.links.exists()
        assert self.titles() == ["Hers"]

    def test_the_versions_say_who_changed_which(self):
        mine = self.open() | {"award": "Best Paper"}
        self.by_grace(title="Hers")
        self.post(self.url, mine)
        url = reverse("admin:publications_publication_history", args=[self.work.pk])
        moments = self.client.get(url).context["page"]
        assert [(m.who, m.what) for m in moments][:2] == [
            ("ada", "Changed award."),
            ("grace", "Changed title."),
        ]

    def test_a_form_that_is_sent_twice_is_saved_once(self):
        mine = self.open() | {
            "title": "Mine",
            "links-1-kind": "video",
            "links-1-url": "https://example.org/v",
        }
        self.post(self.url, mine)
        answer = self.post(self.url, mine)
        assert not self.refusal(answer)
        assert self.work.links.count() == 2
        assert "meanwhile" not in self.messages_of(answer)[0]

    def test_who_is_renamed_meanwhile_is_nobody_new(self):
        venue = Venue.objects.create(name="Operating Systems")
        make_appearance(self.work, venue=venue)
        self.work.topics.add(Topic.objects.create(name="Systems"))
        mine = self.open() | {"title": "Mine", "topics": "Systems, Speed"}
        Author.objects.filter(family_name="Kedia").update(family_name="Smith-Jones")
        Venue.objects.update(name="OSDI")
        Topic.objects.update(name="Computers")
        answer = self.post(self.url, mine)
        assert (self.refusal(answer), self.errors_of(answer)) == (None, {})
        assert "meanwhile" not in self.messages_of(answer)[0]
        work = Publication.objects.for_display().get()
        assert work.title == "Mine"
        assert [str(a) for a in work.authors()] == ["Amey Agrawal", "Nitin Smith-Jones"]
        assert Author.objects.count() == 2
        assert work.appearances.get().venue == venue
        assert [str(t) for t in Topic.objects.all()] == ["Computers", "Speed"]

    def test_what_is_wrong_in_the_form_is_told_first_and_changes_nothing(self):
        mine = self.open() | {"title": ""}
        self.by_grace(award="Best Paper")
        answer = self.post(self.url, mine)
        assert self.errors_of(answer) == {"title": ["This field is required."]}
        assert answer.context["opened"] == mine["_opened"]
        assert Publication.objects.get().award == "Best Paper"


class DeletedTest(TogetherTestCase):
    def delete(self):
        with recorded([self.work], self.grace):
            Publication.objects.all().delete()

    def test_a_work_deleted_meanwhile_is_told_and_the_text_kept(self):
        mine = self.open() | {"title": "Mine"}
        self.delete()
        answer = self.post(self.url, mine)
        self.assertContains(answer, "this was deleted meanwhile")
        self.assertContains(answer, "grace")
        assert answer.context["adminform"].form["title"].value() == "Mine"
        assert self.titles() == []

    def test_ticked_it_comes_back_as_the_form_has_it(self):
        mine = self.open() | {"title": "Mine"}
        self.delete()
        answer = self.post(self.url, mine | {"_over": "gone"})
        work = Publication.objects.get()
        assert (work.pk, work.slug, work.title) == (self.work.pk, "vidur", "Mine")
        assert [str(a) for a in work.authors()] == ["Amey Agrawal", "Nitin Kedia"]
        assert "Mine" in self.messages_of(answer)[0]

    def test_who_may_not_add_does_not_bring_it_back(self):
        editor = User.objects.create(username="editor", is_staff=True)
        for codename in ("change_publication", "view_publication"):
            editor.user_permissions.add(Permission.objects.get(codename=codename))
        self.client.force_login(editor)
        mine = self.open() | {"title": "Mine"}
        self.delete()
        answer = self.post(self.url, mine | {"_over": "gone"})
        self.assertContains(answer, "this was deleted meanwhile")
        self.assertNotContains(answer, "Bring it back")
        assert self.titles() == []

    def test_a_topic_made_anew_under_its_name_is_told(self):
        topic = Topic.objects.create(name="Systems")
        url = reverse("admin:publications_topic_change", args=[topic.pk])
        mine = self.open(url)
        topic.delete()
        Topic.objects.create(name="Systems", slug="other")
        answer = self.post(url, mine)
        assert "Change it there first." in self.messages_of(answer)[0]


class ElsewhereTest(TogetherTestCase):
    def test_profile_authors_venues_and_topics_are_guarded_too(self):
        author, venue = make_author(), Venue.objects.create(name="OSDI")
        topic, profile = Topic.objects.create(name="Systems"), Profile(name="Ada")
        profile.save()
        for view, record, field in (
            ("homepage_profile", profile, "name"),
            ("publications_author", author, "family_name"),
            ("publications_venue", venue, "name"),
            ("publications_topic", topic, "name"),
        ):
            with self.subTest(view):
                url = reverse(f"admin:{view}_change", args=[record.pk])
                mine = self.open(url) | {field: "Mine"}
                self.by_grace(url, **{field: "Hers"})
                met = self.refusal(self.post(url, mine))
                assert met.people == ["grace"]
                record.refresh_from_db()
                assert getattr(record, field) == "Hers"
                self.post(url, mine | {"_over": met.token})
                record.refresh_from_db()
                assert getattr(record, field) == "Mine"


class HostileTest(TogetherTestCase):
    def test_what_the_other_typed_is_shown_as_text(self):
        mine = self.open() | {"title": "Mine"}
        self.by_grace(title="<script>alert(1)</script>")
        answer = self.post(self.url, mine)
        self.assertNotContains(answer, "<script>alert")

    def test_a_forged_state_is_not_put_into_the_tables(self):
        other = make_publication("Other")
        for forged in ("x", "x:y", opened(other), opened(self.work)[:-1], "\x00"):
            mine = self.open() | {"title": "Mine", "_opened": forged}
            self.post(self.url, mine)
            assert sorted(self.titles()) == ["Mine", "Other"]


@pytest.mark.django_db
def test_what_goes_with_a_form_is_small(django_assert_num_queries):
    work = make_publication(authors=[f"Author {n}" for n in range(200)])
    with django_assert_num_queries(10):
        assert len(opened(work)) < 12_000
