import pytest

from publications.keys import is_key


@pytest.mark.parametrize(
    ("found", "is_one"),
    [
        ("12", True),
        (12, True),
        ("9" * 18, True),
        ("9" * 19, False),
        ("-1", False),
        ("1_0", False),
        ("٣", False),
        ("", False),
        (None, False),
    ],
)
def test_only_what_a_database_takes_is_a_key(found, is_one):
    assert is_key(found) is is_one
