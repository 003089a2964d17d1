from django.db import migrations

from publications.slugs import citation_key, first_free


def make_keys(apps, schema_editor):
    """The form promised one where it was left empty, but none was made."""
    appearances = apps.get_model("publications", "Appearance").objects
    taken = {k.lower() for k in appearances.values_list("citation_key", flat=True)}
    for appearance in appearances.filter(citation_key="").order_by("pk"):
        key = first_free(made_key(appearance), lambda key: key.lower() in taken)
        taken.add(key.lower())
        appearances.filter(pk=appearance.pk).update(citation_key=key)


def made_key(appearance):
    work = appearance.publication
    people = work.authorships.order_by("position", "pk").select_related("author")
    persons = [p for role in ("author", "editor") for p in people if p.role == role]
    author = persons[0].author if persons else None
    name = author.family_name or author.literal if author else ""
    return citation_key(name, appearance.year, work.title)


class Migration(migrations.Migration):
    dependencies = [("publications", "0002_imports")]

    operations = [migrations.RunPython(make_keys, migrations.RunPython.noop)]
