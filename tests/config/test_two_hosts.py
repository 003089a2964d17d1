"""Two hosts, each with its own workers and kept pages, behind one PostgreSQL: what a
third one has saved stands on every page of both that is asked for afterwards."""

import os
import re
import socket
from contextlib import ExitStack
from http.client import HTTPConnection
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from .test_edits_under_load import MANAGE, PATHS, WRITER, running, wait_for

SERVER = os.environ.get("TEST_DATABASE_URL")
EDITS = int(os.environ.get("MANY_EDITS", 25))

pytestmark = [
    pytest.mark.skipif(not SERVER, reason="for PostgreSQL"),
    # Chosen where the tests run on PostgreSQL.
    pytest.mark.django_db,
]


@pytest.fixture
def database():
    psycopg = pytest.importorskip("psycopg")
    name = f"hosts_{os.getpid()}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield urlsplit(SERVER)._replace(path=f"/{name}").geturl()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def host(folder, database):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
    return port, os.environ | {
        # What a browser in this process needs keeps a site from starting.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database,
        "DATA_DIR": str(folder / "data"),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "WORKERS": "2",
    }


@pytest.fixture
def hosts(tmp_path_factory, database):
    """The ports of the two, which set the database up at the same time."""
    first, second, third = (
        host(tmp_path_factory.mktemp("host"), database) for _ in range(3)
    )
    ports, servers = (first[0], second[0]), []
    with ExitStack() as stack:
        for _, env in (first, second):
            servers.append(stack.enter_context(running([*MANAGE, "serve"], env)))
        for server, port in zip(servers, ports, strict=True):
            wait_for(server, port)
        shell = [*MANAGE, "shell", "-v0", "-c", WRITER]
        writer = stack.enter_context(running(shell, third[1]))
        yield ports, writer


def edit(writer, number):
    writer.stdin.write(f"{number}\n")
    assert int(writer.stdout.readline()) == number


def read(port, path):
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    found = re.search(rb"Edit (\d+)", response.read())
    connection.close()
    return response.status, found and int(found[1])


def test_what_was_saved_elsewhere_stands_on_every_page(hosts):
    ports, writer = hosts
    edit(writer, 0)
    is_over = Event()

    def read_on(port):
        while not is_over.is_set():
            for path in PATHS:
                read(port, path)

    readers = [Thread(target=read_on, args=[port]) for port in ports]
    for reader in readers:
        reader.start()
    try:
        for number in range(1, EDITS):
            edit(writer, number)
            for port in ports:
                shown = {path: read(port, path) for path in PATHS}
                assert shown == dict.fromkeys(PATHS, (200, number))
    finally:
        is_over.set()
        for reader in readers:
            reader.join()
