import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from publications.models import Publication
from tests.publications.exporting.exported import bring

pytestmark = pytest.mark.django_db

TEXT = "@misc{a, title = {A work}}\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "papers.bib"
    path.write_text(TEXT)
    return path


def run(*arguments):
    out = StringIO()
    try:
        call_command("check_fidelity", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), error.returncode
    return out.getvalue(), 0


def test_equal_file_exits_with_0(file):
    bring(TEXT)
    out, code = run(file)
    assert code == 0
    assert "1 (100.0 %) exactly as in the file" in out


def test_difference_exits_with_1_and_names_its_place(file):
    bring(TEXT)
    Publication.objects.update(title="Another")
    out, code = run(file)
    assert code == 1
    assert f"{file}:1: a: title: “A work” in the file, “Another” on the site\n" in out


def test_missing_entry_exits_with_1(file):
    out, code = run(file)
    assert code == 1
    assert "a: is not on the site: “A work”" in out


def test_json_is_for_programs(file):
    bring(TEXT)
    Publication.objects.update(title="Another")
    out, code = run(file, "--json")
    found = json.loads(out)
    [entry] = found["entries"]
    assert (code, found["is_whole"], entry["is_on_site"]) == (1, False, True)
    assert entry["differences"] == [
        {"field": "title", "in_file": "A work", "on_site": "Another", "why": ""}
    ]
    assert found["equal"]["title"] == [0, 1]


def test_file_that_is_not_there_exits_with_2(tmp_path):
    assert run(tmp_path / "none.bib") == ("", 2)
