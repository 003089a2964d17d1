"""What is typed must be something that a reader can see."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from homepage.models import Profile
from publications.forms.visible import require_visible
from publications.models import Author, Publication, Topic, Venue
from tests.publications.desk import DeskTestCase
from tests.publications.factories import make_author

CONTROL = "This holds a character that can't be seen. Type the text again."
NOTHING = "Nothing of this can be seen. Type the text again, in letters."


def refusal(text):
    try:
        require_visible(text)
    except ValidationError as error:
        return error.message
    return None


@pytest.mark.parametrize("name", ["A", "王", "א", "7", "∑", "🙂", "-", "é", "A\u200b"])
def test_what_can_be_seen_is_taken(name):
    assert refusal(name) is None


@pytest.mark.parametrize(
    "text",
    [
        "\u200b",
        "\u200e\u202e",
        "\ufeff",
        "\u3164",
        "\u2800",
        "\u115f\u1160",
        "\xad",
        "\u00a0\u2003",
        "\u0301",
        "\ue000",
    ],
)
def test_what_can_not_be_seen_is_refused_in_words(text):
    assert refusal(text) == NOTHING


@given(st.text())
def test_a_text_with_a_letter_is_refused_for_control_characters_alone(text):
    is_control = any(
        unicodedata.category(c) == "Cc" and c not in "\n\t\r" for c in text
    )
    is_none = "\ufffe" in text or "\uffff" in text
    assert (refusal(f"A{text}") == CONTROL) is (is_control or is_none)


class FormTests(DeskTestCase):
    """Each form of the desk refuses them, at the field."""

    def errors(self, url, changes):
        return self.errors_of(self.send(url, changes))

    def test_a_title_must_be_seen(self):
        add = reverse("admin:publications_publication_add")
        for title in ["\u200b\u200b", "<i></i>", "<i>\u3164</i>"]:
            self.assertEqual(self.errors(add, {"title": title}), {"title": [NOTHING]})
        self.assertFalse(Publication.objects.exists())

    def test_topics_typed_at_a_work(self):
        add = reverse("admin:publications_publication_add")
        for topics, told in [("A\x07", CONTROL), ("Tests, \u200b", NOTHING)]:
            errors = self.errors(add, {"title": "On Tests", "topics": topics})
            self.assertEqual(errors, {"topics": [told]})
        self.assertFalse(Topic.objects.exists())

    def test_rows_that_works_share(self):
        for name, field in [
            ("venue", "name"),
            ("topic", "name"),
            ("author", "family_name"),
        ]:
            add = reverse(f"admin:publications_{name}_add")
            self.assertEqual(self.errors(add, {field: "A\x1b"}), {field: [CONTROL]})
            self.assertIn(NOTHING, self.errors(add, {field: "\u3164"})[field])
        for model in (Venue, Topic, Author):
            self.assertFalse(model.objects.exists())

    def test_other_spellings(self):
        author = make_author("Ada Lovelace")
        url = reverse("admin:publications_author_change", args=[author.pk])
        errors = self.errors(url, {"aliases-0-name": "A\x07"})
        self.assertEqual(errors, {"aliases-0-name": [CONTROL]})

    def test_the_profile_and_its_links(self):
        add = reverse("admin:homepage_profile_add")
        link = {"links-0-kind": "blog", "links-0-url": "https://example.org/"}
        typed = {"name": "\u200b", "bio": "a\x00b", "headline": "\x07"}
        errors = self.errors(add, typed | link | {"links-0-label": "\x9f"})
        self.assertEqual(errors["name"], [NOTHING])
        self.assertEqual(errors["headline"], [CONTROL])
        self.assertEqual(errors["links-0-label"], [CONTROL])
        self.assertIn("bio", errors)
        self.assertFalse(Profile.objects.exists())
