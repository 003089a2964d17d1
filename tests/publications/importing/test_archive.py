"""Pictures and papers from a ZIP: only what is asked for, and nothing hostile."""

import io
import struct
import zipfile
from functools import partial

import pytest

from publications.importing import MediaError
from publications.importing.archive import (
    MAX_ENTRIES,
    Archive,
    archive_problem,
    end_of_list,
)
from tests.publications.images import encoded, photo

PDF = b"%PDF-1.7 of ours"


@pytest.fixture
def make(tmp_path):
    def make(files, **options):
        path = tmp_path / "files.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content, **options)
        return Archive(partial(path.open, "rb"), tmp_path / "unpacked")

    return make


def zip_of(archive):
    return archive.place.with_name("files.zip")


def unpacked(tmp_path):
    return [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("packed", "wanted"),
    [
        ("a.pdf", "a.pdf"),
        ("papers/a.pdf", "papers/a.pdf"),
        ("papers/a.pdf", "a.pdf"),
        ("my site/assets/img/a.pdf", "img/a.pdf"),
        ("img/a.pdf", "assets/img/a.pdf"),
        ("files/A.PDF", "a.pdf"),
        ("files\\a.pdf", "files/a.pdf"),
        ("./a.pdf", "a.pdf"),
        ("Zu\u0308rich.pdf", "Zürich.pdf"),
        ("Zürich.pdf", "Zu\u0308rich.pdf"),
        ("论文.pdf", "论文.pdf"),
        ("a b (1).pdf", "a b (1).pdf"),
    ],
)
def test_file_is_found_wherever_it_lies(make, packed, wanted):
    path, _ = make({packed: PDF, "other.pdf": b"x"}).paper(wanted)
    assert path.read_bytes() == PDF


@pytest.mark.parametrize("encoding", ["utf-8", "cp850", "cp1252"])
def test_name_in_an_old_encoding_is_found(tmp_path, encoding):
    name, packed = "Müller.pdf".encode(encoding), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("M" + "x" * (len(name) - 5) + ".pdf", PDF)
    content = packed.getvalue()
    old = b"M" + b"x" * (len(name) - 5) + b".pdf"
    path = tmp_path / "old.zip"
    path.write_bytes(content.replace(old, name))
    found, _ = Archive(partial(path.open, "rb"), tmp_path / "out").paper("Müller.pdf")
    assert found.read_bytes() == PDF


def test_only_what_is_asked_for_is_unpacked(make, tmp_path):
    archive = make({"a.pdf": PDF, "b.pdf": PDF, "virus.exe": b"MZ"})
    archive.paper("a.pdf")
    assert [path.name for path in unpacked(tmp_path / "unpacked")] == ["a.pdf"]


@pytest.mark.parametrize(
    "name", ["../../evil.pdf", "/etc/evil.pdf", "C:\\evil.pdf", "a/../../evil.pdf"]
)
def test_no_name_leads_out_of_the_folder(make, tmp_path, name):
    archive = make({name: PDF})
    for wanted in (name, "evil.pdf", "../evil.pdf"):
        try:
            path, _ = archive.paper(wanted)
        except MediaError:
            continue
        assert path.is_relative_to(tmp_path / "unpacked")
    assert not (tmp_path / "evil.pdf").exists()
    folder = tmp_path / "unpacked"
    rest = [p for p in unpacked(tmp_path) if not p.is_relative_to(folder)]
    assert [path.name for path in rest] == ["files.zip"]


def test_link_in_the_zip_is_only_a_file(make, tmp_path):
    link = zipfile.ZipInfo("a.pdf")
    link.external_attr = 0o120777 << 16
    archive = make({})
    with zipfile.ZipFile(zip_of(archive), "w") as file:
        file.writestr(link, "/etc/passwd")
    with pytest.raises(MediaError, match="content is something else"):
        archive.paper("a.pdf")


@pytest.mark.parametrize("name", ["__MACOSX/._a.pdf", "._a.pdf", "x/.a.pdf"])
def test_what_macos_adds_is_no_file_of_that_name(make, name):
    archive = make({name: b"junk", "y/a.pdf": PDF})
    path, _ = archive.paper("a.pdf")
    assert path.read_bytes() == PDF


def test_two_of_one_name_are_told(make):
    archive = make({"x/a.pdf": PDF, "y/a.pdf": PDF + b"2"})
    with pytest.raises(MediaError, match="there are 2 files called a.pdf"):
        archive.paper("a.pdf")
    assert archive.paper("y/a.pdf")[0].read_bytes() == PDF + b"2"


def test_bomb_is_not_unpacked(make, tmp_path):
    archive = make({"a.pdf": bytes(40 * 1024 * 1024)})
    with pytest.raises(MediaError, match="packed as no picture or paper is"):
        archive.paper("a.pdf")
    assert unpacked(tmp_path / "unpacked") == []


def test_file_that_lies_about_its_size_is_refused(make):
    archive = make({"a.pdf": PDF + bytes(100_000)})
    content = zip_of(archive).read_bytes()
    true, told = struct.pack("<L", len(PDF) + 100_000), struct.pack("<L", 20)
    zip_of(archive).write_bytes(content.replace(true, told))
    with pytest.raises(MediaError, match="can't be unpacked"):
        archive.paper("a.pdf")
    assert not [p for p in unpacked(archive.place) if p.stat().st_size > 100]


def test_all_together_are_limited(make, monkeypatch):
    monkeypatch.setattr("publications.importing.archive.MAX_UNPACKED", 30)
    archive = make({"a.pdf": PDF, "b.pdf": PDF})
    archive.paper("a.pdf")
    with pytest.raises(MediaError, match="b.pdf was left packed"):
        archive.paper("b.pdf")


def test_damaged_content_is_told(make):
    archive = make({"a.pdf": bytes(range(256)) * 40})
    content = bytearray(zip_of(archive).read_bytes())
    content[60:90] = bytes(30)
    zip_of(archive).write_bytes(bytes(content))
    with pytest.raises(MediaError, match="can't be unpacked"):
        archive.paper("a.pdf")


def test_locked_file_is_told(make):
    archive = make({"a.pdf": PDF})
    content = zip_of(archive).read_bytes()
    at = content.rindex(b"PK\x01\x02")
    locked = content[: at + 8] + b"\x01\x00" + content[at + 10 :]
    zip_of(archive).write_bytes(locked)
    with pytest.raises(MediaError, match="locked with a password"):
        archive.paper("a.pdf")


@pytest.mark.parametrize(
    "name", ["none.pdf", "", ".", "..", "/", "a/", "n" * 5000, "a\0.pdf", "\u202e.pdf"]
)
def test_name_that_is_not_there_is_told(make, name):
    with pytest.raises(MediaError):
        make({"a.pdf": PDF, "b/": b""}).paper(name)


def test_picture_is_found_too(make):
    content = encoded(photo())
    path, _ = make({"img/fig.png": content}).picture("fig.png")
    assert path.read_bytes() == content


def test_without_a_zip_it_says_so(tmp_path):
    with pytest.raises(MediaError, match="a.pdf did not come along"):
        Archive(None, tmp_path).paper("a.pdf")


class TestUploaded:
    def test_good_one_is_taken(self, make):
        with zip_of(make({"a.pdf": PDF})).open("rb") as file:
            assert archive_problem(file) == ""

    @pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"Rar!" * 100])
    def test_what_is_no_zip_is_told(self, content):
        assert "is no ZIP" in archive_problem(io.BytesIO(content))

    def test_broken_off_upload_is_told(self, make):
        content = zip_of(make({"a.pdf": PDF * 100})).read_bytes()
        assert "is no ZIP" in archive_problem(io.BytesIO(content[:-30]))

    def test_list_of_millions_is_not_read(self):
        end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 2**31, 0, 0)
        assert "holds more than" in archive_problem(io.BytesIO(end))

    def test_large_list_of_the_64_bit_kind_is_counted(self):
        record = b"PK\x06\x06" + bytes(20) + struct.pack("<4Q", 9**9, 9**9, 9**9, 0)
        locator = b"PK\x06\x07" + bytes(4) + struct.pack("<QL", 0, 1)
        end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 0, 0, 0)
        content = record + locator + end
        assert end_of_list(io.BytesIO(content)) == (9**9, 9**9)

    def test_too_many_files_are_told(self, make):
        archive = make({f"{n}": b"" for n in range(MAX_ENTRIES + 1)})
        with zip_of(archive).open("rb") as file:
            assert "holds more than 20,000 files" in archive_problem(file)
