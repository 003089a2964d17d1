from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import TestCase
from django.urls import reverse

from homepage.models import Profile, ProfileLink
from tests.publications.factories import make_publication
from tests.publications.images import encoded, photo


def make_profile(**fields):
    return Profile.objects.create(**{"name": "Ada Lovelace", **fields})


class HomeTests(TestCase):
    def test_the_profile_comes_first(self):
        profile = make_profile(
            headline="Analytical engines",
            affiliation="University of London",
            bio="I wrote the *first* program.",
            email="ada@example.org",
            resume_url="https://ada.example/cv.pdf",
        )
        ProfileLink.objects.create(profile=profile, kind="github", url="https://g.it/a")
        ProfileLink.objects.create(
            profile=profile,
            kind="other",
            label="Letters",
            url="https://l.org",
            position=1,
        )
        response = self.client.get("/")
        self.assertContains(response, "<h1>Ada Lovelace</h1>", html=True)
        self.assertContains(response, "University of London<br>Analytical engines")
        self.assertContains(response, "I wrote the <em>first</em> program.")
        self.assertContains(response, 'href="mailto:ada@example.org"')
        self.assertContains(response, 'href="https://ada.example/cv.pdf"')
        self.assertContains(response, ">GitHub</a>")
        self.assertContains(response, ">Letters</a>")

    def test_the_name_in_its_own_script_and_pronouns_stand_below_the_name(self):
        make_profile(native_name="عدا لوفلايس", pronouns="she/her")
        self.assertContains(
            self.client.get("/"),
            '<p class="also"><bdi>عدا لوفلايس</bdi> '
            '<span aria-hidden="true">·</span> she/her</p>',
            html=True,
        )

    def test_the_portrait_is_credited(self):
        portrait = ContentFile(encoded(photo()), "ada.png")
        make_profile(
            portrait=portrait, portrait_alt="Ada", portrait_credit="Photo: G. Hopper"
        )
        self.assertContains(
            self.client.get("/"), "<figcaption>Photo: G. Hopper</figcaption>"
        )

    def test_the_heading_of_selected_works_is_the_owners_or_the_languages(self):
        make_publication(is_selected=True)
        profile = make_profile(language="de")
        self.assertContains(self.client.get("/"), "Ausgewählte Publikationen")
        Profile.objects.filter(pk=profile.pk).update(selected_heading="Best of all")
        self.assertContains(self.client.get("/"), "Best of all")

    def test_selected_works_stand_in_the_owners_order(self):
        make_profile(selected_heading="Best of all")
        make_publication("Second", is_selected=True, position=2, year=2024)
        make_publication("First", is_selected=True, position=1, year=1999)
        make_publication("Newest unnumbered", is_selected=True, year=2025)
        make_publication("Older unnumbered", is_selected=True, year=2020)
        make_publication("Not chosen", year=2026)
        response = self.client.get("/")
        self.assertContains(response, "Best of all")
        self.assertEqual(
            [work.title for work in response.context["works"]],
            ["First", "Second", "Newest unnumbered", "Older unnumbered"],
        )

    def test_works_ordered_by_date_stand_under_their_years(self):
        make_publication(is_selected=True, year=2024)
        self.assertContains(self.client.get("/"), '<h3 id="y2024">2024</h3>', html=True)

    def test_works_ordered_by_hand_have_their_years_in_the_line(self):
        make_publication(is_selected=True, position=1, year=2019)
        make_publication(is_selected=True, year=2024)
        response = self.client.get("/")
        self.assertNotContains(response, "<h3 id=")
        for year in (2019, 2024):
            told = f'Journal of Tests<span class="untold"> ({year})</span>'
            self.assertContains(response, told)

    def test_a_selected_draft_is_not_shown(self):
        make_publication("Secret", is_selected=True, status="draft")
        self.assertNotContains(self.client.get("/"), "Secret")

    def test_a_new_site_says_what_to_do(self):
        response = self.client.get("/")
        self.assertContains(response, "A new site")
        self.assertContains(response, 'href="/admin/"')

    def test_queries_do_not_grow_with_the_works(self):
        make_profile()
        for number in (3, 30):
            for _ in range(number):
                make_publication(is_selected=True, authors=["A. B"], year=2020)
            with self.assertNumQueries(12):
                self.client.get("/")

    def test_the_way_to_all_works_says_how_many_there_are(self):
        make_profile()
        make_publication("Selected", is_selected=True)
        make_publication("Other")
        make_publication("Secret", status="draft")
        page = BeautifulSoup(self.client.get("/").content, "html.parser")
        way = page.find("main").find("a", href=reverse("publications:list"))
        self.assertEqual(way.get_text(), "All publications 2")

    def test_what_the_owner_has_not_given_leaves_no_trace(self):
        make_profile()
        page = BeautifulSoup(self.client.get("/").content, "html.parser")
        main = page.find("main")
        self.assertEqual(main.get_text().split(), ["Ada", "Lovelace"])
        self.assertIsNone(main.find(["img", "ul", "figure", "section"]))

    def test_hostile_text_in_the_profile_is_escaped(self):
        attack = "<img src=x onerror=alert(1)>"
        make_profile(name=attack, headline=attack, bio=attack, affiliation=attack)
        self.assertNotContains(self.client.get("/"), attack)


class ResumeTests(TestCase):
    def test_an_uploaded_resume_has_an_address_of_its_own(self):
        make_profile(resume_file=ContentFile(b"%PDF-1.4\n", name="Lovelace CV.pdf"))
        self.assertContains(self.client.get("/"), 'href="/cv.pdf"')
        response = self.client.get("/cv.pdf")
        self.assertEqual(response["Content-Type"], "application/pdf")
        self.assertEqual(b"".join(response.streaming_content), b"%PDF-1.4\n")

    def test_without_one_there_is_none(self):
        self.assertContains(self.client.get("/cv.pdf"), "Not found", status_code=404)
