"""What is kept of a change, by whichever door it comes."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import F
from reversion import add_to_revision, create_revision
from reversion.models import Revision, Version

from publications.history import keep_now, recorded
from publications.history.packing import is_end, unpack
from publications.history.recording import BEFORE
from publications.models import Publication, Topic
from tests.publications.factories import make_author, make_publication
from tests.publications.thousands import make_works

INITIAL = "Initial version."

pytestmark = pytest.mark.django_db


def kept(work):
    found = Version.objects.get_for_object_reference(Publication, work.pk)
    return [(v.revision.comment, unpack(v.serialized_data)) for v in found]


def titles(work):
    return [(comment, state["fields"]["title"]) for comment, state in kept(work)]


def test_a_change_is_kept_with_how_it_was_before_with_who_and_why():
    work = make_publication("Vidur")
    ada = User.objects.create(username="ada")
    with recorded([work], ada, "Renamed"):
        Publication.objects.update(title="Sarathi")
    assert titles(work) == [("Renamed", "Sarathi"), (BEFORE, "Vidur")]
    assert Revision.objects.get(comment="Renamed").user == ada


def test_how_it_was_before_is_kept_once():
    work = make_publication("Vidur")
    for title in ("Sarathi", "Orca"):
        with recorded([work], None, title):
            Publication.objects.update(title=title)
    assert [comment for comment, _ in kept(work)] == ["Orca", "Sarathi", BEFORE]


def test_what_another_program_changed_meanwhile_is_kept_before_the_next_change():
    work = make_publication("Vidur")
    keep_now(work)
    Publication.objects.update(title="Sarathi")
    with recorded([work], None, "Renamed"):
        Publication.objects.update(title="Orca")
    assert titles(work) == [("Renamed", "Orca"), (BEFORE, "Sarathi"), ("", "Vidur")]


def test_where_nothing_changes_nothing_is_kept():
    work = make_publication("Vidur")
    with recorded([work], None, "Renamed"):
        Publication.objects.touch()
    assert kept(work) == []


def test_a_changed_name_of_an_author_is_no_change_of_the_work():
    author = make_author("Ada Lovelace")
    work = make_publication(authors=[author])
    with recorded([work], None, "Renamed"):
        author.family_name = "King"
        author.save()
    assert kept(work) == []


def test_a_change_of_one_row_is_a_change_of_the_work():
    work = make_publication(authors=["Ada Lovelace"], links=["https://example.org/"])
    with recorded([work], None, "Equal"):
        work.authorships.update(is_equal=True)
    after, before = kept(work)
    assert after[1]["rows"]["authorships"][0]["is_equal"]
    assert "is_equal" not in before[1]["rows"]["authorships"][0]


def test_works_are_given_as_they_were_before_the_change_chose_them():
    work = make_publication("Vidur", status="draft")
    with recorded(Publication.objects.filter(status="draft"), None, "Published"):
        Publication.objects.update(status="published")
    assert [comment for comment, _ in kept(work)] == ["Published", BEFORE]


def test_no_works_are_no_revision():
    with recorded([], None, "Published"), recorded(Publication.objects.none()):
        pass
    assert not Revision.objects.exists()


def test_of_a_deleted_work_stays_all_that_it_had():
    author = make_author("Ada Lovelace", orcid="0000-0002-1825-0097")
    work = make_publication("Vidur", authors=[author], year=2024)
    work.topics.add(Topic.objects.create(name="Systems"))
    with recorded([work], None, "Gone"):
        Publication.objects.get().delete()
        author.delete()
        Topic.objects.all().delete()
    version = Version.objects.filter(revision__comment="Gone").get()
    shared = unpack(version.serialized_data)["shared"]
    assert is_end(version.serialized_data)
    assert shared["author"][str(work.pk and next(iter(shared["author"])))]["orcid"]
    assert [t["name"] for t in shared["topic"].values()] == ["Systems"]


def test_what_fails_leaves_no_version():
    work = make_publication("Vidur")
    with pytest.raises(ZeroDivisionError), recorded([work]):
        Publication.objects.update(title="Sarathi")
        raise ZeroDivisionError
    assert kept(work) == []
    work.refresh_from_db()
    assert work.title == "Vidur"


def test_hundreds_of_works_are_one_revision_of_few_queries(
    django_assert_max_num_queries,
):
    make_works(400)
    works = Publication.objects.all()
    with django_assert_max_num_queries(45), recorded(works, None, "Selected"):
        works.update(is_selected=True, position=F("pk"))
    assert Revision.objects.get(comment="Selected").version_set.count() == 400


def test_the_functions_of_reversion_know_such_versions():
    work = make_publication("Vidur", authors=["Ada Lovelace"])
    with create_revision(manage_manually=True):
        add_to_revision(work)
    Publication.objects.update(title="Sarathi")
    work.authorships.all().delete()
    [version] = Version.objects.get_for_object(work)
    assert version.field_dict["title"] == "Vidur"
    version.revision.revert()
    work = Publication.objects.get()
    assert [work.title, *map(str, work.authors())] == ["Vidur", "Ada Lovelace"]


def test_the_commands_of_reversion_begin_and_shorten_histories():
    work = make_publication("Vidur")
    call_command("createinitialrevisions", "publications", verbosity=0)
    for title in ("Sarathi", "Orca"):
        with recorded([work], None, title):
            Publication.objects.update(title=title)
    assert [comment for comment, _ in kept(work)] == ["Orca", "Sarathi", INITIAL]
    call_command("deleterevisions", "publications", keep=1, verbosity=0)
    assert [comment for comment, _ in kept(work)] == ["Orca"]
