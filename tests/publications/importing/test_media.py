import os

import pytest

from publications.importing.media import Media, MediaError
from tests.publications.images import encoded, photo

PDF = b"%PDF-1.4\n%%EOF\n"


def test_file_below_the_folder_is_found(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/a.pdf").write_bytes(PDF)
    assert Media(tmp_path).paper("figures/a.pdf")[0] == tmp_path / "figures/a.pdf"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.pdf",
        "figures/../../secret.pdf",
        "{outside}/secret.pdf",
        "link.pdf",
        "linked/secret.pdf",
        "figures",
        "",
        ".",
        "none.pdf",
        "a\0b.pdf",
        "x" * 5000,
        "/dev/zero",
    ],
)
def test_nothing_else_is_read(tmp_path, name):
    root = tmp_path / "root"
    (root / "figures").mkdir(parents=True)
    (tmp_path / "secret.pdf").write_bytes(PDF)
    (root / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    (root / "linked").symlink_to(tmp_path)
    name = name.format(outside=tmp_path)
    for find in (Media(root).paper, Media(root).picture):
        with pytest.raises(MediaError, match=" is not in "):
            find(name)


def test_without_a_folder_it_says_how_to_name_one():
    with pytest.raises(MediaError, match="a.png did not come along"):
        Media().picture("a.png")


def test_address_is_not_fetched(tmp_path):
    with pytest.raises(MediaError, match="is on another site"):
        Media(tmp_path).picture("https://example.org/a.png")


def test_paper_of_another_type_is_refused(tmp_path):
    (tmp_path / "page.html").write_bytes(b"<script>")
    with pytest.raises(MediaError, match="“page.html” can't be kept here"):
        Media(tmp_path).paper("page.html")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_told(tmp_path):
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "a.pdf").chmod(0)
    for find in (Media(tmp_path).paper, Media(tmp_path).picture):
        with pytest.raises(MediaError, match="a.pdf can't be read"):
            find("a.pdf")


def test_picture_is_told_from_others_by_its_content(tmp_path):
    (tmp_path / "a.png").write_bytes(encoded(photo()))
    (tmp_path / "b.png").write_bytes(encoded(photo()))
    (tmp_path / "c.png").write_bytes(encoded(photo(30, 20)))
    digests = [Media(tmp_path).picture(f"{name}.png")[1] for name in "abc"]
    assert digests[0] == digests[1] != digests[2]


def test_what_is_no_picture_is_told(tmp_path):
    (tmp_path / "a.png").write_bytes(b"<svg>")
    with pytest.raises(MediaError, match="a.png: This is no picture"):
        Media(tmp_path).check_picture(tmp_path / "a.png")
