"""On what the figures were made."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from importlib.metadata import version

PACKAGES = ("Django", "granian", "Pillow", "pybtex")


def lines(size):
    yield f"{size:,} works; {os.cpu_count()} cores, load {load():.1f}; {processor()}"
    programs = [
        f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
    ]
    packages = [f"{name} {version(name)}" for name in PACKAGES]
    yield ", ".join([*programs, *packages, *nginx()])


def load():
    """How many processes have wanted to run in the last minute."""
    return os.getloadavg()[0]


def is_busy():
    return load() > os.cpu_count()


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            return re.search(r"model name\s*: (.+)", file.read())[1]
    except (OSError, TypeError):
        return platform.machine()


def nginx():
    if not shutil.which("nginx"):
        return []
    said = subprocess.run(["nginx", "-v"], capture_output=True, text=True).stderr
    return [said.strip().rpartition(": ")[2].replace("/", " ")]
