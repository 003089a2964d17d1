from django.db import migrations


def make_stamp(apps, schema_editor):
    """Where several computers may share a database, what tells them of changes."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE SEQUENCE publications_freshness")
        schema_editor.execute("SELECT nextval('publications_freshness')")


def drop_stamp(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP SEQUENCE publications_freshness")


class Migration(migrations.Migration):
    dependencies = [("publications", "0014_authorship_people")]

    operations = [migrations.RunPython(make_stamp, drop_stamp)]
