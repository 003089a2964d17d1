import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_names_each_stage_with_its_speed():
    command = [sys.executable, "tests/benchmark.py", "20"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    first, *lines = said.stdout.splitlines()
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
