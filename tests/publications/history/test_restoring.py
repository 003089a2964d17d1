"""Records as they once were, back in the tables."""

import pytest
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from publications.history.packing import digest
from publications.history.restoring import CannotRestore, rehearse, restore
from publications.history.states import state_of
from publications.models import (
    Alias,
    Appearance,
    Author,
    Authorship,
    FormerFile,
    FormerSlug,
    Link,
    Publication,
    Topic,
    Venue,
)
from tests.publications.factories import make_appearance, make_author, make_publication
from tests.publications.images import encoded, photo

pytestmark = pytest.mark.django_db


def make_work():
    work = make_publication(
        "Vidur",
        authors=["Amey Agrawal", "Nitin Kedia"],
        links=["https://example.org/code", "https://example.org/talk"],
    )
    venue = Venue.objects.create(name="Machine Learning and Systems", short_name="X")
    make_appearance(work, year=2024, venue=venue, citation_key="agrawal2024vidur")
    work.topics.add(Topic.objects.create(name="Systems"))
    return work


def test_a_changed_work_is_again_as_it_was():
    work = make_work()
    state = state_of(work)
    work.authorships.first().delete()
    work.links.update(url="https://example.org/other")
    work.appearances.update(year=1999, pages="1–2")
    work.topics.clear()
    Link.objects.create(publication=work, url="https://example.org/more")
    Publication.objects.update(title="Other", is_selected=True)
    _, notes = restore(Publication, work.pk, state)
    assert notes == []
    assert state_of(work) == state
    assert Publication.objects.get().year == 2024


def test_a_deleted_work_comes_back_with_its_key_address_and_all():
    work = make_work()
    state = state_of(work)
    work.delete()
    Authorship.objects.all().delete()
    Author.objects.all().delete()
    Venue.objects.all().delete()
    Topic.objects.all().delete()
    restored, notes = restore(Publication, work.pk or 1, state)
    assert notes == [
        "The author “Amey Agrawal” had been deleted and is made again.",
        "The author “Nitin Kedia” had been deleted and is made again.",
        "The venue “Machine Learning and Systems” had been deleted and is made again.",
        "The topic “Systems” had been deleted and is made again.",
    ]
    assert state_of(restored) == state
    assert restored.title_html == "Vidur"
    assert restored.slug == "vidur"


def test_shared_records_stay_as_they_are_today():
    work = make_work()
    state = state_of(work)
    Author.objects.filter(family_name="Kedia").update(family_name="K.")
    Venue.objects.update(short_name="MLSys")
    Publication.objects.update(title="Other")
    restore(Publication, work.pk, state)
    assert Author.objects.filter(family_name="K.").exists()
    assert Venue.objects.get().short_name == "MLSys"


def test_an_author_made_anew_meanwhile_is_taken():
    work = make_publication(authors=["Amey Agrawal"])
    pk, state = work.pk, state_of(work)
    work.delete()
    Author.objects.all().delete()
    anew = make_author("Amey Agrawal")
    _, notes = restore(Publication, pk, state)
    assert notes == []
    assert Authorship.objects.get().author == anew


def test_an_author_who_is_one_with_another_now_is_the_other():
    work = make_publication(authors=["Rohit Karlupiya"])
    pk, state = work.pk, state_of(work)
    work.delete()
    Author.objects.all().delete()
    stays = make_author("Rohit Karlupia")
    FormerSlug.objects.create(author=stays, slug="rohit-karlupiya")
    _, notes = restore(Publication, pk, state)
    assert notes == []
    assert Authorship.objects.get().author == stays


def test_the_owner_is_made_again_as_the_owner_only_where_there_is_none():
    author = make_author("Ada Lovelace", is_owner=True)
    work = make_publication(authors=[author])
    pk, state = work.pk, state_of(work)
    work.delete()
    author.delete()
    make_author("Grace Hopper", is_owner=True)
    restore(Publication, pk, state)
    assert not Author.objects.get(family_name="Lovelace").is_owner


def test_a_taken_address_becomes_the_next_free_one():
    work = make_publication("Vidur")
    pk, state = work.pk, state_of(work)
    work.delete()
    make_publication("Other", slug="vidur")
    restored, notes = restore(Publication, pk, state)
    assert restored.slug == "vidur-2"
    assert notes == [
        "The address “vidur” belongs to the publication “Other” now, and stays there. "
        "Here it is “vidur-2”."
    ]


def test_restoring_changes_no_address():
    work = make_publication("Vidur")
    state = state_of(work)
    Publication.objects.update(slug="elsewhere")
    assert restore(Publication, work.pk, state)[0].slug == "elsewhere"


def test_a_taken_citation_key_becomes_the_next_free_one():
    work = make_work()
    pk, state = work.pk, state_of(work)
    work.delete()
    make_appearance(make_publication("Other"), citation_key="agrawal2024vidur")
    _, notes = restore(Publication, pk, state)
    key = Appearance.objects.get(publication=pk).citation_key
    assert key == "agrawal2024vidur-2"
    assert notes == [
        "The citation key “agrawal2024vidur” belongs to the publication “Other” now, "
        "and stays there. Here it is “agrawal2024vidur-2”."
    ]


def test_an_old_citation_key_that_another_has_leaves_that_of_today():
    work = make_work()
    state = state_of(work)
    work.appearances.update(citation_key="today")
    make_appearance(make_publication("Other"), citation_key="agrawal2024vidur")
    restore(Publication, work.pk, state)
    assert work.appearances.get().citation_key == "today"


def test_two_citation_keys_that_were_exchanged_are_exchanged_back():
    work = make_publication()
    first = make_appearance(work, citation_key="a")
    second = make_appearance(work, citation_key="b", position=1)
    state = state_of(work)
    for row, key in ((first, ""), (second, "a"), (first, "b")):
        Appearance.objects.filter(pk=row.pk).update(citation_key=key)
    restore(Publication, work.pk, state)
    assert state_of(work) == state


def test_a_row_that_went_to_another_work_is_made_again_beside_it():
    work, other = make_publication(authors=["Ada Lovelace"]), make_publication()
    state = state_of(work)
    Authorship.objects.update(publication=other)
    restore(Publication, work.pk, state)
    assert [str(a) for a in work.authorships.all()] == ["Ada Lovelace"]
    assert [str(a) for a in other.authorships.all()] == ["Ada Lovelace"]


def test_what_an_import_brought_since_is_remembered():
    """Else the next import of the same file would take the restored title away."""
    work = make_work()
    state = state_of(work)
    work.appearances.update(imported={"title": "Other"}, year=1999)
    restore(Publication, work.pk, state)
    assert work.appearances.get().imported == {"title": "Other"}


def test_a_picture_comes_back_with_its_sizes(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    work = make_publication()
    work.thumbnail = ContentFile(encoded(photo()), "a.png")
    work.save()
    state, sizes = state_of(work), work.thumbnail_sizes
    work.thumbnail = ""
    work.save()
    restored, notes = restore(Publication, work.pk, state)
    assert notes == []
    assert restored.thumbnail_sizes == sizes != {}


def test_what_is_not_on_the_disk_any_more_is_told(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    work = make_publication("Vidur")
    work.thumbnail.save("a.png", ContentFile(encoded(photo())))
    link = Link(publication=work)
    link.file.save("a.pdf", ContentFile(b"%PDF-"))
    pk, state = work.pk, state_of(work)
    work.delete()
    for file in tmp_path.rglob("*.*"):
        file.unlink()
    restored, notes = restore(Publication, pk, state)
    assert not restored.thumbnail and not restored.links.exists()
    assert notes == [
        "The picture is not kept any more: “Vidur” comes back without it.",
        "The file is not kept any more: the link “PDF” comes back without it.",
    ]


def test_a_spelling_that_another_author_has_stays_there():
    author, other = make_author("Rohit Karlupia"), make_author("R. K.")
    Alias.objects.create(author=author, name="Karlupiya")
    state = state_of(author)
    Alias.objects.update(author=other)
    _, notes = restore(Author, author.pk, state)
    assert list(author.aliases.all()) == []
    assert notes == [
        "The name “Karlupiya” belongs to the author “R. K.” now, and stays there."
    ]


def test_a_deleted_venue_whose_name_is_given_anew_cannot_come_back():
    venue = Venue.objects.create(name="OSDI")
    pk, state = venue.pk, state_of(venue)
    venue.delete()
    Venue.objects.create(name="OSDI", slug="other")
    with pytest.raises(CannotRestore, match="“OSDI” is the name of another venue now"):
        restore(Venue, pk, state)


def test_a_rehearsal_changes_nothing():
    work = make_work()
    state = state_of(work)
    work.authorships.all().delete()
    today = state_of(work)
    outcome, notes = rehearse(Publication, work.pk, state)
    assert digest(Publication, outcome) == digest(Publication, state)
    assert state_of(work) == today


def test_a_link_to_a_file_has_its_address_again(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    work = make_publication("Vidur")
    link = Link(publication=work)
    link.file.save("a.pdf", ContentFile(b"%PDF-"))
    state = state_of(work)
    address = link.get_absolute_url()
    link.file, link.url = "", "https://example.org/"
    link.save()
    restore(Publication, work.pk, state)
    assert work.links.get().get_absolute_url() == address
    work.links.get().delete()
    restore(Publication, work.pk, state)
    assert work.links.get().get_absolute_url() == address


def test_former_addresses_come_back_unless_another_has_taken_them():
    work = make_work()
    link = work.links.first()
    for name in ("a.pdf", "gone.pdf"):
        FormerFile.objects.create(publication=work, name=name, link=link)
    for slug in ("wider", "vidur-old"):
        FormerSlug.objects.create(publication=work, slug=slug)
    pk, state = work.pk, state_of(work)
    work.delete()
    other = make_publication("Other")
    FormerSlug.objects.create(publication=other, slug="vidur-old")
    back, notes = restore(Publication, pk, state)
    assert notes == []
    assert sorted(back.former_files.values_list("name", "link")) == [
        ("a.pdf", link.pk),
        ("gone.pdf", link.pk),
    ]
    assert [str(slug) for slug in back.former_slugs.all()] == ["wider"]


def test_two_thousand_authors_take_few_queries(django_assert_max_num_queries):
    authors = [Author(family_name=f"A{n}", slug=f"a{n}") for n in range(2000)]
    Author.objects.bulk_create(authors)
    work = make_publication()
    Authorship.objects.bulk_create(
        Authorship(publication=work, author=author, position=n)
        for n, author in enumerate(authors)
    )
    pk, state = work.pk, state_of(work)
    work.delete()
    with django_assert_max_num_queries(60):
        restore(Publication, pk, state)
    assert Authorship.objects.count() == 2000


rows = st.permutations(range(4)).flatmap(
    lambda order: st.integers(0, 4).map(lambda n: order[:n])
)


class Anything(TestCase):
    @settings(max_examples=30, deadline=None)
    @given(title=st.text("ab\n<&“", min_size=1), before=rows, after=rows)
    def test_whatever_was_changed_is_as_it_was(self, title, before, after):
        authors = [make_author(f"A {n}") for n in range(4)]
        work = make_publication(authors=[authors[n] for n in before])
        state = state_of(work)
        work.title = title
        work.save()
        work.authorships.all().delete()
        for place, n in enumerate(after):
            Authorship.objects.create(
                publication=work, author=authors[n], position=place
            )
        restore(Publication, work.pk, state)
        assert state_of(work) == state
