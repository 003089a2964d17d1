"""What docs/deploying.md says is so, and what deploy/ holds fits the program."""

import re
from pathlib import Path

import pytest

from publications.importing.archive import MAX_ARCHIVE

ROOT = Path(__file__).parent.parent
DEPLOYING = (ROOT / "docs/deploying.md").read_text("utf-8")
SERVICE = (ROOT / "deploy/offprint.service").read_text("utf-8")
COMMAND = (ROOT / "deploy/offprint").read_text("utf-8")
VARIABLES = (ROOT / "deploy/offprint.env").read_text("utf-8")
CADDY = (ROOT / "deploy/Caddyfile").read_text("utf-8")
NGINX = (ROOT / "deploy/nginx.conf").read_text("utf-8")
SETTINGS = (ROOT / "config/settings.py").read_text("utf-8")
TABLE = DEPLOYING.split("\n## Settings\n")[1].split("\n## ")[0]
NAMES = set(re.findall(r"^\| `(\w+)`", TABLE, re.MULTILINE))


def test_every_variable_is_in_the_table():
    read = re.findall(r'(?:os\.environ\.get|number)\(\s*"(\w+)"', SETTINGS)

    assert set(read) == NAMES


def test_variables_of_the_service_are_those_of_the_site():
    assert set(re.findall(r"^(\w+)=", VARIABLES, re.MULTILINE)) <= NAMES


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"\bdeploy/\w[\w.]*", DEPLOYING)))
)
def test_files_that_are_to_be_copied_are_there(path):
    assert (ROOT / path).is_file()


def commands(heading):
    section = DEPLOYING.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^    (.+)", section, re.MULTILINE)


def test_a_new_version_starts_with_the_service_that_came_with_it():
    copying = "sudo cp deploy/offprint.service /etc/systemd/system/"
    steps = [
        "sudo git pull",
        "sudo make install",
        copying,
        "sudo systemctl daemon-reload",
        "sudo systemctl restart offprint",
    ]

    assert commands("A new version")[-len(steps) :] == steps
    assert copying in commands("Step by step")


@pytest.mark.parametrize("path", ["/opt/offprint", "/etc/offprint.env"])
def test_folders_are_the_same_everywhere(path):
    assert path in DEPLOYING
    assert path in SERVICE
    assert path in COMMAND


def test_the_service_may_write_where_the_data_are():
    (folder,) = re.findall(r"^DATA_DIR='/var/lib/(\w+)'", VARIABLES, re.MULTILINE)

    assert f"\nStateDirectory={folder}\n" in SERVICE


@pytest.mark.parametrize("front", [CADDY, NGINX])
def test_web_server_in_front_asks_where_the_site_listens(front):
    (port,) = re.findall(r'number\("PORT", (\d+)', SETTINGS)

    assert f"127.0.0.1:{port}" in front


@pytest.mark.parametrize("front", [CADDY, NGINX])
def test_web_server_in_front_lets_the_largest_import_through(front):
    (megabytes,) = re.findall(r"max_(?:body_)?size (\d+)m", front, re.IGNORECASE)

    # Caddy counts in thousands.
    assert int(megabytes) * 1000**2 > MAX_ARCHIVE


def test_visitors_cannot_name_their_own_address():
    """WSGI has one name for X_Forwarded_For and X-Forwarded-For."""
    assert "\theader_up -*_*\n" in CADDY
    assert "underscores_in_headers" not in NGINX


def test_nginx_ends_an_idle_connection_before_the_site_does():
    serving = (ROOT / "homepage/management/serving.py").read_text("utf-8")
    (milliseconds,) = re.findall(r"header_read_timeout=([\d_]+)", serving)
    (seconds,) = re.findall(r"keepalive_timeout (\d+)s;", NGINX)

    assert int(seconds) * 1000 < int(milliseconds)


def test_half_of_the_threads_are_left_for_pages():
    serving = (ROOT / "homepage/management/serving.py").read_text("utf-8")
    wsgi = (ROOT / "config/wsgi.py").read_text("utf-8")
    (threads,) = re.findall(r"blocking_threads=(\d+)", serving)
    (places,) = re.findall(r"places=(\d+)", wsgi)

    assert int(threads) == 2 * int(places)


def test_the_service_comes_back_whatever_ended_it():
    # For systemd an end by SIGHUP, as by a reload during a start, is no failure.
    assert "\nRestart=always\n" in SERVICE


def test_a_worker_may_keep_to_one_core():
    """What the service forbids later in the file would end it."""
    assert "\nSystemCallFilter=sched_setaffinity\n" in SERVICE.partition("~@")[2]
