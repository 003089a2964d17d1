"""What `check --deploy` and `make serve` look at beside Django's own checks: mistakes
in the settings by which a public site would be open to others."""

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core import checks

POLICY = "config.middleware.PolicyMiddleware"
THROTTLE = "axes.backends.AxesStandaloneBackend"
OTHERS = 0o007
OTHERS_OR_GROUP = 0o077
WRITTEN_BY_GROUP = 0o020


def register():
    for check in (address, hosts, policy, throttling, places, access):
        checks.register(check, checks.Tags.security, deploy=True)


def address(**options):
    """Encryption; Django's own warnings about it come down to this setting."""
    site = urlsplit(settings.SITE_URL)
    if site.scheme != "https" and not is_this_computer(site.hostname):
        yield problem(
            1,
            f"SITE_URL is {settings.SITE_URL}, so that passwords would go unencrypted "
            "through the network.",
            f"Write SITE_URL=https://{site.hostname}",
        )
    if settings.DEBUG:
        yield problem(
            2,
            "DEBUG is on: every error shows its cause, with settings, to everybody.",
            "Take DEBUG away.",
        )


def is_this_computer(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def hosts(**options):
    wide = [host for host in settings.ALLOWED_HOSTS if host.startswith(("*", "."))]
    if wide:
        yield problem(
            3,
            f"ALLOWED_HOSTS has {wide[0]!r}, so that the site answers to names that "
            "are not its own.",
            "Name each host, as config/settings.py does with that of SITE_URL.",
        )


def policy(**options):
    """No source but the site itself, and what is named word for word by its hash."""
    said = getattr(settings, "SECURE_CSP", None) or {}
    if POLICY not in settings.MIDDLEWARE or "default-src" not in said:
        yield problem(
            4,
            "Pages go out without a Content-Security-Policy.",
            f"Keep {POLICY} in MIDDLEWARE, and default-src in SECURE_CSP.",
        )
    for name, sources in said.items():
        for source in sources:
            if not source.startswith(("'self'", "'none'", "'sha", "'report-sample'")):
                yield problem(
                    5,
                    f"SECURE_CSP allows {source} in {name}.",
                    "Take it away, and serve what it is for from the site itself.",
                )


def throttling(**options):
    is_on = getattr(settings, "AXES_ENABLED", True) and settings.AXES_FAILURE_LIMIT
    if not is_on or settings.AUTHENTICATION_BACKENDS[0] != THROTTLE:
        yield problem(
            6,
            "Passwords can be guessed without end, as failures are not counted.",
            f"Keep {THROTTLE} first in AUTHENTICATION_BACKENDS, and AXES_ENABLED.",
        )


def places(**options):
    """What is private may not be in a folder from which everything is served."""
    for name in ("MEDIA_ROOT", "DATA_DIR"):
        private = Path(getattr(settings, name)).resolve()
        around = [folder for folder in served() if private.is_relative_to(folder)]
        if around:
            yield problem(
                7,
                f"{name} is {private}, and everything in {min(around)} is served to "
                "everybody.",
                "Let DATA_DIR name a folder elsewhere.",
            )
            return


def served():
    sources = [
        storage.location
        for finder in get_finders()
        for storage in finder.storages.values()
    ]
    folders = [settings.STATIC_ROOT, settings.WHITENOISE_ROOT, *sources]
    return [Path(folder).resolve() for folder in folders]


def access(**options):
    """Who else on this machine can read or change what must be the site's alone."""
    key = settings.DATA_DIR / "secret_key"
    for path, forbidden, mode in (
        (settings.DATA_DIR, OTHERS | WRITTEN_BY_GROUP, 700),
        (key, OTHERS_OR_GROUP, 600),
    ):
        if path.exists() and path.stat().st_mode & forbidden:
            yield problem(
                8,
                f"{path} is open to other users of this machine.",
                f"Write: chmod {mode} {path}",
            )


def problem(number, said, way_out):
    return checks.Error(said, hint=way_out, id=f"config.E{number:03}")
