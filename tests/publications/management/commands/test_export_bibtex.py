import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from publications.management.commands.export_bibtex import replace_file
from publications.mapping import read_drafts
from publications.models import Publication
from tests.publications.exporting.exported import bring
from tests.publications.factories import make_publication

pytestmark = pytest.mark.django_db

DATA = "@misc{a,\r\n  title = {über},\r\n}\r\n".encode("cp1252")


def run(*arguments):
    out, err = TextIOWrapper(BytesIO()), StringIO()
    try:
        call_command("export_bibtex", *map(str, arguments), stdout=out, stderr=err)
        code = 0
    except CommandError as error:
        err.write(str(error))
        code = error.returncode
    out.flush()
    return out.buffer.getvalue(), err.getvalue(), code


def test_one_file_goes_to_the_terminal_as_bytes():
    bring(DATA)
    assert run() == (DATA, "", 0)


def test_output_writes_the_file_and_says_so(tmp_path):
    bring(DATA)
    path = tmp_path / "new" / "papers.bib"
    out, err, code = run("--output", path)
    assert (out, path.read_bytes(), code) == (b"", DATA, 0)
    assert err == f"Written: {path}\n"
    assert [file.name for file in path.parent.iterdir()] == ["papers.bib"]


def test_file_that_holds_something_else_is_kept_without_force(tmp_path):
    bring(DATA)
    path = tmp_path / "papers.bib"
    path.write_text("mine")
    _, err, code = run("--output", path)
    assert (path.read_text(), code) == ("mine", 2)
    assert "--force" in err
    assert run("--output", path, "--force")[2] == 0
    assert run("--output", path)[2] == 0
    assert path.read_bytes() == DATA


def test_several_files_are_listed_and_chosen_by_name():
    bring("@misc{a, title={A}}", "a.bib", "/home/x/a.bib")
    bring("@misc{b, title={B}}", "b.bib", "/home/x/b.bib")
    out, err, code = run()
    assert (out, code) == (b"", 2)
    assert "  /home/x/b.bib\n  /home/x/a.bib" in err
    assert run("--file", "a.bib")[0] == b"@misc{a, title={A}}"
    assert run("--file", "/home/x/b.bib")[0] == b"@misc{b, title={B}}"
    assert "No imported file is called c.bib" in run("--file", "c.bib")[1]


def test_a_file_that_is_named_comes_without_the_works_beside_it():
    bring("@misc{a, title={A}}", "a.bib")
    make_publication("Typed by hand", year=2024)
    assert run("--file", "a.bib")[0] == b"@misc{a, title={A}}"
    assert b"Typed by hand" in run()[0]


def test_folder_gets_every_file_under_its_own_name(tmp_path):
    bring("@misc{a, title={A}}", "works.bib", "/home/x/works.bib")
    bring("@misc{b, title={B}}", "works.bib", "/home/y/works.bib")
    bring("@misc{c, title={C}}", "../../evil.bib", "/home/evil.bib")
    bring("@misc{d, title={D}}", "..", "/home/..")
    assert run("--output", f"{tmp_path}/out/")[2] == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["evil.bib", "works-2.bib", "works-3.bib", "works.bib"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_clean_holds_all_published_works_and_no_private_fields():
    bring("@misc{a, title={A work}, selected={true}, year=2020}")
    make_publication("By hand", authors=["Ann Poe"], year=2021)
    make_publication("Unfinished", status="draft", year=2021)
    out, err, code = run("--clean")
    drafts = read_drafts(out, "x.bib").drafts
    assert sorted(draft.title for draft in drafts) == ["A work", "By hand"]
    assert (b"selected" in out, err, code) == (False, "", 0)


def test_without_an_import_all_works_come_as_clean_entries():
    make_publication("By hand", authors=["Ann Poe"], year=2021)
    out, err, code = run()
    assert b"title" in out and b"Poe, Ann" in out
    assert (err, code) == ("No file was imported yet: all works as clean BibTeX.\n", 0)


def test_remarks_go_to_the_other_stream():
    bring("@misc{a, title={A}}\n@misc{b, title={B}}\n")
    Publication.objects.get(title="A").delete()
    out, err, code = run()
    assert out == b"@misc{b, title={B}}\n"
    assert err == "works.bib:1: a: was deleted on the site: left out\n"
    assert code == 0


def test_folder_that_can_not_be_written_is_told(tmp_path):
    bring(DATA)
    (tmp_path / "file").write_text("")
    _, err, code = run("--output", tmp_path / "file" / "papers.bib")
    assert code == 2
    assert "can't be written" in err


KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django; django.setup()
from publications.management.commands import export_bibtex
export_bibtex.os.fsync = lambda handle: os.kill(os.getpid(), 9)
export_bibtex.replace_file(Path({path!r}), b"new" * 1000)
"""


def test_process_that_is_killed_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "papers.bib"
    path.write_text("old")
    root = str(Path(__file__).resolve().parents[4])
    code = KILLED.format(root=root, path=str(path))
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert path.read_text() == "old"


def test_full_disk_leaves_the_file_as_it_was(tmp_path):
    resource = pytest.importorskip("resource")
    path = tmp_path / "papers.bib"
    path.write_text("old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OSError):
            replace_file(path, b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["papers.bib"]
