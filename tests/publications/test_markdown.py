import json
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publications.markdown import (
    plain,
    render,
    render_formulas,
    render_inline,
    render_paragraphs,
)

# Text out of which attacks are made, so that hypothesis finds its way to them.
PIECES = st.sampled_from(
    ["<script>", "</script>", "<img onerror=x>", "[a](", "![a](", "javascript:alert(1)"]
    + ["data:text/html,", ")", "<", ">", '"', "'", "$", "$$", "\\", "`", "\n", "\n\n"]
    + [
        "onload=",
        "style=",
        "|-|\n",
        "&#106;",
        "\\text{",
        "}",
        "\\color{red}",
        "- ",
        "#",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text())).map("".join))


def tags(html):
    return re.findall(r"<[^>]*>", html)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
@example("\ud800 \x00")
def test_nothing_dangerous_comes_out_of_any_text(text):
    for html in (render(text), render_inline(text)):
        assert "<script" not in html.lower()
        for tag in tags(html):
            unquoted = re.sub(r'"[^"]*"', '""', tag)
            assert not re.search(r"\s(on\w+|style)\s*=", unquoted, re.IGNORECASE)
            assert not re.search(r'"\s*(javascript|data):', tag, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "<p>plain</p>\n"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
        ("~~gone~~", "<p><s>gone</s></p>\n"),
        ('"it\'s" -- ... (c)', '<p>"it\'s" -- ... (c)</p>\n'),
        ("# One\n\n###### Six", "<h2>One</h2>\n<h6>Six</h6>\n"),
        ("3. c", '<ol start="3">\n<li>c</li>\n</ol>\n'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("", ""),
    ],
)
def test_markdown_becomes_html(text, html):
    assert render(text) == html


def test_columns_of_a_table_are_aligned_by_class():
    html = render("|a|b|\n|:-|-:|\n|1|2|")

    assert '<th class="align-left">a</th>' in html
    assert '<td class="align-right">2</td>' in html
    assert "style" not in html


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://example.org", "https://example.org"),
        ("http://example.org", "http://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("/publications/", "/publications/"),
        ("talk.html", "talk.html"),
    ],
)
def test_link_leads_where_it_says(address, href):
    assert render(f"[x]({address})") == (
        f'<p><a href="{href}" rel="noopener">x</a></p>\n'
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "ftp://h/x",
        "&#106;s:x",
    ],
)
def test_link_with_another_scheme_leads_nowhere(address):
    assert "href" not in render(f"[x]({address})")


def test_own_picture_carries_its_size():
    assert render("![A curve](/media/uploads/0f-800x600.webp)") == (
        '<p><img src="/media/uploads/0f-800x600.webp" alt="A curve" loading="lazy" '
        'decoding="async" width="800" height="600"></p>\n'
    )


@pytest.mark.parametrize("address", ["https://e.org/a.png", "//e.org/a.png", "/a.png"])
def test_outside_picture_becomes_a_link(address):
    html = render(f"![A curve]({address})")

    assert html == f'<p><a href="{address}" rel="noopener">A curve</a></p>\n'


def test_outside_picture_without_words_shows_its_address():
    assert ">https://e.org/a.png</a>" in render("![](https://e.org/a.png)")


def test_outside_picture_inside_a_link_becomes_words():
    html = render("[![build](https://e.org/b.svg)](https://e.org)")

    assert html == '<p><a href="https://e.org" rel="noopener">build</a></p>\n'


def test_formula_in_a_line():
    assert render("so $a_1 b_1$ is") == (
        "<p>so <math><msub><mi>a</mi><mn>1</mn></msub>"
        "<msub><mi>b</mi><mn>1</mn></msub></math> is</p>\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "$$a$$",
        "$$\na\n$$",
        "so\n$$\na\n$$",
        "- $$\n  a\n  $$",
        "> $$\n> a\n> $$",
    ],
)
def test_formula_on_lines_of_its_own_is_a_block(text):
    drawn = '<div class="formula"><math display="block"><mi>a</mi></math></div>'

    assert drawn in render(text)


def test_plus_at_the_start_of_a_formula_line_is_no_list():
    html = render("$$\nx\n+ y\n$$")

    assert "<li>" not in html
    assert "<mi>x</mi><mo>+</mo><mi>y</mi>" in html


@pytest.mark.parametrize("text", ["$$\na", "$$\na\n\n$$", "$$a\nb $$ c", "$$ $$"])
def test_dollars_that_enclose_no_block_stay(text):
    assert "$$" in render(text)
    assert "<math" not in render(text)


def test_formula_in_code_is_code():
    assert render("`$x$`") == "<p><code>$x$</code></p>\n"


def test_bad_formula_shows_its_source():
    assert render(r"$\bad{x}$") == "<p><code>$\\bad{x}$</code></p>\n"


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("$5 and $10", "$5 and $10"),
        ("*Not* `Markdown` [a](b) # <b>", "*Not* `Markdown` [a](b) # &lt;b&gt;"),
        ("A & B \"C\" 'D'", "A &amp; B \"C\" 'D'"),
        ("In $n$ steps", "In <math><mi>n</mi></math> steps"),
        (r"\$x\$", "$x$"),
        (r"$\bad$", r"<code>$\bad$</code>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("", ""),
    ],
)
def test_title_shows_formulas_and_all_else_as_typed(title, html):
    assert render_inline(title) == html


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("<i>E. coli</i> & x", "<em>E. coli</em> &amp; x"),
        ("x<sub>n</sub> 2<sup>nd</sup>", "x<sub>n</sub> 2<sup>nd</sup>"),
        ("<i>a <sub>b</sub></i>", "<em>a <sub>b</sub></em>"),
        ("<i>$x$</i> and \\$5", None),
        ("<i>open", "&lt;i&gt;open"),
        ("</i>a<i>", "&lt;/i&gt;a&lt;i&gt;"),
        ("<i>a<sub>b</i>c</sub>", "&lt;i&gt;a<sub>b&lt;/i&gt;c</sub>"),
        ("<b>a</b> <I>b</I>", "&lt;b&gt;a&lt;/b&gt; &lt;I&gt;b&lt;/I&gt;"),
        ('<i class="a">b</i>', '&lt;i class="a"&gt;b&lt;/i&gt;'),
        ("a < b", "a &lt; b"),
    ],
)
def test_markup_of_titles_is_drawn_and_all_else_escaped(title, html):
    if html is None:
        html = f"<em>{render_inline('$x$')}</em> and $5"
    assert render_inline(title) == html


def test_only_formulas_are_drawn_in_other_lines():
    line = "<i>a</i> $n$"

    assert render_formulas(line) == f"&lt;i&gt;a&lt;/i&gt; {render_inline('$n$')}"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("<i>E. coli</i> & x<sub>n</sub>", "E. coli & xn"),
        (r"An $O(n \log n)$ bound", r"An O(n \log n) bound"),
        (r"$\$$ and $$x$$ at \$5", r"\$ and x at $5"),
        ("a < b <i>c", "a < b <i>c"),
    ],
)
def test_a_title_can_be_had_without_markup(title, text):
    assert plain(title) == text


@pytest.mark.parametrize("function", [render, render_inline])
def test_html_is_safe_for_templates(function):
    assert hasattr(function("a"), "__html__")


@pytest.mark.parametrize("function", [render, render_inline])
def test_half_a_surrogate_pair_is_replaced(function):
    assert "a?b" in function(json.loads(r'"a\ud800b"'))


@pytest.mark.parametrize(
    "piece",
    ["[", "![", ">", "> ", "*", "*a **a ", "_", "`", "$", "$$", "$a ", "$(", "\\", "{"]
    + ["- $$a\n", "> $$a\n# h\n", "$$a\n\n", "|", "a|b\n-|-\n", "- ", "<", "&", "~~"],
)
def test_hostile_text_of_100_kB_is_rendered_quickly(piece):
    text = piece * (100_000 // len(piece))
    start = time.process_time()

    render(text)
    render_inline(text)

    # A second or so on a slow machine; a quadratic rule takes minutes.
    assert time.process_time() - start < 10


def test_abstract_is_plain_text_in_paragraphs():
    html = render_paragraphs("A *star*, $n$ <b>.\n\n\nAnother.")

    assert html == (
        "<p>A *star*, <math><mi>n</mi></math> &lt;b&gt;.</p><p>Another.</p>"
    )


def test_a_picture_of_ours_is_one_that_was_uploaded():
    assert "<img" in render("![a](/media/uploads/ab12-800x600.webp)")
    assert "<img" not in render("![a](/media/../admin/logout/)")
