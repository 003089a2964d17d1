import pytest
from django.db import connection
from django.test import override_settings

from config.health import PATH


@pytest.mark.django_db
class TestHealth:
    def test_says_that_the_database_answers(self, client):
        response = client.get(PATH)

        assert response.status_code == 200
        assert response.content == b"ok\n"

    @override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["example.org"])
    def test_is_answered_on_this_machine_without_encryption(self, client):
        assert client.get(PATH, headers={"host": "127.0.0.1"}).content == b"ok\n"

    def test_is_kept_by_nobody(self, client):
        assert client.get(PATH).headers["Cache-Control"] == "no-store"

    def test_is_cheap(self, client, django_assert_num_queries):
        with django_assert_num_queries(1):
            client.get(PATH)

    def test_a_lost_database_is_told_without_its_name(self, client):
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE django_migrations RENAME TO lost")
        response = client.get(PATH)

        assert response.status_code == 503
        assert response.content == b"The database does not answer.\n"
