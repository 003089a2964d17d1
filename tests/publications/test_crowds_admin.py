"""Works with very many authors: their people are one text."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.keeping import digest
from publications.models import Author, Authorship, Publication

from .desk import DeskTestCase, filled
from .factories import make_author, make_publication
from .test_admin import ADD, change

MANY = 100


def make_crowd():
    work = make_publication("Large")
    make_people(work, MANY)
    return work


def make_people(work, number, first=0):
    numbers = range(first, first + number)
    authors = Author.objects.bulk_create(
        Author(given_name="Ann", family_name=f"Name{n}", slug=f"name-{n}")
        for n in numbers
    )
    Authorship.objects.bulk_create(
        Authorship(publication=work, author=author, position=n)
        for n, author in zip(numbers, authors, strict=True)
    )


class CrowdTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.work = make_crowd()
        self.url = change(self.work)

    def text(self):
        formset = self.client.get(self.url).context["inline_admin_formsets"][0].formset
        self.assertTrue(formset.is_text)
        return formset.text

    def send_text(self, text, **more):
        data = {"authorships-text": text, "authorships-TOTAL_FORMS": "0"}
        return self.send(self.url, data | {"authorships-INITIAL_FORMS": "0"} | more)

    def rows(self):
        rows = self.work.authorships.select_related("author")
        return list(
            rows.values_list(
                "author__family_name", "name", "role", "is_equal", "is_corresponding"
            )
        )

    def test_nothing_is_changed_by_saving_it_as_it_stands(self):
        someone = self.work.authorships.select_related("author")[5]
        namesake = make_author("Ann Name7")
        Authorship.objects.filter(pk=someone.pk).update(
            name="A. Five [of York]", role="editor", is_equal=True
        )
        Authorship.objects.create(
            publication=self.work, author=namesake, position=MANY, is_corresponding=True
        )
        before = list(self.work.authorships.values())
        self.send_text(self.text())
        self.assertEqual(list(self.work.authorships.values()), before)

    def test_lines_are_moved_added_marked_and_taken_away(self):
        lines = self.text().splitlines()
        lines[0] += " [equal, corresponding]"
        del lines[2]
        lines.insert(0, "Zoe Zebra [advisor]")
        lines.append(lines.pop(1))
        self.send_text("\n".join(lines))
        rows = self.rows()
        self.assertEqual(rows[0], ("Zebra", "", "advisor", False, False))
        self.assertEqual(rows[-1], ("Name0", "", "author", True, True))
        self.assertEqual(len(rows), MANY)
        self.assertNotIn("Name2", [row[0] for row in rows])
        positions = self.work.authorships.values_list("position", flat=True)
        self.assertEqual(list(positions), list(range(MANY)))

    def test_who_is_unclear_is_asked_for_and_nothing_is_lost(self):
        text = f"{self.text()}\nBea Nombrilist\nBea Nombrilista"
        make_author("Bea Nombriliste")
        response = self.send_text(text)
        self.assertContains(
            response, "Bea Nombrilist: the same person as Bea Nombriliste?"
        )
        self.assertContains(response, "Bea Nombrilista</textarea>")
        self.assertEqual(self.work.authorships.count(), MANY)
        answers = {
            "authorships-text-0_who": "new Bea Nombrilist",
            "authorships-text-1_who": "new Bea Nombrilista",
        }
        self.send_text(text, **answers)
        self.assertEqual(self.work.authorships.count(), MANY + 2)

    def test_a_line_that_is_no_name_is_told(self):
        response = self.send_text(
            f"{self.text()}\nAnn A and Bob B\n<script>12</script>"
        )
        self.assertContains(response, "“Ann A and Bob B”: These are several names.")
        self.assertNotContains(response, "<script>12")
        self.assertEqual(self.work.authorships.count(), MANY)

    def test_queries_do_not_grow_with_the_people(self):
        # The first save keeps what was there before.
        self.queries(0)
        few, many = self.queries(0), self.queries(300)
        self.assertLess(many[0] - few[0], 3)
        # Many new ones are written in a few statements.
        self.assertLess(many[1] - few[1], 10)
        self.assertLess(many[1], 100)

    def queries(self, added):
        """Of opening, and of saving with other people in another order."""
        if added:
            make_people(self.work, added, first=MANY)
        with CaptureQueriesContext(connection) as opening:
            page = self.client.get(self.url)
        formset = page.context["inline_admin_formsets"][0].formset
        new = [f"Bea {digest(str(n).encode())}" for n in range(5 + added // 2)]
        text = "\n".join([*formset.text.splitlines()[::-1], *new])
        data = {"authorships-text": text, "_continue": "1"}
        with CaptureQueriesContext(connection) as saving:
            response = self.client.post(self.url, filled(page) | data)
        self.assertEqual(response.status_code, 302)
        return len(opening), len(saving)

    def test_very_many_pasted_names_become_text(self):
        names = "; ".join(f"Name{n}, Ann B." for n in range(2000, 2300))
        page = self.client.post(
            ADD, {**self.blank(), "_paste": names, "_fill": "1", "title": "New"}
        )
        self.assertContains(page, "Filled in:</strong> 300 people")
        formset = page.context["inline_admin_formsets"][0].formset
        self.assertEqual(formset.text.splitlines()[7], "Ann B. Name2007")
        self.post(ADD, self.sent(page))
        self.assertEqual(Publication.objects.get(title="New").authorships.count(), 300)

    def blank(self):
        return filled(self.client.get(ADD))

    def sent(self, page):
        text = page.context["inline_admin_formsets"][0].formset.text
        return filled(page) | {"authorships-text": text}
