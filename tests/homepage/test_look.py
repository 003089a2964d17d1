"""The owner's colour can be read, whatever it is, and keeps its hue."""

import math
import re

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from homepage import look
from homepage.look import DARK, LIGHT, accents, contrast, oklch, style, tinted
from homepage.models import Profile

STYLES = (settings.BASE_DIR / "static/css/site.css").read_text(encoding="utf-8")

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
in_both_schemes = pytest.mark.parametrize(
    "scheme", [LIGHT, DARK], ids=["light", "dark"]
)


def shade(colour, scheme):
    return accents(colour).light if scheme is LIGHT else accents(colour).dark


@in_both_schemes
@given(colour=colours)
def test_every_colour_can_be_read_on_every_ground(scheme, colour):
    shown = shade(colour, scheme)
    for ground in (scheme.ground, scheme.raised, tinted(shown, scheme.ground)):
        assert contrast(shown, ground) >= 7


@in_both_schemes
@given(colour=colours)
def test_a_colour_keeps_its_hue(scheme, colour):
    shown = shade(colour, scheme)
    (_, wanted, before), (_, chroma, after) = oklch(colour), oklch(shown)
    if min(wanted, chroma) > 0.05:
        apart = math.remainder(after - before, math.tau)
        assert abs(apart) < math.radians(8)


@in_both_schemes
@given(colour=colours)
def test_what_is_shown_is_not_changed_again(scheme, colour):
    shown = shade(colour, scheme)
    assert shade(shown, scheme) == shown


@pytest.mark.parametrize(
    ("colour", "light", "dark"),
    [
        ("#0B4A7D", "#0b4a7d", "#77b2ec"),
        ("#ffcc00", "#604c09", "#ffcc00"),
        ("#000000", "#000000", "#adadad"),
        ("#ffffff", "#4e4e4e", "#ffffff"),
    ],
)
def test_only_what_could_not_be_read_is_changed(colour, light, dark):
    assert accents(colour) == (light, dark)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#f00000", "#f00000", 1),
    ],
)
def test_contrast_is_what_the_guidelines_say(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("accent", "face", "expected"),
    [
        ("", "serif", ""),
        ("#000000", "serif", "--accent:light-dark(#000000,#adadad)"),
        ("", "sans", "--serif:var(--sans)"),
        ("#000000", "sans", "--accent:light-dark(#000000,#adadad);--serif:var(--sans)"),
    ],
)
def test_style_says_only_what_differs(accent, face, expected):
    whole = f"@layer tokens{{:root{{{expected}}}}}" if expected else ""
    assert style(accent, face) == whole


def test_grounds_and_accent_are_those_of_the_stylesheet():
    tokens = dict(re.findall(r"--(\w+): light-dark\((.*)\);", STYLES))
    assert tokens["ground"] == f"{LIGHT.ground}, {DARK.ground}"
    assert tokens["raised"] == f"{LIGHT.raised}, {DARK.raised}"
    assert tokens["accent"].startswith(look.OWN_ACCENT)
    assert f"var(--accent) {look.TINT:.0%}, var(--ground)" in STYLES


@pytest.mark.parametrize("token", ["text", "text-soft", "text-quiet", "accent", "mark"])
def test_the_sites_own_colours_can_be_read(token):
    light, dark = re.search(rf"--{token}: light-dark\((.*), (.*)\);", STYLES).groups()
    assert contrast(light, LIGHT.ground) >= 7
    assert contrast(dark, DARK.ground) >= 7


@pytest.mark.django_db
class TestPage:
    def test_the_owners_look_stands_in_each_page_and_is_let_in(self, client):
        profile = Profile.objects.create(name="Ada", accent="#b509ac", face="sans")
        for address in ("/", "/publications/", "/nowhere"):
            response = client.get(address)
            assert f"<style>{profile.style()}</style>" in response.text
            policy = response["Content-Security-Policy"]
            assert re.search(r"style-src 'self' 'sha256-[\w+/]{43}=';", policy)

    def test_without_a_wish_no_style_stands_in_the_page(self, client):
        Profile.objects.create(name="Ada")
        response = client.get("/")
        assert "<style" not in response.text
        assert "style-src 'self';" in response["Content-Security-Policy"]

    def test_the_switch_is_the_owners_choice(self, client):
        profile = Profile.objects.create(name="Ada")
        page = client.get("/").text
        assert 'class="scheme" hidden' in page
        assert "js/scheme.js" in page
        profile.has_scheme_switch = False
        profile.save()
        page = client.get("/").text
        assert 'class="scheme"' not in page
        assert "js/scheme.js" not in page
