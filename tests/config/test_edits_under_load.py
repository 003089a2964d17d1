"""A real site with four workers: readers on all sides, a writer, and nobody may ever
see what was before a save that had ended when they asked."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.processes

# `MANY_EDITS=5000` before pytest makes it a long run.
EDITS = int(os.environ.get("MANY_EDITS", 25))
PATHS = [
    "/publications/edited/",
    "/publications/",
    "/publications/all.bib",
    "/publications/feed.atom",
]
READERS = 4
MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]
# Says each number when the save of it has ended. Ways of saving take turns.
WRITER = """
from django.db import connection, transaction
from publications.models import Publication

def save(title):
    work = Publication.objects.get(slug="edited")
    work.title = title
    work.save()

def save_in_transaction(title):
    with transaction.atomic():
        save(title)

def update(title):
    title = {"title": title, "title_html": title}
    Publication.objects.filter(slug="edited").update(**title)

def create(title):
    with transaction.atomic():
        Publication.objects.filter(slug="edited").delete()
        Publication.objects.create(title=title, slug="edited", status="published")

WAYS = [create, save, save_in_transaction, update]
for number in map(int, iter(input, "")):
    WAYS[number % 4](f"Edit {number}")
    print(number, flush=True)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
    env = os.environ | {
        # What a browser in this process needs keeps a site from starting.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(tmp_path_factory.mktemp("site") / "data"),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "WORKERS": "4",
    }
    with running([*MANAGE, "serve"], env) as server:
        wait_for(server, port)
        with running([*MANAGE, "shell", "-v0", "-c", WRITER], env) as writer:
            site = Site(port, server, writer, env["DATA_DIR"])
            site.edit(0)
            yield site


@contextmanager
def running(program, env):
    process = subprocess.Popen(
        program,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


def wait_for(server, port):
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        assert server.poll() is None, server.stdout.read()
    raise TimeoutError("The site did not answer within a minute.")


class Site:
    def __init__(self, port, server, writer, folder):
        self.port = port
        self.server = server
        self.writer = writer
        self.folder = folder
        self.saved = -1
        self.reads = 0
        self.stale = []

    def edit(self, number):
        self.writer.stdin.write(f"{number}\n")
        assert int(self.writer.stdout.readline()) == number
        self.saved = number

    def read(self, path):
        """Over a connection of its own: the system chooses the worker."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.connect()
        saved = self.saved
        connection.request("GET", path)
        response = connection.getresponse()
        found = re.search(rb"Edit (\d+)", response.read())
        connection.close()
        shown = int(found[1]) if found else -1
        self.reads += 1
        if shown < saved:
            self.stale.append((path, response.status, saved, shown))
        return shown

    def workers(self):
        path = f"/proc/{self.server.pid}/task/{self.server.pid}/children"
        return [int(number) for number in Path(path).read_text().split()]

    def change_unseen(self, number):
        """As if whoever saved it had been killed before the stamp moved."""
        other = sqlite3.connect(f"{self.folder}/offprint.sqlite3")
        columns = {"title": f"Edit {number}", "title_html": f"Edit {number}"}
        other.execute(
            "update publications_publication set title=:title, title_html=:title_html",
            columns,
        )
        other.commit()
        other.close()


def test_every_read_shows_what_was_saved_before_it_began(site):
    is_over = threading.Event()

    def read_on(first):
        turn = first
        while not is_over.is_set():
            site.read(PATHS[turn % len(PATHS)])
            turn += 1

    readers = [threading.Thread(target=read_on, args=[n]) for n in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        for _ in range(EDITS):
            site.edit(site.saved + 1)
            # Enough for most of the workers to have kept a page.
            for path in PATHS * 2:
                site.read(path)
    finally:
        is_over.set()
        for reader in readers:
            reader.join()

    assert site.reads > EDITS * len(PATHS) * 2
    assert site.stale == []


def test_what_a_killed_worker_had_saved_shows_when_another_takes_its_place(site):
    path, before = PATHS[0], site.saved + 1
    site.edit(before)
    for _ in range(20):
        site.read(path)

    site.change_unseen(before + 1)
    kept = {site.read(path) for _ in range(20)}
    os.kill(site.workers()[-1], signal.SIGKILL)
    deadline = time.monotonic() + 60
    while read_through(site, path) != before + 1 and time.monotonic() < deadline:
        time.sleep(0.1)

    assert before in kept
    assert {read_through(site, path) for _ in range(20)} == {before + 1}


def read_through(site, path):
    """A connection to a worker that is killed breaks off."""
    try:
        return site.read(path)
    except OSError:
        return None
