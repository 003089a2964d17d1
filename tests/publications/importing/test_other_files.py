"""What an entry of another file, which says less, leaves as it is."""

import pytest

from publications.importing import Media, apply, plan
from publications.mapping import read_drafts
from tests.publications.drafts import make_entry
from tests.publications.images import encoded, photo

from .bringing import bring, links, notes, only_work, outcomes

pytestmark = pytest.mark.django_db

CODE = "https://github.com/doe/tests"
FULL = {
    "title": "Taming the Throughput of Tests",
    "author": "Jane Doe and John Roe",
    "journal": "Journal of Tests",
    "year": "2024",
    "pages": "1--9",
    "abstract": "We tame.",
    "keywords": "Testing",
    "code": CODE,
    "selected": "true",
}
STAYED = (
    "left as here, since this file doesn’t say it: abstract, selected, pages, links, "
    "topics"
)


def entry(**fields):
    return make_entry("article", **fields)


def short(**fields):
    """As a search engine gives it."""
    names = ["title", "author", "journal", "year"]
    return entry(**{name: FULL[name] for name in names}, **fields)


def told(work):
    return (
        work.abstract,
        work.is_selected,
        work.appearances.get().pages,
        [topic.name for topic in work.topics.all()],
        links(work),
    )


def test_what_it_leaves_out_stays_and_is_told():
    bring(entry(**FULL))
    before = told(only_work())
    report = bring(short(volume="7"), folder="dblp-")
    assert notes(report) == [STAYED, "changed volume"]
    assert told(only_work()) == before
    assert only_work().appearances.get().volume == "7"


def test_it_stays_however_often_that_file_comes():
    bring(entry(**FULL))
    before = told(only_work())
    for volume in ("7", "8", "9"):
        bring(short(volume=volume), folder="dblp-")
    assert told(only_work()) == before


def test_links_and_topics_it_has_are_added():
    bring(entry(**FULL))
    video = "https://example.org/talk"
    bring(short(video=video, keywords="Speed"), folder="dblp-")
    assert links(only_work()) == [("code", CODE), ("video", video)]
    assert [t.name for t in only_work().topics.all()] == ["Speed", "Testing"]


def test_what_the_same_file_loses_goes():
    bring(entry(**FULL))
    bring(short(volume="7"), folder="dblp-")
    bring(short())
    assert told(only_work()) == ("", False, "", [], [])


def test_a_copy_that_a_browser_numbered_is_the_same_file():
    for name, text in (("works.bib", entry(**FULL)), ("works (1).bib", short())):
        apply(plan([read_drafts(text.encode(), name)], Media()))
    assert told(only_work()) == ("", False, "", [], [])


def test_a_file_that_says_as_much_takes_over():
    bring(entry(**FULL))
    bring(entry(**FULL, volume="7"), folder="renamed-")
    report = bring(short(), folder="renamed-")
    assert outcomes(report) == ["updated"]
    assert told(only_work()) == ("", False, "", [], [])


def test_the_picture_stays(tmp_path):
    (tmp_path / "tests.png").write_bytes(encoded(photo(), "PNG"))
    bring(entry(**FULL, preview="tests.png"), media=tmp_path)
    before = only_work().thumbnail.name
    bring(short(volume="7"), folder="dblp-")
    assert only_work().thumbnail.name == before != ""
