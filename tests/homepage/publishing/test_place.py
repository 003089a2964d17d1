import pytest

from homepage.publishing.place import Place, file_of

PAGE = "/publications/a-work/"


@pytest.mark.parametrize(
    "address, path",
    [
        ("/", "/"),
        ("/cv.pdf", "/cv.pdf"),
        ("/publications/?topic=x#found", "/publications/"),
        ("#cite", PAGE),
        ("?page=2", PAGE),
        ("talk.pdf", "/publications/a-work/talk.pdf"),
        ("../b/", "/publications/b/"),
        ("/x/../../../etc", "/etc"),
        ("https://jane.example/home", "/"),
        ("https://jane.example/home/", "/"),
        ("https://jane.example/home#me", "/"),
        ("https://jane.example/home/cv.pdf?a=b", "/cv.pdf"),
        ("https://jane.example/homework/", None),
        ("https://jane.example/", None),
        ("https://other.example/home/", None),
        ("//jane.example/home/", None),
        ("mailto:jane@jane.example", None),
        ("data:text/plain,x", None),
        ("http://[", None),
        ("///elsewhere.example", None),
    ],
)
def test_what_is_inside(address, path):
    assert Place("https://jane.example", "/home").inside(address, PAGE) == path


@pytest.mark.parametrize(
    "address, moved",
    [
        ("/", "/home/"),
        ("/media/a.webp", "/home/media/a.webp"),
        ("//elsewhere.example/", "//elsewhere.example/"),
        ("#cite", "#cite"),
        ("talk.pdf", "talk.pdf"),
        ("https://jane.example/home/", "https://jane.example/home/"),
    ],
)
def test_what_is_moved_below_the_path(address, moved):
    assert Place("https://jane.example", "/home").moved(address) == moved


@pytest.mark.parametrize(
    "path, file",
    [
        ("/", "index.html"),
        ("/publications/a-work/", "publications/a-work/index.html"),
        ("/404.html", "404.html"),
        ("/publications/a%20b.pdf", "publications/a b.pdf"),
        ("/publications/a-work%2F", "publications/a-work/index.html"),
    ],
)
def test_which_file_is_handed_out(path, file):
    assert file_of(path) == file
