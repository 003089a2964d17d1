from importlib import import_module

import pytest
from django.apps import apps

from publications.models import Appearance
from tests.publications.factories import make_appearance, make_publication

migration = import_module("publications.migrations.0003_citation_keys")


@pytest.mark.django_db
def test_appearances_from_before_get_the_key_that_is_made_today():
    work = make_publication("Vidur", authors=["Jan van der Berg"])
    made = [make_appearance(work, year=2024).citation_key for _ in range(2)]
    Appearance.objects.update(citation_key="")

    migration.make_keys(apps, None)

    keys = Appearance.objects.order_by("pk").values_list("citation_key", flat=True)
    assert list(keys) == made
