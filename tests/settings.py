"""The site's own settings, with a data folder that is thrown away."""

import os
import tempfile

_data = tempfile.TemporaryDirectory(prefix="offprint-tests-")
os.environ["DATA_DIR"] = _data.name
os.environ["SITE_URL"] = "http://testserver"
# On SQLite, unless told to run on a database of tests: postgres://…
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")

from config.settings import *  # noqa: E402, F403 - after the folder is known

# The sites that tests start keep to their own folders.
del os.environ["DATABASE_URL"]

# Fast on purpose: no test is about the strength of a hash.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# WhiteNoise warns where there is none.
STATIC_ROOT.mkdir()  # noqa: F405
# Without a collected manifest, so that no test depends on `collectstatic`.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
