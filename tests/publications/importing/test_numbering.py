from hypothesis import given
from hypothesis import strategies as st

from publications.importing.numbering import Numbering

names = st.sampled_from(["a", "a-2", "a-3", "b", ""])


@given(st.sets(names), st.lists(names))
def test_name_is_free_and_the_first_that_is(taken, wanted):
    numbering = Numbering(taken)
    for name in wanted:
        free = numbering.free(name)
        assert free not in numbering
        assert free == numbering.free(name)
        if free != name:
            number = int(free.removeprefix(f"{name}-"))
            assert all(f"{name}-{n}" in numbering for n in range(2, number))
        numbering.add(free)


def test_thousands_of_one_name_take_no_longer():
    numbering = Numbering()
    for _ in range(20_000):
        numbering.add(numbering.free("a"))
    assert "a-20000" in numbering
