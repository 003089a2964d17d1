"""Migrations take the triggers away and bring them again."""

import pytest
from django.core.management import call_command
from django.db import connection

from publications.models import Author, Publication
from publications.searching.index import search
from publications.searching.tables import after_migrations, before_migrations
from tests.publications.factories import make_author, make_publication


def count(typed):
    return search(Publication.objects.all(), typed).count()


@pytest.mark.django_db(transaction=True)
class TestMigrations:
    def test_a_migration_may_remake_any_table(self):
        make_publication("Kept", authors=[make_author("Jane Doe")])
        assert count("kept") == 1
        before_migrations()
        with connection.schema_editor() as editor:
            for model in (Publication, Author):
                # SQLite remakes the table for it, twice.
                field = model._meta.get_field("url" if model is Author else "award")
                wider = field.clone()
                wider.max_length, wider.name = 4000, field.name
                wider.set_attributes_from_name(field.name)
                editor.alter_field(model, field, wider, strict=True)
                editor.alter_field(model, wider, field, strict=True)
        after_migrations()
        Publication.objects.update(title="Fresh")
        Author.objects.update(family_name="Roe")
        assert [count(word) for word in ("kept", "fresh", "doe", "roe")] == [0, 1, 0, 1]

    def test_what_a_migration_changes_is_found(self):
        make_publication("Kept")
        assert count("kept") == 1
        before_migrations()
        Publication.objects.update(title="Fresh")
        after_migrations(plan=[("a migration", False)])
        assert [count(word) for word in ("kept", "fresh")] == [0, 1]

    def test_a_site_from_before_the_search_is_found_after_its_migration(self):
        call_command("migrate", "publications", "0006", verbosity=0)
        try:
            Publication.objects.create(title="From before", slug="before")
        finally:
            # Else all tests after this one would meet the tables from before.
            call_command("migrate", verbosity=0)
        assert count("before") == 1
