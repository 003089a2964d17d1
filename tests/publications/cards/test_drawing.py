from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from publications.cards import HomeCard, Name, WorkCard, draw
from tests.publications.images import encoded, photo

LONG = "Observation of a New Particle in the Search for the Standard Model " * 12
GROUND = (253, 252, 249)


def make_card(**fields):
    known = {
        "title": "A Title",
        "place": "OSDI ’24",
        "site": "Ada Lovelace",
        "address": "ada.example",
    }
    return WorkCard(**known | fields)


def drawn(card, picture=b""):
    image = Image.open(BytesIO(draw(card, picture)))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    return image.convert("RGB")


def ink(image):
    """The box of all that is not the ground."""
    ground = Image.new("RGB", image.size, GROUND)
    return ImageChops.difference(image, ground).getbbox()


def differs(first, second, box=None):
    first, second = (drawn(card).crop(box) for card in (first, second))
    return ImageChops.difference(first, second).getbbox() is not None


@pytest.mark.parametrize(
    "field, value",
    [
        ("title", "Another Title"),
        ("place", "SOSP ’23"),
        ("site", "Grace Hopper"),
        ("address", "grace.example"),
        ("names", (Name("Grace Hopper"),)),
    ],
)
def test_each_value_is_seen(field, value):
    assert differs(make_card(), make_card(**{field: value}))


def test_the_owner_stands_out_among_the_names():
    plain, own = (Name("Ada Lovelace", is_owner) for is_owner in (False, True))
    assert differs(make_card(names=(plain,)), make_card(names=(own,)))


@pytest.mark.parametrize("picture", [b"", encoded(photo(900, 600))])
@pytest.mark.parametrize(
    "title", [LONG, "Donaudampfschiff" * 60, "x", "", "W" * 1000, "-" * 300]
)
def test_whatever_the_title_nothing_leaves_the_frame(title, picture):
    names = tuple(Name(f"Author Number{n}") for n in range(40))
    card = make_card(title=title, names=names, hidden=3000, place=LONG, site=LONG)
    left, top, right, bottom = ink(drawn(card, picture))
    assert left >= 64 and top >= 64
    assert right <= 1200 - 64 and bottom <= 630 - 32


def test_title_and_foot_keep_apart():
    image = drawn(make_card(title=LONG, names=(Name("Ada Lovelace"),)))
    assert ink(image.crop((0, 512, 1200, 530))) is None


def test_a_long_address_leaves_the_name_alone():
    card = make_card(site="W" * 200, address="w" * 200)
    assert ink(drawn(card).crop((560, 545, 590, 630))) is None


@pytest.mark.parametrize("nothing", ["مقالة عن التعلم", "שלום", "\U00012000" * 5])
def test_what_no_font_has_is_left_out_without_a_trace(nothing):
    names = (Name(nothing), Name("Ada Lovelace"))
    left_out = make_card(title=nothing, place=nothing, names=names)
    without = make_card(title="", place="", names=(Name("Ada Lovelace"),), hidden=1)
    assert not differs(left_out, without)


def test_a_sign_that_no_font_has_leaves_no_box():
    assert not differs(
        make_card(title="A \U000f0000 Title"), make_card(title="A Title")
    )


def test_signs_that_turn_or_break_lines_do_nothing():
    hostile = make_card(title="A\u202e\u2028 \x00\x07Title\n\r\t")
    assert not differs(hostile, make_card(title="A Title"))


@pytest.mark.parametrize("selector", ["\ufe0f", "\u034f", "\u180b", "\U000e0100"])
def test_what_chooses_the_form_of_a_sign_is_none(selector):
    heart = make_card(title=f"\u2764{selector} A Title", place=f"OSDI{selector} ’24")
    assert not differs(heart, make_card(title="\u2764 A Title"))


def test_accents_are_drawn_whether_composed_or_not():
    assert not differs(make_card(title="é"), make_card(title="e\u0301"))
    assert differs(make_card(title="é"), make_card(title="e"))


@pytest.mark.parametrize("damaged", [b"no picture", encoded(photo())[:200]])
def test_a_damaged_picture_is_left_out(damaged):
    assert draw(make_card(), damaged) == draw(make_card())


def test_a_photograph_fills_the_plate_and_a_diagram_keeps_its_paper():
    corner = (1200 - 72 - 20, 72 + 4 + 150)
    for kind, colour in (("photo", (0, 0, 255)), ("plot", (255, 255, 255))):
        card = make_card(picture_kind=kind)
        assert drawn(card, encoded(photo(300, 300))).getpixel(corner) == colour


def test_a_noisy_photograph_is_small_enough_for_messengers():
    noise = Image.effect_noise((1152, 768), 120)
    noisy = Image.merge("RGB", [noise, noise.rotate(90), noise.rotate(180)])
    card = make_card(title=LONG, picture_kind="photo")
    assert len(draw(card, encoded(noisy, "WEBP"))) < 300_000


@pytest.mark.parametrize("portrait", [b"", encoded(photo(480, 480))])
@pytest.mark.parametrize("text", ["Ada Lovelace", LONG, "W" * 300])
def test_the_card_of_the_site_keeps_its_frame(text, portrait):
    card = HomeCard(text, text, text, text)
    left, top, right, bottom = ink(drawn(card, portrait))
    assert left >= 64 and top >= 32 and right <= 1200 - 64 and bottom <= 630 - 32


def test_without_the_fonts_there_still_is_a_card(monkeypatch, tmp_path):
    monkeypatch.setattr("publications.cards.faces.FONTS", tmp_path)
    assert ink(drawn(make_card()))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=40), max_size=4))
def test_any_text_makes_a_card(text, names):
    card = make_card(
        title=text, place=text, site=text, names=tuple(map(Name, names)), hidden=1
    )
    drawn(card)
