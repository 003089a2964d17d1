import getpass
import hashlib
import json
import os
import sys
from io import StringIO
from itertools import takewhile

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from publications.management.commands import import_bibtex
from publications.models import ImportRun, Publication
from tests.publications.drafts import make_entry
from tests.publications.images import encoded, photo

pytestmark = pytest.mark.django_db

GOOD = make_entry(key="good", title="A Good Work")
BAD = "@misc{bad, title = {Bad, year = 2020}\n\n"


@pytest.fixture
def bib(tmp_path):
    def write(text, name="works.bib"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def run(*arguments, **options):
    out = StringIO()
    code, said = 0, ""
    try:
        call_command("import_bibtex", *arguments, stdout=out, **options)
    except CommandError as error:
        code, said = error.returncode, str(error)
    return code, out.getvalue().splitlines(), said


def test_works_come_in(bib):
    path = bib(GOOD)
    assert run(path) == (
        0,
        [
            f"{path}:1: created good",
            "1 entry: 1 created, 0 updated, 0 kept, 0 unchanged",
        ],
        "",
    )
    assert Publication.objects.get().title == "A Good Work"


def test_second_run_says_unchanged_and_writes_nothing(bib):
    path = bib(GOOD)
    run(path)
    with CaptureQueriesContext(connection) as queries:
        code, lines, _ = run(path)
    assert (code, lines[0]) == (0, f"{path}:1: unchanged good")
    assert lines[-1].startswith("1 entry: 0 created, 0 updated, 0 kept, 1 unchanged")
    said = [query["sql"] for query in queries]
    written = [sql for sql in said if sql.split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert [sql.split()[2] for sql in written] == ['"publications_importrun"']


def test_several_files(bib):
    other = make_entry(key="other", title="Another Work")
    code, lines, _ = run(bib(GOOD, "a.bib"), bib(other, "b.bib"))
    assert code == 0
    assert [line.split("/")[-1] for line in lines[:2]] == [
        "a.bib:1: created good",
        "b.bib:1: created other",
    ]


def test_error_in_an_entry_is_told_and_the_others_come_in(bib):
    path = bib(BAD + GOOD)
    code, lines, said = run(path)
    assert code == 1
    assert lines[0] == f"{path}:1: created bad"
    assert lines[1].startswith(f"{path}:1: error: in bad, ")
    assert lines[2:] == [
        f"{path}:3: created good",
        "2 entries: 2 created, 0 updated, 0 kept, 0 unchanged; 1 error",
    ]
    assert said.startswith("Not everything could be read: see the lines above")
    assert Publication.objects.count() == 2


@pytest.mark.parametrize("text", [GOOD + "@misc{open, title={Open", "Dear Jane,"])
def test_error_in_the_file_ends_with_1(bib, text):
    code, lines, _ = run(bib(text))
    assert code == 1
    assert any(": error: " in line for line in lines)


def test_warning_ends_with_0(bib):
    code, lines, _ = run(bib(make_entry(code="soon")))
    assert code == 0
    assert "warning: in doe2020, code holds no web address" in lines[1]


def test_file_is_the_same_by_whatever_way_it_is_named(bib):
    path = bib(GOOD)
    run(path)
    run(path.parent / ".." / path.parent.name / path.name)
    assert {one.path for one in ImportRun.objects.all()} == {str(path)}


class TestNothingIsImportedFrom:
    def test_missing_file(self, tmp_path):
        path = tmp_path / "none.bib"
        said = f"{path} can't be read (No such file or directory); "
        assert run(path) == (2, [], said + "nothing was done.")

    def test_folder(self, tmp_path):
        code, lines, said = run(tmp_path)
        assert (code, lines) == (2, [])
        assert "can't be read (it is no file)" in said

    @pytest.mark.parametrize("is_last", [False, True])
    def test_several_files_of_which_one_is_unreadable(self, bib, tmp_path, is_last):
        paths = [tmp_path / "none.bib", bib(GOOD)]
        code, lines, _ = run(*(reversed(paths) if is_last else paths))
        assert (code, lines) == (2, [])
        assert not Publication.objects.exists()

    def test_file_when_the_folder_of_pictures_is_none(self, bib):
        path = bib(GOOD)
        assert run(path, media=path) == (2, [], f"{path} is no folder.")
        assert not Publication.objects.exists()

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (OSError(28, "No space left on device"), "No space left on device"),
            (DatabaseError("database is locked"), "database is locked"),
        ],
    )
    def test_file_that_cannot_be_stored(self, bib, monkeypatch, error, said):
        def fail(*args, **kwargs):
            raise error

        monkeypatch.setattr(ImportRun.objects, "create", fail)
        code, lines, message = run(bib(GOOD))
        assert (code, lines) == (2, [])
        assert said in message and "nothing was imported" in message
        assert not Publication.objects.exists()

    def test_no_file(self):
        with pytest.raises(CommandError, match="Name one or more .bib files."):
            call_command("import_bibtex")


class TestDryRun:
    def test_prints_the_same_report_and_writes_nothing(self, bib):
        path = bib(GOOD + BAD)
        code, lines, said = run(path, dry_run=True)
        assert not Publication.objects.exists()
        assert lines[-1].startswith("Nothing was written. Would be: 2 entries: 2 ")
        real_code, real_lines, real_said = run(path)
        assert (code, said, lines[:-1]) == (real_code, real_said, real_lines[:-1])
        assert (
            lines[-1].removeprefix("Nothing was written. Would be: ")
            == (real_lines[-1])
        )

    def test_of_a_change(self, bib):
        run(bib(GOOD))
        code, lines, _ = run(bib(GOOD.replace("A Good", "One Good")), dry_run=True)
        assert lines[0].endswith(": updated good: changed title")
        assert Publication.objects.get().title == "A Good Work"


class TestMedia:
    ENTRY = make_entry(preview="fig.png")

    def test_is_beside_the_file(self, bib, tmp_path):
        (tmp_path / "fig.png").write_bytes(encoded(photo()))
        assert run(bib(self.ENTRY))[0] == 0
        assert Publication.objects.get().thumbnail

    def test_is_in_the_folder_named(self, bib, tmp_path):
        folder = tmp_path / "figures"
        folder.mkdir()
        (folder / "fig.png").write_bytes(encoded(photo()))
        run(bib(self.ENTRY), media=folder)
        assert Publication.objects.get().thumbnail

    def test_that_is_missing_is_a_warning(self, bib, tmp_path):
        code, lines, _ = run(bib(self.ENTRY))
        assert code == 0
        said = f"the picture was left out: fig.png is not in {tmp_path}"
        assert lines[1].endswith(said)


@pytest.mark.skipif(sys.platform != "linux", reason="names there are always text")
def test_name_of_a_file_that_is_no_text(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.bib")
    with open(path, "w") as file:
        file.write(GOOD)
    code, lines, _ = run(os.fsdecode(path))
    assert code == 0
    assert lines[0].endswith("caf?.bib:1: created good")
    assert lines[0].encode()


def test_help_says_what_it_is_for():
    parser = import_bibtex.Command().create_parser("manage.py", "import_bibtex")
    assert "Bring works in from BibTeX files." in parser.format_help()


def test_what_is_typed_while_it_plans_waits_for_the_import(bib):
    """Planned and written in one transaction: nobody writes in between."""
    with CaptureQueriesContext(connection) as queries:
        run(bib(GOOD))
    # What follows brings the search up to date.
    statements = takewhile(lambda s: "_outdated" not in s, (q["sql"] for q in queries))
    said = [statement.split()[0] for statement in statements]
    assert said[0] in ("BEGIN", "SAVEPOINT")
    assert said[-1] in ("COMMIT", "RELEASE")


class TestJson:
    def document(self, *arguments, **options):
        code, lines, _ = run(*arguments, json=True, **options)
        return code, json.loads("".join(lines))

    def test_says_all_of_it_in_one_document(self, bib):
        path = bib(GOOD)
        code, found = self.document(path)
        [file] = found["files"]
        assert (code, file["name"]) == (0, str(path))
        assert file["sha256"] == hashlib.sha256(GOOD.encode()).hexdigest()
        assert file["counts"] == {"created": 1}
        [entry] = file["entries"]
        assert (entry["line"], entry["key"], entry["outcome"]) == (1, "good", "created")
        assert entry["work"] == {
            "slug": "a-good-work",
            "address": "/publications/a-good-work/",
            "title": "A Good Work",
        }

    def test_plan_holds_old_and_new_values(self, bib):
        run(bib(GOOD))
        code, found = self.document(
            bib(GOOD.replace("A Good", "One Good")), "--dry-run"
        )
        [entry] = found["files"][0]["entries"]
        assert entry["changes"] == [
            {"field": "title", "old": "A Good Work", "new": "One Good Work"}
        ]
        assert Publication.objects.get().title == "A Good Work"

    def test_conflict_holds_both_values(self, bib):
        run(bib(GOOD))
        work = Publication.objects.get()
        work.title = "Mine"
        work.save()
        _, found = self.document(bib(GOOD.replace("A Good", "One Good")))
        [entry] = found["files"][0]["entries"]
        differs = {"field": "title", "here": "Mine", "file": "One Good Work"}
        assert entry["conflicts"] == entry["kept"] == [differs]

    def test_problems_have_their_places(self, bib):
        code, found = self.document(bib(BAD))
        [problem] = found["files"][0]["entries"][0]["problems"]
        assert code == 1
        assert (problem["severity"], problem["line"]) == ("error", 1)
        assert problem["message"]


class TestPrefer:
    def edited(self, bib):
        path = bib(make_entry(title="A Good Work", abstract="Theirs"))
        run(path)
        work = Publication.objects.get()
        work.title = work.abstract = "Mine"
        work.save()
        return path

    def test_file_takes_all(self, bib):
        run(self.edited(bib), "--prefer=file")
        work = Publication.objects.get()
        assert (work.title, work.abstract) == ("A Good Work", "Theirs")

    def test_file_takes_the_fields_named(self, bib):
        run(self.edited(bib), "--prefer=file:title, pages")
        work = Publication.objects.get()
        assert (work.title, work.abstract) == ("A Good Work", "Mine")

    @pytest.mark.parametrize(
        ("way", "said"),
        [
            ("file:titel", "there is no field “titel”. There are title, abstract, "),
            ("file:", "there is no field “”"),
            ("mine", "say file, or for example file:title,pages"),
        ],
    )
    def test_other_words_are_refused(self, bib, way, said):
        code, lines, message = run(bib(GOOD), f"--prefer={way}")
        assert said in message
        assert not Publication.objects.exists()


def test_plan_shows_old_and_new_values(bib):
    run(bib(GOOD))
    _, lines, _ = run(bib(GOOD.replace("A Good", "One Good")), dry_run=True)
    assert lines[1] == "    title: “A Good Work” → “One Good Work”"


def test_import_is_recorded_with_its_file_and_account(bib):
    path = bib(GOOD)
    run(path)
    record = ImportRun.objects.get()
    assert (record.file, record.path, record.by) == (str(path),) * 2 + (
        getpass.getuser(),
    )
    assert record.source.content() == GOOD.encode()
    assert record.counts == {"created": 1}
    assert record.lines == [
        {"line": 1, "key": "good", "outcome": "created", "work": "a-good-work"}
    ]


@pytest.mark.parametrize("option", ["--dry-run", "--prefer=nobody"])
def test_what_imports_nothing_is_not_recorded(bib, option):
    run(bib(GOOD), option)
    assert not ImportRun.objects.exists()


def test_each_file_has_its_pictures_beside_it(tmp_path):
    for name in "ab":
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.png").write_bytes(encoded(photo()))
        text = make_entry(key=name, title=f"Work {name}", preview=f"{name}.png")
        (folder / "works.bib").write_text(text)
    run(tmp_path / "a/works.bib", tmp_path / "b/works.bib")
    assert all(work.thumbnail for work in Publication.objects.all())


class TestSimilar:
    ONE = make_entry(
        "article", "a", title="Taming the Throughput of Tests", author="Jane Doe",
        journal="Journal of Tests", year="2019",
    )  # fmt: skip
    OTHER = make_entry(
        "article", "b", title="Taming the Throughput of Tests",
        author="Jane Doe and Ann Poe", journal="Acta Probationum", year="2020",
    )  # fmt: skip

    def test_is_kept_apart_where_nobody_can_be_asked(self, bib):
        run(bib(self.ONE))
        _, lines, _ = run(bib(self.OTHER))
        assert "looks like “Taming the Throughput of Tests” (2019)" in lines[0]
        assert "merge them in the admin" in lines[0]
        assert Publication.objects.count() == 2

    def test_is_joined_when_told(self, bib):
        run(bib(self.ONE))
        run(bib(self.OTHER), "--similar=join")
        assert Publication.objects.get().appearances.count() == 2

    @pytest.mark.parametrize(("answer", "works"), [("y\n", 1), ("n\n", 2), ("", 2)])
    def test_is_asked(self, bib, monkeypatch, answer, works):
        run(bib(self.ONE))
        monkeypatch.setattr("sys.stdin", StringIO(answer))
        asked = StringIO()
        run(bib(self.OTHER), "--similar=ask", stderr=asked)
        assert asked.getvalue() == (
            "“Taming the Throughput of Tests” (2020) by Jane Doe, Ann Poe looks like "
            "“Taming the Throughput of Tests” (2019), already here. The same work? "
            "[y/N] "
        )
        assert Publication.objects.count() == works

    @pytest.mark.parametrize("answer", ["y\n", "n\n"])
    def test_is_not_asked_again(self, bib, monkeypatch, answer):
        run(bib(self.ONE))
        monkeypatch.setattr("sys.stdin", StringIO(answer))
        run(bib(self.OTHER), "--similar=ask")
        asked = StringIO()
        code, lines, _ = run(bib(self.OTHER), "--similar=ask", stderr=asked)
        assert (asked.getvalue(), lines[0].split()[1]) == ("", "unchanged")
