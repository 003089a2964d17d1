import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.asking import length
from tests.benchmarks.figures import Figure, shown

pytestmark = pytest.mark.processes

ROOT = Path(__file__).parent.parent
NAMES = """
    Parse
    Import
    The same file again
    Words of 20 works for the search
    List
    List, last page
    List by kind
    List by topic
    List of a year and kind
    List of a topic
    List of a year, kind and topic
    List of an author
    Search for a word
    Search for two words
    Search for the beginning of a word
    Search for one letter
    Search for one letter in a kind
    Search for what is not there
    List, right after a start
    Thumbnails of 12 megapixels
    Home page with its files
    Home page, made
    Home page, kept
    List, made
    List, kept
    Memory of a worker
    Export
    Export again, nothing changed
"""


@pytest.fixture(scope="module")
def run():
    """With too few works to say anything; whether figures are reached is left open."""
    command = [sys.executable, "-m", "tests.benchmarks", "20"]
    # The run has settings of its own.
    own = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    return subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True)


def test_says_first_on_what_it_ran(run):
    first, second, *_ = run.stdout.splitlines()
    assert re.match(r"20 works; \d+ cores, load \d+\.\d; .+", first)
    assert re.match(r"Python 3\.\d+\.\d+, SQLite [\d.]+, Django 5\.2", second)


def test_gives_each_figure_with_its_unit(run):
    found = re.findall(
        r"^(.{42}) *[\d.,]+ (?:s|ms|µs|MB|kB)\b", run.stdout, re.MULTILINE
    )
    names = [name.split("0.0 MB")[0].strip() for name in found]
    expected = [line.strip() for line in NAMES.strip().splitlines()]
    assert [name for name in names if name in expected] == expected


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_holds_kept_pages_against_nginx(run):
    lines = [line for line in run.stdout.splitlines()[2:] if " nginx " in line]
    assert [line[:42].strip() for line in lines] == [
        "Kept page, connection kept",
        "Kept page, connection each time",
        "Page not modified (304)",
    ]
    assert all(re.search(r"\d\.\d times, at most [\d.]+", line) for line in lines)


def test_the_document_says_what_must_hold(run):
    document = (ROOT / "docs/performance.md").read_text("utf-8")
    document = document.split("## What must hold")[1].split("\n## ")[0]
    rows = re.findall(
        r"^\| ([A-Z][^|]+?) \|[^|]*\| [a-z ]*([\d.]*)", document, re.MULTILINE
    )
    limits = {name: re.escape(limit) for name, limit in rows if limit}
    assert limits.keys() >= {"Import", "List", "Memory of a worker", "Export"}
    for name, limit in limits.items():
        [line, *_] = [x for x in run.stdout.splitlines() if x.startswith(name)]
        assert re.search(rf"(limit|at most|at least) {limit}\b", line), line


def test_ends_with_an_error_where_a_figure_is_not_reached(run):
    assert run.stderr == ""
    assert run.returncode == ("NOT REACHED" in run.stdout)


@pytest.mark.parametrize(
    ("figure", "is_reached", "said"),
    [
        (Figure("A", 2, "nginx", 1, most=2), True, "2.0 times, at most 2"),
        (Figure("A", 2.1, "nginx", 1, most=2), False, "2.1 times, at most 2"),
        (Figure("A", 1, "made", 150, least=150), True, "150 times less, at least 150"),
        (Figure("A", 1, "made", 149, least=150), False, "149 times less, at least 150"),
        (Figure("A", 0.04, "limit", 0.05, most=1), True, "limit 50 ms"),
        (Figure("A", 0.06, "limit", 0.05, most=1), False, "120% of it"),
        (Figure("A", 3), True, "3.0 s"),
    ],
)
def test_a_figure_says_whether_it_is_reached(figure, is_reached, said):
    assert figure.is_reached() is is_reached
    assert ("NOT REACHED" in str(figure)) is not is_reached
    assert said in str(figure)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (123.4, "s", "123 s"),
        (1.25, "s", "1.2 s"),
        (0.0305, "s", "30 ms"),
        (0.0015, "s", "1.5 ms"),
        (0.000048, "s", "48 µs"),
        (127.6, "MB", "128 MB"),
    ],
)
def test_a_value_is_short(value, unit, text):
    assert shown(value, unit) == text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n", 12),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n", 7),
        (b"HTTP/1.1 304 Not Modified\r\netag: x\r\n\r\n", 0),
    ],
)
def test_an_answer_is_as_long_as_its_head_says(head, expected):
    assert length(head) == expected
