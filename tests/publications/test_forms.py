from types import SimpleNamespace

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import SimpleTestCase, TestCase
from django.urls import reverse

from publications.forms import AuthorForm, TopicsField, place_of
from publications.models import Author, Topic

from .desk import DeskTestCase
from .factories import make_publication
from .images import encoded, photo


class TopicsFieldTests(TestCase):
    def names(self, text):
        return [topic.name for topic in TopicsField(required=False).clean(text)]

    def test_names_stand_between_commas(self):
        names = self.names(" Systems ,  Machine   learning,")
        self.assertEqual(names, ["Systems", "Machine learning"])

    def test_nothing_is_no_topic(self):
        self.assertEqual(self.names(""), [])

    def test_a_known_name_is_found_in_any_case(self):
        known = Topic.objects.create(name="Systems")
        self.assertEqual(TopicsField().clean("SYSTEMS, systems"), [known])

    def test_a_new_name_is_not_saved_yet(self):
        TopicsField().clean("Systems")
        self.assertFalse(Topic.objects.exists())

    def test_a_name_of_more_than_two_hundred_letters_is_refused(self):
        with self.assertRaisesMessage(ValidationError, "at most 200 characters"):
            TopicsField().clean("x" * 201)

    def test_topics_are_shown_as_they_are_typed(self):
        topics = [Topic(name="Systems"), Topic(name="Machine learning")]
        self.assertEqual(
            TopicsField().prepare_value(topics), "Systems, Machine learning"
        )

    def test_the_same_topics_are_no_change(self):
        topics = [Topic(name="Systems")]
        self.assertIs(TopicsField().has_changed(topics, "Systems"), False)
        self.assertIs(TopicsField().has_changed(topics, "Systems, More"), True)


class PlaceTests(SimpleTestCase):
    def order(self, *rows):
        """Names of the rows in order; a row is (name, place shown, place typed)."""
        forms = [
            SimpleNamespace(
                name=name, initial={"position": shown}, cleaned_data={"position": typed}
            )
            for name, shown, typed in rows
        ]
        return [form.name for form in sorted(forms, key=place_of)]

    def test_without_a_number_a_row_comes_last(self):
        self.assertEqual(["a", "new"], self.order(("new", None, None), ("a", 1, 1)))

    def test_who_moves_up_to_a_taken_place_comes_before_its_holder(self):
        self.assertEqual(
            ["c", "a", "b"], self.order(("a", 1, 1), ("b", 2, 2), ("c", 3, 1))
        )

    def test_who_moves_down_to_a_taken_place_comes_after_its_holder(self):
        self.assertEqual(
            ["b", "c", "a"], self.order(("a", 1, 3), ("b", 2, 2), ("c", 3, 3))
        )

    def test_a_new_row_comes_before_the_holder_of_its_place(self):
        self.assertEqual(
            ["a", "new", "b"], self.order(("a", 1, 1), ("b", 2, 2), ("new", None, 2))
        )


class AuthorFormTests(TestCase):
    def test_what_a_constraint_says_stands_at_its_field(self):
        class Form(AuthorForm):
            class Meta:
                model = Author
                fields = "__all__"

        form = Form({"given_name": "Ada"})
        self.assertIs(form.is_valid(), False)
        self.assertEqual(["family_name"], list(form.errors))
        self.assertIn("Give either a family name", form.errors["family_name"][0])


class DeskFormTests(DeskTestCase):
    add = reverse("admin:publications_publication_add")

    def test_characters_that_cannot_be_seen_are_refused(self):
        response = self.send(self.add, {"title": "A\x1bB"})
        [message] = self.errors_of(response)["title"]
        self.assertIn("can't be seen", message)

    def test_an_imported_picture_without_words_stands_in_no_way(self):
        work = make_publication(
            "On Tests", thumbnail=ContentFile(encoded(photo()), "p")
        )
        url = reverse("admin:publications_publication_change", args=[work.pk])
        self.assertEqual(self.errors_of(self.send(url, {"award": "Best"})), {})
        work.refresh_from_db()
        self.assertEqual(work.award, "Best")
