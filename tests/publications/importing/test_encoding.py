"""Pictures are ready before the database is held, so that others can save meanwhile."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from publications.importing import Media, encoding, waiting
from publications.mapping import read_drafts
from publications.models import Publication
from tests.publications.drafts import make_entry
from tests.publications.images import encoded, photo

from .bringing import bring


def files():
    """Those that pages show, and when they were written."""
    folders = default_storage.listdir("")[0]
    return {
        name: default_storage.get_modified_time(f"{folder}/{name}")
        for folder in folders
        if folder != "waiting"
        for name in default_storage.listdir(folder)[1]
    }


@pytest.fixture
def folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "a.png").write_bytes(encoded(photo()))
    (tmp_path / "b.png").write_bytes(b"<svg>")
    return tmp_path


TEXT = make_entry(key="one", title="One and All", preview="a.png")
BROKEN = make_entry(key="two", title="Two of Them", image="b.png")


def zipped(path):
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.write(path, path.name)
    return SimpleUploadedFile("pictures.zip", file.getvalue())


def ready(text, folder):
    return list(encoding([read_drafts(text.encode(), "1.bib")], Media(folder)))


@pytest.mark.django_db(transaction=True)
def test_all_are_there_before_anything_is_written(folder):
    pending = waiting.keep([("1.bib", TEXT.encode())], zipped(folder / "a.png"))
    list(waiting.planning(pending))
    assert not files()

    seen = []
    for progress in waiting.carrying_out(pending):
        seen.append((progress.what, connection.in_atomic_block))
        if progress.what == "entries" and progress.done == 0:
            before = files()

    assert ("pictures", False) in seen
    assert ("pictures", True) not in seen
    assert len(before) > 1
    assert files() == before
    assert Publication.objects.get().thumbnail_sizes["variants"]


@pytest.mark.django_db
def test_who_waits_for_a_plan_with_pictures_sees_how_far_it_is(folder):
    entries = (
        make_entry(key=f"key{n}", title=f"Work {n}", preview="a.png") for n in range(60)
    )
    pending = waiting.keep(
        [("1.bib", "".join(entries).encode())], zipped(folder / "a.png")
    )

    assert [p.done for p in waiting.planning(pending)] == [0, 20, 40, 60, 60]


@pytest.mark.django_db
def test_one_that_a_work_has_already_is_not_made_again(folder):
    bring(TEXT, media=folder)
    for name in files():
        if name.endswith(".webp"):
            default_storage.delete(f"pictures/{name}")
    there = files()
    ready(TEXT, folder)
    assert files() == there


@pytest.mark.django_db
def test_one_that_is_none_is_left_to_the_plan(folder):
    assert len(ready(TEXT + BROKEN, folder)) == 2
    assert [name.rpartition(".")[2] for name in sorted(files())].count("png") == 1


@pytest.mark.django_db
def test_without_pictures_there_is_nothing_to_say(folder):
    assert ready(make_entry(key="one", title="One and All"), folder) == []
