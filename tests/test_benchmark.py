import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(name):
    command = [sys.executable, f"tests/{name}.py", "20"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    return said.stdout.splitlines()


def test_names_each_stage_with_its_speed():
    first, *lines = run("benchmark")
    assert first.startswith("20 entries, ")
    stages = [line[:18].strip() for line in lines[:8]]
    assert stages == [
        "parse",
        "decode and names",
        "map",
        "plan",
        "plan and apply",
        "second import",
        "pybtex",
        "bibtexparser",
    ]
    assert all(line.endswith(" entries/s") for line in lines[:8])
    assert [line.split(":")[0] for line in lines[8:]] == [
        "parse against pybtex",
        "parse against bibtexparser",
    ]


def test_names_each_list_with_its_time():
    first, *lines = run("benchmark_pages")
    assert first.startswith("20 works; ")
    assert len(lines) == 12
    assert all(re.search(r" ms +\d+ queries +\d+ kB$", line) for line in lines)
