import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from publications.merging import AuthorMerge, Refused
from publications.models import Alias, Author, Authorship, FormerSlug, Publication
from publications.undoing import obstacles, undo
from tests.publications.drafts import make_entry
from tests.publications.factories import make_author, make_publication
from tests.publications.importing.bringing import bring, outcomes
from tests.publications.undoing.states import state

pytestmark = pytest.mark.django_db


def make_two(**fields):
    return make_author("Rohit Karlupia"), make_author("R. Karlupiya", **fields)


def untimed(found):
    """Without when a work was changed last: that it is again is true."""
    works = [{**row, "modified": None} for row in found["Publication"]]
    return found | {"Publication": works}


def test_works_move_and_read_as_before():
    into, gone = make_two()
    work = make_publication(authors=["Ada Lovelace", gone])
    AuthorMerge(into, gone).run()
    assert list(map(str, work.authors())) == ["Ada Lovelace", "R. Karlupiya"]
    assert work.authors()[1].author == into


def test_other_name_becomes_an_alias_and_its_aliases_move():
    into, gone = make_two()
    Alias.objects.create(author=gone, name="Karlupiya")
    AuthorMerge(into, gone).run()
    assert [str(alias) for alias in into.aliases.all()] == ["Karlupiya", "R. Karlupiya"]
    assert list(Author.objects.all()) == [into]


def test_address_of_the_other_is_kept():
    into, gone = make_two()
    AuthorMerge(into, gone).run()
    assert FormerSlug.objects.get(author=into).slug == "r-karlupiya"


def test_what_only_the_other_has_is_taken_over():
    into, gone = make_two(url="https://gone.example/", is_owner=True)
    AuthorMerge(into, gone).run()
    into.refresh_from_db()
    assert (into.url, into.is_owner) == ("https://gone.example/", True)


@pytest.mark.parametrize(
    ("answers", "orcid"),
    [((), "0000-0002-1825-0097"), (["orcid"], "0000-0001-5109-3700")],
)
def test_two_orcid_ids_are_asked_about(answers, orcid):
    into = make_author("Rohit Karlupia", orcid="0000-0002-1825-0097")
    gone = make_author("R. Karlupiya", orcid="0000-0001-5109-3700")
    merge = AuthorMerge(into, gone)
    assert [choice.label for choice in merge.choices] == ["ORCID iD"]
    merge.run(answers=answers)
    into.refresh_from_db()
    assert into.orcid == orcid


def test_who_stand_beside_each_other_are_two():
    into, gone = make_two()
    work = make_publication(authors=[into, gone])
    merge = AuthorMerge(into, gone)
    assert merge.in_both == [work]
    with pytest.raises(Refused):
        merge.run()
    assert Author.objects.count() == 2


def test_author_and_advisor_may_be_one():
    into, gone = make_two()
    work = make_publication(authors=[into])
    Authorship.objects.create(publication=work, author=gone, role="advisor")
    AuthorMerge(into, gone).run()
    assert {row.author for row in work.authorships.all()} == {into}


def test_one_alone_is_refused():
    into = make_author()
    with pytest.raises(Refused):
        AuthorMerge(into, Author.objects.get()).run()


def test_what_is_gone_by_now_does_not_come_back():
    into, gone = make_two()
    other_way = AuthorMerge(gone, into)
    AuthorMerge(into, gone).run()
    with pytest.raises(Refused):
        other_way.run()
    assert Author.objects.get() == into


def test_one_that_has_come_back_can_be_merged_again():
    into, gone = make_two()
    FormerSlug.objects.create(slug=gone.slug, author=into)
    deed = AuthorMerge(into, gone).run()
    assert FormerSlug.objects.get(author=into).slug == gone.slug
    undo(deed)
    assert Author.objects.count() == 2


def test_next_import_finds_the_one_and_takes_nothing_for_an_edit():
    text = make_entry(key="a", title="A Work of Some Length", author="Karlupia, Rohit")
    text += make_entry(key="b", title="Other Things", author="Karlupiya, R. X.")
    bring(text)
    into, gone = Author.objects.order_by("pk")
    AuthorMerge(into, gone).run()
    assert outcomes(bring(text)) == ["unchanged", "unchanged"]
    more = make_entry(key="c", title="A Third Thing", author="Karlupiya, R. X.")
    bring(more)
    assert list(Author.objects.all()) == [into]
    assert Publication.objects.get(title="A Third Thing").authors()[0].author == into


def test_undo_brings_everything_back():
    into, gone = make_two(url="https://gone.example/", is_owner=True)
    Alias.objects.create(author=gone, name="Karlupiya")
    make_publication(authors=[gone, "Ada Lovelace"])
    make_publication(authors=[into])
    before = untimed(state())
    deed = AuthorMerge(into, gone).run()
    assert obstacles(deed) == []
    undo(deed)
    assert untimed(state()) == before


def test_later_edit_of_the_one_stands_in_the_way():
    into, gone = make_two()
    deed = AuthorMerge(into, gone).run()
    Author.objects.update(native_name="王小明")
    assert list(map(str, obstacles(deed))) == ["“Rohit Karlupia” was edited"]


def test_later_change_of_people_stands_in_the_way():
    into, gone = make_two()
    work = make_publication("A Work", authors=[gone])
    deed = AuthorMerge(into, gone).run()
    work.authorships.update(name="Somebody Else")
    assert list(map(str, obstacles(deed))) == ["“A Work” has other people since"]


def test_other_edits_of_the_works_stay():
    into, gone = make_two()
    work = make_publication("A Work", authors=[gone])
    deed = AuthorMerge(into, gone).run()
    Publication.objects.update(abstract="New.")
    undo(deed)
    work.refresh_from_db()
    assert work.abstract == "New."
    assert work.authors()[0].author == gone


def test_import_can_be_undone_when_the_merge_is():
    bring(make_entry(key="b", title="Other Things", author="Karlupiya, R."))
    brought = Publication.objects.get()
    gone = Author.objects.get()
    into = make_author("Rohit Karlupia")
    merged = AuthorMerge(into, gone).run()
    imported = type(merged).objects.get(kind="import")
    [obstacle] = obstacles(imported)
    assert obstacle.record == merged
    undo(merged)
    undo(imported)
    assert not Publication.objects.filter(pk=brought.pk).exists()
    assert list(Author.objects.all()) == [into]


def test_queries_do_not_grow_with_the_works(django_assert_max_num_queries):
    into, gone = make_two()
    for _ in range(30):
        make_publication(authors=[gone])
    with django_assert_max_num_queries(85):
        AuthorMerge(into, gone).run()


class Undoing(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(st.lists(st.integers(0, 3), max_size=3, unique=True), max_size=4),
        st.sets(st.sampled_from(["url", "orcid", "native_name"])),
        st.booleans(),
    )
    def test_gives_what_was_before(self, works, answers, is_owner):
        people = [
            make_author(f"{n} Person {n}", url=f"https://{n}.example") for n in range(4)
        ]
        Author.objects.filter(pk=people[1].pk).update(is_owner=is_owner)
        people[1].refresh_from_db()
        for authors in works:
            make_publication(authors=[people[n] for n in authors], year=2020)
        merge = AuthorMerge(people[0], people[1])
        before = untimed(state())
        if merge.in_both:
            return
        undo(merge.run(answers=answers))
        assert untimed(state()) == before
