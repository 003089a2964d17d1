from hypothesis import given
from hypothesis import strategies as st

from publications.batches import BATCH, batches


@given(st.integers(0, 3 * BATCH))
def test_all_come_in_their_order_in_as_few_batches_as_can_be(number):
    found = list(batches(range(number)))
    assert [thing for batch in found for thing in batch] == list(range(number))
    assert [len(batch) for batch in found[:-1]] == [BATCH] * (len(found) - 1)
    assert all(1 <= len(batch) <= BATCH for batch in found)
