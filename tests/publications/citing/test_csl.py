"""What CSL's schema (csl-data.json, version 1.0.2) asks of an item is asked here."""

import json
import re

import pytest
from django.utils import translation

from publications.citing import to_csl
from publications.models import Publication
from tests.publications.factories import make_appearance, make_publication
from tests.publications.importing.bringing import bring

from .works import make_works

pytestmark = pytest.mark.django_db

TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast
    chapter classic collection dataset document entry entry-dictionary
    entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report
    review review-book software song speech standard thesis treaty webpage
""".split()
NAMES = {"author", "editor"}
DATES = {"issued"}
TEXTS = """
    id type abstract chapter-number collection-number collection-title
    container-title DOI edition event event-place event-title genre ISBN ISSN issue
    keyword language note number page publisher publisher-place title URL version
    volume
""".split()
PARTS_OF_NAMES = {"family", "given", "suffix", "literal"}


def absolute(path):
    return f"https://jane.example{path}" if path.startswith("/") else path


def items(works):
    return json.loads(to_csl(works, absolute))


def one(work):
    [item] = items(Publication.objects.filter(pk=work.pk).for_display())
    return item


def check(item):
    assert {"id", "type"} <= set(item)
    assert item["type"] in TYPES
    for name, value in item.items():
        if name in NAMES:
            assert all(set(person) <= PARTS_OF_NAMES and person for person in value)
            assert all(isinstance(v, str) and v for p in value for v in p.values())
        elif name in DATES:
            assert set(value) in ({"date-parts"}, {"literal"})
            for parts in value.get("date-parts", []):
                assert 1 <= len(parts) <= 3
                assert all(isinstance(part, int) for part in parts)
        else:
            assert name in TEXTS
            assert isinstance(value, str) and value
    assert re.fullmatch(r"https?://\S+", item["URL"])


def test_works_of_every_kind_are_items():
    works = make_works()
    found = items(works)
    for item in found:
        check(item)
    assert len({item["id"] for item in found}) == len(found)
    assert {item["type"] for item in found} == {
        "article", "article-journal", "book", "chapter", "document",
        "paper-conference", "report", "thesis",
    }  # fmt: skip


def test_conference_paper():
    work = make_publication("A <i>Title</i> & <b>more</b>", authors=["Ada Lovelace"])
    make_appearance(
        work,
        kind="conference",
        name="Proceedings of Tests",
        place="Rome",
        year=2024,
        month=6,
        pages="117–134",
        doi="10.1145/1",
    )
    assert one(work) == {
        "id": "lovelace2024title",
        "type": "paper-conference",
        "title": "A <i>Title</i> & <b>more</b>",
        "author": [{"family": "Lovelace", "given": "Ada"}],
        "container-title": "Proceedings of Tests",
        "event-place": "Rome",
        "issued": {"date-parts": [[2024, 6]]},
        "page": "117-134",
        "DOI": "10.1145/1",
        "URL": f"https://jane.example/publications/{work.slug}/",
    }


def test_preprint_has_its_number_in_the_archive():
    work = make_publication("T")
    make_appearance(work, kind="preprint", name="", arxiv="2401.00001")
    item = one(work)
    assert item["type"] == "article"
    assert (item["publisher"], item["number"]) == ("arXiv", "arXiv:2401.00001")


def test_preprint_is_found_where_its_server_has_it():
    work = make_publication("T")
    make_appearance(work, kind="preprint", name="", arxiv="2401.00001")
    assert one(work)["URL"] == "https://arxiv.org/abs/2401.00001"


def test_city_of_the_conference_is_not_the_publishers():
    bring(
        "@inproceedings{a, title={T}, booktitle={Proc}, publisher={ACM}, "
        "address={New York}, location={Rome}, year=2024}"
        "@inproceedings{b, title={U}, booktitle={Proc}, publisher={ACM}, "
        "address={New York}, year=2024}"
    )
    first, second = items(Publication.objects.order_by("title").for_display())
    assert (first["event-place"], first["publisher-place"]) == ("Rome", "New York")
    assert second["publisher-place"] == "New York"
    assert "event-place" not in second


def test_number_without_volume_is_one_of_the_series():
    work = make_publication("T")
    make_appearance(work, series="Lecture Notes in Computer Science", number="9613")
    item = one(work)
    assert item["collection-number"] == "9613"
    assert "issue" not in item


def test_version_is_not_said_again_as_the_publisher():
    bring("@software{a, title={T}, version={2.1}, publisher={GitHub}, year=2024}")
    [item] = items(Publication.objects.for_display())
    assert (item["version"], item["publisher"]) == ("2.1", "GitHub")


def test_dollar_that_is_no_formula_is_a_dollar():
    assert one(make_publication(r"From \$5 to $x$"))["title"] == "From $5 to $x$"


def test_particle_stands_in_the_family_name_and_a_team_is_literal():
    works = make_works()
    people = [person for item in items(works) for person in item.get("author", [])]
    assert {"family": "van der Berg", "given": "Ana"} in people
    assert {"literal": "Institute of Trial and Error"} in people


def test_work_on_a_german_site_is_german_unless_it_says_otherwise():
    german, french = make_publication("T"), make_publication("U", language="fr")
    assert "language" not in one(german)
    with translation.override("de"):
        assert (one(german)["language"], one(french)["language"]) == ("de", "fr")


def test_a_date_in_words_is_literal():
    work = make_publication("T")
    make_appearance(work, date_text="in press")
    assert one(work)["issued"] == {"literal": "in press"}


@pytest.mark.parametrize(("edition", "said"), [("2nd edition", "2nd"), ("2", "2")])
def test_edition_is_said_without_the_word(edition, said):
    work = make_publication(kind="book")
    make_appearance(work, kind="book", edition=edition)
    assert one(work)["edition"] == said


def test_chapter_of_a_book_that_is_named_by_its_title():
    bring(
        "@inbook{a, title={T}, author={Ada Lovelace}, chapter={3}, "
        "publisher={Test Press}, year=2024}"
    )
    [item] = items(Publication.objects.for_display())
    assert (item["type"], item["chapter-number"]) == ("chapter", "3")
    assert item["publisher"] == "Test Press"
    assert "container-title" not in item


def test_number_of_a_journal_with_series_is_an_issue():
    work = make_publication("T")
    make_appearance(work, kind="journal", series="Second Series", number="4")
    assert one(work)["issue"] == "4"


def test_talk_has_its_event_by_both_names():
    work = make_publication("T", kind="talk")
    make_appearance(work, kind="other", name="Symposium on Time")
    item = one(work)
    assert item["event"] == item["event-title"] == "Symposium on Time"
