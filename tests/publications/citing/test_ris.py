import string

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.citing import to_ris
from publications.models import Appearance, Author, Link, Publication
from tests.publications.factories import make_appearance, make_publication

from .works import make_works


def absolute(path):
    return f"https://jane.example{path}" if path.startswith("/") else path


def one(work):
    return to_ris(Publication.objects.filter(pk=work.pk).for_display(), absolute)


@pytest.mark.django_db
def test_conference_paper():
    work = make_publication(
        "On <i>E. coli</i> & {Braces}",
        authors=["Ada Lovelace"],
        abstract="One.\n\nTwo.",
        links=["https://x.org/a.pdf"],
    )
    make_appearance(
        work,
        kind="conference",
        name="Proceedings of Tests",
        place="Rome",
        publisher="ACM",
        year=2024,
        month=6,
        day=7,
        pages="117–134",
        doi="10.1145/1",
        isbn="978-3",
    )
    assert one(work).split("\r\n") == [
        "TY  - CONF",
        "ID  - lovelace2024e",
        "AU  - Lovelace, Ada",
        "TI  - On E. coli & {Braces}",
        "T2  - Proceedings of Tests",
        "C3  - Proceedings of Tests",
        "PB  - ACM",
        "CY  - Rome",
        "PY  - 2024",
        "DA  - 2024/06/07",
        "SP  - 117",
        "EP  - 134",
        "SN  - 978-3",
        "DO  - 10.1145/1",
        "UR  - https://x.org/a.pdf",
        "L1  - https://x.org/a.pdf",
        "AB  - One. Two.",
        "ER  - ",
        "",
        "",
    ]


@pytest.mark.django_db
def test_thesis_says_its_kind_and_university():
    work = make_publication("T", authors=["Ada Lovelace"])
    make_appearance(work, kind="thesis", name="PhD thesis, Università di Roma")
    [record] = rispy.loads(one(work))
    assert record["type_of_reference"] == "THES"
    assert (record["type_of_work"], record["publisher"]) == (
        "PhD thesis",
        "Università di Roma",
    )


@pytest.mark.django_db
def test_uploaded_paper_has_a_whole_address(tmp_path):
    work = make_publication("T")
    Link.objects.create(publication=work, file="papers/t/t.pdf")
    assert "L1  - https://jane.example/publications/t/t.pdf\r\n" in one(work)
    assert "UR  - https://jane.example/publications/t/\r\n" in one(work)


@pytest.mark.django_db
def test_names_of_every_kind():
    works = make_works()
    records = rispy.loads(to_ris(works, absolute))
    assert not [record for record in records if "unknown_tag" in record]
    names = {name for record in records for name in record.get("authors", [])}
    assert {"van der Berg, Ana", "King, Martin Luther, Jr."} <= names
    assert {"Institute of Trial and Error", "王小明"} <= names
    assert len(records) == sum(max(1, work.appearances.count()) for work in works)


hostile = st.text(
    st.sampled_from(string.printable + "\u2028\u2029\x85\x1c\x1d\x1e\0")
    | st.characters()
)


@settings(deadline=None)
@given(title=hostile, name=hostile, note=hostile, abstract=hostile)
def test_no_text_breaks_out_of_its_line(title, name, note, abstract):
    work = Publication(pk=1, title=title, abstract=abstract, slug="t")
    appearance = Appearance(
        publication=work, kind="journal", name=name, note=note, citation_key="key"
    )
    work._prefetched_objects_cache = {
        "appearances": [appearance], "authorships": [], "links": [], "topics": []
    }  # fmt: skip
    text = to_ris([work], absolute)
    lines = text.removesuffix("\r\n\r\n").split("\r\n")
    assert len(text.splitlines()) == len(lines) + 1
    tags = [line[:6] for line in lines]
    assert set(tags) <= {f"{t}  - " for t in "TY ID TI T2 UR AB N1 ER".split()}
    assert len(tags) == len(set(tags))


@pytest.mark.django_db
def test_number_of_a_report_is_not_one_of_an_issue():
    work = make_publication(kind="report")
    make_appearance(work, kind="report", name="Technical report, INRIA", number="RR-1")
    lines = one(work).split("\r\n")
    assert {"M3  - Technical report", "PB  - INRIA", "SN  - RR-1"} <= set(lines)
    assert not any(line.startswith("IS") for line in lines)


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "is_told"), [("thesis", True), ("journal", False)])
def test_advisor_is_told_of_a_thesis_only(kind, is_told):
    work = make_publication(kind=kind, authors=["Ada Lovelace"])
    make_appearance(work, kind=kind)
    work.authorships.create(
        author=Author.objects.create(given_name="Mary", family_name="Somerville"),
        role="advisor",
    )
    assert ("A3  - Somerville, Mary" in one(work)) is is_told
