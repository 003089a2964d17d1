"""From nothing to a site, and on to one's own: what `make run` and `make fresh` do."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.processes

MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]
PASSWORD = re.compile(r"Password +(\S+)")


@dataclass
class Run:
    """One start: what was on the screen, what the front page said, how it ended."""

    said: str
    html: str
    status: int


class Site:
    def __init__(self, data):
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))
            self.port = server.getsockname()[1]
        self.data = data
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATA_DIR": str(data),
            "PORT": str(self.port),
        }
        self.env.pop("SITE_URL", None)

    def start(self, meanwhile=lambda: None):
        process = subprocess.Popen(
            [*MANAGE, "start"],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            html = self.wait_for_page(process)
            meanwhile()
        finally:
            process.send_signal(signal.SIGINT)
            said, _ = process.communicate(timeout=20)
        return Run(said, html, process.returncode)

    def wait_for_page(self, process):
        for _ in range(600):
            try:
                return self.get("/")
            except ConnectionRefusedError:
                time.sleep(0.1)
            if process.poll() is not None:
                return ""
        raise TimeoutError("The site did not answer within a minute.")

    def get(self, path):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        html = connection.getresponse().read().decode()
        connection.close()
        return html

    def fresh(self):
        return subprocess.run(
            [*MANAGE, "fresh"], env=self.env, capture_output=True, text=True
        )


@dataclass
class Story:
    site: Site
    first: Run
    second: Run
    refused: subprocess.CompletedProcess
    fresh: subprocess.CompletedProcess
    third: Run


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("site") / "data")
    refused = []
    first = site.start()
    second = site.start(meanwhile=lambda: refused.append(site.fresh()))
    fresh = site.fresh()
    return Story(site, first, second, *refused, fresh, site.start())


def test_first_start_shows_the_demo(story):
    assert "Amey Agrawal" in story.first.html
    assert "Sarathi-Serve" in story.first.html


def test_first_start_says_where_the_site_is(story):
    assert f"http://127.0.0.1:{story.site.port}/admin/" in story.first.said
    assert "make fresh" in story.first.said


def test_password_is_shown_once(story):
    assert len(PASSWORD.findall(story.first.said)) == 1
    assert "Password" not in story.second.said


def test_nothing_but_the_text_is_on_the_screen(story):
    assert "Applying" not in story.first.said
    assert "INFO" not in story.first.said
    assert len(story.second.said.splitlines()) < 12


def test_ctrl_c_ends_it_quietly(story):
    assert story.first.status == story.second.status == 0
    assert story.first.said.endswith("Stopped.\n")


def test_fresh_is_refused_while_the_site_runs(story):
    assert story.refused.returncode == 1
    assert "The site is running. Stop it first" in story.refused.stderr
    assert "Amey Agrawal" in story.second.html


def test_fresh_puts_everything_aside(story):
    (aside,) = Path(story.site.data.parent).glob("data.before-*")

    assert str(aside) in story.fresh.stdout
    assert (aside / "offprint.sqlite3").stat().st_size > 0
    assert list((aside / "media").rglob("*.*"))


def test_fresh_site_has_nothing_of_the_demo(story):
    assert story.third.html
    assert "Agrawal" not in story.third.html
    assert "This is the demo" not in story.third.said
    assert not list((story.site.data / "media").rglob("*.*"))


def test_fresh_site_has_a_password_of_its_own(story):
    (old,) = PASSWORD.findall(story.first.said)
    (new,) = PASSWORD.findall(story.fresh.stdout)

    assert new != old
    assert "Password" not in story.third.said


def test_fresh_says_how_to_go_on(story):
    assert "make run" in story.fresh.stdout
    assert "manage.py import_bibtex" in story.fresh.stdout


def test_port_in_use_is_said_before_anything_is_done(settings):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        settings.PORT = str(server.getsockname()[1])

        with pytest.raises(CommandError, match=f"Port {settings.PORT} is in use"):
            call_command("start", stdout=StringIO())


def test_fresh_leaves_another_database_alone(monkeypatch):
    monkeypatch.setitem(
        settings.DATABASES["default"], "NAME", "/elsewhere/site.sqlite3"
    )

    with pytest.raises(CommandError, match="outside the data folder"):
        call_command("fresh", stdout=StringIO())


@pytest.mark.parametrize("command", ["start", "axes_reset"])
def test_a_file_that_is_no_database_is_named_and_left_as_it_is(tmp_path, command):
    path = tmp_path / "offprint.sqlite3"
    path.write_text("This was a database once.")
    said = tried(tmp_path, command)

    assert "file is not a database" in said
    assert said.count("\n") == 1
    assert path.read_text() == "This was a database once."


def test_a_damaged_database_is_told_with_the_way_back(tmp_path):
    (tmp_path / "offprint.sqlite3").write_text("This was a database once.")
    said = tried(tmp_path, "start")

    assert "The database is damaged" in said
    assert "restore the last backup" in said


def test_a_folder_that_can_not_be_written_is_told(tmp_path):
    """As on a disk that became read-only; root may write to all but a folder."""
    (tmp_path / "lock").mkdir()
    said = tried(tmp_path, "start")

    assert "could not be set up" in said
    assert "/lock" in said
    assert said.count("\n") == 1


def tried(data, command):
    site = Site(data)
    done = subprocess.run(
        [*MANAGE, command], env=site.env, capture_output=True, text=True
    )
    assert done.returncode
    return done.stderr
