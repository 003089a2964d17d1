from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.publications.factories import make_publication
from tests.publications.images import encoded, photo

from .test_views import make_profile


class LanguageTests(TestCase):
    def test_pages_are_in_the_language_of_the_profile(self):
        make_profile(language="de")
        response = self.client.get("/")
        self.assertContains(response, '<html lang="de">')
        self.assertContains(response, "Zum Inhalt springen")

    def test_without_a_profile_they_are_in_english(self):
        response = self.client.get("/")
        self.assertContains(response, '<html lang="en">')
        self.assertContains(response, "Skip to content")

    def test_what_the_browser_would_like_makes_no_other_page(self):
        make_profile(language="en")
        response = self.client.get("/", headers={"accept-language": "de"})
        self.assertContains(response, "Skip to content")
        self.assertNotIn("Accept-Language", response.get("Vary", ""))

    def test_a_page_that_is_missing_is_missing_in_that_language(self):
        make_profile(language="de")
        response = self.client.get("/nowhere/")
        self.assertContains(response, "Nicht gefunden", status_code=404)
        self.assertContains(response, '<html lang="de">', status_code=404)

    def test_the_admin_is_english_with_the_labels_of_choices(self):
        make_profile(language="de")
        work = make_publication(kind="conference")
        self.client.force_login(User.objects.create_superuser("ada"))
        response = self.client.get(f"/admin/publications/publication/{work.pk}/change/")
        self.assertContains(response, 'lang="en"')
        self.assertContains(response, "Conference paper")
        self.assertContains(response, "Save and continue editing")
        self.assertNotContains(response, "Konferenzbeitrag")

    def test_the_next_page_of_the_same_server_is_not_in_that_language(self):
        make_profile(language="de")
        self.client.get("/")
        self.assertEqual(translation.get_language(), "en")

    def test_pictures_are_served_without_asking(self):
        work = make_publication(thumbnail=ContentFile(encoded(photo()), "a.png"))
        picture = work.thumbnail_sizes["variants"][0]["name"]
        with self.assertNumQueries(0):
            response = self.client.get(f"/media/{picture}")
        self.assertEqual(response["Content-Type"], "image/webp")
        response.close()

    def test_the_profile_is_asked_for_once(self):
        make_profile(language="de")
        with CaptureQueriesContext(connection) as asked:
            self.client.get("/")
        of_profile = [q for q in asked if 'FROM "homepage_profile" ' in q["sql"]]
        self.assertEqual(len(of_profile), 1)
