"""Names are typed; authors and venues come into being with the work."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications.models import Alias, Author, Authorship, Publication, Venue

from .desk import DeskTestCase, filled
from .factories import make_appearance, make_author, make_publication
from .test_admin import ADD, change, new_rows

WHO = reverse("admin:publications_publication_who")


class NamingTests(DeskTestCase):
    def send_people(self, *names, url=ADD, first=0, **changes):
        rows = [
            {"author": name, "role": "author"} if isinstance(name, str) else name
            for name in names
        ]
        data = {"title": "On Tests"} | new_rows("authorships", *rows, first=first)
        return self.send(url, data | changes)

    def people(self):
        rows = Authorship.objects.order_by("position").select_related("author")
        return [(str(row.author), row.name) for row in rows]

    def test_a_new_name_becomes_an_author_with_the_work(self):
        self.send_people("Jan van der Berg", "Lovelace, Ada", "{Engine Team, London}")
        parts = Author.objects.order_by("pk").values_list(
            "given_name", "particle", "family_name", "literal", "slug"
        )
        self.assertEqual(
            list(parts),
            [
                ("Jan", "van der", "Berg", "", "jan-van-der-berg"),
                ("Ada", "", "Lovelace", "", "ada-lovelace"),
                ("", "", "", "Engine Team, London", "engine-team-london"),
            ],
        )

    def test_how_somebody_is_addressed_is_no_part_of_the_name(self):
        known = make_author("Ada Lovelace")
        self.send_people("Prof. Dr. Ada Lovelace", "Professor Bob Ray", "Dr. Dre")
        self.assertEqual(
            self.people(), [("Ada Lovelace", ""), ("Bob Ray", ""), ("Dr. Dre", "")]
        )
        self.assertEqual(Authorship.objects.order_by("position")[0].author, known)

    def test_the_same_new_name_twice_is_one_author(self):
        mentor = {"author": "ada lovelace", "role": "mentor"}
        self.send_people("Ada Lovelace", mentor)
        self.assertEqual(Author.objects.count(), 1)
        self.assertEqual(Authorship.objects.count(), 2)

    def test_a_refused_form_leaves_nobody_behind(self):
        rows = new_rows("appearances", {"kind": "journal", "venue": "Journal of New"})
        response = self.send_people("Ada Lovelace", title="", **rows)
        self.assertEqual(Author.objects.count() + Venue.objects.count(), 0)
        self.assertContains(response, 'value="Ada Lovelace"')
        self.assertContains(response, 'value="Journal of New"')

    def test_a_known_name_is_linked_however_it_is_spelt(self):
        make_author("Íñigo Goiri")
        self.send_people("inigo goiri")
        self.assertEqual(self.people(), [("Íñigo Goiri", "")])

    def test_another_known_spelling_is_kept_as_printed(self):
        author = make_author("Rohit Karlupia")
        Alias.objects.create(author=author, name="Rohit Karlupiya")
        self.send_people("Rohit Karlupiya")
        self.assertEqual(self.people(), [("Rohit Karlupia", "Rohit Karlupiya")])

    def test_a_similar_spelling_is_asked_about_and_nothing_saved(self):
        make_author("Rohit Karlupia")
        response = self.send_people("Rohit Karlupiya")
        self.assertContains(
            response, "Rohit Karlupiya: the same person as Rohit Karlupia?"
        )
        self.assertEqual(Publication.objects.count(), 0)
        self.assertEqual(Author.objects.count(), 1)

    def test_the_answer_decides_who_it_is(self):
        author = make_author("Rohit Karlupia")
        typed = "Rohit Karlupiya"
        for number, (answer, expected, aliases) in enumerate(
            [
                (f"same:{author.pk} {typed}", ("Rohit Karlupia", typed), [typed]),
                (f"named:{author.pk} {typed}", ("Rohit Karlupia", ""), []),
                (f"new {typed}", (typed, ""), []),
            ]
        ):
            with self.subTest(answer=answer):
                self.send_people(typed, **{"authorships-0-author_who": answer})
                self.assertEqual(self.people(), [expected])
                names = Alias.objects.values_list("name", flat=True)
                self.assertEqual(list(names), aliases)
                self.assertEqual(Author.objects.count(), 2 if number == 2 else 1)
                Publication.objects.all().delete()
                Alias.objects.all().delete()

    def test_an_answer_is_for_the_name_that_was_asked_about(self):
        author = make_author("Rohit Karlupia")
        answer = f"same:{author.pk} Rohit Karlupiya"
        response = self.send_people(
            "Rohid Karlupia", **{"authorships-0-author_who": answer}
        )
        self.assertContains(response, "Say who this is.")

    def test_initials_are_asked_about_with_the_likely_answer_chosen(self):
        author = make_author("Amey Agrawal")
        response = self.send_people("A. Agrawal")
        value = f'value="same:{author.pk} A. Agrawal" checked'
        self.assertContains(response, value)
        self.send_people(
            "A. Agrawal",
            **{"authorships-0-author_who": f"same:{author.pk} A. Agrawal"},
        )
        self.assertEqual(self.people(), [("Amey Agrawal", "A. Agrawal")])
        # Initials may be of others, too.
        self.assertFalse(Alias.objects.exists())

    def test_who_was_known_by_initials_takes_the_fuller_name(self):
        author = make_author("A. Agrawal")
        older = make_publication("Older", authors=[author])
        answer = f"fuller:{author.pk} Amey Agrawal"
        response = self.send_people("Amey Agrawal")
        self.assertContains(response, f'value="{answer}" checked')
        self.send_people("Amey Agrawal", **{"authorships-0-author_who": answer})
        self.assertEqual(Author.objects.count(), 1)
        self.assertEqual([str(p) for p in older.authors()], ["Amey Agrawal"])

    def test_namesakes_are_told_apart(self):
        one, two = make_author("Wei Wang"), make_author("Wei Wang")
        response = self.send_people("Wei Wang")
        self.assertContains(response, "Wei Wang: one of these people?")
        self.assertContains(response, "wei-wang-2")
        answer = f"same:{two.pk} Wei Wang"
        self.send_people("Wei Wang", **{"authorships-0-author_who": answer})
        self.assertEqual(Authorship.objects.get().author, two)
        self.assertNotEqual(one, two)

    def test_another_spelling_in_a_row_may_still_be_the_same_person(self):
        work = make_publication("On Tests", authors=["Alexey Tumanov"])
        author = Author.objects.get()
        typed = "Prof. A. T. Tumanow"
        data = {"authorships-0-author": typed}
        response = self.send(change(work), data)
        self.assertContains(response, "the same person as Alexey Tumanov?")
        data["authorships-0-author_who"] = f"same:{author.pk} {typed}"
        self.send(change(work), data)
        self.assertEqual(self.people(), [("Alexey Tumanov", "A. T. Tumanow")])

    def test_an_orcid_behind_a_name_is_kept_with_the_author(self):
        self.send_people("Josiah Carberry https://orcid.org/0000-0002-1825-0097")
        self.assertEqual(Author.objects.get().orcid, "0000-0002-1825-0097")

    def test_rows_that_stay_as_they_are_ask_nothing(self):
        work = make_publication("On Tests", authors=["Wei Wang", "Wei Wang"])
        self.send(change(work), {"award": "Best"})
        self.assertEqual(self.people(), [("Wei Wang", ""), ("Wei Wang", "")])
        self.assertEqual(Author.objects.count(), 2)

    def test_saving_asks_the_database_no_more_for_more_people(self):
        self.assertLess(self.queries(30) - self.queries(3), 10)

    def queries(self, number):
        letters = "bcdfghklmnprstvz"
        names = [
            f"{a.upper()}a{b}o {b.upper()}u{a}is{a}e{b}"
            for a in letters[:8]
            for b in letters
        ][:number]
        rows = new_rows(
            "authorships", *[{"author": n, "role": "author"} for n in names]
        )
        page = self.client.get(ADD)

        data = filled(page) | rows | {"title": "On Tests", "_save": "1"}
        with CaptureQueriesContext(connection) as queries:
            response = self.client.post(ADD, data)
        self.assertEqual(response.status_code, 302)
        return len(queries)

    def test_a_new_venue_comes_with_its_short_name(self):
        row = {"kind": "conference", "venue": "Symposium on Engines (SOE)"}
        rows = new_rows("appearances", row, {**row, "year": "2024"})
        self.send(ADD, {"title": "On Tests"} | rows)
        venue = Venue.objects.get()
        self.assertEqual(
            (venue.name, venue.short_name), ("Symposium on Engines", "SOE")
        )
        self.assertEqual(venue.appearances.count(), 2)

    def test_a_similar_venue_is_asked_about(self):
        known = Venue.objects.create(name="Operating Systems Design", short_name="OSD")
        typed = "Operating System Design"
        rows = new_rows("appearances", {"kind": "conference", "venue": typed})
        response = self.send(ADD, {"title": "On Tests"} | rows)
        self.assertContains(response, f"{typed}: the same venue as {known}?")
        for answer, count in [(f"same:{known.pk} {typed}", 1), (f"new {typed}", 2)]:
            with self.subTest(answer=answer):
                answered = rows | {"appearances-0-venue_who": answer}
                self.send(ADD, {"title": "On Tests"} | answered)
                self.assertEqual(Venue.objects.count(), count)

    def test_a_venue_in_a_row_is_shown_with_its_short_name_and_stays(self):
        venue = Venue.objects.create(name="Operating Systems Design", short_name="OSD")
        work = make_publication("On Tests")
        make_appearance(work, venue=venue)
        response = self.client.get(change(work))
        self.assertContains(response, 'value="Operating Systems Design (OSD)"')
        self.send(change(work), {"appearances-0-year": "2024"})
        self.assertEqual(work.appearances.get().venue, venue)

    def test_the_page_is_told_whom_names_mean(self):
        author = make_author("Rohit Karlupia")
        answer = self.client.post(
            WHO,
            {
                "authorships-0-author": "Rohit Karlupiya",
                "authorships-1-author": "<b>Newman",
                "authorships-2-author": "Rohit Karlupia",
                "title": "ignored",
            },
        ).json()
        asked = answer["authorships-0-author"]
        self.assertIn(f'value="same:{author.pk} Rohit Karlupiya"', asked)
        self.assertIn("New: added to the authors", answer["authorships-1-author"])
        self.assertEqual(answer["authorships-2-author"].strip(), "")
        self.assertNotIn("title", answer)
        self.assertNotIn("<b>", str(answer))
