"""What the page on editing calls by name is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).parent.parent
EDITING = (ROOT / "docs/editing.md").read_text("utf-8")
PLACES = ["templates", "publications", "homepage", "static/desk"]


@pytest.fixture(scope="module")
def said():
    """All that the owner may read, on one line."""
    files = (f for place in PLACES for f in (ROOT / place).rglob("*.*"))
    texts = (f for f in files if f.suffix in {".html", ".py", ".js"})
    return " ".join(" ".join(f.read_text("utf-8").split()) for f in texts)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\*\*(.+?)\*\*", EDITING))))
def test_what_can_be_pressed_is_called_so(said, name):
    assert re.search(rf"\b{re.escape(name)}\b", said)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"manage\.py (\w+)", EDITING))))
def test_commands_are_there(name):
    assert name in get_commands()
