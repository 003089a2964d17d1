"""What is found, and that no way of changing a work is forgotten."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publications import querysets
from publications.models import (
    Alias,
    Appearance,
    Author,
    Authorship,
    Publication,
    Topic,
    Venue,
)
from publications.searching.index import outdated, search
from tests.publications.drafts import make_entry
from tests.publications.factories import make_appearance, make_author, make_publication
from tests.publications.importing.bringing import bring

pytestmark = pytest.mark.django_db


def found(typed):
    works = search(Publication.objects.published(), typed).newest_first()
    return [work.title for work in works]


@pytest.fixture
def work():
    venue = Venue.objects.create(name="Symposium on Systems", short_name="OSDI")
    author = make_author("Jürgen Müller", native_name="王小明")
    Alias.objects.create(author=author, name="Georg Miller")
    work = make_publication(
        "Taming the Trade-off of CO$_2$",
        abstract="We serve <i>large</i> models.",
        description="Used by **Sarathi**, [here](https://nowhere.example)",
        authors=[author],
    )
    Authorship.objects.filter(publication=work).update(name="J. Mueller-Lüdenscheidt")
    work.topics.add(Topic.objects.create(name="Scheduling"))
    make_appearance(work, venue=venue, name="Proceedings of OSDI’24", year=2024)
    make_publication("Another")
    return work


class TestFinding:
    @pytest.mark.parametrize("few", [0, 1, 2])
    def test_finds_the_same_whether_few_or_many_are_left_out(
        self, work, monkeypatch, few
    ):
        monkeypatch.setattr(querysets, "FEW", few)
        make_publication("Another draft", status=Publication.Status.DRAFT)

        assert found("another") == ["Another"]
        assert found("nowhere") == []
        assert found("taming") == [work.title]

    @pytest.mark.parametrize(
        "typed",
        [
            "taming",
            "TAMING the",
            "tam",
            "off taming",
            "trade-off",
            "tradeoff",
            "co2",
            "serve large models",
            "sarathi",
            "muller",
            "müller",
            "mueller",
            "jürgen müll",
            "王小明",
            "小明",
            "georg miller",
            "luedenscheidt",
            "ludenscheidt",
            "J. Mueller-Lüdenscheidt",
            "symposium",
            "osdi",
            "osdi’24",
            "proceedings",
            "2024",
            "scheduling",
            "taming müller osdi 2024 scheduling",
            "ＴＡＭＩＮＧ",
            '"taming the"',
            "taming AND",
        ],
    )
    def test_any_word_in_any_order_by_its_beginning(self, work, typed):
        expected = [] if typed == "taming AND" else [work.title]
        assert found(typed) == expected

    @pytest.mark.parametrize(
        "typed",
        [
            "aming",
            "taming others",
            "明小",
            "nowhere.example",
            "trade-on",
            "i",
            "published",
        ],
    )
    def test_nothing_else(self, work, typed):
        assert found(typed) == []

    @pytest.mark.parametrize(
        "typed", ["", " ", "***", '"', "\0", "- -", "()", "-" * 10_000, "\udcff"]
    )
    def test_without_words_all_are_found(self, work, typed):
        assert len(found(typed)) == 2

    def test_drafts_are_not_found(self, work):
        Publication.objects.update(status=Publication.Status.DRAFT)
        assert found("taming") == []

    @pytest.mark.parametrize(
        "typed",
        [
            "NEAR(taming, trade)",
            "taming OR another",
            "taming NOT the",
            "words:taming",
            "^taming",
            "tam* the*",
            '"taming',
            "taming' OR 1=1 --",
            "taming & ! | <-> :*",
            "%s %d %(a)s {} \\",
            "taming\0the",
            "a" * 10_000,
            "taming " * 2_000,
            " ".join(f"word{n}" for n in range(2_000)),
            "深" * 10_000,
            "é-" * 5_000,
            "\udcfftaming",
            "ß" * 1000,
        ],
    )
    def test_whatever_is_typed_is_only_words(self, work, typed):
        assert set(found(typed)) <= {work.title}

    def test_words_that_look_like_a_language_of_queries_are_found(self):
        make_publication("Far and NEAR or not")
        assert found("near NOT and") == ["Far and NEAR or not"]

    def test_a_long_title_finds_itself(self):
        title = " ".join(f"word{n}" for n in range(100))
        make_publication(title)
        assert found(title) == [title]

    @settings(
        max_examples=30,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
    def test_whatever_is_written_is_found_by_each_of_its_words(self, text):
        work = make_publication("Title", abstract=text)
        for word in ["title", *text.split()[:5]]:
            works = search(Publication.objects.filter(pk=work.pk), word)
            assert works.exists(), word


def change_title(work):
    work.title = "Fresh"
    work.save()


def change_many(work):
    Publication.objects.filter(pk=work.pk).update(abstract="fresh")


def change_in_bulk(work):
    work.description = "fresh"
    Publication.objects.bulk_update([work], ["description"])


def add_person(work):
    Authorship.objects.create(publication=work, author=make_author("Fresh Face"))


def print_name(work):
    work.authorships.update(name="Fresh")


def rename_author(work):
    author = Author.objects.get()
    author.family_name = "Fresh"
    author.save()


def add_native_name(work):
    Author.objects.update(native_name="Fresh")


def add_alias(work):
    Author.objects.get().aliases.create(name="Fresh")


def change_alias(work):
    Alias.objects.update(name="Fresh")


def add_appearance(work):
    make_appearance(work, name="Fresh", year=2025)


def rename_venue(work):
    Venue.objects.update(short_name="FRESH")


def change_venue(work):
    venue = Venue.objects.create(name="Fresh")
    work.appearances.update(venue=venue)


def add_topic(work):
    work.topics.add(Topic.objects.create(name="Fresh"))


def set_topics(work):
    work.topics.set([Topic.objects.create(name="Fresh")])


def rename_topic(work):
    Topic.objects.update(name="Fresh")


def replace_person(work):
    work.authorships.update(author=make_author("Fresh Face"))


def write_plainly(work):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE publications_publication SET title = 'Fresh' WHERE id = %s",
            [work.pk],
        )


DOORS = [
    change_title,
    change_many,
    change_in_bulk,
    add_person,
    print_name,
    rename_author,
    add_native_name,
    add_alias,
    change_alias,
    add_appearance,
    rename_venue,
    change_venue,
    add_topic,
    set_topics,
    rename_topic,
    replace_person,
    write_plainly,
]


class TestChanges:
    @pytest.mark.parametrize("change", DOORS, ids=lambda change: change.__name__)
    def test_a_change_is_found_at_once(self, work, change):
        assert found("fresh") == []
        change(work)
        work.refresh_from_db()
        assert found("fresh") == [work.title]

    def test_what_was_there_is_found_no_longer(self, work):
        work.topics.clear()
        work.authorships.all().delete()
        Alias.objects.all().delete()
        Appearance.objects.all().delete()
        work.abstract = work.description = ""
        work.save()
        gone = "scheduling muller miller wang osdi symposium models sarathi".split()
        assert [word for word in gone if found(word)] == []
        assert found("taming") == [work.title]

    def test_a_topic_is_deleted(self, work):
        assert found("scheduling") == [work.title]
        Topic.objects.all().delete()
        assert found("scheduling") == []

    def test_an_appearance_moves_to_another_work(self, work):
        other = Publication.objects.get(title="Another")
        work.appearances.update(publication=other)
        assert found("osdi") == ["Another"]

    def test_a_deleted_work_leaves_nothing_behind(self, work):
        assert found("taming") == [work.title]
        pk = work.pk
        work.delete()
        assert found("taming") == []
        make_publication("Heir", pk=pk)
        assert found("taming") == []
        assert found("heir") == ["Heir"]

    def test_works_are_deleted_in_numbers(self, work):
        Authorship.objects.all().delete()
        Publication.objects.all().delete()
        assert found("taming") == []

    def test_nothing_is_written_where_nothing_has_changed(
        self, work, django_assert_num_queries
    ):
        assert found("taming")
        with django_assert_num_queries(3):
            assert found("taming")


class TestImports:
    ENTRY = {
        "author": "Doe, Jane and others",
        "journal": "Journal of Fresh Air",
        "year": "2021",
        "keywords": "one, two",
        "abstract": "Of lungs.",
    }

    def test_an_import_is_found(self):
        bring(make_entry("article", title="On Breath", **self.ENTRY))
        for typed in ["breath", "doe", "fresh air", "2021", "two", "lungs"]:
            assert found(typed) == ["On Breath"], typed

    def test_a_second_import_is_found(self):
        bring(make_entry("article", title="On Breath", **self.ENTRY))
        assert found("breath")
        changed = {**self.ENTRY, "author": "Roe, Ann", "keywords": "one, three"}
        bring(make_entry("article", title="On Breath", **changed))
        assert found("roe three") == ["On Breath"]
        assert found("doe") == found("two") == []

    def test_after_an_import_no_visitor_waits(self, tmp_path):
        file = tmp_path / "a.bib"
        file.write_text("@misc{a, title={A Paper on Tea}, author={Ada Lovelace}}")
        call_command("import_bibtex", file, dry_run=True, stdout=StringIO())
        call_command("import_bibtex", file, stdout=StringIO())
        assert not outdated(1)
        assert found("tea love") == ["A Paper on Tea"]

    def test_the_demo_is_found(self, tmp_path):
        call_command("load_demo", stdout=StringIO())
        assert found("sarathi")
