"""The whole site as files."""

import resource
import subprocess
import sys
import tempfile

from django.conf import settings
from django.core.management import get_commands

from .figures import Figure

LIMIT = 240


def figures():
    if "export" not in get_commands():
        yield "There is no command `export` yet."
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in ("Export", "Export again, nothing changed"):
            yield Figure(name, seconds_of_export(folder), "limit", LIMIT, 1)


def seconds_of_export(folder):
    before = spent()
    command = [sys.executable, settings.BASE_DIR / "manage.py", "export", folder]
    subprocess.run(command, check=True, capture_output=True)
    return spent() - before


def spent():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
