from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from homepage.models import Profile, ProfileLink
from publications.models import Author
from tests.publications.desk import DeskTestCase
from tests.publications.factories import make_author
from tests.publications.images import encoded, photo

NO_ADDRESS = "This is no web address, such as https://example.org/paper."
LIST = reverse("admin:homepage_profile_changelist")
ADD = reverse("admin:homepage_profile_add")
CHANGE = reverse("admin:homepage_profile_change", args=[1])
LINK = {"links-0-kind": "github", "links-0-url": "https://github.com/ada"}


class ProfileTests(DeskTestCase):
    def test_the_list_is_the_form(self):
        self.assertRedirects(self.client.get(LIST), ADD)
        Profile.objects.create(name="Ada Lovelace")
        self.assertRedirects(self.client.get(LIST), CHANGE)

    def test_the_profile_is_made_with_its_links(self):
        self.send(ADD, {"name": "Ada Lovelace", "bio": "*Numbers*"} | LINK)
        profile = Profile.objects.get()
        self.assertEqual([profile.pk, profile.name], [1, "Ada Lovelace"])
        self.assertIn("<em>Numbers</em>", profile.bio_html)
        self.assertEqual(profile.links.get().url, "https://github.com/ada")

    def test_links_keep_the_owners_order(self):
        profile = Profile.objects.create(name="Ada Lovelace")
        for position, kind in enumerate(["github", "orcid", "blog"]):
            url = f"https://example.org/{kind}"
            ProfileLink.objects.create(
                profile=profile, kind=kind, url=url, position=position
            )
        self.send(CHANGE, {"links-2-position": "1"})
        kinds = list(profile.links.values_list("kind", "position"))
        self.assertEqual(kinds, [("blog", 0), ("github", 1), ("orcid", 2)])

    def test_there_is_no_second_profile(self):
        Profile.objects.create(name="Ada Lovelace")
        response = self.client.get(CHANGE)
        self.assertNotContains(response, "Save and add another")
        self.assertNotContains(response, "deletelink")
        self.assertContains(response, 'class="viewsitelink"')
        self.assertEqual(self.client.get(ADD).status_code, 403)
        self.client.post(ADD, {"name": "Bob"})
        self.assertEqual(Profile.objects.get().name, "Ada Lovelace")

    def test_the_first_form_offers_no_second_profile(self):
        self.assertNotContains(self.client.get(ADD), "Save and add another")

    def test_a_portrait_is_shown_and_needs_words(self):
        portrait = SimpleUploadedFile("p.png", encoded(photo()))
        response = self.send(ADD, {"name": "Ada Lovelace", "portrait": portrait})
        self.assertContains(response, "Say in a few words what the picture shows")
        self.assertFalse(Profile.objects.exists())
        portrait.seek(0)
        words = {"portrait_alt": "Ada at her desk"}
        response = self.send(
            ADD, {"name": "Ada Lovelace", "portrait": portrait} | words
        )
        self.assertContains(response, '<img class="picture" src="/media/')

    def test_what_is_wrong_is_said_at_its_field(self):
        pdf = SimpleUploadedFile("cv.pdf", b"%PDF-1.4\n")
        page = SimpleUploadedFile("cv.pdf", b"<html>")
        text = SimpleUploadedFile("p.png", b"no picture")
        both = {"resume_file": pdf, "resume_url": "https://example.org/cv.pdf"}
        for changes, place, told in [
            ({"name": ""}, "name", "This field is required."),
            ({"name": "x" * 201}, "name", "at most 200 characters"),
            ({"email": "ada"}, "email", "Enter a valid email address."),
            ({"resume_url": "javascript:alert(1)"}, "resume_url", NO_ADDRESS),
            (both, "resume_url", "not both"),
            ({"resume_file": page}, "resume_file", "named like a PDF"),
            ({"portrait": text}, "portrait", "no picture in one of the formats"),
            (LINK | {"links-0-url": "ftp://a.org"}, "links-0-url", NO_ADDRESS),
            (LINK | {"links-0-kind": "other"}, "links-0-label", "needs its own label"),
            (LINK | {"links-0-kind": ""}, "links-0-kind", "This field is required."),
        ]:
            with self.subTest(place=place, told=told):
                response = self.send(ADD, {"name": "Ada Lovelace"} | changes)
                self.assertFalse(Profile.objects.exists())
                errors = self.errors_of(response)
                self.assertEqual(list(errors), [place])
                self.assertIn(told, errors[place][0])


class OwnerTests(DeskTestCase):
    def test_the_author_of_that_name_becomes_the_owner(self):
        author = make_author("Ada Lovelace")
        make_author("Bob Ray")
        response = self.send(ADD, {"name": "Ada  lovelace"})
        self.assertEqual(Author.objects.owner(), author)
        self.assertContains(response, "“Ada Lovelace” is marked as you")

    def test_an_author_is_made_where_none_has_the_name(self):
        self.send(ADD, {"name": "Ada King Lovelace"})
        owner = Author.objects.owner()
        self.assertEqual(owner.given_name, "Ada King")
        self.assertEqual(owner.family_name, "Lovelace")

    def test_a_single_name_is_a_family_name(self):
        self.send(ADD, {"name": "Plato"})
        self.assertEqual(str(Author.objects.owner()), "Plato")

    def test_an_owner_that_is_known_stays(self):
        owner = make_author("A. Lovelace", is_owner=True)
        response = self.send(ADD, {"name": "Ada Lovelace"})
        self.assertEqual(Author.objects.get(), owner)
        self.assertNotContains(response, "marked as you")

    def test_between_two_of_that_name_the_person_decides(self):
        make_author("Ada Lovelace")
        make_author("Ada Lovelace")
        response = self.send(ADD, {"name": "Ada Lovelace"})
        self.assertIsNone(Author.objects.owner())
        self.assertContains(response, "Several authors are called “Ada Lovelace”.")


class LookTests(DeskTestCase):
    def test_the_sites_own_colour_stands_for_none(self):
        form = self.client.get(ADD)
        self.assertContains(form, 'type="color" name="accent" value="#0b4a7d"')
        self.assertNotContains(form, 'name="accent-clear"')
        self.send(ADD, {"name": "Ada Lovelace", "accent": "#0b4a7d"})
        self.assertEqual(Profile.objects.get().accent, "")

    def test_a_colour_is_said_as_it_is_shown(self):
        Profile.objects.create(name="Ada Lovelace")
        response = self.send(CHANGE, {"accent": "#ffcc00"})
        self.assertEqual(Profile.objects.get().accent, "#ffcc00")
        told = "your colour #ffcc00 is shown as #604c09 on light pages, and as #ffcc00"
        self.assertIn(told, self.messages_of(response)[0])
        response = self.send(CHANGE, {"headline": "Engines"})
        self.assertNotIn("#ffcc00", " ".join(self.messages_of(response)))

    def test_a_colour_can_be_given_back(self):
        Profile.objects.create(name="Ada Lovelace", accent="#ffcc00")
        self.assertContains(self.client.get(CHANGE), 'name="accent-clear"')
        self.send(CHANGE, {"accent-clear": "on"})
        self.assertEqual(Profile.objects.get().accent, "")

    def test_what_is_no_colour_is_refused(self):
        told = {"accent": ["Write a colour as #0b4a7d."]}
        for typed in ["red;}a{", "#ffcc000", "#ffcg00", "#ffcc", "a" * 300]:
            with self.subTest(typed=typed):
                response = self.send(ADD, {"name": "Ada", "accent": typed})
                self.assertEqual(self.errors_of(response), told)
        self.assertFalse(Profile.objects.exists())

    def test_a_colour_may_be_typed_shortly(self):
        Profile.objects.create(name="Ada Lovelace")
        for typed, kept in [
            ("ffcc00", "#ffcc00"),
            ("#fc0", "#ffcc00"),
            ("ABC", "#AABBCC"),
        ]:
            self.send(CHANGE, {"accent": typed})
            self.assertEqual(Profile.objects.get().accent, kept)
