import json
import tracemalloc
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homepage.management.backups.archive import (
    LONGEST_LIST,
    PIECE,
    Archive,
    ArchiveError,
    Manifest,
    Writer,
)

CONTENTS = {
    "database.sqlite3": b"rows" * 1000,
    "media/papers/on trees (2).pdf": b"%PDF-1.4 trees",
    "media/originals/Bäume.png": b"",
}


def written(contents=CONTENTS):
    file = BytesIO()
    manifest = Manifest(
        made="2026-11-23T04:00:00+00:00", site="https://ada.example", migrations=[]
    )
    with Writer(file, manifest) as writer:
        for name, content in contents.items():
            writer.add(name, BytesIO(content))
    return file.getvalue()


def unpacked(data):
    with TemporaryDirectory() as folder:
        file = Path(folder, "site.zip")
        file.write_bytes(data)
        target = Path(folder, "unpacked")
        Archive(file).unpack(target)
        return {
            str(path.relative_to(target)): path.read_bytes()
            for path in target.rglob("*")
            if path.is_file()
        }


def test_what_was_written_is_read_again():
    assert unpacked(written()) == CONTENTS


def test_other_programs_can_open_it():
    with ZipFile(BytesIO(written())) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("manifest.json"))["site"] == (
            "https://ada.example"
        )


@given(place=st.integers(0, len(written()) - 1), bit=st.integers(0, 7))
@settings(deadline=None)
def test_a_damaged_bit_is_noticed_or_does_no_harm(place, bit):
    data = bytearray(written())
    data[place] ^= 1 << bit
    try:
        found = unpacked(bytes(data))
    except ArchiveError:
        return
    assert found == CONTENTS


@given(length=st.integers(0, len(written()) - 1))
@settings(deadline=None)
def test_one_that_ends_early_is_refused(length):
    with pytest.raises(ArchiveError):
        unpacked(written()[:length])


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/etc/passwd",
        "media/../../outside",
        "media/..",
        "media//outside",
        "media\\outside",
        "settings.py",
        "media",
    ],
)
def test_nothing_is_written_elsewhere(name):
    with pytest.raises(ArchiveError, match="has no place in a backup"):
        unpacked(written({name: b"evil"}))


def test_a_file_that_is_not_listed_is_refused():
    data = BytesIO(written())
    with ZipFile(data, "a") as archive:
        archive.writestr("media/more.pdf", b"%PDF")
    with pytest.raises(ArchiveError, match="not what its list says"):
        unpacked(data.getvalue())


def changed_manifest(**changes):
    data = BytesIO()
    with ZipFile(BytesIO(written())) as old, ZipFile(data, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = json.dumps(json.loads(content) | changes)
            new.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": 2}, "a newer version of Offprint"),
        ({"format": "1"}, "no backup made by Offprint"),
        ({"files": []}, "no backup made by Offprint"),
        ({"files": {"manifest.json": 1}}, "no backup made by Offprint"),
        ({"migrations": 1}, "no backup made by Offprint"),
        ({"made": None}, "no backup made by Offprint"),
        ({"files": {"media/a": [float("inf"), ""]}}, "no backup made by Offprint"),
    ],
)
def test_a_list_that_says_something_else_is_refused(changes, said):
    with pytest.raises(ArchiveError, match=said):
        unpacked(changed_manifest(**changes))


def test_a_list_that_would_fill_the_memory_is_not_read():
    data = BytesIO()
    with (
        ZipFile(data, "w", ZIP_DEFLATED) as archive,
        archive.open("manifest.json", "w") as file,
    ):
        for _ in range(LONGEST_LIST // PIECE + 1):
            file.write(bytes(PIECE))
    tracemalloc.start()
    try:
        with pytest.raises(ArchiveError, match="no backup made by Offprint"):
            unpacked(data.getvalue())
        assert tracemalloc.get_traced_memory()[1] < LONGEST_LIST / 10
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("data", [b"", b"no ZIP"])
def test_what_is_no_backup_is_refused(data):
    with pytest.raises(ArchiveError, match="no backup made by Offprint"):
        unpacked(data)
