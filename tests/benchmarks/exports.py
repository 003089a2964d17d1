"""The whole site as files."""

import resource
import subprocess
import sys
import tempfile

from django.conf import settings

from .figures import Figure

LIMIT = 240


def figures():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("Export", "Export again, nothing changed"):
            yield Figure(name, seconds_of_export(folder), "limit", LIMIT, 1)


def seconds_of_export(folder):
    before = spent()
    command = [sys.executable, settings.BASE_DIR / "manage.py", "export", folder]
    command += ["--base-url", "https://example.org"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"The export failed: {done.stderr}")
    return spent() - before


def spent():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
