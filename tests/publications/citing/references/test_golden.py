"""What citeproc-js makes of invented works; record.mjs says how it was recorded."""

import html
import json
import re
from pathlib import Path

import pytest

from publications.citing.references import STYLES, formatted

GOLDEN = json.loads(Path(__file__).with_name("golden.json").read_text("utf-8"))


@pytest.mark.parametrize("style", STYLES)
def test_every_work_is_said_as_by_citeproc_js(style):
    different = []
    for work in GOLDEN["works"]:
        found, expected = formatted(work["item"], style), work["expected"][style]
        text = html.unescape(re.sub("<[^>]*>", "", expected))
        if (found.html, found.text) != (expected, text):
            different.append((found.html, expected))
    assert different == []


def test_styles_of_which_versions_were_recorded():
    assert set(GOLDEN["styles"]) == set(STYLES)
    assert all("updated 20" in version for version in GOLDEN["styles"].values())
