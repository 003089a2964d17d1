"""What `make serve` does, with real processes and connections."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from select import select

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.processes

SERVE = [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve"]
# For those who take their time, with two workers; and more of them.
PLACES = 2 * 8
MANY = 40


class Server:
    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "log"
        self.env = os.environ | {
            # What a browser in this process needs keeps a site from starting.
            "DJANGO_ALLOW_ASYNC_UNSAFE": "",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATA_DIR": str(folder / "data"),
            "PORT": str(self.port),
            "SITE_URL": self.address,
            "WORKERS": "2",
        }

    def start(self):
        with self.log.open("a") as log:
            return subprocess.Popen(
                SERVE,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def ask(self, path="/health"):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        said = connection.getresponse().read().decode()
        connection.close()
        return said

    def slow_sender(self):
        """Somebody who begins to send a form, and never ends."""
        connection = self.connect()
        connection.send(
            b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
            b"Cookie: csrftoken=%s\r\nContent-Length: 100000\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\ncsrf"
            % (self.port, b"a" * 32)
        )
        return connection

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)


def eventually(found):
    """What `found` gives as soon as it gives something and the server answers."""
    for _ in range(1200):
        try:
            if value := found():
                return value
        except (OSError, HTTPException):
            pass
        time.sleep(0.1)
    raise TimeoutError("It did not happen within two minutes.")


def children(process):
    path = f"/proc/{process.pid}/task/{process.pid}/children"
    with open(path) as file:
        return {int(number) for number in file.read().split()}


def have_cores_of_their_own(process):
    """As far as the machine has two."""
    found = [os.sched_getaffinity(number) for number in children(process)]
    return (
        len(found) == 2
        and all(len(cores) == 1 for cores in found)
        and len(set.union(*found)) == min(2, len(os.sched_getaffinity(0)))
    )


def is_running(number):
    try:
        with open(f"/proc/{number}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    return Server(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def process(server):
    """Of three that are started at once on an empty folder, the one that serves."""
    started = [server.start() for _ in range(3)]
    eventually(server.ask)
    eventually(lambda: sum(one.poll() is None for one in started) == 1)
    (process,) = (one for one in started if one.poll() is None)
    yield process
    process.kill()
    process.wait()


def test_of_several_starts_one_serves(server, process):
    assert server.ask() == "ok\n"
    assert server.ask("/").startswith("<!doctype html>")
    assert server.log.read_text().count("port") >= 2


def test_no_password_is_written_into_a_log(server, process):
    assert "Password" not in server.log.read_text()
    assert "manage.py createsuperuser" in server.log.read_text()


def test_workers_give_back_the_memory_of_what_was_large(server, process):
    for number in children(process):
        with open(f"/proc/{number}/environ") as file:
            environment = file.read()
        assert "MALLOC_MMAP_THRESHOLD_=131072" in environment
        assert "MALLOC_ARENA_MAX=1\0" in environment


def test_a_worker_that_was_killed_is_replaced(server, process):
    before = eventually(lambda: len(children(process)) == 2 and children(process))
    os.kill(min(before), signal.SIGKILL)

    after = eventually(
        lambda: len(children(process) - {min(before)}) == 2 and children(process)
    )
    assert len(after & before) == 1
    assert eventually(server.ask) == "ok\n"
    assert eventually(lambda: have_cores_of_their_own(process))


def test_hangup_renews_the_workers_one_after_the_other(server, process):
    before = eventually(lambda: len(children(process)) == 2 and children(process))
    process.send_signal(signal.SIGHUP)
    eventually(lambda: len(children(process) & before) == 1)
    assert len(children(process) - before) >= 1

    eventually(lambda: not children(process) & before)
    assert eventually(server.ask) == "ok\n"
    assert eventually(lambda: have_cores_of_their_own(process))


def test_slow_senders_do_not_hold_up_readers(server, process):
    eventually(server.ask)
    senders = [server.slow_sender() for _ in range(MANY)]
    # Those for whom there is no place are told so, and the others are waited for.
    eventually(lambda: len(select(senders, [], [], 0)[0]) >= MANY - PLACES)
    answers = {server.ask() for _ in range(20)}
    for sender in senders:
        sender.close()

    assert answers == {"ok\n"}


def test_who_does_not_end_the_headers_is_left(server, process):
    with server.connect() as connection:
        connection.send(b"GET / HTTP/1.1\r\nHost: 127.0.0.1")

        assert connection.recv(1000) == b""


def test_nothing_is_left_of_a_server_that_was_killed(server, process):
    other = Server(server.log.parent)
    killed = other.start()
    eventually(other.ask)
    workers = eventually(lambda: len(children(killed)) == 2 and children(killed))
    killed.kill()
    killed.wait()
    eventually(lambda: not any(map(is_running, workers)))

    next_one = other.start()
    assert eventually(other.ask) == "ok\n"
    next_one.terminate()
    assert next_one.wait(timeout=30) == 0


def test_address_must_be_said(monkeypatch):
    monkeypatch.delenv("SITE_URL")

    with pytest.raises(CommandError, match="SITE_URL=https://jane-doe.example"):
        call_command("serve")
