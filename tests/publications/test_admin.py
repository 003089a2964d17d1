import re
from datetime import UTC, datetime

from django.contrib.admin import site
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape

from publications.forms.ordering import MOST_NEW
from publications.models import (
    Alias,
    Appearance,
    Author,
    Authorship,
    Link,
    Publication,
    Topic,
    Venue,
)
from publications.previewing import address_of

from .desk import DeskTestCase, filled
from .factories import make_appearance, make_author, make_publication
from .images import encoded, photo

NO_ADDRESS = "This is no web address, such as https://example.org/paper."
LIST = reverse("admin:publications_publication_changelist")
ADD = reverse("admin:publications_publication_add")
PDF = b"%PDF-1.4\n%%EOF\n"
LONG_AGO = datetime(2020, 1, 2, tzinfo=UTC)


def change(row):
    name = f"admin:publications_{row._meta.model_name}_change"
    return reverse(name, args=[row.pk])


def delete(row):
    name = f"admin:publications_{row._meta.model_name}_delete"
    return reverse(name, args=[row.pk])


def new_rows(prefix, *rows, first=0):
    """What the form sends for `rows` beside the saved ones, which are `first` many."""
    data = {f"{prefix}-TOTAL_FORMS": first + len(rows)}
    for number, row in enumerate(rows, start=first):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


class PublicationListTests(DeskTestCase):
    def shown(self, **query):
        changelist = self.client.get(LIST, query).context["cl"]
        return sorted(work.title for work in changelist.result_list)

    def test_a_work_is_added_under_one_name_everywhere(self):
        for page in [reverse("admin:index"), LIST, ADD]:
            response = self.client.get(page)
            self.assertContains(response, "Add a work")
            self.assertNotContains(response, "Add publication")

    def test_a_line_tells_what_the_work_is(self):
        work = make_publication(
            "On Tests",
            authors=["Ada Lovelace", "Bob Ray"],
            is_selected=True,
            position=2,
        )
        make_appearance(work, name="Journal of Tests", year=2024)
        response = self.client.get(LIST)
        for told in [
            "On Tests",
            "Lovelace, Ray",
            "Journal of Tests",
            "2024",
            "Conference paper",
            "Place 2",
            f'<a href="{work.get_absolute_url()}">View',
        ]:
            with self.subTest(told=told):
                self.assertContains(response, told)

    def test_many_authors_are_counted(self):
        make_publication(authors=[f"A{n} B{n}" for n in range(7)])
        self.assertContains(self.client.get(LIST), "B0, B1, B2 and 4 more")

    def test_the_picture_is_shown_small(self):
        image = SimpleUploadedFile("p.png", encoded(photo()))
        make_publication(thumbnail=image, thumbnail_alt="Red and blue")
        self.assertContains(self.client.get(LIST), '<img class="picture" src="/media/')

    def test_a_draft_is_marked_and_has_no_link_to_the_site(self):
        work = make_publication("Secret", status="draft")
        response = self.client.get(LIST)
        self.assertContains(response, '<span class="state draft">Draft</span>')
        self.assertNotContains(response, ">View<")
        self.assertContains(response, f'<a href="{address_of(work)}">Preview')

    def test_queries_do_not_grow_with_the_works(self):
        self.make_works(3)
        self.client.get(LIST)
        with self.assertNumQueries(15):
            self.client.get(LIST)
        self.make_works(27)
        with self.assertNumQueries(15):
            self.client.get(LIST)

    def make_works(self, number):
        venue, _ = Venue.objects.get_or_create(name="Venue")
        for _ in range(number):
            work = make_publication(authors=["A. One", "B. Two"])
            make_appearance(work, venue=venue, year=2020)

    def test_search_finds_each_word_in_any_place(self):
        ray = make_author("Robert Ray")
        work = make_publication("On Tests", authors=["Ada Lovelace", ray])
        venue = Venue.objects.create(name="Operating Systems Design", short_name="OSDI")
        make_appearance(work, venue=venue, citation_key="lovelace2024tests")
        Authorship.objects.filter(author=ray).update(name="Bob Ray")
        make_publication("Other")
        for words in [
            "tests",
            "lovelace robert",
            "Bob",
            "osdi on",
            "operating systems",
            "lovelace2024",
        ]:
            with self.subTest(words=words):
                self.assertEqual(self.shown(q=words), ["On Tests"])
        self.assertEqual(self.shown(q="tests nowhere"), [])

    def test_a_filter_that_no_filter_asks_for_is_refused(self):
        for query in ("title__regex=[", "year__range=1"):
            with self.subTest(query=query):
                response = self.client.get(f"{LIST}?{query}")
                self.assertContains(response, "not understood", status_code=400)

    def test_an_empty_name_of_a_field_in_the_address_is_none(self):
        work = make_publication("On Tests")
        for page in ("change", "delete"):
            url = reverse(f"admin:publications_publication_{page}", args=[work.pk])
            self.assertContains(self.client.get(f"{url}?_to_field="), "On Tests")

    def test_a_topic_in_the_address_stands_in_the_form(self):
        self.assertContains(
            self.client.get(f"{ADD}?topics=abc"), 'name="topics" value="abc"'
        )

    def test_a_search_of_very_many_words_is_answered(self):
        make_publication("word")
        self.assertEqual(self.shown(q="word " * 2000), ["word"])

    def test_filters_narrow_the_list(self):
        make_publication("A", year=2020, kind="journal")
        make_publication("B", year=2021, kind="book", status="draft", is_selected=True)
        for query, expected in [
            ({"status__exact": "draft"}, ["B"]),
            ({"kind__exact": "journal"}, ["A"]),
            ({"is_selected__exact": "1"}, ["B"]),
            ({"year": "2020"}, ["A"]),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.shown(**query), expected)

    def test_years_to_filter_by_begin_with_the_newest(self):
        for year in (2019, 2024, 2021):
            make_publication(year=year)
        (years,) = [
            spec
            for spec in self.client.get(LIST).context["cl"].filter_specs
            if spec.title == "year"
        ]
        self.assertEqual(list(years.lookup_choices), [2024, 2021, 2019])

    def act(self, action, *works):
        data = {"action": action, "_selected_action": [work.pk for work in works]}
        return self.client.post(LIST, data, follow=True)

    def test_actions_change_the_chosen_works_and_say_so(self):
        work, other = make_publication(), make_publication()
        for action, field, value, told in [
            ("make_draft", "status", "draft", "1 work is a draft now, seen only here."),
            ("publish", "status", "published", "1 work is published now."),
            ("select", "is_selected", True, "1 work is selected for the front page"),
            (
                "deselect",
                "is_selected",
                False,
                "1 work is no longer on the front page.",
            ),
        ]:
            with self.subTest(action=action):
                before = Publication.objects.get(pk=work.pk).modified
                response = self.act(action, work)
                self.assertContains(response, told)
                work.refresh_from_db()
                self.assertEqual(getattr(work, field), value)
                self.assertGreater(work.modified, before)
        self.assertEqual(Publication.objects.get(pk=other.pk).modified, other.modified)

    def test_an_action_counts_the_works(self):
        response = self.act("make_draft", make_publication(), make_publication())
        self.assertContains(response, "2 works are a draft now")

    def test_works_are_deleted_with_all_that_is_theirs(self):
        work = make_publication(authors=["A. B"], links=["https://a.org"], year=2020)
        data = {
            "action": "delete_selected",
            "_selected_action": [work.pk],
            "post": "yes",
        }
        self.client.post(LIST, data)
        rows = [Publication, Authorship, Appearance, Link]
        self.assertEqual([model.objects.count() for model in rows], [0, 0, 0, 0])
        self.assertTrue(Author.objects.exists())


class PublicationFormTests(DeskTestCase):
    def test_the_parts_stand_in_the_order_of_the_page(self):
        page = self.client.get(ADD).content.decode()
        headings = re.findall(r'-heading">\s*([\w ]+?)\s*</h2>', page)
        self.assertEqual(
            headings,
            [
                "Work",
                "People",
                "Where it appeared",
                "Links",
                "Picture",
                "Text",
            ],
        )

    def test_every_part_stands_once(self):
        admin = site.get_model_admin(Publication)
        names = [name for name, options in admin.fieldsets]
        parts = [*names, *admin.inlines]
        self.assertCountEqual(admin.page_order, parts)

    def test_a_title_is_enough(self):
        response = self.send(ADD, {"title": "On Tests"})
        work = Publication.objects.get()
        self.assertEqual(work.slug, "on-tests")
        link = f'<a href="{work.get_absolute_url()}">view it on the site</a>'
        self.assertContains(response, f"“On Tests” is live: {link}.")

    def test_a_work_is_made_with_all_that_belongs_to_it(self):
        author = make_author("Ada Lovelace")
        venue = Venue.objects.create(name="Venue")
        data = {"title": "On Tests", "topics": "Systems, Machines"}
        data |= new_rows("authorships", {"author": author.pk, "role": "author"})
        data |= new_rows(
            "appearances",
            {
                "kind": "journal",
                "venue": venue.pk,
                "year": "2024",
                "doi": "https://doi.org/10.1145/12.34",
                "arxiv": "arXiv:2409.17264v2",
            },
        )
        data |= new_rows("links", {"kind": "code", "url": "https://example.org/code"})
        self.send(ADD, data)
        work = Publication.objects.get()
        self.assertEqual(work.year, 2024)
        self.assertEqual([str(p) for p in work.authors()], ["Ada Lovelace"])
        self.assertEqual([t.name for t in work.topics.all()], ["Machines", "Systems"])
        appearance = work.appearances.get()
        self.assertEqual(appearance.venue, venue)
        self.assertEqual(appearance.doi, "10.1145/12.34")
        self.assertEqual(appearance.arxiv, "2409.17264")
        self.assertEqual(work.links.get().url, "https://example.org/code")

    def test_names_are_typed(self):
        author = make_author("Ada Lovelace")
        venue = Venue.objects.create(name="Venue", short_name="V")
        data = {"title": "On Tests"}
        data |= new_rows("authorships", {"author": "ada lovelace", "role": "author"})
        data |= new_rows("appearances", {"kind": "journal", "venue": "v"})
        self.send(ADD, data)
        work = Publication.objects.get()
        self.assertEqual(work.authorships.get().author, author)
        self.assertEqual(work.appearances.get().venue, venue)

    def test_the_address_is_read_only_once_it_is_made(self):
        work = make_publication("On Tests")
        self.send(change(work), {"title": "Renamed", "slug": "renamed"})
        work.refresh_from_db()
        self.assertEqual([work.title, work.slug], ["Renamed", "on-tests"])

    def test_topics_are_shown_and_changed_as_text(self):
        work = make_publication()
        work.topics.add(Topic.objects.create(name="Systems"))
        self.assertContains(self.client.get(change(work)), 'value="Systems"')
        self.send(change(work), {"topics": "systems, Networks"})
        names = [topic.name for topic in work.topics.all()]
        self.assertEqual(names, ["Networks", "Systems"])
        self.assertEqual(Topic.objects.count(), 2)

    def test_a_refused_form_leaves_no_topic(self):
        self.send(ADD, {"title": "", "topics": "Systems"})
        self.assertFalse(Topic.objects.exists())

    def test_a_published_work_is_a_click_away(self):
        work = make_publication()
        link = f'<a href="{work.get_absolute_url()}" class="viewsitelink">'
        self.assertContains(self.client.get(change(work)), link)

    def test_a_draft_says_that_only_the_owner_sees_it(self):
        work = make_publication("On Tests", status="draft")
        response = self.send(change(work), {})
        self.assertContains(response, "Draft, seen only here")
        self.assertNotContains(response, "View on site")
        self.assertNotContains(response, "is live")
        self.assertContains(response, "“On Tests” is a draft, seen only here: ")
        self.assertContains(response, f'<a href="{address_of(work)}">preview it</a>')
        self.assertContains(response, f'<a href="{address_of(work)}">View draft</a>')

    def test_a_title_is_never_taken_for_markup(self):
        response = self.send(ADD, {"title": "<script>alert(1)</script>"})
        self.assertNotContains(response, "<script>alert(1)")
        self.assertNotContains(self.client.get(LIST), "<script>alert(1)")

    def test_a_picture_is_kept_and_shown(self):
        file = SimpleUploadedFile("p.png", encoded(photo()))
        response = self.send(
            ADD, {"title": "On Tests", "thumbnail": file, "thumbnail_alt": "Red, blue"}
        )
        work = Publication.objects.get()
        self.assertTrue(work.thumbnail_sizes["variants"])
        self.assertContains(response, '<img class="picture" src="/media/')

    def test_a_picture_is_taken_away(self):
        work = make_publication(
            thumbnail=SimpleUploadedFile("p.png", encoded(photo())), thumbnail_alt="Red"
        )
        self.send(change(work), {"thumbnail-clear": "on", "thumbnail_alt": ""})
        work.refresh_from_db()
        self.assertFalse(work.thumbnail)

    def test_rows_that_were_not_filled_are_nothing(self):
        work = make_publication()
        rows = {"authorships-0-position": "1", "links-0-position": "1"}
        self.send(change(work), rows)
        self.assertEqual(work.authorships.count() + work.links.count(), 0)

    def test_the_year_follows_the_appearances(self):
        work = make_publication(year=2020)
        self.send(change(work), {"appearances-0-year": "2022"})
        work.refresh_from_db()
        self.assertEqual(work.year, 2022)
        self.send(change(work), {"appearances-0-DELETE": "on"})
        work.refresh_from_db()
        self.assertIsNone(work.year)

    def test_the_year_follows_the_order_of_the_appearances(self):
        work = make_publication(year=2020)
        make_appearance(work, year=2024, position=1)
        self.send(change(work), {"appearances-1-position": "1"})
        work.refresh_from_db()
        self.assertEqual(work.year, 2024)

    def test_two_hundred_authors_fit_in_one_form(self):
        rows = [{"author": f"A B{n}", "role": "author"} for n in range(200)]
        self.send(ADD, {"title": "Large"} | new_rows("authorships", *rows))
        work = Publication.objects.get()
        self.assertEqual(work.authorships.count(), 200)
        self.assertEqual(str(work.authors()[199]), "A B199")

    def test_who_may_only_look_sees_the_work(self):
        reader = User.objects.create_user("reader", password="x", is_staff=True)
        view = Permission.objects.get(codename="view_publication")
        reader.user_permissions.add(view)
        self.client.force_login(reader)
        work = make_publication("On Tests", authors=["Ada Lovelace"])
        page = self.client.get(change(work))
        self.assertContains(page, "On Tests")
        self.assertNotContains(page, "Paste to fill")

    def test_tags_of_a_title_are_told_as_they_are_typed(self):
        self.assertContains(self.client.get(ADD), "&lt;i&gt;E. coli&lt;/i&gt;")


class ManyRowsTests(DeskTestCase):
    """A request that claims a row for each grain of sand must not keep us busy."""

    def test_no_more_rows_are_made_than_anybody_types(self):
        work = make_publication(authors=["Ann A"])
        for prefix in ("authorships", "links"):
            with self.subTest(prefix=prefix):
                counts = {f"{prefix}-TOTAL_FORMS": "99999"}
                response = self.send(change(work), counts)
                self.assertContains(
                    response, f"More than {MOST_NEW} new rows came at once"
                )
                self.assertNotContains(response, f'name="{prefix}-{MOST_NEW + 1}-')

    def test_other_spellings_are_bounded_too(self):
        author = make_author("Ann A")
        response = self.send(change(author), {"aliases-TOTAL_FORMS": "99999"})
        self.assertContains(response, f"More than {MOST_NEW} new rows came at once")

    def test_as_many_rows_as_are_saved_can_always_be_sent(self):
        work = make_publication()
        for number in range(MOST_NEW + 5):
            Link.objects.create(publication=work, url=f"https://example.org/{number}")
        response = self.send(change(work), {"links-3-url": "https://example.org/new"})
        self.assertEqual(self.errors_of(response), {})
        self.assertTrue(work.links.filter(url="https://example.org/new").exists())


class OrderTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.work = make_publication(authors=["Ann A", "Ben B", "Cid C"])

    def order(self):
        rows = self.work.authorships.order_by("position")
        self.assertEqual([row.position for row in rows], list(range(len(rows))))
        return [str(row) for row in rows]

    def test_places_are_shown_from_one(self):
        response = self.client.get(change(self.work))
        self.assertContains(response, 'name="authorships-2-position" value="3"')

    def test_a_smaller_number_moves_up(self):
        self.send(change(self.work), {"authorships-2-position": "1"})
        self.assertEqual(self.order(), ["Cid C", "Ann A", "Ben B"])

    def test_a_larger_number_moves_down(self):
        self.send(change(self.work), {"authorships-0-position": "3"})
        self.assertEqual(self.order(), ["Ben B", "Cid C", "Ann A"])

    def test_no_number_moves_to_the_end(self):
        self.send(change(self.work), {"authorships-0-position": ""})
        self.assertEqual(self.order(), ["Ben B", "Cid C", "Ann A"])

    def test_a_new_row_comes_last_or_where_it_says(self):
        for place, expected in [("", 3), ("2", 1)]:
            with self.subTest(place=place):
                author = make_author(f"New {expected}")
                row = {"author": author.pk, "role": "author", "position": place}
                count = self.work.authorships.count()
                rows = new_rows("authorships", row, first=count)
                self.send(change(self.work), rows)
                self.assertEqual(self.order()[expected], str(author))

    def test_a_deleted_row_leaves_no_gap(self):
        self.send(change(self.work), {"authorships-0-DELETE": "on"})
        self.assertEqual(self.order(), ["Ben B", "Cid C"])

    def test_gaps_that_were_there_are_closed(self):
        self.work.authorships.filter(position=2).update(position=9)
        self.send(change(self.work), {})
        self.assertEqual(self.order(), ["Ann A", "Ben B", "Cid C"])


class RefusalTests(DeskTestCase):
    """Nothing that can be typed or sent ends in a server error."""

    def setUp(self):
        super().setUp()
        self.blank = filled(self.client.get(ADD)) | {"title": "On Tests"}

    def refusal(self, changes, place):
        """What is said at the field `place`; nothing was saved."""
        response = self.post(ADD, self.blank | changes)
        self.assertEqual(response.status_code, 200)
        self.assertFalse(Publication.objects.filter(title="On Tests").exists())
        errors = self.errors_of(response)
        self.assertEqual(list(errors), [place])
        self.assertContains(response, escape(errors[place][0]))
        return errors[place][0]

    def test_values_of_the_work(self):
        make = SimpleUploadedFile
        for changes, place, told in [
            ({"title": ""}, "title", "This field is required."),
            ({"title": "  "}, "title", "This field is required."),
            ({"title": "x" * 1001}, "title", "at most 1000 characters"),
            ({"title": "a\0b"}, "title", "Null characters are not allowed."),
            ({"slug": "no dots.here"}, "slug", "Enter a valid “slug”"),
            ({"slug": "x" * 81}, "slug", "at most 80 characters"),
            ({"kind": "poem"}, "kind", "Select a valid choice."),
            ({"status": "gone"}, "status", "Select a valid choice."),
            ({"position": "-1"}, "position", "greater than or equal to 0"),
            ({"position": "9" * 30}, "position", "less than or equal to"),
            ({"position": "one"}, "position", "Enter a whole number."),
            ({"award": "x" * 501}, "award", "at most 500 characters"),
            ({"topics": "x" * 201}, "topics", "at most 200 characters"),
            (
                {"thumbnail": make("a.png", b"no picture"), "thumbnail_alt": "A"},
                "thumbnail",
                "no picture in one of the formats",
            ),
            (
                {"thumbnail": make("a.png", b""), "thumbnail_alt": "A"},
                "thumbnail",
                "The submitted file is empty.",
            ),
            (
                {"thumbnail": make("a.png", encoded(photo()))},
                "thumbnail_alt",
                "Say in a few words what the picture shows",
            ),
        ]:
            with self.subTest(place=place, told=told):
                self.assertIn(told, self.refusal(changes, place))

    def test_people(self):
        author = make_author()
        for row, field, told in [
            ({"author": "", "role": "editor"}, "author", "This field is required."),
            ({"author": "0", "role": "author"}, "author", "Type a name."),
            ({"author": "9" * 40, "role": "author"}, "author", "Type a name."),
            ({"author": "A and B", "role": "author"}, "author", "several names"),
            ({"author": "A, B, C, D", "role": "author"}, "author", "Commas part"),
            ({"author": "Ann A*", "role": "author"}, "author", "signs behind"),
            ({"author": "x\x1by", "role": "author"}, "author", "can't be seen"),
            ({"author": author.pk, "role": "king"}, "role", "Select a valid choice."),
            (
                {"author": "x" * 2001, "role": "author"},
                "author",
                "at most 2000 characters",
            ),
            (
                {"author": "x" * 201, "role": "author"},
                "author",
                "at most 200 characters",
            ),
            (
                {"author": author.pk, "role": "author", "position": "0"},
                "position",
                "greater than or equal to 1",
            ),
            (
                {"author": author.pk, "role": "author", "position": "9" * 30},
                "position",
                "less than or equal to",
            ),
        ]:
            with self.subTest(row=row):
                rows = new_rows("authorships", row)
                self.assertIn(told, self.refusal(rows, f"authorships-0-{field}"))

    def test_appearances(self):
        make_appearance(make_publication("Other"), citation_key="taken")
        for row, field, told in [
            ({"year": "12345"}, "year", "A year has four digits."),
            ({"year": "0"}, "year", "A year has four digits."),
            ({"year": "soon"}, "year", "Enter a whole number."),
            ({"month": "13"}, "month", "A month is a number from 1 to 12."),
            ({"month": "0"}, "month", "A month is a number from 1 to 12."),
            ({"day": "5"}, "day", "needs its month"),
            ({"month": "5", "day": "32"}, "day", "A day is a number from 1 to 31"),
            ({"doi": "none"}, "doi", "“none” is none."),
            ({"arxiv": "none"}, "arxiv", "“none” is none."),
            ({"venue": "777"}, "venue", "Type the name of the venue."),
            ({"venue": "x" * 501}, "venue", "at most 500 characters"),
            ({"name": "x" * 1001}, "name", "at most 1000 characters"),
            ({"citation_key": "taken"}, "citation_key", "Another entry has this"),
        ]:
            with self.subTest(row=row):
                rows = new_rows("appearances", {"kind": "journal", **row})
                self.assertIn(told, self.refusal(rows, f"appearances-0-{field}"))

    def test_the_same_citation_key_twice_in_one_form(self):
        row = {"kind": "journal", "citation_key": "same"}
        rows = new_rows("appearances", row, row)
        told = self.refusal(rows, "appearances-1-citation_key")
        self.assertEqual(told, "Another entry has this citation key.")

    def test_an_error_among_the_folded_fields_unfolds_them(self):
        rows = new_rows("appearances", {"kind": "journal", "month": "13"})
        response = self.post(ADD, self.blank | rows)
        page = response.content.decode()
        start = page.index('id="appearances-0"')
        row = page[start : page.index('id="appearances-empty"')]
        self.assertNotIn("<details", row)

    def test_links(self):
        make = SimpleUploadedFile
        address = "https://example.org"
        for row, field, told in [
            ({"kind": "code"}, "url", "either an address or a file"),
            (
                {"kind": "pdf", "url": address, "file": make("a.pdf", PDF)},
                "url",
                "either an address or a file",
            ),
            ({"kind": "other", "url": address}, "label", "needs its own label"),
            (
                {"kind": "pdf", "url": "javascript:alert(1)"},
                "url",
                NO_ADDRESS,
            ),
            (
                {"kind": "pdf", "url": "ftp://example.org/a"},
                "url",
                NO_ADDRESS,
            ),
            ({"kind": "pdf", "url": "http://[::1"}, "url", NO_ADDRESS),
            ({"kind": "pdf", "url": f"{address}/{'x' * 2000}"}, "url", "at most 2000"),
            ({"kind": "pdf", "file": make("a.pdf", b"")}, "file", "is empty."),
            (
                {"kind": "pdf", "file": make("a.pdf", b"<html>")},
                "file",
                "named like a PDF",
            ),
            (
                {"kind": "pdf", "file": make("a.html", b"<p>")},
                "file",
                "can't be kept here",
            ),
            (
                {"kind": "pdf", "file": make("a.pdf.exe", b"MZ")},
                "file",
                "can't be kept",
            ),
        ]:
            with self.subTest(row=row):
                # Whatever differs from a blank row makes it one to check.
                rows = new_rows("links", row)
                self.assertIn(told, self.refusal(rows, f"links-0-{field}"))

    def test_hostile_names_of_files_do_not_leave_the_folder(self):
        for number, name in enumerate(
            [
                "../../evil.pdf",
                "..\\..\\evil.pdf",
                "a\nb.pdf",
                "<b>.pdf",
                "CON.pdf",
                f"{'x' * 400}.pdf",
            ]
        ):
            with self.subTest(name=name):
                file = SimpleUploadedFile("x.pdf", PDF)
                file._name = name
                rows = new_rows("links", {"kind": "pdf", "file": file})
                self.post(ADD, self.blank | {"title": f"Work {number}"} | rows)
                stored = Link.objects.get(publication__slug=f"work-{number}").file.name
                self.assertEqual(stored, f"papers/work-{number}/work-{number}.pdf")

    def test_an_address_that_is_taken(self):
        make_publication("Other", slug="taken")
        response = self.post(ADD, self.blank | {"slug": "taken"})
        self.assertEqual(Publication.objects.count(), 1)
        self.assertEqual(
            self.errors_of(response), {"slug": ["Another work has this address."]}
        )

    def test_forms_that_are_no_forms(self):
        for changes in [
            {"authorships-TOTAL_FORMS": "x"},
            {"authorships-INITIAL_FORMS": "5"},
            {"links-INITIAL_FORMS": "-1"},
        ]:
            with self.subTest(changes=changes):
                response = self.post(ADD, self.blank | changes)
                is_refused = "errornote" in response.text
                self.assertIs(Publication.objects.exists(), not is_refused)
                Publication.objects.all().delete()


class RegistryTests(DeskTestCase):
    def test_address_is_shown_and_leads_to_the_works_once_there_are_any(self):
        author = make_author("Jane Doe")
        url = reverse("admin:publications_author_change", args=[author.pk])
        self.assertContains(self.client.get(url), "jane-doe")
        work = make_publication(authors=[author], status=Publication.Status.DRAFT)
        self.assertNotContains(self.client.get(url), author.get_absolute_url())
        Publication.objects.filter(pk=work.pk).update(status="published")
        self.assertContains(self.client.get(url), author.get_absolute_url())

    def test_authors_are_listed_with_their_works(self):
        owner = make_author("Ada Lovelace", is_owner=True)
        make_publication(authors=[owner])
        make_publication(authors=[owner, "Bob Ray"])
        response = self.client.get(reverse("admin:publications_author_changelist"))
        self.assertContains(response, '<td class="field-works">2</td>', html=True)
        self.assertContains(response, '<td class="field-works">1</td>', html=True)
        self.assertContains(response, "This is me")

    def test_an_author_is_found_by_another_spelling(self):
        author = make_author("Rohit Karlupia")
        Alias.objects.create(author=author, name="Rohit Karlupiya")
        url = reverse("admin:autocomplete")
        query = {
            "app_label": "publications",
            "model_name": "authorship",
            "field_name": "author",
            "term": "karlupiya",
        }
        results = self.client.get(url, query).json()["results"]
        self.assertEqual([found["text"] for found in results], ["Rohit Karlupia"])

    def test_an_author_with_works_is_not_deleted_and_the_works_are_named(self):
        author = make_author("Ada Lovelace")
        work = make_publication("On Tests", authors=[author])
        response = self.client.post(delete(author), {"post": "yes"})
        self.assertContains(response, f'<a href="{change(work)}">On Tests</a>')
        self.assertTrue(Author.objects.exists())

    def test_a_venue_with_works_is_not_deleted_and_the_works_are_named(self):
        venue = Venue.objects.create(name="Venue")
        make_appearance(make_publication("On Tests"), venue=venue)
        response = self.client.post(delete(venue), {"post": "yes"})
        self.assertContains(response, "On Tests")
        self.assertTrue(Venue.objects.exists())

    def test_an_author_without_works_is_deleted(self):
        self.client.post(delete(make_author()), {"post": "yes"})
        self.assertFalse(Author.objects.exists())

    def test_authors_in_use_are_not_deleted_from_the_list(self):
        author = make_author()
        make_publication("On Tests", authors=[author])
        url = reverse("admin:publications_author_changelist")
        data = {"action": "delete_selected", "_selected_action": [author.pk]}
        response = self.client.post(url, data | {"post": "yes"})
        self.assertContains(response, "On Tests")
        self.assertTrue(Author.objects.exists())

    def test_a_topic_is_deleted_and_its_works_stay(self):
        topic = Topic.objects.create(name="Systems")
        make_publication("On Tests").topics.add(topic)
        self.client.post(delete(topic), {"post": "yes"})
        self.assertFalse(Topic.objects.exists())
        self.assertTrue(Publication.objects.exists())

    def test_works_have_changed_when_what_they_share_has(self):
        author, venue = make_author(), Venue.objects.create(name="Venue")
        topic = Topic.objects.create(name="Systems")
        works = [make_publication("Named", authors=[author]) for _ in range(3)]
        make_appearance(works[1], venue=venue)
        works[2].topics.add(topic)
        for row, change_it, changed in [
            (author, lambda url: self.send(url, {"given_name": "Augusta"}), works),
            (venue, lambda url: self.send(url, {"short_name": "V"}), works[1:2]),
            (topic, lambda url: self.send(url, {"name": "Machines"}), works[2:]),
            (topic, lambda url: self.post(delete(topic), {"post": "yes"}), works[2:]),
        ]:
            with self.subTest(row):
                Publication.objects.update(modified=LONG_AGO)
                self.send(change(row), {})
                self.assertFalse(Publication.objects.exclude(modified=LONG_AGO))
                change_it(change(row))
                self.assertCountEqual(
                    Publication.objects.exclude(modified=LONG_AGO), changed
                )

    def test_a_new_author_can_be_made_in_a_small_window(self):
        url = reverse("admin:publications_author_add") + "?_popup=1&_to_field=id"
        data = {"given_name": "Ada", "family_name": "Lovelace", "_popup": "1"}
        response = self.send(url, data, button="_save")
        self.assertContains(response, "Ada Lovelace")
        self.assertContains(response, "popup_response.js")

    def test_an_orcid_is_taken_from_its_address(self):
        url = reverse("admin:publications_author_add")
        orcid = "https://orcid.org/0000-0002-1825-0097"
        self.send(url, {"family_name": "Carberry", "orcid": orcid})
        self.assertEqual(Author.objects.get().orcid, "0000-0002-1825-0097")

    def test_refused_authors(self):
        make_author("Ada Lovelace", is_owner=True)
        Alias.objects.create(author=make_author("Bob Ray"), name="B. Ray")
        same = {
            "aliases-0-name": "C",
            "aliases-1-name": "C",
            "aliases-TOTAL_FORMS": "2",
        }
        for changes, place, told in [
            ({"family_name": ""}, "family_name", "Give either a family name"),
            ({"literal": "A team"}, "family_name", "Give either a family name"),
            (
                {"is_owner": "on"},
                "is_owner",
                "Another author is already marked as you.",
            ),
            ({"orcid": "1234"}, "orcid", "This is no ORCID iD"),
            ({"orcid": "0000-0002-1825-0098"}, "orcid", "This is no ORCID iD"),
            ({"url": "javascript:alert(1)"}, "url", NO_ADDRESS),
            ({"given_name": "x" * 201}, "given_name", "at most 200 characters"),
            ({"aliases-0-name": "B. Ray"}, "aliases-0-name", "already belongs"),
            (same, "aliases-1", "Please correct the duplicate values below."),
        ]:
            with self.subTest(changes=changes):
                url = reverse("admin:publications_author_add")
                response = self.send(url, {"family_name": "Crew"} | changes)
                self.assertEqual(Author.objects.count(), 2)
                errors = self.errors_of(response)
                self.assertEqual(list(errors), [place])
                self.assertIn(told, errors[place][0])

    def test_a_search_of_very_many_words_is_answered(self):
        make_author("Ada Lovelace")
        for name in ("author", "venue", "topic"):
            with self.subTest(name=name):
                url = reverse(f"admin:publications_{name}_changelist")
                response = self.client.get(url, {"q": "word " * 2000})
                self.assertEqual(response.context["cl"].result_count, 0)


class LookTests(DeskTestCase):
    pages = [
        reverse("admin:index"),
        reverse("admin:account"),
        LIST,
        ADD,
        reverse("admin:publications_author_changelist"),
        reverse("admin:publications_author_add"),
        reverse("admin:homepage_profile_add"),
    ]

    def test_no_page_needs_inline_styles_or_scripts(self):
        for url in self.pages:
            with self.subTest(url=url):
                response = self.client.get(url)
                self.assertNotContains(response, "<style")
                self.assertNotContains(response, " style=")
                self.assertNotContains(response, "<script>")
                self.assertNotContains(response, "onclick")

    def test_the_sign_in_page_is_the_products(self):
        self.client.logout()
        response = self.client.get(reverse("admin:login"))
        self.assertContains(response, "desk/desk.css")
        self.assertContains(response, ">Offprint</a>")
