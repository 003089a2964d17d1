import runpy
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import ConnectionHandler

READ = "SITE_URL PORT DATABASE_URL MEDIA_STORE DEBUG PAGE_CACHE".split()
FILE = str(settings.BASE_DIR / "config/settings.py")


@pytest.fixture
def settings_of(monkeypatch, tmp_path):
    def read(**variables):
        for name in READ:
            monkeypatch.delenv(name, raising=False)
        for name, value in {"DATA_DIR": str(tmp_path), **variables}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(FILE)

    return read


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org",
        "https://example.org/~ada",
        "https://",
        "https://*",
        "https://.example.org",
        "https://a@example.org",
        "https://example.org?x",
        "https://[::1",
        f"https://{63 * 'é'}.example",
        # Names that no browser's request is answered under.
        "https://jane_doe.example",
        "https://example.org:99999",
    ],
)
def test_site_url_that_is_none_is_named_with_an_example(settings_of, url):
    with pytest.raises(ImproperlyConfigured) as error:
        settings_of(SITE_URL=url)

    assert url.rstrip("/") in str(error.value)
    assert "such as https://example.org" in str(error.value)


@pytest.mark.parametrize("name", ["PORT", "WORKERS"])
@pytest.mark.parametrize("value", ["0", "-1", "many", "99999", "1.5", "٣"])
def test_number_that_is_none_is_named(settings_of, name, value):
    with pytest.raises(ImproperlyConfigured, match=f"{name} is '{value}'"):
        settings_of(**{name: value})


def test_folder_that_cannot_be_used_is_named(settings_of, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(ImproperlyConfigured, match="DATA_DIR is .*/file/data"):
        settings_of(DATA_DIR=str(tmp_path / "file/data"))


def test_empty_variable_is_as_good_as_none(settings_of):
    assert settings_of(SITE_URL="")["SITE_URL"] == "http://127.0.0.1:8000"


def test_site_url_says_who_may_ask_and_post(settings_of):
    found = settings_of(SITE_URL="https://ada.example.org/")

    assert found["SITE_URL"] == "https://ada.example.org"
    assert "ada.example.org" in found["ALLOWED_HOSTS"]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://ada.example.org"]


def test_site_url_follows_the_port(settings_of):
    assert settings_of(PORT="8123")["SITE_URL"] == "http://127.0.0.1:8123"


def test_https_keeps_the_cookies_off_plain_connections(settings_of):
    found = settings_of(SITE_URL="https://example.org")

    assert found["SESSION_COOKIE_SECURE"] is True
    assert found["CSRF_COOKIE_SECURE"] is True
    assert found["SECURE_SSL_REDIRECT"] is True
    assert found["SECURE_HSTS_SECONDS"] > 0


def test_https_ties_the_cookies_to_this_very_host(settings_of):
    found = settings_of(SITE_URL="https://example.org")

    assert found["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert found["CSRF_COOKIE_NAME"] == "__Host-csrftoken"


def test_without_https_browsers_take_no_such_cookie(settings_of):
    assert settings_of()["SESSION_COOKIE_NAME"] == "sessionid"


def test_https_is_redirected_to_at_the_address_of_the_site(settings_of):
    found = settings_of(SITE_URL="https://example.org:8443")

    assert found["SECURE_SSL_HOST"] == "example.org:8443"


def test_a_header_is_not_believed_without_a_proxy(settings_of):
    assert settings_of()["SECURE_PROXY_SSL_HEADER"] is None
    assert settings_of()["SESSION_COOKIE_SECURE"] is False


def test_pages_for_debugging_must_be_asked_for(settings_of):
    assert settings_of()["DEBUG"] is False
    assert settings_of(DEBUG="0")["DEBUG"] is False
    assert settings_of(DEBUG="1")["DEBUG"] is True


@pytest.mark.parametrize("value", ["yes", "true", "True", "on", "2"])
def test_a_wish_for_them_in_other_words_is_told_how_to_say_it(settings_of, value):
    with pytest.raises(ImproperlyConfigured, match=f"DEBUG is '{value}'.* 0 to 1"):
        settings_of(DEBUG=value)


def test_data_stand_in_the_data_folder(settings_of, tmp_path):
    found = settings_of()

    assert found["DATABASES"]["default"]["NAME"] == tmp_path / "offprint.sqlite3"
    assert tmp_path in Path(found["MEDIA_ROOT"]).parents
    assert tmp_path in Path(found["STATIC_ROOT"]).parents


def test_folder_may_have_any_name(settings_of, tmp_path):
    folder = tmp_path / "site #1 %41?"
    found = settings_of(DATA_DIR=str(folder))

    assert found["DATABASES"]["default"]["NAME"] == folder / "offprint.sqlite3"


def test_another_database_can_be_named(settings_of):
    found = settings_of(DATABASE_URL="sqlite:////elsewhere/site.sqlite3")

    assert found["DATABASES"]["default"]["NAME"] == "/elsewhere/site.sqlite3"


@pytest.mark.parametrize("kind", ["database", "mysql", "oracle"])
def test_database_of_another_kind_is_refused_without_its_password(settings_of, kind):
    with pytest.raises(ImproperlyConfigured, match="no PostgreSQL database") as error:
        settings_of(DATABASE_URL=f"{kind}://ada:secret@host/site")

    assert "secret" not in str(error.value)


def test_connection_with_postgresql_is_kept_and_looked_at_before_it_is_used(
    settings_of,
):
    url = "postgres://ada:secret@db.example/site?sslmode=require"
    found = settings_of(DATABASE_URL=url)["DATABASES"]["default"]

    assert found["CONN_MAX_AGE"] == 600
    assert found["CONN_HEALTH_CHECKS"] is True
    assert found["OPTIONS"] == {
        "connect_timeout": 5,
        "tcp_user_timeout": 10_000,
        "sslmode": "require",
    }


def test_what_postgresql_needs_is_said_where_it_is_missing(settings_of, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(ImproperlyConfigured, match="Install it: make extras") as error:
        settings_of(DATABASE_URL="postgres://ada:secret@db.example/site")

    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("s3://papers", {"bucket_name": "papers"}),
        ("s3://papers/ada", {"bucket_name": "papers", "location": "ada"}),
        (
            "s3://papers?endpoint=https://s3.example.org/&region=eu-1",
            {
                "bucket_name": "papers",
                "endpoint_url": "https://s3.example.org",
                "region_name": "eu-1",
            },
        ),
        ("s3://papers?region=eu-1", {"bucket_name": "papers", "region_name": "eu-1"}),
    ],
)
def test_media_can_be_kept_in_a_bucket(settings_of, url, options):
    found = settings_of(MEDIA_STORE=url)["STORAGES"]["default"]

    assert found == {"BACKEND": "config.bucket.Bucket", "OPTIONS": options}


@pytest.mark.parametrize(
    "url",
    [
        "papers",
        "https://s3.example.org/papers",
        "s3://",
        "s3://papers?endpoint=s3.example.org",
        "s3://key:secret@papers",
        "s3://papers?zone=eu-1",
    ],
)
def test_media_store_that_is_none_is_named_with_an_example(settings_of, url):
    with pytest.raises(ImproperlyConfigured) as error:
        settings_of(MEDIA_STORE=url)

    assert "such as s3://my-bucket?endpoint=https://s3.example.org" in str(error.value)


def test_errors_are_said_on_the_terminal(settings_of):
    logging = settings_of()["LOGGING"]

    assert logging["loggers"]["django"]["handlers"] == ["terminal"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1)],
)
def test_sqlite_waits_for_other_writers_and_survives_a_crash(
    settings_of, pragma, value
):
    connection = ConnectionHandler(settings_of()["DATABASES"])["default"]
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {pragma}")

            assert cursor.fetchone()[0] == value
    finally:
        connection.close()


def test_sqlite_writer_takes_its_turn_at_the_beginning(settings_of):
    options = settings_of()["DATABASES"]["default"]["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 60


def test_site_url_is_kept_as_browsers_ask_for_it(settings_of):
    found = settings_of(SITE_URL="https://é.example.org:8443")

    assert found["SITE_URL"] == "https://xn--9ca.example.org:8443"
    assert "xn--9ca.example.org" in found["ALLOWED_HOSTS"]


@pytest.mark.parametrize(
    ("variables", "megabytes"),
    [
        ({}, 32),
        ({"PAGE_CACHE": "8"}, 8),
        ({"PAGE_CACHE": "0"}, 0),
        ({"DEBUG": "1", "PAGE_CACHE": "8"}, 0),
    ],
)
def test_pages_are_kept_within_the_memory_that_is_given(
    settings_of, variables, megabytes
):
    assert settings_of(**variables)["PAGE_CACHE"] == megabytes


@pytest.mark.parametrize("written", ["64M", "-1", "off", "1e3", "100000"])
def test_memory_for_pages_that_is_no_number_is_named(settings_of, written):
    with pytest.raises(ImproperlyConfigured, match="PAGE_CACHE is .*from 0 to"):
        settings_of(PAGE_CACHE=written)
