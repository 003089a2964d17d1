"""What Zotero's list of a page's works is made of, each rule by itself."""

from urllib.parse import parse_qsl

import pytest

from publications.models import Authorship

from .described import coins_of, make_collaboration, make_work

pytestmark = pytest.mark.django_db

FORMAT = "info:ofi/fmt:kev:mtx:"
PAGE = "https://jane.example/publications/a-study/"


def pairs(work):
    return parse_qsl(coins_of(work), strict_parsing=True)


FORMS = {
    "journal": (
        {"name": "Journal of Tests", "volume": "3", "number": "4", "pages": "1–9"}
        | {"issn": "2041-1723"},
        [
            ("rft_val_fmt", f"{FORMAT}journal"),
            ("rft.genre", "article"),
            ("rft.atitle", "A Study"),
            ("rft.jtitle", "Journal of Tests"),
            ("rft.volume", "3"),
            ("rft.issue", "4"),
            ("rft.pages", "1-9"),
            ("rft.issn", "2041-1723"),
        ],
    ),
    "conference": (
        {"name": "Tests 2023", "publisher": "ACM", "place": "Rome", "pages": "1–9"}
        | {"isbn": "9783161484100"},
        [
            ("rft_val_fmt", f"{FORMAT}book"),
            ("rft.genre", "proceeding"),
            ("rft.atitle", "A Study"),
            ("rft.btitle", "Tests 2023"),
            ("rft.pub", "ACM"),
            ("rft.place", "Rome"),
            ("rft.pages", "1-9"),
            ("rft.isbn", "9783161484100"),
        ],
    ),
    "workshop": (
        {"name": "Workshop on Tests"},
        [
            ("rft_val_fmt", f"{FORMAT}book"),
            ("rft.genre", "proceeding"),
            ("rft.atitle", "A Study"),
            ("rft.btitle", "Workshop on Tests"),
        ],
    ),
    "chapter": (
        {"name": "A Book"},
        [
            ("rft_val_fmt", f"{FORMAT}book"),
            ("rft.genre", "bookitem"),
            ("rft.atitle", "A Study"),
            ("rft.btitle", "A Book"),
        ],
    ),
    "book": (
        {"name": "Test Press"},
        [
            ("rft_val_fmt", f"{FORMAT}book"),
            ("rft.genre", "book"),
            ("rft.btitle", "A Study"),
            ("rft.pub", "Test Press"),
        ],
    ),
    "report": (
        {"name": "Technical report, INRIA"},
        [
            ("rft_val_fmt", f"{FORMAT}book"),
            ("rft.genre", "report"),
            ("rft.btitle", "A Study"),
            ("rft.pub", "INRIA"),
        ],
    ),
}
OF_ANYTHING = {
    "preprint": ({"arxiv": "2401.00001"}, {"rft.publisher": "arXiv"}, "preprint"),
    "thesis": ({"name": "PhD thesis, Roma"}, {"rft.publisher": "Roma"}, "thesis"),
    "talk": (
        {"name": "Summer School"},
        {"rft.source": "Summer School"},
        "presentation",
    ),
    "dataset": ({"name": "Zenodo"}, {"rft.publisher": "Zenodo"}, "dataset"),
    "software": ({"name": "Zenodo"}, {"rft.publisher": "Zenodo"}, "computerProgram"),
    "patent": ({"name": "US Patent"}, {"rft.publisher": "US Patent"}, "patent"),
    "project": ({"name": "A Lab"}, {"rft.publisher": "A Lab"}, "webpage"),
    "other": ({"name": "A Blog"}, {"rft.publisher": "A Blog"}, "document"),
}


def common(language="en"):
    return [
        ("rft.au", "Lovelace, Ada"),
        ("rft.date", "2023"),
        ("rft_id", PAGE),
        ("rft.language", language),
    ]


@pytest.mark.parametrize("kind", FORMS)
def test_each_kind_has_its_form(kind):
    place, expected = FORMS[kind]
    found = pairs(make_work(kind, **place))
    assert found == [("ctx_ver", "Z39.88-2004"), *expected, *common()]


@pytest.mark.parametrize("kind", OF_ANYTHING)
def test_other_kinds_say_their_type_and_say_it_last(kind):
    place, expected, told = OF_ANYTHING[kind]
    found = pairs(make_work(kind, **place))
    assert found == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"{FORMAT}dc"),
        ("rft.title", "A Study"),
        *expected.items(),
        *common(),
        ("rft.type", told),
    ]


def test_names_and_identifiers():
    work = make_work("journal", "Ana LIGO King Wang", doi="10.1000/x", month=6, day=5)
    found = pairs(work)
    assert [value for name, value in found if name == "rft.au"] == [
        "van der Berg, Ana Maria",
        "The LIGO Collaboration,",
        "King Jr., Martin Luther",
        "王小明",
    ]
    assert ("rft.date", "2023-06-05") in found
    assert [value for name, value in found if name == "rft_id"] == [
        "info:doi/10.1000/x",
        PAGE,
    ]


def test_an_abstract_would_make_a_list_heavy():
    assert "rft.description" not in dict(pairs(make_work(abstract="Long.")))


def test_nothing_is_left_as_it_is_but_letters():
    text = coins_of(make_work(title="A/b: c+d & <e> 'f' \"g\"; h=i?"))
    assert "rft.atitle=A%2Fb%3A%20c%2Bd%20%26%20%3Ce%3E%20%27f%27%20%22g%22%3B" in text


def test_a_collaboration_is_named_by_its_first_and_the_owner():
    work = make_collaboration(300)
    last = Authorship.objects.filter(publication=work).last().author
    last.is_owner = True
    last.save()
    names = [value for name, value in pairs(work) if name == "rft.au"]
    assert len(names) == 51
    assert names[-1] == "Lovelace299, Ada Maria"
    assert len(coins_of(work)) < 4000
