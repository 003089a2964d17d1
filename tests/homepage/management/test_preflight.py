import socket
import subprocess
import sys

import pytest

from homepage.management import preflight


@pytest.fixture
def taken_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def test_nothing_stands_in_the_way_here():
    assert preflight.problems(str(free_port())) == []


def test_port_in_use_is_named_with_another_to_take(taken_port):
    problem = preflight.port_problem(taken_port)

    assert f"Port {taken_port} is in use" in problem
    assert f"take another: PORT={taken_port + 1}" in problem


@pytest.mark.parametrize("port", ["", "abc", "0", "70000", "-1", "80.5"])
def test_port_that_is_none_is_refused(port):
    assert "must be a number from 1 to 65535" in preflight.port_problem(port)


def test_python_too_old_is_named_with_what_is_needed(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    assert (
        "needs Python 3.11 or newer, and this one is 3.9.2" in preflight.problems()[0]
    )


def test_debian_without_venv_is_told_which_package(monkeypatch):
    monkeypatch.setattr(preflight.importlib.util, "find_spec", lambda name: None)

    assert preflight.problems()[0].endswith("sudo apt install python3-venv")


def test_command_says_one_line_and_fails(taken_port):
    command = [sys.executable, "-I", preflight.__file__, str(taken_port)]
    result = subprocess.run(command, capture_output=True, text=True)

    assert result.returncode == 1
    assert result.stderr.splitlines() == [preflight.port_problem(taken_port)]


def test_command_is_silent_when_all_is_well():
    command = [sys.executable, "-I", preflight.__file__]
    result = subprocess.run(command, capture_output=True, text=True)

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
