import pytest
from django.core.management import call_command
from django.db import connection

from publications.models import Link, Publication


@pytest.fixture
def before(transactional_db):
    call_command("migrate", "publications", "0012", verbosity=0)
    yield
    call_command("migrate", verbosity=0)


def test_files_keep_the_addresses_that_they_have(before):
    work = Publication.objects.create(title="A Paper")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO publications_link (publication_id, position, kind, label,"
            " url, file) VALUES (%s, 0, 'pdf', '', %s, %s)",
            [
                (work.pk, "", "papers/a-paper/a-paper_Ab3dE.pdf"),
                (work.pk, "https://example.org", ""),
            ],
        )
    call_command("migrate", verbosity=0)
    here, elsewhere = Link.objects.order_by("pk")
    assert here.get_absolute_url() == "/publications/a-paper/a-paper_Ab3dE.pdf"
    assert elsewhere.name == ""
