"""A real site with four workers: readers on all sides, a writer, and nobody may ever
see what was before a save that had ended when they asked."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest
from django.conf import settings

# `MANY_EDITS=5000` before pytest makes it a long run.
EDITS = int(os.environ.get("MANY_EDITS", 40))
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
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(tmp_path_factory.mktemp("site") / "data"),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "WORKERS": "4",
    }
    with running([*MANAGE, "serve"], env) as server:
        wait_for(server, port)
        with running([*MANAGE, "shell", "-v0", "-c", WRITER], env) as writer:
            yield Site(port, writer)


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
    def __init__(self, port, writer):
        self.port = port
        self.writer = writer
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
        shown = re.search(rb"Edit (\d+)", response.read())
        connection.close()
        self.reads += 1
        if not shown or int(shown[1]) < saved:
            self.stale.append((path, response.status, saved, shown))


def test_every_read_shows_what_was_saved_before_it_began(site):
    site.edit(0)
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
        for number in range(1, EDITS):
            site.edit(number)
            # Enough for most of the workers to have kept a page.
            for path in PATHS * 2:
                site.read(path)
    finally:
        is_over.set()
        for reader in readers:
            reader.join()

    assert site.reads > EDITS * len(PATHS) * 2
    assert site.stale == []
