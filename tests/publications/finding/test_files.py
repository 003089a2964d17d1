import json
import re

import pytest

from publications.finding import files
from publications.models import Publication
from tests.publications.factories import make_publication

pytestmark = pytest.mark.django_db

FOLDER = "/publications/finding/"


def made():
    return {address.removeprefix(FOLDER): data for address, data in files()}


def index_of(found):
    return json.loads(found["works.json"])


def test_the_last_names_all_the_others():
    for number in range(12):
        make_publication(f"Work {number}")
    found = made()
    index = index_of(found)
    named = [*index["lines"], *(name for _, name in index["words"])]
    assert list(found)[-1] == "works.json"
    assert sorted([*named, "works.json"]) == sorted(found)
    assert len(index["lines"]) == 2


def test_lines_stand_in_the_order_of_the_works_the_oldest_first():
    for year in range(2001, 2013):
        make_publication(f"Of {year}", year=year)
    found = made()
    index = index_of(found)
    html = "".join(found[name].decode() for name in index["lines"])
    slugs = re.findall('<li class="publication" id="work-of-([0-9]+)"', html)
    [years, *_] = index["facets"]
    assert slugs == [years["values"][place][0] for [place] in years["of"]]
    assert slugs == sorted(slugs)


def test_a_new_work_leaves_the_lines_of_the_old_ones_as_they_were():
    for number in range(20):
        make_publication(f"Work {number}", year=2001)
    before = index_of(made())["lines"]
    make_publication("New", year=2024)
    assert index_of(made())["lines"][:2] == before


def test_a_change_gives_a_file_another_name():
    work = make_publication("Graphs")
    before = set(made())
    work.title = "Trees"
    work.save()
    assert set(made()) & before == {"works.json"}


def test_a_draft_is_in_none():
    make_publication("Public")
    make_publication("Secret", status=Publication.Status.DRAFT, authors=["Eve Covert"])
    text = b"".join(made().values()).decode().casefold()
    assert "public" in text
    assert "secret" not in text
    assert "covert" not in text


def test_without_works_there_is_nothing_to_find():
    assert index_of(made())["lengths"] == []
