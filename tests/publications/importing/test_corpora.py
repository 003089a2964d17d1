"""Real files of researchers' sites, where they are present beside the project."""

import json
import os
from pathlib import Path

import pytest

from publications.importing import Media, apply, plan
from publications.mapping import read_drafts
from publications.models import Appearance, Author, Link, Publication

from .bringing import outcomes

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT.parent / "shared" / "corpora"
INDEX = FOLDER / "index.json"
ALL = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else []
# A fifth of them by default, the largest left out: OFFPRINT_CORPORA=all takes minutes.
SAMPLE = [file for file in ALL if file["entries"] < 500][::5]
FILES = ALL if os.environ.get("OFFPRINT_CORPORA") == "all" else SAMPLE

pytestmark = [
    pytest.mark.skipif(not ALL, reason="the corpora are not here"),
    pytest.mark.django_db,
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"])
def test_every_entry_has_one_outcome_and_the_second_run_none(file):
    data = (FOLDER / file["file"]).read_bytes()
    report = apply(plan([read_drafts(data, file["file"])], Media()))
    first = outcomes(report)
    assert len(first) == file["entries"]
    assert "kept" not in first
    created = Publication.objects.count()
    assert created == first.count("created")
    assert Appearance.objects.count() >= created
    for row in (*Author.objects.all(), *Link.objects.all()):
        row.full_clean(exclude=["publication"], validate_unique=False)
    again = outcomes(plan([read_drafts(data, file["file"])], Media()).report)
    assert set(again) <= {"unchanged"}
