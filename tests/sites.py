"""A site in a folder of its own, worked on by real processes."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from django.conf import settings

# Of each kind; OFFPRINT_KILLS=200 for a long run.
KILLS = int(os.environ.get("OFFPRINT_KILLS", "3"))
MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]


class Site:
    def __init__(self, data: Path):
        self.data = data
        self.database = data / "offprint.sqlite3"
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATA_DIR": str(data),
            "SITE_URL": "https://ada.example",
        }
        self.env.pop("DATABASE_URL", None)

    def copied(self, data: Path):
        shutil.copytree(self.data, data)
        return Site(data)

    def run(self, *words):
        return subprocess.run(
            [*MANAGE, *map(str, words)], env=self.env, capture_output=True, text=True
        )

    def begin(self, *words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        return subprocess.Popen(
            [*MANAGE, *map(str, words)],
            env=self.env,
            stdout=stdout,
            stderr=stderr,
            text=True,
        )

    def opened(self):
        return closing(sqlite3.connect(self.database, timeout=20))

    def write(self, word):
        """A topic, and a file that goes with it; the file first, as on the site."""
        path = self.data / "media/papers" / f"{word}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"%PDF-1.4 {word}".encode() * 500)
        with self.opened() as database, database:
            database.execute(
                "INSERT INTO publications_topic (name, slug) VALUES (?, ?)",
                (word, word),
            )

    def topics(self):
        with self.opened() as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            found = database.execute("SELECT name FROM publications_topic")
            return {name for (name,) in found}

    def papers(self):
        return {path.stem for path in self.data.glob("media/papers/*.pdf")}

    def word(self):
        """The one word that all of the site says."""
        (topic,), (paper,) = self.topics(), self.papers()
        assert topic == paper
        return topic
