"""A site moves from SQLite to PostgreSQL, whole or not at all."""

import fcntl
from io import StringIO
from itertools import starmap

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection

from homepage.management import moving
from publications.models import Publication, Topic
from publications.searching.index import outdated

pytestmark = pytest.mark.django_db(transaction=True)
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="there is nowhere to move to"
)
# Gaps among the numbers: of the last work, and of the topics of another.
FILL = """
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from homepage.models import Profile, ProfileLink
from publications.history import recorded
from publications.models import FormerSlug, Publication, Topic
from publications.previewing import share
from tests.publications.drafts import make_entry
from tests.publications.importing.bringing import bring

ada = User.objects.create_superuser("ada", password="engine")
ada.user_permissions.add(*Permission.objects.filter(codename__endswith="_topic"))
profile = Profile.objects.create(name="Ada Lovelace", bio="One\\r\\n\\r\\n*two*")
ProfileLink.objects.create(profile=profile, kind="blog", url="https://a.example/")
bring(*(
    make_entry(key=key, title=f"{key} \\N{SNOWMAN}", author="Jane Doe", keywords="a, b")
    for key in ("One", "Two", "Three")
))
one, two, three = Publication.objects.order_by("pk")
with recorded([one], ada, "better"):
    one.title = "Better"
    one.save()
    one.topics.set([Topic.objects.create(name="Engines")])
with recorded([three], ada):
    three.delete()
FormerSlug.objects.create(publication=one, slug="once")
share(two, 7)
target = ContentType.objects.get_for_model(one)
LogEntry.objects.create(
    user=ada, content_type=target, object_id=one.pk, object_repr="One", action_flag=2
)
session = SessionStore()
session["since"] = 1
session.create()
AccessAttempt.objects.create(username="ada", failures_since_start=1)
"""
FILLED = """
    admin.LogEntry auth.User auth.User_user_permissions axes.AccessAttempt
    homepage.Profile homepage.ProfileLink publications.Appearance publications.Author
    publications.Authorship publications.Deed publications.FormerSlug
    publications.ImportRun publications.PreviewLink publications.Publication
    publications.Publication_topics publications.SourceFile publications.Topic
    reversion.Revision reversion.Version sessions.Session
""".split()


@pytest.fixture(scope="module")
def filled(empty_site, tmp_path_factory):
    site = empty_site.copied(tmp_path_factory.mktemp("moving") / "data")
    made = site.run("shell", "--no-imports", "-c", FILL)
    assert made.returncode == 0, made.stderr
    return site


@pytest.fixture
def old(filled, tmp_path, settings):
    site = filled.copied(tmp_path / "data")
    settings.DATA_DIR = site.data
    return site


def change(site, statement, *values):
    with site.opened() as database, database:
        database.execute(statement, values)


def move():
    said = StringIO()
    call_command("move_database", stdout=said)
    return said.getvalue()


def rows(alias):
    """{model: its rows}, each as it is stored."""
    return {
        model._meta.label: list(starmap(plain, rows_of(model, alias)))
        for model in moving.models()
    }


def rows_of(model, alias):
    columns = [field.attname for field in model._meta.concrete_fields]
    return model._base_manager.using(alias).order_by("pk").values_list(*columns)


def plain(*row):
    return [bytes(v) if isinstance(v, memoryview) else v for v in row]


def refused(said):
    before = rows("default")
    with pytest.raises(CommandError, match=said):
        move()
    return rows("default") == before


@on_postgresql
def test_every_row_is_there_as_it_was(old):
    said = move()
    with moving.opened():
        kept = rows(moving.SQLITE)

    assert rows("default") == kept
    assert {name for name in FILLED if kept[name]} == set(FILLED)
    assert f"{sum(map(len, kept.values()))} rows were moved" in said


@on_postgresql
def test_no_number_of_what_is_gone_is_given_again(old):
    move()
    work = Publication.objects.create(title="Four", slug="four")
    work.topics.add(Topic.objects.create(name="Next"))
    with old.opened() as database:
        last = dict(database.execute("SELECT name, seq FROM sqlite_sequence"))

    assert work.pk == last["publications_publication"] + 1 == 4
    (row,) = Publication.topics.through.objects.filter(publication=work)
    assert row.pk == last["publications_publication_topics"] + 1


@on_postgresql
def test_what_was_moved_is_found(old, client):
    move()

    assert not outdated(1)
    assert "Better" in client.get("/publications/?q=bett").text


@on_postgresql
def test_nothing_is_mixed_with_another_site(old):
    Topic.objects.create(name="Looms")

    assert refused("holds something already")


@on_postgresql
def test_what_postgresql_refuses_is_named_and_nothing_is_moved(old):
    change(old, "UPDATE publications_topic SET name = ? WHERE id = 1", "x" * 300)

    assert refused("Nothing was moved: among the topics, .* too long")
    assert ContentType.objects.exists()


@on_postgresql
def test_a_site_of_an_older_version_is_refused(old):
    change(old, "DELETE FROM django_migrations WHERE name = '0015_freshness'")

    assert refused("an older Offprint")


@on_postgresql
def test_a_damaged_file_is_named(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    (tmp_path / "offprint.sqlite3").write_bytes(b"no database " * 999)

    assert refused("offprint.sqlite3 can't be read: .* Restore the last backup")


@on_postgresql
def test_no_site_in_sqlite_is_no_site(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    assert refused("there is no .*offprint.sqlite3")
    assert not list(tmp_path.glob("*.sqlite3"))


def test_a_site_that_runs_is_not_moved(empty_copy, settings):
    settings.DATA_DIR = empty_copy.data
    with open(empty_copy.data / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)

        assert refused("The site is running")


@pytest.mark.once
def test_without_another_database_there_is_nowhere_to_move_to(empty_copy, settings):
    settings.DATA_DIR = empty_copy.data
    assert refused("names no PostgreSQL database")
