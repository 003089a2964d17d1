import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError

SITE = "https://example.org"


@pytest.fixture(autouse=True)
def safe_site(settings, tmp_path, monkeypatch):
    # Left behind by the browser, for tests alone.
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)
    settings.SITE_URL = SITE
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir(mode=0o700)
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    settings.STATIC_ROOT = settings.DATA_DIR / "static"
    settings.SECURE_HSTS_SECONDS = 1
    settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    (settings.DATA_DIR / "secret_key").touch(0o600)
    return settings


def check():
    call_command("check", deploy=True, fail_level="WARNING")


def refused():
    with pytest.raises(SystemCheckError) as error:
        check()
    return str(error.value)


def test_settings_are_safe_as_they_stand():
    check()


@pytest.mark.parametrize("site", ["http://127.0.0.1:8000", "http://localhost"])
def test_no_encryption_is_needed_on_this_computer(settings, site):
    settings.SITE_URL = site
    settings.SECURE_SSL_REDIRECT = False
    settings.SECURE_HSTS_SECONDS = 0

    check()


@pytest.mark.parametrize("site", ["http://example.org", "http://192.168.0.7:8000"])
def test_passwords_may_not_go_through_the_network_unencrypted(settings, site):
    settings.SITE_URL = site

    assert f"SITE_URL is {site}" in refused()
    assert "Write SITE_URL=https://" in refused()


BAD = [
    ({"DEBUG": True}, "Take DEBUG away"),
    ({"ALLOWED_HOSTS": ["example.org", "*"]}, "ALLOWED_HOSTS has '*'"),
    ({"ALLOWED_HOSTS": [".example.org"]}, "ALLOWED_HOSTS has '.example.org'"),
    ({"SECURE_CSP": {}}, "without a Content-Security-Policy"),
    ({"AXES_ENABLED": False}, "Passwords can be guessed without end"),
    ({"AXES_FAILURE_LIMIT": 0}, "Passwords can be guessed without end"),
]


@pytest.mark.parametrize(("values", "said"), BAD)
def test_a_setting_that_opens_the_site_is_named(settings, values, said):
    for name, value in values.items():
        setattr(settings, name, value)

    assert said in refused()


def test_policy_without_its_middleware_is_none(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "Policy" not in name]

    assert "without a Content-Security-Policy" in refused()


def test_throttle_that_is_not_asked_first_is_none(settings):
    settings.AUTHENTICATION_BACKENDS = settings.AUTHENTICATION_BACKENDS[::-1]

    assert "Passwords can be guessed without end" in refused()


@pytest.mark.parametrize(
    "source", ["'unsafe-inline'", "'unsafe-eval'", "https://cdn.example", "*", "data:"]
)
def test_policy_may_let_in_only_the_site_itself(settings, source):
    settings.SECURE_CSP = {"default-src": ["'self'"], "script-src": ["'self'", source]}

    assert f"SECURE_CSP allows {source} in script-src" in refused()


@pytest.mark.parametrize("name", ["STATIC_ROOT", "WHITENOISE_ROOT"])
def test_private_files_may_not_be_among_those_served_to_all(settings, name):
    setattr(settings, name, settings.MEDIA_ROOT.parent)

    assert f"MEDIA_ROOT is {settings.MEDIA_ROOT}" in refused()


def test_data_may_not_be_among_the_sources_of_static_files(settings):
    settings.MEDIA_ROOT = settings.DATA_DIR = settings.BASE_DIR / "static/root/data"

    assert "Let DATA_DIR name a folder elsewhere" in refused()


def test_a_link_hides_nothing(settings, tmp_path):
    settings.DATA_DIR.chmod(0o700)
    (settings.DATA_DIR / "static").symlink_to(settings.DATA_DIR)

    assert f"MEDIA_ROOT is {settings.MEDIA_ROOT}" in refused()


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602, 0o660])
def test_secret_is_the_sites_alone(settings, mode):
    key = settings.DATA_DIR / "secret_key"
    key.chmod(mode)

    assert f"chmod 600 {key}" in refused()


@pytest.mark.parametrize("mode", [0o755, 0o711, 0o770])
def test_data_are_closed_to_others(settings, mode):
    settings.DATA_DIR.chmod(mode)

    assert f"chmod 700 {settings.DATA_DIR}" in refused()


def test_a_group_may_be_let_in_to_make_copies(settings):
    settings.DATA_DIR.chmod(0o750)

    check()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"SITE_URL": "http://example.org"}, "Write SITE_URL=https://example.org"),
        ({"DEBUG": True}, "Take DEBUG away"),
    ],
)
def test_an_unsafe_site_is_not_served(settings, monkeypatch, values, said):
    monkeypatch.setenv("SITE_URL", SITE)
    for name, value in values.items():
        setattr(settings, name, value)

    with pytest.raises(CommandError, match="The site was not started") as error:
        call_command("serve")

    assert said in str(error.value)
