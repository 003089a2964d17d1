from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.publishing.markup import in_css, in_html, in_xml


def below(address):
    return f"/home{address}" if address.startswith("/") else address


@pytest.mark.parametrize(
    "before, after",
    [
        ('<a href="/cv.pdf">CV</a>', '<a href="/home/cv.pdf">CV</a>'),
        ('<a class="chip"\n href="/">', '<a class="chip"\n href="/home/">'),
        ('<a title="a > b" href="/b">', '<a title="a > b" href="/home/b">'),
        ('<a title="it\'s" href="/b">', '<a title="it\'s" href="/home/b">'),
        ('<a href="/?a=1&amp;b=2">', '<a href="/home/?a=1&amp;b=2">'),
        ('<form class="find" action="/p/">', '<form class="find" action="/home/p/">'),
        (
            '<img src="/a.webp" srcset="/a.webp 192w, /b.webp 384w">',
            '<img src="/home/a.webp" srcset="/home/a.webp 192w, /home/b.webp 384w">',
        ),
        # Neither text nor other values are addresses.
        ('<p> href="/x" </p>', '<p> href="/x" </p>'),
        ('<meta content="/x">', '<meta content="/x">'),
        ('<a data-href="/x">', '<a data-href="/x">'),
        ("<p>1 < 2 and 3 > 2", "<p>1 < 2 and 3 > 2"),
    ],
)
def test_addresses_in_html(before, after):
    assert in_html(before, below) == after


class Addresses(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src")]


texts = st.text(st.sampled_from("ab &<>\"'=/#\n") | st.characters(), max_size=20)
attributes = st.tuples(st.sampled_from(["href", "src", "title", "class"]), texts)
tags = st.tuples(st.sampled_from("aip"), st.lists(attributes, max_size=3))


def written(tag):
    name, attributes = tag
    said = "".join(f' {key}="{escape(value)}"' for key, value in attributes)
    return f"<{name}{said}>"


@given(st.lists(tags.map(written) | texts.map(lambda text: escape(text, quote=False))))
def test_every_address_is_found_and_nothing_else_changed(pieces):
    html, found = "".join(pieces), []
    assert in_html(html, lambda address: found.append(address) or address) == html
    assert found == [address for address in Addresses(html).found if address]


def test_addresses_in_a_sitemap_are_followed():
    found = []
    in_xml("<url><loc>https://a.example/?a&amp;b</loc></url>", found.append)
    assert found == ["https://a.example/?a&b"]


def test_files_of_a_stylesheet_are_followed():
    found = []
    in_css(
        '@font-face { src: url("../fonts/a.woff2") } a { b: url(c.svg) }', found.append
    )
    assert found == ["../fonts/a.woff2", "c.svg"]
