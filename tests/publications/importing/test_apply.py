"""All of a plan is written, or nothing."""

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from publications.importing import apply
from publications.models import (
    Appearance,
    Author,
    Authorship,
    ImportRun,
    Link,
    Publication,
    Topic,
    Venue,
)
from tests.publications.drafts import make_entry
from tests.publications.images import encoded, photo

from .bringing import bring, outcomes, planned

pytestmark = pytest.mark.django_db

RECORDS = (Appearance, Author, Authorship, Link, Publication, Topic, Venue)


def counts():
    return {model.__name__: model.objects.count() for model in RECORDS}


def is_write(query):
    reads = ("SELECT", "DECLARE", "SAVEPOINT", "RELEASE")
    return query["sql"].split()[0] not in reads


def entries(number):
    return "".join(
        make_entry(
            "article",
            f"key{n}",
            title=f"Work {n}",
            author=f"Jane Doe and John Roe and Author Number{n}",
            journal=f"Journal {n % 5}",
            keywords="a, b",
            code=f"https://example.org/{n}",
            year="2020",
        )
        for n in range(number)
    )


def test_second_run_writes_nothing():
    text = entries(5)
    bring(text)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        bring(text)
    written = {query["sql"].split("(")[0] for query in queries if is_write(query)}
    assert written == {'INSERT INTO "publications_importrun" '}


def test_plan_alone_writes_nothing():
    plan = planned(entries(3))
    assert outcomes(plan.report) == ["created"] * 3
    assert not any(counts().values())


def test_statements_do_not_grow_with_the_entries():
    with CaptureQueriesContext(connection) as few:
        bring(entries(10))
    with CaptureQueriesContext(connection) as many:
        bring(entries(150).replace("Work", "Other").replace("key", "other"))
    # Works, people, links, … of 150 entries take several statements each.
    assert len(many) < 2 * len(few)


def test_works_of_one_import_keep_the_order_of_their_file():
    bring(entries(450))
    shown = list(Publication.objects.newest_first().values_list("title", flat=True))
    assert shown == [f"Work {n}" for n in range(450)]


class TestFailureInTheMiddle:
    @pytest.fixture
    def media(self, tmp_path):
        (tmp_path / "fig.png").write_bytes(encoded(photo()))
        (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
        return tmp_path

    def test_leaves_nothing(self, media):
        text = make_entry(preview="fig.png", pdf="paper.pdf", slug="paper")
        plan = planned(text + entries(600), media=media)
        # After the first window is written.
        next(plan.windows())
        Publication.objects.create(title="Other", slug="work-590")
        before = counts()
        with pytest.raises(IntegrityError):
            apply(plan)
        assert counts() == before
        assert not default_storage.exists("papers/paper/paper.pdf")

    def test_removes_the_papers_it_stored(self, media, monkeypatch):
        plan = planned(make_entry(pdf="paper.pdf", slug="paper"), media=media)

        def fail(*args, **kwargs):
            raise OSError("No space left on device")

        monkeypatch.setattr(ImportRun.objects, "create", fail)
        with pytest.raises(OSError, match="No space"):
            apply(plan)
        assert not any(counts().values())
        assert not default_storage.exists("papers/paper/paper.pdf")
