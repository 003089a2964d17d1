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


# biblatex 3.21, §2.1, with its aliases and the types that no style supports.
BIBLATEX = """
    article artwork audio bibnote book bookinbook booklet collection commentary
    conference custom a customf dataset electronic image inbook incollection
    inproceedings inreference jurisdiction legal legislation letter manual
    mastersthesis misc movie music mvbook mvcollection mvproceedings mvreference
    online patent performance periodical phdthesis proceedings reference report
    review software standard suppbook suppcollection suppperiodical techreport
    thesis unpublished video www
""".replace("custom a", "customa").split()
OF_PROGRAMS = """
    webpage conferencepaper bachelorthesis masterthesis juthesis commented generic
    newspaper magazine statute bill case film softwareversion preprint presentation
""".split()


@pytest.mark.parametrize("kind", BIBLATEX + OF_PROGRAMS)
def test_every_usual_type_is_known(kind):
    assert make_draft(kind).problems == ()


@pytest.mark.parametrize(
    ("kind", "fields", "work"),
    [
        ("misc", {"type": "Patent"}, "patent"),
        ("unpublished", {"type": "Invited talk"}, "talk"),
        ("online", {"type": "Data set"}, "dataset"),
        ("misc", {"type": "software"}, "software"),
        ("misc", {"note": "US Patent 8,135,655"}, "patent"),
        ("review", {"journal": "J"}, "journal"),
        ("misc", {"journal": "J"}, "journal"),
        ("misc", {"journal": "BBC News", "urldate": "2020-01-01"}, "other"),
        ("unpublished", {"hal_id": "hal-02222222"}, "preprint"),
        ("misc", {"booktitle": "Symposium"}, "conference"),
        ("misc", {"booktitle": "Workshop on Tests"}, "workshop"),
        ("review", {}, "other"),
        ("article", {"journal": "SSRN Electronic Journal"}, "preprint"),
        ("article", {"journal": "PsyArXiv"}, "preprint"),
        ("article", {"journal": "Corr. Science"}, "journal"),
        ("preprint", {"journal": "Nature"}, "preprint"),
    ],
)
def test_other_fields_say_what_the_type_leaves_open(kind, fields, work):
    assert make_draft(kind, **fields).work_kind == work


@pytest.mark.parametrize("kind", ["xdata", "set", "control", "IEEEtranBSTCTL"])
def test_container_is_no_work_and_so_has_no_title(kind):
    draft = make_draft(kind, title="Fields of others")
    assert (draft.title, draft.work_kind) == ("", "other")
    [problem] = draft.problems
    said = f"@{kind.lower()} is no work but serves other entries: kept as a draft"
    assert (problem.severity, problem.message) == ("info", said)


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
