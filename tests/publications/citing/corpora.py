"""Real files of researchers' sites, where they are present beside the project."""

import json
import os
from pathlib import Path

import pytest

from publications.importing import Media, apply, plan
from publications.mapping import read_drafts

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT.parent / "shared" / "corpora"
INDEX = FOLDER / "index.json"
ALL = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else []
# A fifth of them by default, the largest left out: OFFPRINT_CORPORA=all takes minutes.
SAMPLE = [file for file in ALL if 0 < file["entries"] < 500][::5]
FILES = ALL if os.environ.get("OFFPRINT_CORPORA") == "all" else SAMPLE
ABSENT = pytest.param("", marks=pytest.mark.skip(reason="the corpora are not here"))
CORPORA = [file["file"] for file in FILES] or [ABSENT]


def bring_file(name):
    data = (FOLDER / name).read_bytes()
    apply(plan([read_drafts(data, name)], Media()))
