"""What holds of every work that researchers have in their files."""

import json
from urllib.parse import parse_qsl

import pytest

from publications.describing import coins, json_ld, meta_tags, to_script
from publications.models import Publication
from tests.publications.citing.corpora import CORPORA, bring_file

from .described import absolute

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Where two tags say what kind of work it is, the last is believed.
ORDER = """
    title author author_orcid publication_date journal_title issn volume issue
    inbook_title conference_title dissertation_institution
    technical_report_institution technical_report_number isbn publisher series_title
    editor firstpage lastpage doi language abstract keywords pdf_url
""".split()
ONLY_ONCE = {*ORDER} - {"author", "author_orcid", "editor"}


@pytest.fixture(params=CORPORA)
def works(request):
    bring_file(request.param)
    return Publication.objects.for_display()


def test_works_of_researchers_are_described_by_the_rules(works):
    for work in works:
        tags = meta_tags(work, absolute, "Jane Doe")
        check_tags(tags)
        check_citation_tags([tag for tag in tags if tag.name.startswith("citation_")])
        check_coins(dict(parse_qsl(coins(work, absolute), strict_parsing=True)))
        data = json_ld(work, absolute)
        assert json.loads(to_script(data)) == data
        assert data["@graph"][0]["name"]


def check_tags(tags):
    names = [tag.name for tag in tags]
    assert names.count("og:title") == names.count("og:description") == 1
    assert all(tag.content.strip() == tag.content != "" for tag in tags)
    assert not any(set(tag.content) & set("\0\r\n\t") for tag in tags)
    [description] = [tag.content for tag in tags if tag.name == "og:description"]
    assert len(description) <= 200


def check_citation_tags(tags):
    if not tags:
        return
    names = [tag.name.removeprefix("citation_") for tag in tags]
    assert {"title", "publication_date"} <= set(names)
    assert {"author", "editor"} & set(names)
    assert not [name for name in ONLY_ONCE if names.count(name) > 1]
    places = [ORDER.index(name) for name in names if name != "author_orcid"]
    assert places == sorted(places)
    for tag in tags:
        if tag.name in ("citation_author", "citation_editor"):
            assert ";" not in tag.content
            assert tag.content.rstrip(",").count(",") <= 1


def check_coins(pairs):
    is_part = "rft.atitle" in pairs
    title = "rft.atitle" if is_part else "rft.title"
    assert pairs.get(title) or pairs["rft.btitle"]
    assert pairs["rft_id"].startswith("https://jane.example/publications/")
