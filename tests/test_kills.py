"""Killed at any moment, or written by several at once: what is there is whole."""

import json
import random
import signal
import subprocess
import time

import pytest
from django.conf import settings

from publications.keeping import digest

from .sites import KILLS

pytestmark = pytest.mark.processes

DEMO = settings.BASE_DIR / "demo"
IMPORT = ("import_bibtex", DEMO / "publications.bib", "--media", DEMO / "pictures")
SHELL = ("shell", "--no-imports", "-c")
# Gives the works one new picture after the other.
SAVING = """
import itertools
from io import BytesIO
from PIL import Image
from django.core.files.base import ContentFile
from publications.models import Publication
print("ready", flush=True)
for seed in itertools.count():
    image = Image.effect_noise((500, 400), 30 + seed % 7)
    file = BytesIO()
    image.save(file, "PNG")
    for work in Publication.objects.all():
        work.thumbnail = ContentFile(file.getvalue(), name="noise.png")
        work.save()
"""
HASTY = """
from django.core.management import execute_from_command_line
from django.db import connection
connection.close()
connection.settings_dict["OPTIONS"]["timeout"] = 1
execute_from_command_line({words})
"""
# Reads, waits for a moment, and writes one more than it has read.
COUNTING = """
from django.db import transaction
from publications.models import Topic
for _ in range({times}):
    with transaction.atomic():
        topic = Topic.objects.get(slug="count")
        topic.name = str(int(topic.name) + 1)
        topic.save()
"""


def kill(process, seconds):
    if process.stdout:
        assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def works_and_pictures(site):
    """How many the database names; each picture is what its name says."""
    site.topics()
    with site.opened() as database:
        works = database.execute(
            "SELECT thumbnail, thumbnail_sizes FROM publications_publication"
        ).fetchall()
    names = [name for name, _ in works if name]
    for _, sizes in works:
        names += [variant["name"] for variant in json.loads(sizes).get("variants", [])]
    for name in names:
        content = (site.data / "media" / name).read_bytes()
        assert digest(content) in name
    return len(works), len(names)


def test_an_import_is_whole_or_not_there(empty_site, tmp_path):
    whole = empty_site.copied(tmp_path / "whole")
    started = time.monotonic()
    assert whole.run(*IMPORT).returncode == 0
    longest = time.monotonic() - started
    assert works_and_pictures(whole) > (10, 10)

    for number in range(KILLS):
        site = empty_site.copied(tmp_path / str(number))
        kill(site.begin(*IMPORT), random.uniform(longest / 4, longest))
        found = works_and_pictures(site)
        assert found in [(0, 0), works_and_pictures(whole)]

        if found == (0, 0) and number < 3:
            # What was half written is no hindrance.
            assert site.run(*IMPORT).returncode == 0
            assert works_and_pictures(site) == works_and_pictures(whole)


def test_a_saved_work_has_all_of_its_pictures(empty_copy):
    works = empty_copy.data.with_name("works.bib")
    works.write_text("@misc{a, title={A}} @misc{b, title={B}}")
    empty_copy.run("import_bibtex", works)

    for _ in range(KILLS):
        saving = empty_copy.begin(*SHELL, SAVING, stdout=subprocess.PIPE)
        kill(saving, random.uniform(0, 1))
        assert works_and_pictures(empty_copy) > (1, 0)


def test_of_a_thousand_writes_at_once_none_is_lost(empty_copy):
    with empty_copy.opened() as database, database:
        database.execute(
            "INSERT INTO publications_topic (name, slug) VALUES ('0', 'count')"
        )
    words = (*SHELL, COUNTING.format(times=250))
    writers = [empty_copy.begin(*words, stderr=subprocess.PIPE) for _ in range(4)]
    said = [writer.communicate()[1] for writer in writers]

    assert said == [""] * 4
    assert empty_copy.topics() == {"1000"}


def test_who_waits_for_a_lock_in_vain_is_told(empty_copy):
    """Held for longer than a writer waits: a second here, not a minute."""
    with empty_copy.opened() as database:
        database.execute("BEGIN IMMEDIATE")
        hasty = HASTY.format(words=["manage.py", *map(str, IMPORT)])
        importing = empty_copy.run(*SHELL, hasty)

    assert importing.returncode == 2
    assert "The site is busy; nothing was imported" in importing.stderr
    assert works_and_pictures(empty_copy) == (0, 0)
