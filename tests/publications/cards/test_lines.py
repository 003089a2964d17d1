import pytest

from publications.cards.faces import Face
from publications.cards.lines import Word, lines, words

FACE = Face("sans", 400, 28)


def listed(*names):
    """Names with commas between, as a card has them."""
    found = []
    for name in names:
        found += words(name, FACE, "black")
        found.append(Word(",", FACE, "black", is_joined=True, clings=True))
    return found[:-1]


@pytest.mark.parametrize("width", range(120, 500, 7))
def test_no_line_begins_with_a_comma(width):
    found = lines(listed("Ada Lovelace", "Bhargav S. Gulavani", "Grace Hopper"), width)

    assert not any(line[0].text.startswith(",") for line in found)
    assert "".join(word.text for line in found for word in line) == (
        "AdaLovelace,BhargavS.Gulavani,GraceHopper"
    )
