import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from homepage.management import demo
from homepage.models import Profile
from publications.models import Author, Authorship, Publication


def project(slug):
    return Publication.objects.for_display().get(slug=slug)


def counts():
    return {
        model.__name__: model.objects.count()
        for model in (Profile, Publication, Author, Authorship)
    }


class TestLoaded(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo.load_demo()

    def test_profile_has_two_paragraphs_and_its_links(self):
        profile = Profile.objects.get()

        assert profile.bio_html.count("<p>") == 2
        assert 'href="mailto:agrawalamey12@gmail.com"' in profile.bio_html
        assert [link.kind for link in profile.links.all()] == ["github"]
        assert profile.portrait

    def test_owner_is_one_author_with_the_works(self):
        owner = Author.objects.owner()

        assert str(owner) == "Amey Agrawal"
        assert owner.authorships.count() == 11
        assert Author.objects.filter(family_name="Agrawal").count() == 2

    def test_projects_stand_last_in_their_own_order(self):
        selected = Publication.objects.selected()

        assert [work.slug for work in selected][-4:] == [
            "device-sharing",
            "callisto",
            "rl-bot",
            "iris",
        ]

    def test_unfinished_project_is_a_draft(self):
        assert project("device-sharing").status == Publication.Status.DRAFT
        assert not Publication.objects.published().filter(slug="device-sharing")

    def test_people_are_named_as_printed(self):
        advisor = project("callisto").advisors()[0]
        mentors = project("device-sharing").mentors()

        assert str(advisor) == "Prof. Surekha Bhanot"
        assert advisor.author.full_name() == "Surekha Bhanot"
        assert [str(mentor) for mentor in mentors] == [
            "Dr. Muthian Sivathanu",
            "Dr. Bhargav Gulavani",
        ]

    def test_links_keep_their_order(self):
        links = project("callisto").links.all()

        assert [link.kind for link in links] == ["blog", "code", "demo"]

    def test_loading_again_doubles_nothing(self):
        before = counts()
        demo.load_demo()

        assert counts() == before

    def test_loading_again_keeps_what_was_edited(self):
        Publication.objects.filter(slug="iris").update(title="Edited by hand")
        demo.load_demo()

        assert project("iris").title == "Edited by hand"


@pytest.mark.django_db
def test_demo_does_not_mix_with_another_persons_profile():
    Profile.objects.create(name="Ada Lovelace")

    with pytest.raises(CommandError, match="content of your own"):
        call_command("load_demo")
    assert counts()["Publication"] == 0


@pytest.mark.django_db
def test_demo_does_not_mix_with_another_persons_works():
    Publication.objects.create(title="Notes")

    with pytest.raises(CommandError, match="content of your own"):
        call_command("load_demo")
    assert not Profile.objects.exists()


@pytest.mark.django_db
def test_demo_is_there_whole_or_not_at_all(monkeypatch):
    monkeypatch.setattr(demo, "make_project", lambda **fields: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        demo.load_demo()
    assert counts()["Publication"] == counts()["Profile"] == 0
