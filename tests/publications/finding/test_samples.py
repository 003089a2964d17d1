"""The templates that a script fills in: each name in them is one that it knows."""

import re

import pytest
from django.utils import translation

from publications.finding.samples import samples

# Drawn as on a server, where lines are looked up.
pytestmark = pytest.mark.django_db

COUNT = {"found", "page", "pages"}
VALUE = {"here", "text", "count", "query", "address"}
PARTS = {"name", "label", "anchor", "before", "after"}


def names_in(html):
    return set(re.findall(r"@(\w+)@", html))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("whole", (COUNT - {"found"}) | VALUE | PARTS),
        ("found", COUNT | VALUE | PARTS),
        ("no-words", VALUE | {"name", "label", "words"}),
        ("no-values", VALUE | {"name", "label"}),
        ("neither", VALUE | {"name", "label", "words", "others"}),
    ],
)
def test_names_stand_for_what_is_filled_in(name, expected):
    sample = samples(3)[name]
    found = names_in(sample["count"]) | names_in(sample["found"])
    assert found - {"page", "pages"} == expected - {"page", "pages"}


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("whole", "3 works"),
        ("found", "@found@ of 3 works"),
        ("neither", "0 of 3 works"),
    ],
)
def test_the_number_is_said_as_on_a_server(name, count):
    assert samples(3)[name]["count"].strip().startswith(count)


def test_texts_are_in_the_language_of_the_site():
    with translation.override("de"):
        assert "Alle aufheben" in samples(3)["found"]["found"]
