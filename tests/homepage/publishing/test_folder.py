import os
import random
import resource
import signal
import time
from hashlib import sha256

import pytest

from homepage.publishing import Folder, FolderError

FILES = {"index.html": b"home", "works/a/index.html": b"a", "works/b/index.html": b"b"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "site"


def export(path, files=FILES):
    with Folder(path) as folder:
        for name, content in files.items():
            folder.put(name, content)
        folder.finish()
    return folder


def contents(path):
    files = (file for file in path.rglob("*") if file.is_file())
    found = {str(file.relative_to(path)): file.read_bytes() for file in files}
    return {name: data for name, data in found.items() if name != ".offprint"}


def times(path):
    return {file: file.lstat().st_mtime_ns for file in [path, *path.rglob("*")]}


def test_a_new_folder_holds_all_files_and_no_other(path):
    export(path)
    assert contents(path) == FILES


def test_what_is_as_it_was_is_not_written(path):
    export(path)
    before = times(path / "works")
    folder = export(path, FILES | {"index.html": b"new"})
    assert folder.written == ["index.html"]
    assert times(path / "works") == before
    assert contents(path)["index.html"] == b"new"


def test_what_vanished_is_removed_with_its_folder(path):
    export(path)
    export(path, {"index.html": b"home", "works/b/index.html": b"b"})
    assert not (path / "works/a").exists()
    assert (path / "works/b/index.html").exists()


def test_what_others_wrote_stays(path):
    export(path)
    others = {".git/HEAD": b"ref", "README.md": b"mine", "works/a/notes.txt": b"mine"}
    for name, content in others.items():
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_bytes(content)
    export(path, {"index.html": b"home"})
    assert contents(path) == others | {"index.html": b"home"}


@pytest.mark.parametrize("files", [{"index.html": b"new"}, {"a.html": b"a"}])
def test_what_was_edited_by_hand_is_said_and_left(path, files):
    export(path)
    (path / "index.html").write_bytes(b"by hand")
    for _ in range(2):
        folder = export(path, files)
        assert contents(path)["index.html"] == b"by hand"
    assert folder.foreign == (["index.html"] if "index.html" in files else [])


def test_an_edit_that_comes_to_the_same_stays_ours(path):
    export(path)
    (path / "index.html").write_bytes(b"new")
    assert not export(path, FILES | {"index.html": b"new"}).foreign
    export(path, {})
    assert contents(path) == {}


def test_a_file_of_others_with_our_content_stays_theirs(path):
    export(path)
    (path / "CNAME").write_bytes(b"jane.example")
    export(path, FILES | {"CNAME": b"jane.example"})
    export(path)
    assert contents(path)["CNAME"] == b"jane.example"


@pytest.mark.parametrize("name", ["works", "works/a"])
def test_nothing_is_written_through_a_link(path, tmp_path, name):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    export(path, {"index.html": b"home"})
    (path / name).parent.mkdir(exist_ok=True)
    (path / name).symlink_to(elsewhere)
    folder = export(path)
    assert "works/a/index.html" in folder.foreign
    assert contents(elsewhere) == {}


def test_a_list_from_elsewhere_removes_nothing_outside(path, tmp_path):
    """Such as one that came along with somebody else's repository."""
    export(path)
    outside = tmp_path / "kept.txt"
    outside.write_bytes(b"kept")
    with (path / ".offprint").open("a") as file:
        file.write(f"{sha256(b'kept').hexdigest()}  {outside}\n")
    folder = export(path, {"index.html": b"new"})
    assert folder.foreign == [str(outside)]
    assert outside.exists()


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_file_in_the_place_of_a_folder_is_left(path, is_folder):
    export(path, {"index.html": b"home"})
    wrong = path / ("works/a/index.html" if is_folder else "works")
    wrong.mkdir(parents=True) if is_folder else wrong.write_bytes(b"mine")
    assert "works/a/index.html" in export(path).foreign
    assert wrong.is_dir() if is_folder else wrong.read_bytes() == b"mine"


def test_a_folder_with_other_files_is_refused(path):
    path.mkdir()
    (path / "thesis.tex").write_text("mine")
    with pytest.raises(FolderError, match="thesis.tex"):
        export(path)
    assert contents(path) == {"thesis.tex": b"mine"}


def test_a_new_repository_is_taken(path):
    (path / ".git").mkdir(parents=True)
    export(path)
    assert contents(path) == FILES


def test_of_two_exports_at_once_one_is_refused(path):
    with Folder(path), pytest.raises(FolderError, match="at work"), Folder(path):
        pass


def test_nothing_changes_where_it_is_broken_off(path):
    export(path)
    with pytest.raises(ZeroDivisionError), Folder(path) as folder:
        folder.put("index.html", b"new")
        raise ZeroDivisionError
    assert contents(path) == FILES


def test_on_a_full_disk_nothing_changes(path):
    export(path)
    room = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (9, room[1]))
    try:
        with pytest.raises(OSError):
            export(path, {"index.html": b"new", "a.html": b"too long for it"})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, room)
    assert contents(path) == FILES


def test_a_list_that_sha256sum_can_check(path):
    export(path, {"a b": b"abc"})
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (path / ".offprint").read_text() == f"{abc}  a b\n"


def test_killed_at_any_moment_every_file_is_whole_and_the_next_run_mends_all(path):
    versions = [
        {f"works/{n}/index.html": b"%d " % version * 9000 for n in range(version, 90)}
        for version in (1, 2, 3)
    ]
    chance = random.Random(6)
    export(path, versions[0])
    for round in range(30):
        wanted = versions[round % 3]
        child = os.fork()
        if not child:
            export(path, wanted)
            os._exit(0)
        time.sleep(chance.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        served = {k: v for k, v in contents(path).items() if ".offprint" not in k}
        for name, content in served.items():
            assert content in [version.get(name) for version in versions], name
        if round % 3 == 2:
            assert not export(path, wanted).foreign
            assert contents(path) == wanted
