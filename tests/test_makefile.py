"""The part of `make` that comes before Python packages, with a python3 of its own."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REAL = f"exec {sys.executable} "
# Does nothing but note what was asked of it.
FAKE = """
case "$*" in
  *"-m venv .venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python; echo venv >> log ;;
  *"-m pip install"*) echo install >> log; exit $(cat pip-status) ;;
  *"manage.py start"*) echo start >> log ;;
esac
"""


@pytest.fixture
def project(tmp_path):
    for name in (
        "Makefile",
        "requirements/base.txt",
        "homepage/management/preflight.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "pip-status").write_text("0")
    return tmp_path


def make(project, *words, python):
    script = project / "python3"
    script.write_text("#!/bin/sh\n" + python)
    script.chmod(0o755)
    return run(project, "make", *words, f"PYTHON={script}")


def run(project, *command):
    # As in a terminal of its own, when the tests themselves are run by make.
    env = {name: v for name, v in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True)


def log(project):
    return (project / "log").read_text().split()


def refused(project, result):
    """What was said, when nothing else was done."""
    assert result.returncode != 0
    assert not (project / ".venv").exists()
    lines = result.stderr.splitlines()
    assert [line for line in lines if not line.startswith("make: ***")] == lines[:1]
    return lines[0]


def test_help_names_the_targets(project):
    said = make(project, python=FAKE).stdout

    assert "make run" in said
    assert "make fresh" in said


def test_missing_python_is_named_with_its_package(project):
    result = run(project, "make", "run", "PYTHON=no-such-python")

    said = refused(project, result)
    assert said.startswith("no-such-python was not found.")
    assert said.endswith("sudo apt install python3 python3-venv")


PRETEND = """-c '
import importlib.util, runpy, sys
{}
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")' "$@"
"""


def test_old_python_is_refused(project):
    old = REAL + PRETEND.format("sys.version_info = (3, 9, 2)")

    assert "needs Python 3.11 or newer" in refused(
        project, make(project, "run", python=old)
    )


def test_python_without_venv_is_refused(project):
    bare = REAL + PRETEND.format("importlib.util.find_spec = lambda name: None")

    assert "apt install python3-venv" in refused(
        project, make(project, "run", python=bare)
    )


def test_port_in_use_is_refused_before_anything_is_installed(project):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        result = make(project, "run", f"PORT={port}", python=REAL + '"$@"')

    assert f"Port {port} is in use" in refused(project, result)


def test_second_start_installs_nothing(project):
    make(project, "run", python=FAKE)
    make(project, "run", python=FAKE)

    assert log(project) == ["venv", "install", "start", "start"]


def test_changed_requirements_are_installed(project):
    make(project, "run", python=FAKE)
    (project / "requirements/base.txt").write_text("django==9\n")
    make(project, "run", python=FAKE)

    assert log(project) == ["venv", "install", "start", "install", "start"]


def test_installing_that_broke_off_begins_anew(project):
    (project / "pip-status").write_text("1")
    result = make(project, "run", python=FAKE)
    (project / "pip-status").write_text("0")
    make(project, "run", python=FAKE)

    assert "Installing did not end well" in result.stderr
    assert log(project) == ["venv", "install", "venv", "install", "start"]
