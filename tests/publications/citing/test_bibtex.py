import pytest

from publications.citing import bibliography
from publications.models import Author, Publication
from tests.publications.drafts import make_entry
from tests.publications.factories import make_appearance, make_publication
from tests.publications.importing.bringing import bring

pytestmark = pytest.mark.django_db

FULL = {
    "author": "Doe, Jane",
    "booktitle": "Proc. of {OSDI}",
    "publisher": "ACM",
    "address": "New York",
    "pages": "1--5",
    "year": "2024",
}


def exported(**options):
    works = Publication.objects.newest_first().for_display()
    return bibliography(works, **options)


def type_and_fields(**options):
    head, *lines, _, _ = exported(**options).split("\n")
    pairs = (line.strip().rstrip(",").split(" = ", 1) for line in lines)
    return head.partition("{")[0], {name.strip(): value for name, value in pairs}


def test_entry_typed_by_hand_has_everything_in_order():
    authors = [
        Author.objects.create(given_name="Jörg", particle="van der", family_name="Åse"),
        Author.objects.create(literal="Team & Co"),
    ]
    work = make_publication(
        "On GPUs & <i>E. coli</i>", authors=authors, and_others=True
    )
    make_appearance(
        work,
        kind="conference",
        name="Symposium on Tests (TEST’24)",
        place="Łódź",
        publisher="ACM",
        pages="117–134",
        year=2024,
        month=6,
        day=7,
        doi="10.1145/1_2",
        note="100% new",
        arxiv="2401.00001",
    )
    assert (
        exported()
        == r"""@inproceedings{ase2024gpus,
  author        = {van der {\AA}se, J{\"o}rg and {Team \& Co} and others},
  title         = {On {GPUs} \& \emph{E. coli}},
  booktitle     = {Symposium on Tests (TEST{\textquoteright}24)},
  pages         = {117--134},
  publisher     = {ACM},
  address       = {{\L}{\'o}d{\'z}},
  location      = {{\L}{\'o}d{\'z}},
  year          = {2024},
  month         = jun,
  day           = {7},
  doi           = {10.1145/1_2},
  eprint        = {2401.00001},
  archiveprefix = {arXiv},
  eprinttype    = {arxiv},
  note          = {100\% new},
}
"""
    )


def test_latex_stays_as_its_author_wrote_it_until_the_record_is_edited():
    entry = make_entry("inproceedings", title=r"{D}eep {\alert{nets}} für 5%", **FULL)
    bring(entry)
    fields = type_and_fields()[1]
    assert fields["booktitle"] == "{Proc. of {OSDI}}"
    Publication.objects.update(title="Deep NETs")
    assert type_and_fields()[1]["title"] == "{Deep {NETs}}"


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("Straße & Ähre", r"Stra{\ss}e \& {\"A}hre"),
        ("50% of $a_1$ and b_2 #1", r"50\% of $a_1$ and b\_2 \#1"),
        (r"{\"U}ber \path{a_b} \& \alert{b}", r"{\"U}ber \path{a_b} \& \alert{b}"),
    ],
)
def test_specials_and_accents_of_a_written_value_are_made_safe(written, safe):
    bring(make_entry("misc", author="Doe, J", howpublished="X", note=written))
    assert type_and_fields()[1]["note"] == f"{{{safe}}}"


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        ("inproceedings", {}, "@inproceedings"),
        ("inproceedings", {"pages": ""}, "@misc"),
        ("inproceedings", {"publisher": ""}, "@misc"),
        ("inproceedings", {"address": "", "location": "Rome"}, "@inproceedings"),
        ("inproceedings", {"address": ""}, "@misc"),
        ("incollection", {}, "@incollection"),
        ("article", {"journal": "J", "volume": "3"}, "@article"),
        ("article", {"journal": "J"}, "@misc"),
        ("book", {"booktitle": ""}, "@book"),
        ("book", {"booktitle": "", "address": ""}, "@booklet"),
        ("book", {"author": "", "editor": "Doe, Jane", "address": ""}, "@proceedings"),
        ("book", {"author": "", "editor": ""}, "@booklet"),
        ("collection", {"author": "", "editor": "Doe, Jane"}, "@book"),
        ("thesis", {"type": "phdthesis", "school": "MIT"}, "@phdthesis"),
        ("thesis", {"type": "mathesis", "school": "MIT"}, "@mastersthesis"),
        ("phdthesis", {"publisher": "", "booktitle": ""}, "@misc"),
        ("report", {"type": "techreport", "institution": "INRIA"}, "@techreport"),
        ("software", {}, "@misc"),
        ("unpublished", {"note": "Draft"}, "@unpublished"),
        ("online", {"author": ""}, "@booklet"),
    ],
)
def test_type_that_no_style_complains_of(kind, changes, expected):
    fields = {name: value for name, value in {**FULL, **changes}.items() if value}
    bring(make_entry(kind, **fields))
    assert type_and_fields(for_any_style=True)[0] == expected


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("inproceedings", {"booktitle": "Proc. of OSDI"}, "@inproceedings"),
        ("inproceedings", {"url": "https://example.org"}, "@misc"),
        ("article", {"journal": "J"}, "@article"),
        ("article", {"doi": "10.1000/1"}, "@misc"),
        ("incollection", {"booktitle": "Handbook"}, "@incollection"),
        ("book", {"publisher": "ACM"}, "@book"),
        ("collection", {"publisher": "ACM"}, "@book"),
        ("phdthesis", {"school": "MIT"}, "@phdthesis"),
        ("report", {"type": "techreport", "institution": "INRIA"}, "@techreport"),
        ("software", {"url": "https://example.org"}, "@misc"),
    ],
)
def test_type_is_that_of_the_work_where_a_style_may_miss_something(
    kind, fields, expected
):
    bring(make_entry(kind, author="Doe, Jane", year="2024", **fields))
    assert type_and_fields()[0] == expected


def test_a_preprint_is_cited_without_the_editors_of_its_proceedings():
    title = "Four words of title"
    bring(
        make_entry("inproceedings", title=title, editor="Roe, Rob", **FULL)
        + make_entry(
            "misc", "pre", title=title, author="Doe, Jane", eprint="2401.00001"
        )
    )
    paper, preprint = exported().split("\n@")
    assert "Roe, Rob" in paper
    assert "Roe" not in preprint


def test_tags_that_a_publisher_left_in_a_title_are_written_in_latex():
    bring(
        make_entry(
            title=r"On {\textless}i{\textgreater}E. coli{\textless}/i{\textgreater}"
        )
    )
    assert type_and_fields()[1]["title"] == r"{On \emph{E. coli}}"


def test_paper_that_lacks_what_its_type_needs_is_printed_the_same():
    bring(make_entry("inproceedings", **{**FULL, "publisher": "", "address": "Rome"}))
    kind, fields = type_and_fields(for_any_style=True)
    assert kind == "@misc"
    assert fields["howpublished"] == r"{In \emph{Proc. of {OSDI}}, pages 1--5, Rome}"
    assert fields["booktitle"] == "{Proc. of {OSDI}}"


def test_preprint_says_its_number_in_every_style():
    fields = {"eprint": "2401.00001", "archiveprefix": "arXiv", "primaryclass": "cs.LG"}
    bring(make_entry("misc", author="Doe, Jane", year="2024", **fields))
    found = type_and_fields()[1]
    assert found["howpublished"] == "{arXiv:2401.00001}"
    assert (found["eprinttype"], found["primaryclass"]) == ("{arxiv}", "{cs.LG}")


def test_each_appearance_is_an_entry_and_the_best_comes_first():
    work = make_publication("T", authors=["Jo Doe"])
    make_appearance(work, kind="preprint", citation_key="first", position=0)
    make_appearance(work, kind="journal", citation_key="second", position=1)
    text = exported()
    assert text.index("{second,") < text.index("{first,")


def test_work_that_appeared_nowhere_has_a_key_of_its_title():
    make_publication("Project Kit", kind="project")
    assert exported().startswith("@misc{project,\n")
    assert exported(for_any_style=True).startswith("@booklet{project,\n")


@pytest.mark.parametrize("kind", ["software", "dataset", "talk"])
def test_kind_that_classic_types_lack_is_told_in_words(kind):
    fields = {"author": "Doe, Jane", "version": "3", "publisher": "Zenodo"}
    bring(make_entry(kind, **fields))
    text = exported()
    Publication.objects.all().delete()
    bring(text)
    assert Publication.objects.get().kind == kind


def test_private_fields_and_equal_marks_are_left_out():
    private = {"annote": "bad paper", "file": "/home/x.pdf", "keywords": "k"}
    bring(make_entry("misc", author="Doe*, Jane and Roe*, Jo", year="2024", **private))
    found = type_and_fields()[1]
    assert set(found) == {"author", "title", "year"}
    assert found["author"] == "{Doe, Jane and Roe, Jo}"


def test_number_beside_a_volume_stands_where_no_style_complains():
    bring(make_entry("inproceedings", volume="3", number="4", **FULL))
    found = type_and_fields()[1]
    assert (found["volume"], found["issue"]) == ("{3}", "{4}")


def test_link_of_the_entry_is_its_address():
    url = "https://example.org/paper_1?a=b%20c"
    bring(make_entry("misc", url=url))
    assert type_and_fields()[1]["url"] == f"{{{url}}}"


def test_commands_that_need_a_package_are_written_as_what_they_show():
    title = r"\glqq{}Tests\grqq{} and \texorpdfstring{$\alpha$}{alpha}-decay"
    bring(make_entry("article", title=title, author="Doe, Jane", journal="J"))
    _, fields = type_and_fields()
    assert fields["title"] == r"{{\quotedblbase}Tests`` and $\alpha$-decay}"
