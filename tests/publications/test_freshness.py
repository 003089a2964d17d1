import os

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper

from homepage.models import Profile
from publications import freshness
from publications.models import Publication, Silence, Topic
from publications.searching.index import refresh

from .factories import make_publication

pytestmark = pytest.mark.django_db(transaction=True)
on_disk = pytest.mark.skipif(
    connection.vendor == "postgresql", reason="it is kept in the database"
)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def work():
    return make_publication(title="Old", slug="old")


def has_moved(change):
    before = freshness.stamp()
    change()
    return freshness.stamp() != before


def write_sql(table):
    with connection.cursor() as cursor:
        cursor.execute(f"update {table} set title = 'SQL'")


def with_schema(table):
    """The name as a query tool may write it."""
    return f'"{"main" if connection.vendor == "sqlite" else "public"}"."{table}"'


TOPICS = [Topic(name=name, slug=name) for name in "ab"]
CHANGES = {
    "create": lambda work: Topic.objects.create(name="a", slug="a"),
    "save": lambda work: work.save(),
    "update": lambda work: Publication.objects.update(title="Other"),
    "delete": lambda work: work.delete(),
    "create many": lambda work: Topic.objects.bulk_create(TOPICS),
    "relate": lambda work: work.topics.create(name="a", slug="a"),
    "SQL": lambda work: write_sql("publications_publication"),
    "SQL with schema": lambda work: write_sql(with_schema("publications_publication")),
    "profile": lambda work: Profile.objects.create(pk=1, name="Ada"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_way_of_changing_content_moves_the_stamp(change, work):
    assert has_moved(lambda: change(work))


def test_an_import_moves_it(folder):
    path = folder / "works.bib"
    path.write_text("@misc{a, title={Imported}, year=2020}")

    assert has_moved(lambda: call_command("import_bibtex", path, verbosity=0))
    assert Publication.objects.get().title == "Imported"


def test_what_no_page_shows_leaves_it_alone(work):
    refresh()

    assert not has_moved(lambda: Silence.objects.create(kind="twins"))
    assert not has_moved(lambda: User.objects.create_user("ada"))
    assert not has_moved(lambda: list(Publication.objects.all()))


def test_the_index_of_the_search_leaves_it_alone(work):
    assert not has_moved(refresh)


def test_it_moves_after_the_commit_and_not_before(work):
    before = freshness.stamp()

    with transaction.atomic():
        work.save()
        within = freshness.stamp()

    assert within == before != freshness.stamp()


def test_it_moves_once_for_all_changes_of_a_transaction(folder, work):
    with transaction.atomic():
        work.save()
        work.topics.create(name="a", slug="a")
        assert len(connection.run_on_commit) == 1


def test_what_is_rolled_back_leaves_it_alone(work):
    def fail():
        with pytest.raises(ValueError), transaction.atomic():
            work.save()
            raise ValueError

    assert not has_moved(fail)


def test_a_change_beside_one_that_is_rolled_back_moves_it(work):
    def half():
        with transaction.atomic():
            with pytest.raises(ValueError), transaction.atomic():
                work.save()
                raise ValueError
            work.topics.create(name="a", slug="a")

    assert has_moved(half)


@on_disk
def test_it_moves_where_the_clock_stands_or_goes_back(folder):
    file = folder / "freshness"
    before = freshness.stamp()
    time = file.stat().st_mtime_ns

    freshness.move()
    os.utime(file, ns=(time, time))
    stood = freshness.stamp()
    freshness.move()
    os.utime(file, ns=(time - 10**9, time - 10**9))

    assert len({before, stood, freshness.stamp()}) == 3


@on_disk
def test_on_a_full_disk_there_is_none_until_there_is_space(folder):
    file = folder / "freshness"
    before = freshness.stamp()
    file.unlink()
    file.symlink_to("/dev/full")

    freshness.move()

    assert not file.exists()
    assert freshness.stamp() not in (None, before)


@on_disk
def test_there_is_none_where_it_cannot_be_moved(folder, settings):
    settings.DATA_DIR = folder / "missing"

    freshness.move()

    assert freshness.stamp() is None


def test_a_row_is_there_for_others_once_the_stamp_has_moved(folder):
    """SQLite commits an INSERT that answers with its number when that has been read."""
    own, other = (
        DatabaseWrapper(
            connection.settings_dict
            | {"ENGINE": "", "NAME": str(folder / "own.sqlite3"), "OPTIONS": {}},
            "own",
        )
        for _ in range(2)
    )
    seen = []

    def look(execute, *args):
        result = execute(*args)
        with other.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM publications_topic")
            seen.append((freshness.stamp() != before, cursor.fetchone()[0]))
        return result

    with own.cursor() as cursor:
        cursor.execute("CREATE TABLE publications_topic (id integer primary key)")
        before = freshness.stamp()
        own.execute_wrappers.insert(0, look)
        cursor.execute("INSERT INTO publications_topic VALUES (7) RETURNING id, 'a'")
        answer = cursor.fetchall()
    own.close()
    other.close()

    assert seen == [(True, 1)]
    assert answer == [(7, "a")]
