"""Real files of researchers' sites, where they are present beside the project."""

import json
import os
from pathlib import Path

import pytest

from publications.exporting import Collection

from .exported import bring, export

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT.parent / "shared" / "corpora"
INDEX = FOLDER / "index.json"
ALL = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else []
# A few of them by default, the largest left out: OFFPRINT_CORPORA=all takes minutes.
SAMPLE = [file for file in ALL if file["entries"] < 300][::12]
FILES = ALL if os.environ.get("OFFPRINT_CORPORA") == "all" else SAMPLE

pytestmark = [
    pytest.mark.skipif(not ALL, reason="the corpora are not here"),
    pytest.mark.django_db,
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"])
def test_untouched_file_comes_back_byte_for_byte(file):
    data = (FOLDER / file["file"]).read_bytes()
    bring(data, file["file"])
    back = export()
    assert back.data == data
    assert back.remarks == []


def test_files_in_one_database_come_back_one_by_one():
    contents = {file["file"]: (FOLDER / file["file"]).read_bytes() for file in FILES}
    for name, data in contents.items():
        bring(data, name)
    collection = Collection()
    assert len(collection.files) == len(contents)
    for file in collection.files:
        back = collection.export(file)
        assert (back.data, back.remarks) == (contents[file.run.file], [])
