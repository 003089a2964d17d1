from django.db import migrations, models

from publications.importing.numbering import Numbering
from publications.slugs import slug_of

BATCH = 500


def fill(apps, schema_editor):
    for name in ("Author", "Venue", "Topic"):
        give_slugs(apps.get_model("publications", name).objects, name.lower())


def give_slugs(rows, otherwise):
    """As `save` makes them, in the order in which the rows were made."""
    taken = Numbering(rows.exclude(slug="").values_list("slug", flat=True))
    while batch := list(rows.filter(slug="").order_by("pk")[:BATCH]):
        for row in batch:
            row.slug = taken.free(slug_of(*names(row), otherwise=otherwise))
            taken.add(row.slug)
        rows.bulk_update(batch, ["slug"])


def names(row):
    if hasattr(row, "short_name"):
        return row.name, row.short_name
    if hasattr(row, "name"):
        return (row.name,)
    parts = [row.given_name, row.particle, row.family_name, row.suffix]
    return row.literal or " ".join(filter(None, parts)), row.native_name


def slug(about, **kwargs):
    return models.SlugField(
        "address",
        max_length=80,
        editable=False,
        help_text=f"Leads to the {about}. Made from the name, and never changed "
        "afterwards, so that links to it keep working.",
        **kwargs,
    )


SLUGS = {
    "author": "page with this author’s works",
    "venue": "page with this venue’s works",
    "topic": "list of the works on it",
}


class Migration(migrations.Migration):
    dependencies = [("publications", "0005_languages")]

    operations = [
        # PostgreSQL gets the index with the rule, and can't be given it twice.
        *(
            migrations.AddField(
                model, "slug", slug(about, default="", db_index=False), False
            )
            for model, about in SLUGS.items()
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        *(
            migrations.AlterField(model, "slug", slug(about, unique=True))
            for model, about in SLUGS.items()
        ),
    ]
