"""References of works as a page asks for them."""

import pytest

from publications.citing import STYLES, reference, references
from publications.models import Publication
from tests.publications.citing.works import make_works
from tests.publications.factories import make_appearance, make_publication

pytestmark = pytest.mark.django_db


def shown(work):
    return Publication.objects.for_display().get(pk=work.pk)


@pytest.fixture
def paper():
    work = make_publication(
        "Is <i>E. coli</i> & more $O(n)$?", authors=["Ada Lovelace", "Jane Roe"]
    )
    make_appearance(
        work,
        kind="journal",
        name="Journal of Tests",
        volume="3",
        number="4",
        pages="117–134",
        year=2024,
        month=6,
        doi="10.1145/1",
    )
    return shown(work)


TEXTS = {
    "apa": "Lovelace, A., & Roe, J. (2024). Is E. coli & more $O(n)$? Journal of "
    "Tests, 3(4), 117–134. https://doi.org/10.1145/1",
    "ieee": "A. Lovelace and J. Roe, “Is E. coli & more $O(n)$?,” Journal of Tests, "
    "vol. 3, no. 4, pp. 117–134, Jun. 2024, doi: 10.1145/1.",
    "acm": "Ada Lovelace and Jane Roe. 2024. Is E. coli & more $O(n)$? Journal of "
    "Tests 3, 4 (June 2024), 117–134. https://doi.org/10.1145/1",
    "chicago": "Lovelace, Ada, and Jane Roe. 2024. “Is E. Coli & More $O(n)$?” "
    "Journal of Tests 3 (4): 117–34. https://doi.org/10.1145/1.",
    "mla": "Lovelace, Ada, and Jane Roe. “Is E. Coli & More $O(n)$?” Journal of "
    "Tests, vol. 3, no. 4, June 2024, pp. 117–34, https://doi.org/10.1145/1.",
}


def test_a_work_is_said_in_every_style(paper):
    found = references(paper)
    assert {r.style: r.text for r in found} == TEXTS
    assert [r.label for r in found] == ["APA", "IEEE", "ACM", "Chicago", "MLA"]
    assert [r.style for r in found] == list(STYLES)


def test_html_has_italics_and_nothing_unescaped(paper):
    assert reference(paper, "apa").html == (
        "Lovelace, A., &amp; Roe, J. (2024). Is <i>E. coli</i> &amp; more $O(n)$? "
        "<i>Journal of Tests</i>, <i>3</i>(4), 117–134. https://doi.org/10.1145/1"
    )


def test_a_work_without_doi_has_its_address_on_this_site(settings):
    settings.SITE_URL = "https://jane.example"
    work = make_publication("Untold", authors=["Ada Lovelace"])
    found = reference(shown(work), "chicago").text
    assert found == (
        "Lovelace, Ada. n.d. “Untold.” https://jane.example/publications/untold/."
    )


@pytest.mark.parametrize(
    ("style", "names"),
    [
        ("apa", "Lovelace, A., Roe, J., et al."),
        ("ieee", "A. Lovelace, J. Roe, et al.,"),
        ("acm", "Ada Lovelace, Jane Roe, et al."),
        ("chicago", "Lovelace, Ada, Jane Roe, et al."),
        ("mla", "Lovelace, Ada, et al."),
    ],
)
def test_and_others(style, names):
    work = make_publication("T", authors=["Ada Lovelace", "Jane Roe"], and_others=True)
    found = reference(shown(work), style).text
    assert found.startswith(names)


def test_works_of_every_kind_need_no_query_of_their_own(django_assert_num_queries):
    make_works()
    works = list(Publication.objects.for_display())
    with django_assert_num_queries(0):
        for work in works:
            assert all(r.text and r.html for r in references(work))
