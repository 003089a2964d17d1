"""What is as it was is recognised without a second look, and nothing else is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.importing import Media, apply, plan
from publications.mapping import read_drafts
from publications.models import Appearance, Author, Link, Publication, Topic, Venue
from tests.publications.drafts import make_entry
from tests.publications.images import encoded, photo

from .bringing import bring, notes, only_work, outcomes, titles

pytestmark = pytest.mark.django_db

FIELDS = {
    "title": "Taming the Throughput of Tests",
    "author": "Jane Doe and John Roe",
    "journal": "Journal of Tests",
    "keywords": "ml",
    "code": "https://example.org/a",
    "year": "2020",
}
ENTRY = make_entry("article", **FIELDS)


def looked_at(text):
    """Whether any of the entries was held against the whole of its work."""
    with CaptureQueriesContext(connection) as queries:
        bring(text)
    return any("publications_authorship" in query["sql"] for query in queries)


def test_unchanged_entry_is_not_looked_at():
    bring(ENTRY)
    assert not looked_at(ENTRY)
    assert outcomes(bring(ENTRY)) == ["unchanged"]


def test_many_unchanged_entries_take_as_many_questions_as_one():
    many = "".join(make_entry(key=f"k{n}", title=f"Work {n}") for n in range(50))
    for text in (ENTRY, many):
        bring(text)
        with CaptureQueriesContext(connection) as queries:
            bring(text)
        assert len(queries) < 20


def by_title(work):
    work.title = "Mine"


def by_people(work):
    work.authorships.last().delete()


def by_link(work):
    work.links.all().delete()


def by_topic(work):
    work.topics.clear()


def by_venue(work):
    appearance = work.appearances.get()
    appearance.venue = Venue.objects.create(name="Mine")
    appearance.save()


def by_picture(work):
    work.thumbnail = ""


@pytest.mark.parametrize("edit", [by_title, by_people, by_link, by_topic, by_venue])
def test_edited_work_is_looked_at_each_time(edit):
    bring(ENTRY)
    work = only_work()
    edit(work)
    # As the admin does after the rows beside it.
    Publication.objects.get(pk=work.pk) if edit is by_venue else work.save()
    for _ in range(2):
        assert outcomes(bring(ENTRY)) == ["kept"]


def test_removed_picture_is_looked_at(tmp_path):
    (tmp_path / "fig.png").write_bytes(encoded(photo()))
    text = make_entry(preview="fig.png")
    bring(text, media=tmp_path)
    work = only_work()
    by_picture(work)
    work.save()
    assert outcomes(bring(text, media=tmp_path)) == ["kept"]


def test_edit_of_the_second_appearance_counts_for_the_first():
    text = ENTRY + make_entry("article", "other", **{**FIELDS, "note": "Twice"})
    bring(text)
    assert not looked_at(text)
    work = only_work()
    work.award = "Best"
    work.save()
    assert outcomes(bring(text)) == ["kept", "kept"]


def test_an_appearance_gained_later_does_not_make_the_first_look_edited():
    bring(ENTRY)
    both = ENTRY + make_entry("article", "other", **FIELDS)
    assert outcomes(bring(both)) == ["unchanged", "updated"]
    assert not looked_at(both)


def test_deleted_work_comes_again():
    bring(ENTRY)
    Publication.objects.all().delete()
    assert outcomes(bring(ENTRY)) == ["created"]
    assert titles() == [FIELDS["title"]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@string{w = {Old}}\n@misc{a, title = {T}, note = w}", ("Old", "New")),
        (
            "@misc{a, title = {T}, crossref = {p}}\n@proceedings{p, title = {Old}}",
            ("Old", "New"),
        ),
    ],
)
def test_what_an_entry_takes_from_elsewhere_counts(before, after):
    bring(before)
    report = bring(before.replace(*after))
    assert outcomes(report)[0] == "updated"


def test_repeated_entries_stay_one():
    for _ in range(2):
        assert outcomes(bring(ENTRY + ENTRY))[1] == "unchanged"
    assert Appearance.objects.count() == 1


def test_a_new_entry_of_the_same_key_does_not_take_the_place_of_the_old():
    bring(ENTRY)
    changed = ENTRY.replace("2020", "2021")
    report = bring(changed + ENTRY)
    assert outcomes(report) == ["updated", "unchanged"]
    assert Appearance.objects.count() == 2
    assert outcomes(bring(changed + ENTRY)) == ["unchanged", "unchanged"]


def test_same_key_in_two_files():
    other = make_entry("article", **{**FIELDS, "title": "Something Else Again"})
    bring(ENTRY, other)
    assert outcomes(bring(other, ENTRY)) == ["unchanged", "unchanged"]
    assert len(titles()) == 2


@pytest.mark.parametrize(
    "text",
    [
        # Found when it is read, when its fields are, and when its work is made.
        "@misc{a, title = {A Work}, note = unknown}",
        make_entry(code="soon"),
        make_entry(author="Jane Doe and and John Roe"),
        make_entry(title=""),
        make_entry(title="", code="soon", year="now") + "@misc{b, title = {A Work}",
        make_entry(pdf="missing.pdf"),
        make_entry(preview="missing.png"),
    ],
)
def test_entry_with_a_problem_tells_it_each_time(text):
    told = notes(bring(text))
    assert told
    assert not looked_at(text)
    assert notes(bring(text)) == told


def test_a_problem_is_told_where_the_entry_stands_now():
    text = make_entry(author="Jane Doe and and John Roe")
    [before] = bring(text).problems()
    [after] = bring("% moved\n\n" + text).problems()
    assert (after.line, after.field, after.key) == (
        before.line + 2,
        before.field,
        before.key,
    )
    assert not looked_at(text)


def test_repeated_entry_tells_its_problem_each_time():
    text = make_entry(code="soon")
    assert notes(bring(text + text)) == notes(bring(text + text))


PDF = b"%PDF-1.4\n%%EOF\n"
WITH_FILES = make_entry(
    "article", pdf="a.pdf", preview="a.png", preview_alt="Words", **FIELDS
)


def test_entry_with_the_same_files_is_not_looked_at(tmp_path):
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "a.png").write_bytes(encoded(photo()))
    bring(WITH_FILES, media=tmp_path)
    with CaptureQueriesContext(connection) as queries:
        assert outcomes(bring(WITH_FILES, media=tmp_path)) == ["unchanged"]
    assert not any("publications_authorship" in query["sql"] for query in queries)


@pytest.mark.parametrize("name", ["a.pdf", "a.png"])
def test_file_that_comes_later_is_taken(tmp_path, name):
    text = make_entry(**{"pdf" if name == "a.pdf" else "preview": name})
    bring(text, media=tmp_path)
    (tmp_path / name).write_bytes(PDF if name == "a.pdf" else encoded(photo()))
    assert outcomes(bring(text, media=tmp_path)) == ["updated"]
    assert outcomes(bring(text, media=tmp_path)) == ["unchanged"]


def test_file_of_other_content_is_taken(tmp_path):
    for content in (PDF, PDF + b"%%EOF\n"):
        (tmp_path / "a.pdf").write_bytes(content)
        [outcome] = outcomes(bring(make_entry(pdf="a.pdf"), media=tmp_path))
    assert outcome == "updated"


def test_missing_file_is_told_of_the_folder_it_is_looked_for_in(tmp_path):
    text = make_entry(pdf="a.pdf")
    bring(text)
    assert str(tmp_path) in notes(bring(text, media=tmp_path))[0]


def test_same_entry_in_two_files_is_looked_at_where_one_of_the_folders_differs(
    tmp_path,
):
    text = make_entry(pdf="a.pdf")
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    folders = Media(beside={"1.bib": tmp_path / "one", "2.bib": tmp_path / "two"})
    readings = [read_drafts(text.encode(), f"{n}.bib") for n in (1, 2)]
    apply(plan(readings[:1], folders))
    (tmp_path / "two" / "a.pdf").write_bytes(PDF)
    apply(plan(readings[1:], folders))
    assert [link.kind for link in only_work().links.all()] == ["pdf"]


def test_words_that_a_new_picture_lacks_are_asked_for_once(tmp_path):
    (tmp_path / "a.png").write_bytes(encoded(photo()))
    text = make_entry(preview="a.png")
    assert notes(bring(text, media=tmp_path))
    assert not notes(bring(text, media=tmp_path))


def test_key_changed_by_hand_makes_no_second_appearance():
    bring(ENTRY)
    appearance = Appearance.objects.get()
    appearance.citation_key = "renamed"
    appearance.save()
    assert outcomes(bring(ENTRY)) == ["unchanged"]
    renamed = ENTRY.replace("doe2020", "renamed")
    bring(renamed)
    assert Appearance.objects.count() == 1


def test_works_of_many_windows():
    text = "".join(
        make_entry(
            "article",
            f"k{n}",
            title=f"A Work with the Number {n % 450}",
            author="Jane Doe",
            journal="J",
            doi=f"10.1000/{n % 450}",
        )
        for n in range(1100)
    )
    report = bring(text)
    assert outcomes(report).count("created") == 450
    assert Appearance.objects.count() == 1100
    assert Author.objects.count() == 1
    assert set(outcomes(bring(text))) == {"unchanged"}
    assert not looked_at(text)
    assert Link.objects.count() == Topic.objects.count() == 0
