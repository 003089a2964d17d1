"""All settings in one place; `docs/deploying.md` lists the variables read here."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from config.policy import script_in, source_of
from config.variables import database, media_store, number, secret_key, site_url

BASE_DIR = Path(__file__).resolve().parent.parent

# What differs between two sites

PORT = str(number("PORT", 8000, highest=65535))
# Processes that answer requests: with two, one that fails leaves the site up.
WORKERS = number("WORKERS", min(4, max(2, len(os.sched_getaffinity(0)))), highest=64)
SITE_URL = site_url(os.environ.get("SITE_URL") or f"http://127.0.0.1:{PORT}")
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "data").absolute()
DEBUG = number("DEBUG", 0, lowest=0, highest=1) == 1
SECRET_KEY = secret_key(DATA_DIR)
# Megabytes of each of these processes, for pages that are made already.
PAGE_CACHE = 0 if DEBUG else number("PAGE_CACHE", 32, lowest=0, highest=99_999)

_site = urlsplit(SITE_URL)
_https = _site.scheme == "https"

# Django

ALLOWED_HOSTS = [_site.hostname, "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    # Before homepage, which makes its part of the admin simpler.
    "django.contrib.auth",
    "homepage",
    "publications",
    "markdownx",
    "reversion",
    "axes",
    "config",
    "homepage.desk.apps.DeskConfig",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "config.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "homepage.desk.sessions.SessionLimitMiddleware",
    # After what may end a session, which is written; before all that a page shows.
    "config.middleware.SnapshotMiddleware",
    "homepage.middleware.LanguageMiddleware",
    "config.middleware.NotAllowedMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.middleware.LimitsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "homepage.desk.resuming.ResumeMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # The last, as it asks to be.
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "homepage.context_processors.site",
            ],
        },
    },
]
# Lets templates/ override the widgets of the forms.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
WSGI_APPLICATION = "config.wsgi.application"

# The database

DATABASES = {"default": database(os.environ.get("DATABASE_URL"), DATA_DIR)}
# In memory: the lines of lists, of two kilobytes each.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 12_000},
    }
}

# One line each to the terminal, which systemd keeps. Django's own way is to send errors
# by mail, to nobody unless that is set up.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "config.journal.Line"}},
    "filters": {"telling": {"()": "config.journal.Telling"}},
    "handlers": {
        "nowhere": {"class": "logging.NullHandler"},
        "terminal": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "loggers": {
        # Signing in, imports, uploads, backups.
        "offprint": {"handlers": ["terminal"], "level": "INFO"},
        "django": {"handlers": ["terminal"], "level": "ERROR"},
        "django.request": {"filters": ["telling"], "level": "WARNING"},
        "django.security": {"level": "WARNING"},
        # Says the names that were typed, some of which are passwords.
        "axes": {"handlers": ["nowhere"], "propagate": False},
    },
}

# What is kept of a record for its history, in the words of django-reversion.
SERIALIZATION_MODULES = {"whole": "publications.history.serializer"}

# Language and time

LANGUAGE_CODE = "en"
# What the pages can be in; the owner chooses in the profile.
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "UTC"
USE_TZ = True

# Files

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# What browsers ask for at the root without being told to.
WHITENOISE_ROOT = BASE_DIR / "static/root"
MEDIA_URL = "media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": media_store(os.environ.get("MEDIA_STORE")),
    "staticfiles": {"BACKEND": "config.storage.StaticStorage"},
}
# As much BibTeX as can be imported may be pasted; files count apart.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# A paper's form with two hundred authors is about 1,500 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Safety

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Where signing in leads if it was asked to lead away from this site, or nowhere.
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    ]
]
# Five wrong passwords for a name, from one address, and both wait; twenty for any
# names, and the address waits. A stranger can't lock the owner out, who is elsewhere.
# `manage.py axes_reset` ends all waiting.
AXES_HANDLER = "homepage.desk.signing_in.FailureCounter"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "config.visitors.address_of"
AXES_LOCKOUT_CALLABLE = "homepage.desk.signing_in.locked_out"
AXES_ENABLE_ADMIN = False
# Nothing but failures is kept.
AXES_DISABLE_ACCESS_LOG = True
SECURE_SSL_REDIRECT = _https
# Whatever port or name was asked for.
SECURE_SSL_HOST = _site.netloc
# A proxy in front ends the encryption and says so in this header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
# By this name browsers take a cookie from this very host alone, and over https.
_cookie = "__Host-" if _https else ""
SESSION_COOKIE_NAME = f"{_cookie}sessionid"
CSRF_COOKIE_NAME = f"{_cookie}csrftoken"
# Without anything being sent; homepage.desk.sessions says when it ends in any case.
SESSION_COOKIE_AGE = 14 * 24 * 3600
# No cookie of its own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "homepage.desk.resuming.csrf_failure"
X_FRAME_OPTIONS = "DENY"
# The name and the form of Django 6's own setting, so that it can take over.
SECURE_CSP = {
    "default-src": ["'none'"],
    # What shows the chosen colours before a page is painted must stand in the page.
    "script-src": ["'self'", source_of(script_in(BASE_DIR / "templates/_scheme.html"))],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
# Nothing that a page of text has no use for; the clipboard stays.
PERMISSIONS_POLICY = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer autoplay camera display-capture encrypted-media "
        "geolocation gyroscope hid identity-credentials-get idle-detection "
        "magnetometer microphone midi payment picture-in-picture "
        "publickey-credentials-get screen-wake-lock serial storage-access usb "
        "xr-spatial-tracking"
    ).split()
)
SILENCED_SYSTEM_CHECKS = [
    # Other names under the owner's domain are not this site's to speak for.
    "security.W005",
    "security.W021",
    # config.checks says each of these in the words of the variables.
    *("security.W004", "security.W008", "security.W012", "security.W016"),
    "security.W018",
]

# The Markdown editor

MARKDOWNX_MARKDOWNIFY_FUNCTION = "publications.markdown.render"
MARKDOWNX_URLS_PATH = "/admin/markdown/preview/"
MARKDOWNX_UPLOAD_URLS_PATH = "/admin/markdown/upload/"
