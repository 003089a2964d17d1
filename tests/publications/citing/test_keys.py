import pytest

from publications.citing.keys import Keys


@pytest.mark.parametrize(
    ("key", "safe"),
    [
        ("DBLP:conf/osdi/X-1_a+b", "DBLP:conf/osdi/X-1_a+b"),
        ("two words", "two-words"),
        ("müller{01}", "muller-01"),
        ("a#b%c\"d'e(f)g=h~i\\j,k", "a-b-c-d-e-f-g-h-i-j-k"),
        ("山", "work"),
        ("", "work"),
    ],
)
def test_key_that_bibtex_takes(key, safe):
    assert Keys().safe(key) == safe


def test_keys_differ_in_more_than_case():
    keys = Keys()
    assert [keys.safe(key) for key in ("Doe", "doe", "DOE", "doe-2")] == [
        "Doe", "doe-2", "DOE-3", "doe-2-2"
    ]  # fmt: skip
