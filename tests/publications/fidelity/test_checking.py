"""The check has to find whatever is not as the file says."""

import pytest

from publications.fidelity import check
from publications.fidelity.report import Difference, share
from publications.mapping import read_drafts
from publications.models import Appearance, Author, Link, Publication
from tests.publications.exporting.exported import bring
from tests.publications.factories import make_publication

pytestmark = pytest.mark.django_db

FILE = r"""@inproceedings{doe2020,
  author = {Doe*, Jane and Roe, John and others},
  editor = {Poe, Ann},
  title = {On the Shape of Tests},
  booktitle = {Symposium on Tests (SOT)},
  publisher = {ACM}, location = {Bonn},
  year = 2020, month = jul, volume = 3, pages = {1--10},
  doi = {10.1000/abc}, eprint = {2001.00001}, archiveprefix = {arXiv},
  isbn = {978-3-16-148410-0}, note = {Oral}, abstract = {We test.},
  award_name = {Best Paper}, selected = {true}, keywords = {ml, systems},
  code = {https://example.org/code}, slides = {https://example.org/slides},
}
"""


def checked(text=FILE):
    return check(read_drafts(text.encode(), "works.bib"))


def lines(text=FILE):
    return list(checked(text).lines())


@pytest.fixture
def work():
    bring(FILE)
    return Publication.objects.get()


def edit(record, **values):
    type(record).objects.filter(pk=record.pk).update(**values)


def test_imported_file_is_on_the_site_whole(work):
    report = checked()
    assert report.is_whole()
    assert list(report.lines()) == []
    assert next(report.summary()).startswith(
        "1 entry: 1 (100.0 %) on the site, 1 (100.0 %) exactly as in the file; 0 "
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"title": "On Tests"},
            "title: “On the Shape of Tests” in the file, “On Tests”",
        ),
        ({"abstract": ""}, "abstract: “We test.” in the file, nothing on the site"),
        ({"and_others": False}, "and others: “yes” in the file, “no” on the site"),
        ({"award": "Prize"}, "award: “Best Paper” in the file, “Prize” on the site"),
        ({"is_selected": False}, "selected: “yes” in the file, “no” on the site"),
        ({"description": "x"}, "description: nothing in the file, “x” on the site"),
    ],
)
def test_other_value_of_the_work_is_found(work, values, said):
    edit(work, **values)
    [line] = lines()
    assert line.startswith(f"works.bib:1: doe2020: {said}")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "SOT"}, "venue: “Symposium on Tests (SOT)” in the file, “SOT”"),
        ({"venue": None}, "short venue: “SOT” in the file, nothing on the site"),
        ({"month": None}, "date: “2020 7” in the file, “2020” on the site"),
        ({"volume": "4"}, "volume: “3” in the file, “4” on the site"),
        ({"number": "4"}, "number: nothing in the file, “4” on the site"),
        ({"pages": "1"}, "pages: “1–10” in the file, “1” on the site"),
        ({"publisher": ""}, "publisher: “ACM” in the file, nothing on the site"),
        ({"place": ""}, "city: “Bonn” in the file, nothing on the site"),
        ({"doi": ""}, "DOI: “10.1000/abc” in the file, nothing on the site"),
        ({"arxiv": ""}, "arXiv: “2001.00001” in the file, nothing on the site"),
        ({"isbn": ""}, "ISBN: “978-3-16-148410-0” in the file, nothing on the site"),
        ({"note": "X"}, "note: “Oral” in the file, “X” on the site"),
    ],
)
def test_other_value_of_the_place_is_found(work, values, said):
    edit(work.appearances.get(), **values)
    [line] = lines()
    assert line.startswith(f"works.bib:1: doe2020: {said}")


def test_other_name_is_found(work):
    edit(Author.objects.get(family_name="Roe"), given_name="Jon")
    [line] = lines()
    assert "people: “Jane Doe; John Roe; editor Ann Poe” in the file, “Jane" in line


def test_other_order_of_names_is_found(work):
    first, second, _ = work.authorships.all()
    edit(first, position=1)
    edit(second, position=0)
    assert "“John Roe; Jane Doe; editor Ann Poe” on the site" in lines()[0]


def test_other_role_is_found(work):
    edit(work.authorships.get(role="editor"), role="advisor")
    assert "advisor Ann Poe” on the site" in lines()[0]


def test_lost_mark_of_equal_contribution_is_found(work):
    edit(work.authorships.first(), is_equal=False)
    [line] = lines()
    assert "equal contribution: “Jane Doe” in the file, nothing on the site" in line


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda code, slides: code.delete(),
            "links: “code: https://example.org/code” in the file, nothing on the site",
        ),
        (
            lambda code, slides: edit(code, url="https://example.org/other"),
            "links: “code: https://example.org/code” in the file, nothing on the site",
        ),
        (
            lambda code, slides: edit(code, label="Mine"),
            "links: “code: https://example.org/code” in the file, “Mine: https://exam",
        ),
        (
            lambda code, slides: edit(slides, position=-0, kind="pdf"),
            "“pdf: https://ex",
        ),
        (lambda code, slides: edit(code, position=9), "(another order)"),
        (
            lambda code, slides: slides.publication.links.create(
                kind="demo", url="https://example.org/demo"
            ),
            "links: nothing in the file, “demo: https://example.org/demo” on the site",
        ),
    ],
    ids=["gone", "other address", "other label", "other kind", "other order", "more"],
)
def test_other_links_are_found(work, change, said):
    change(work.links.get(kind="code"), work.links.get(kind="slides"))
    assert any(said in line for line in lines())


def test_other_topics_are_found(work):
    work.topics.get(name="ml").delete()
    work.topics.create(name="new")
    assert lines() == [
        "works.bib:1: doe2020: topics: “ml” in the file, nothing on the site",
        "works.bib:1: doe2020: topics: nothing in the file, “new” on the site",
    ]


def test_missing_entry_is_found(work):
    text = FILE + "@misc{b, title = {Another}}\n"
    assert lines(text) == ["works.bib:13: b: is not on the site: “Another”"]
    assert not checked(text).is_whole()


def test_what_only_the_site_has_is_told_and_no_difference(work):
    make_publication("By hand", year=2020)
    report = checked()
    assert report.is_whole()
    assert list(report.lines()) == ["info: only on the site: 2020hand: “By hand”"]


@pytest.mark.parametrize(
    "change",
    [{"citation_key": "x", "bibtex": "", "imported": {}}, {"doi": "", "arxiv": ""}],
)
def test_entry_is_recognised_by_what_is_left(work, change):
    edit(work.appearances.get(), **change)
    assert checked().entries[0].differences is not None


def test_two_works_with_the_same_key_are_told_apart():
    text = "@misc{a, title = {One of a kind}}\n@misc{a, title = {Two}, year = 2020}\n"
    bring(text)
    Appearance.objects.update(bibtex="")
    assert checked(text).is_whole()


def test_title_of_a_merged_entry_is_listed_with_the_reason():
    text = """@misc{a, title = {A Long Title of Ours}, author = {Jane Doe}}
@misc{b, title = {A long title of {OURS}}, author = {Jane Doe}}
"""
    bring(text)
    assert Publication.objects.count() == 1
    assert lines(text) == [
        "works.bib:2: b: title: “A long title of OURS” in the file, “A Long Title of "
        "Ours” on the site (so in another entry of the same work)"
    ]


def test_cut_value_is_listed_with_the_reason():
    text = f"@misc{{a, title = {{A}}, note = {{{'long ' * 1500}}}}}"
    bring(text)
    assert lines(text)[0].endswith("(cut to the length that the site can hold)")


def test_link_of_another_kind_is_told_once():
    text = "@misc{a, title = {A}, code = {https://example.org/x}}"
    bring(text)
    edit(Link.objects.get(), kind="website")
    [said] = lines(text)
    assert said.endswith("(the work has the address once)")


def test_file_that_was_not_there_is_listed_with_the_reason():
    text = "@misc{a, title = {A}, pdf = {a.pdf}}"
    bring(text)
    assert lines(text)[0].endswith("(the file was not found at the import)")


def test_entry_without_title_is_called_by_its_key():
    text = "@misc{a, year = 2020}"
    bring(text)
    assert checked(text).is_whole()


def test_long_values_are_shown_from_where_they_differ():
    one = "The same beginning of " + "both " * 40 + "one"
    other = "The same beginning of " + "both " * 40 + "other"
    said = str(Difference("abstract", one, other))
    assert said == (
        "abstract: “…both both both both both both one” in the file, "
        "“…both both both both both both other” on the site"
    )


def test_share_is_never_all_for_less():
    assert share(9999, 10000) == "9999 (99.9 %)"


def test_nothing_is_written(work):
    before = list(Appearance.objects.values()), list(Publication.objects.values())
    checked()
    assert (
        list(Appearance.objects.values()),
        list(Publication.objects.values()),
    ) == before
