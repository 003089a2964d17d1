import pytest
from django.test import Client

from homepage.exported import EXPORTED

pytestmark = pytest.mark.django_db


def test_page_for_a_server_of_files_has_no_form_that_needs_more():
    page = Client(**{EXPORTED: True}).get("/404.html").content.decode()
    assert "Not found" in page
    assert "<form" not in page


@pytest.mark.parametrize("name", ["offprint.is_exported", "OFFPRINT.IS_EXPORTED"])
def test_no_visitor_can_ask_for_such_a_page(client, name):
    page = client.get(f"/404.html?{name}=1", headers={name: "True"}).content.decode()
    assert "<form" in page
