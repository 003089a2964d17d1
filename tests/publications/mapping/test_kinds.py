import pytest

from publications.mapping.kinds import KINDS
from publications.models import Appearance, Publication
from tests.publications.drafts import make_draft


@pytest.mark.parametrize(
    ("entry", "work", "place"),
    [
        ({"kind": "article", "journal": "Nature"}, "journal", "journal"),
        ({"kind": "inproceedings"}, "conference", "conference"),
        ({"kind": "conference"}, "conference", "conference"),
        (
            {"kind": "inproceedings", "booktitle": "Workshop on Tests"},
            "workshop",
            "workshop",
        ),
        ({"kind": "incollection", "booktitle": "Handbook"}, "chapter", "book"),
        ({"kind": "phdthesis"}, "thesis", "thesis"),
        ({"kind": "techreport"}, "report", "report"),
        ({"kind": "book"}, "book", "book"),
        ({"kind": "patent"}, "patent", "other"),
        ({"kind": "software"}, "software", "other"),
        ({"kind": "dataset"}, "dataset", "other"),
        ({"kind": "project"}, "project", "other"),
        ({"kind": "misc"}, "other", "other"),
        ({"kind": "misc", "eprint": "2101.00001"}, "preprint", "preprint"),
        ({"kind": "article", "journal": "CoRR"}, "preprint", "preprint"),
        ({"kind": "article", "journal": "bioRxiv"}, "preprint", "preprint"),
        (
            {"kind": "article", "journal": "Nature", "eprint": "2101.00001"},
            "journal",
            "journal",
        ),
        (
            {"kind": "inproceedings", "booktitle": "ICML", "eprint": "2101.00001"},
            "conference",
            "conference",
        ),
    ],
)
def test_kind_of_work_and_of_place(entry, work, place):
    draft = make_draft(**entry)
    assert (draft.work_kind, draft.kind) == (work, place)


def test_each_kind_is_one_of_the_records():
    works, places = zip(*KINDS.values(), strict=True)
    assert set(works) <= set(Publication.Kind.values)
    assert set(places) <= set(Appearance.Kind.values)


def test_unknown_type_is_kept_as_other_work_and_told():
    draft = make_draft("zine")
    assert draft.work_kind == "other"
    assert [(p.severity, p.line, p.message) for p in draft.problems] == [
        ("warning", 1, "the type “zine” is not known: kept as “Other work”")
    ]
