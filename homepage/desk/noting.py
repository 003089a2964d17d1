"""Who signs in and out, and who fails to, goes into the journal."""

import logging

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)

logger = logging.getLogger("offprint.signing_in")


def listen():
    """To Django and django-axes, which have no other way to tell."""
    user_logged_in.connect(signed_in)
    user_logged_out.connect(signed_out)
    user_login_failed.connect(failed)
    user_locked_out.connect(locked_out)


def signed_in(request, user, **kwargs):
    logger.info("Signed in: %s", user.get_username(), extra={"request": request})


def signed_out(request, user, **kwargs):
    if user:
        logger.info("Signed out: %s", user.get_username(), extra={"request": request})


def failed(credentials, request=None, **kwargs):
    # Who is locked out is told of below.
    if not getattr(request, "axes_locked_out", False):
        name = known(credentials.get("username"))
        logger.warning("Wrong password for %s", name, extra={"request": request})


def locked_out(request, username, **kwargs):
    name = known(username)
    logger.warning("Too many failures for %s", name, extra={"request": request})


def known(name):
    """What is no name here may be a password, typed into the wrong field."""
    is_known = get_user_model().objects.filter(username=name).exists()
    return name if is_known else "a name that nobody has"
