import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.describing import in_short, summary
from publications.describing.summary import cut

from .described import make_work, shown


@pytest.mark.django_db
class TestSummary:
    def test_an_abstract_says_what_a_work_is_about(self):
        work = make_work(
            abstract="It studies $x$ at length.\n\nAnd <i>more</i> of that very kind."
        )
        assert (
            summary(shown(work))
            == "It studies x at length. And more of that very kind."
        )

    def test_else_a_description_does(self):
        work = make_work(description="About **that** & this, " * 3 + "[here](/x).")
        expected = "About that & this, " * 3 + "here."
        assert summary(shown(work)) == expected

    def test_else_who_wrote_it_where(self):
        work = make_work("journal", "Ada Ana", name="Journal of Tests", volume="3")
        assert summary(shown(work)) == (
            "Journal article by Ada Lovelace, Ana Maria van der Berg. "
            "Journal of Tests 3, 2023."
        )

    def test_one_that_says_little_says_its_title(self):
        work = make_work("talk", people="", year=None)
        assert summary(shown(work)) == "A Study. Talk."

    def test_a_short_abstract_is_completed(self):
        work = make_work("thesis", abstract="To appear.", name="PhD thesis, Roma")
        assert summary(shown(work)) == (
            "To appear. Thesis by Ada Lovelace. PhD thesis, Roma, 2023."
        )

    def test_of_many_authors_the_first_are_named(self):
        work = make_work(people=" ".join(["Ada"] * 14))
        assert "Ada Lovelace, and others." in summary(shown(work))

    def test_a_description_for_search_engines_is_not_cut_by_them(self):
        work = make_work(abstract="Some words. " * 40)
        assert 120 < len(in_short(shown(work), 160)) <= 160


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Short enough.", 20, "Short enough."),
        ("It ends here, at a word", 14, "It ends here…"),
        ("王小明" * 9, 10, "王小明王小明王小明…"),
        ("A 王小明王小明王小明", 10, "A 王小明王小明王…"),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_word(text, length, short):
    assert cut(text, length) == short


@given(st.text(min_size=1), st.integers(min_value=2, max_value=200))
def test_a_cut_text_is_no_longer_than_asked_and_begins_the_same(text, length):
    short = cut(text, length)
    assert len(short) <= length
    assert text.startswith(short.removesuffix("…"))
