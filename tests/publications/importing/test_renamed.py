from io import StringIO

import pytest
from django.core.management import call_command

from publications.models import Appearance, Publication
from tests.publications.drafts import make_entry

from .bringing import bring, notes, outcomes

pytestmark = pytest.mark.django_db

FIELDS = {"author": "Doe, Jane", "journal": "Journal of Tests", "year": "2020"}


def entry(key, **fields):
    return make_entry("article", key, **{**FIELDS, **fields})


def keys():
    return list(
        Appearance.objects.order_by("pk").values_list("citation_key", flat=True)
    )


def test_an_entry_whose_key_was_changed_in_the_file_is_the_same():
    bring(entry("old") + entry("other", title="Something else of ours"))
    report = bring(entry("new") + entry("other", title="Something else of ours"))
    assert outcomes(report) == ["updated", "unchanged"]
    assert "its key was old" in notes(report)
    assert keys() == ["new", "other"]
    assert outcomes(bring(entry("new"))) == ["unchanged"]


def test_so_it_is_when_more_was_changed_but_the_work_is_known():
    bring(entry("old", doi="10.1000/1", pages="1--2"))
    report = bring(entry("new", doi="10.1000/1", pages="1--9"))
    assert outcomes(report) == ["updated"]
    assert Appearance.objects.get().pages == "1–9"
    assert keys() == ["new"]


def test_two_entries_that_swap_their_keys_stay_themselves():
    one, two = {"title": "One of the works"}, {"title": "Two of the works"}
    bring(entry("a", **one) + entry("b", **two))
    bring(entry("b", **one) + entry("a", **two))
    assert Publication.objects.count() == Appearance.objects.count() == 2


def test_a_key_that_a_person_gave_stays():
    bring(entry("old"))
    Appearance.objects.update(citation_key="mine")
    bring(entry("new"))
    assert keys() == ["mine"]
    assert outcomes(bring(entry("new"))) == ["unchanged"]


def test_another_file_may_have_the_same_work_by_another_key():
    bring(entry("old", doi="10.1000/1"))
    bring("", entry("new", doi="10.1000/1"))
    assert keys() == ["old", "new"]
    assert outcomes(bring(entry("old", doi="10.1000/1"))) == ["unchanged"]


def test_an_entry_that_has_gone_gives_its_key_to_nobody_else():
    title = "Four words of title"
    bring(entry("old", title=title))
    bring(make_entry("misc", "new", title=title, author="Doe, Jane", year="2021"))
    assert keys() == ["old", "new"]


def test_a_file_of_the_same_name_elsewhere_is_another(tmp_path, monkeypatch):
    for folder, key in (("a", "old"), ("b", "new")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "papers.bib").write_text(entry(key, doi="10.1000/1"))
        monkeypatch.chdir(tmp_path / folder)
        call_command("import_bibtex", "papers.bib", stdout=StringIO())
    assert keys() == ["old", "new"]
