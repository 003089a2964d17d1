"""Where the file is preferred, its values are taken whatever was typed here."""

import pytest

from publications.importing import FIELDS
from publications.models import Topic, Venue
from tests.publications.drafts import make_entry
from tests.publications.images import encoded, photo

from .bringing import bring, links, only_work, outcomes

pytestmark = pytest.mark.django_db

A, B = "https://example.org/a", "https://example.org/b"
ENTRY = make_entry(
    "article",
    title="Taming Tests",
    author="Jane Doe and John Roe",
    journal="Journal of Tests",
    keywords="ml, systems",
    code=A,
    abstract="Theirs",
    note="Theirs",
)


def edit_all(work):
    work.title, work.abstract, work.kind = "Mine", "Mine", "talk"
    work.authorships.last().delete()
    work.topics.remove(Topic.objects.get(name="ml"))
    work.links.update(label="Mine")
    appearance = work.appearances.get()
    appearance.note, appearance.venue = "Mine", Venue.objects.create(name="Mine")
    appearance.save()
    work.save()


def seen():
    work = only_work()
    there = work.appearances.get()
    return {
        "title": work.title,
        "abstract": work.abstract,
        "note": there.note,
        "work_kind": work.kind,
        "people": [str(person) for person in work.authors()],
        "venue": there.venue.name,
        "topics": [topic.name for topic in work.topics.all()],
        "links": [(link.label, link.url) for link in work.links.all()],
    }


def test_all_fields():
    bring(ENTRY)
    before = seen()
    edit_all(only_work())
    assert outcomes(bring(ENTRY, prefer=FIELDS)) == ["updated"]
    assert seen() == before
    assert outcomes(bring(ENTRY)) == ["unchanged"]


@pytest.mark.parametrize(
    "field",
    ["title", "abstract", "note", "work_kind", "people", "venue", "topics", "links"],
)
def test_one_field_only(field):
    bring(ENTRY)
    before = seen()
    edit_all(only_work())
    edited = seen()
    bring(ENTRY, prefer=[field])
    assert seen() == edited | {field: before[field]}


def test_conflict_is_decided():
    bring(ENTRY)
    edit_all(only_work())
    report = bring(ENTRY.replace("Theirs", "New"), prefer=["abstract"])
    [line] = report.lines
    assert "abstract" not in [change.field for change in line.conflicts]
    assert only_work().abstract == "New"


def test_link_added_by_hand_stays():
    bring(ENTRY)
    only_work().links.create(kind="video", url=B, position=5)
    bring(ENTRY, prefer=FIELDS)
    assert links(only_work()) == [("code", A), ("video", B)]


def test_picture(tmp_path):
    (tmp_path / "fig.png").write_bytes(encoded(photo()))
    text = make_entry(preview="fig.png")
    bring(text, media=tmp_path)
    work = only_work()
    work.thumbnail = ""
    work.save()
    bring(text, media=tmp_path, prefer=["picture"])
    assert only_work().thumbnail


class TestLinkThatBothChanged:
    """Here it got a label, and in the file another address."""

    CHANGED = ENTRY.replace(A, B)

    @pytest.fixture(autouse=True)
    def edited(self):
        bring(ENTRY)
        only_work().links.update(label="Mine")

    def test_stays_beside_the_new_one_and_is_told(self):
        [line] = bring(self.CHANGED).lines
        assert links(only_work()) == [("code", A), ("code", B)]
        assert [change.field for change in line.kept] == ["links"]

    def test_gives_way_where_the_file_is_preferred(self):
        bring(self.CHANGED, prefer=["links"])
        assert links(only_work()) == [("code", B)]

    def test_is_told_once(self):
        bring(self.CHANGED)
        assert outcomes(bring(self.CHANGED)) == ["unchanged"]


def test_topic_removed_here_comes_back():
    bring(ENTRY)
    work = only_work()
    work.topics.remove(Topic.objects.get(name="ml"))
    work.save()
    [line] = bring(ENTRY).lines
    assert [change.field for change in line.kept] == ["topics"]
    bring(ENTRY, prefer=["topics"])
    assert sorted(topic.name for topic in only_work().topics.all()) == ["ml", "systems"]
