from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import connection

from publications.models import Author, Topic, Venue

migration = import_module("publications.migrations.0006_addresses")
NAMES = ["given_name", "family_name", "literal", "native_name"]
PEOPLE = [
    ("Jane", "Doe", "", ""),
    ("小明", "王", "", ""),
    ("Jane", "Doe", "", ""),
    ("明", "李", "", ""),
    ("A", "B", "", ""),
    ("", "", "The Team", ""),
    ("", "王", "", "Wang"),
]


@pytest.fixture
def before(transactional_db):
    call_command("migrate", "publications", "0005", verbosity=0)
    yield
    call_command("migrate", verbosity=0)


def test_rows_from_before_get_the_addresses_that_are_made_today(before, monkeypatch):
    monkeypatch.setattr(migration, "BATCH", 2)
    columns = ", ".join([*NAMES, "particle", "suffix", "url", "orcid", "is_owner"])
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO publications_author ({columns}) "
            "VALUES (%s, %s, %s, %s, '', '', '', '', false)",
            PEOPLE,
        )
        cursor.execute(
            "INSERT INTO publications_venue (name, short_name, url) "
            "VALUES ('測試', 'CS', '')"
        )
        cursor.execute("INSERT INTO publications_topic (name) VALUES ('C++'), ('C#')")
    call_command("migrate", verbosity=0)
    made = {
        model: list(model.objects.order_by("pk").values_list("slug", flat=True))
        for model in (Author, Venue, Topic)
    }
    Author.objects.all().delete()
    for row in PEOPLE:
        Author.objects.create(**dict(zip(NAMES, row, strict=True)))
    today = Author.objects.order_by("pk").values_list("slug", flat=True)
    assert made == {Author: list(today), Venue: ["cs"], Topic: ["c", "c-2"]}
