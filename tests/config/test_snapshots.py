"""Somebody else saves a change between any two questions of a page to the database, and
the page must show one state of it."""

import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Event, Thread, Timer

import pytest
from django.db import connection, connections, transaction
from django.db.utils import ConnectionHandler
from django.http import HttpResponse

from config.middleware import MADE_AT_ONCE, SnapshotMiddleware
from config.variables import database
from homepage.desk.sessions import SINCE
from homepage.models import Profile
from publications.models import Authorship, Publication, Topic
from publications.searching.index import outdated, refresh
from publications.snapshots import snapshot
from publications.views.downloads import WINDOW
from tests.publications.factories import make_author, make_publication

pytestmark = pytest.mark.django_db(transaction=True)
MANY = WINDOW + 1
FORGET_ALL = "DELETE FROM publications_outdated"
NAMES = {
    "homepage_profile": "name",
    "publications_author": "family_name",
    "publications_topic": "name",
    "publications_publication": "title_html",
}


@pytest.fixture
def other(request):
    """Another program's connection to the database; a file, as SQLite keeps no states
    of one that is in memory."""
    if connection.vendor == "postgresql":
        yield from opened(connection.settings_dict)
        return
    kept = connections["default"]
    own = database(None, request.getfixturevalue("empty_copy").data)
    connections["default"] = ConnectionHandler({"default": own})["default"]
    yield from opened(own)
    connections["default"].close()
    connections["default"] = kept


def opened(settings):
    found = ConnectionHandler({"default": settings})["default"]
    found.ensure_connection()
    yield found.connection
    found.close()


@pytest.fixture
def site(other):
    return Site(other)


class Site:
    """Whose every name is that of one state, from the first to the present one."""

    def __init__(self, other):
        self.other, self.state = other, 0
        topic = Topic.objects.create(name="State 0", slug="topic")
        author = make_author("State 0")
        Profile.objects.create(name="State 0")
        works = [Publication(title=f"Work {n}", slug=f"work-{n}") for n in range(MANY)]
        works[0].is_selected = True
        Publication.objects.bulk_create(works)
        for rows in (
            [Authorship(publication=work, author=author) for work in works],
            [Publication.topics.through(publication=w, topic=topic) for w in works],
        ):
            type(rows[0]).objects.bulk_create(rows)
        self.change()
        refresh()

    def change(self):
        self.begin_change()
        self.other.execute("COMMIT")

    def begin_change(self):
        self.state += 1
        self.other.execute("BEGIN")
        for table, name in NAMES.items():
            self.other.execute(f"UPDATE {table} SET {name} = 'State {self.state}'")

    @contextmanager
    def changing(self):
        """After each question."""

        def change(execute, *asked):
            answer = execute(*asked)
            self.change()
            return answer

        with connection.execute_wrapper(change):
            yield


def states_in(response):
    text = b"".join(response).decode()
    response.close()
    return {int(number) for number in re.findall(r"State (\d+)", text)}


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/publications/",
        "/publications/?group=topic&q=state",
        "/publications/work-7/",
        "/publications/authors/state-0/",
        "/publications/feed.atom",
        "/publications/all.bib",
        "/publications/work-7/cite.json",
    ],
)
def test_a_page_shows_one_state(client, site, address):
    before = site.state
    with site.changing():
        states = states_in(client.get(address))

    assert len(states) == 1
    assert states.pop() >= before
    assert site.state > before + 2


def test_a_page_needs_not_wait_for_who_is_saving(client, site):
    before = site.state
    site.begin_change()
    states = states_in(client.get("/publications/"))
    site.other.execute("ROLLBACK")

    assert states == {before}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it locks rows instead")
def test_who_saves_after_a_page_has_the_database_from_the_begin(client, site):
    client.get("/publications/")
    site.other.execute("PRAGMA busy_timeout = 0")

    with transaction.atomic(), pytest.raises(sqlite3.OperationalError):
        site.other.execute("BEGIN IMMEDIATE")


def test_a_session_may_end_at_a_page(client, site, admin_user):
    client.force_login(admin_user)
    session = client.session
    session[SINCE] = 0
    session.save()

    assert states_in(client.get("/")) == {site.state}
    assert not client.session.exists(session.session_key)


def test_a_search_finds_what_was_saved_before_it(client, site):
    make_publication("Analytical engine")

    assert outdated(1)
    assert "1 of 202 works" in client.get("/publications/?q=engine").text
    assert not outdated(1)


def test_who_is_in_a_transaction_reads_that_one(site):
    with snapshot(), snapshot():
        assert Publication.objects.count() == MANY


def test_pages_are_made_a_few_at_a_time(rf):
    """More would take memory for nothing."""
    inside, seen = [], []
    together = Barrier(MADE_AT_ONCE, timeout=60)

    def page(request):
        inside.append(request)
        seen.append(len(inside))
        together.wait()
        inside.remove(request)
        return HttpResponse()

    site = SnapshotMiddleware(page)

    def visit(number):
        try:
            return site(rf.get(f"/{number}/")).status_code
        finally:
            connection.close()

    visits = 3 * MADE_AT_ONCE
    with ThreadPoolExecutor(visits) as visitors:
        assert list(visitors.map(visit, range(visits))) == [200] * visits
    assert max(seen) == MADE_AT_ONCE


class Writer(Thread):
    """Writes the index, until it may end; after some seconds it gives up, so that
    whoever waits for it is late, but goes on."""

    def __init__(self, other):
        super().__init__()
        self.other, self.may_end = other, Event()
        other.execute("BEGIN")
        other.execute(FORGET_ALL)

    def run(self):
        self.may_end.wait(5)
        self.other.execute("ROLLBACK")


@pytest.fixture
def writer(other):
    make_publication("Engines")
    writer = Writer(other)
    writer.start()
    yield writer
    writer.may_end.set()
    writer.join()


def test_who_searches_does_not_wait_for_who_writes(client, writer):
    """As when two search after a long import: one of them writes the index anew."""
    answer = client.get("/publications/?q=engines")

    assert writer.is_alive()
    assert answer.status_code == 200
    assert outdated(1)


def test_who_saves_after_a_search_waits_for_who_writes(client, writer):
    client.get("/publications/?q=engines")
    Timer(0.2, writer.may_end.set).start()
    with connection.cursor() as cursor:
        cursor.execute(FORGET_ALL)

    assert writer.may_end.is_set()
