"""Markdown and formulas to HTML: one function for the preview and for the page."""

import re

import nh3
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

from . import formulas
from .addresses import absolute
from .bibtex.notation import FORMULA, pieces, tex_of
from .formulas import formula

# Bounds the search for the closing dollars, which is repeated at every opening.
MAX_FORMULA_LINES = 50
# What the markup of titles is in HTML.
ELEMENTS = {"i": "em", "sub": "sub", "sup": "sup"}
# The size that an uploaded picture carries in its name.
SIZE = re.compile(r"-(\d+)x(\d+)\.webp$")

OURS = re.compile(r"(?:pictures|uploads)/[\w-]+\.webp")

ALLOWED = {
    "tags": formulas.TAGS
    | set("a b blockquote br code div em h2 h3 h4 h5 h6 hr i img li ol p pre".split())
    | set("s strong sub sup table tbody td th thead tr ul".split()),
    "attributes": {
        "a": {"href", "title"},
        "img": {"alt", "decoding", "height", "loading", "src", "title", "width"},
        "ol": {"start"},
        **dict.fromkeys(formulas.TAGS, set(formulas.ATTRIBUTES)),
    },
    "allowed_classes": {
        "div": {"formula"},
        "td": {"align-left", "align-center", "align-right"},
        "th": {"align-left", "align-center", "align-right"},
        **dict.fromkeys(formulas.TAGS, formulas.CLASS_NAMES),
    },
    "url_schemes": {"http", "https", "mailto"},
    "link_rel": "noopener",
}
sanitiser = nh3.Cleaner(**ALLOWED)


def render(text: str) -> SafeString:
    """The HTML of a text in Markdown."""
    return sanitised(markdown.render(encodable(text)))


def render_inline(text: str) -> SafeString:
    """The HTML of a title: formulas, emphasis, raised and lowered text are drawn."""
    return sanitised("".join(map(piece_html, pieces(encodable(text)))))


def render_formulas(text: str) -> SafeString:
    """The HTML of a line of text that has no markup but formulas."""
    found = pieces(encodable(text), tags=False)
    return sanitised("".join(map(piece_html, found)))


def render_paragraphs(text: str) -> SafeString:
    """The HTML of an abstract: as a title, with an empty line between paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return SafeString("".join(f"<p>{render_inline(p)}</p>" for p in paragraphs if p))


# What is written in which markup, for those who show it while it is typed.
RENDERERS = {
    "markdown": render,
    "abstract": render_paragraphs,
    "title": render_inline,
}


def with_whole_addresses(html: str, page: str) -> SafeString:
    """What is allowed of `html`, to be read elsewhere than on the page at `page`."""
    root = "rewrite_with_root", absolute("/"), page.removeprefix("/")
    return SafeString(nh3.clean(html, **ALLOWED, url_relative=root))


def plain(text: str) -> str:
    """A title where no HTML can stand: without markup, formulas as their TeX."""
    return "".join(map(piece_text, pieces(text)))


def piece_html(piece):
    match piece.kind:
        case "open":
            return f"<{ELEMENTS[piece.text]}>"
        case "close":
            return f"</{ELEMENTS[piece.text]}>"
        case "formula":
            return formula(tex_of(piece.text), is_display=False)
    return escape(piece_text(piece))


def piece_text(piece):
    match piece.kind:
        case "open" | "close":
            return ""
        case "formula":
            return tex_of(piece.text)
        case "dollar":
            return "$"
    return piece.text


def encodable(text):
    # Half a surrogate pair can come out of JSON, and no encoder takes it.
    return text.encode(errors="replace").decode()


def sanitised(html):
    return SafeString(sanitiser.clean(html))


def inline_formula(state, silent):
    match = FORMULA.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("formula", "math", 0).content = match[2]
        state.tokens[-1].meta["is_display"] = match[1] == "$$"
    state.pos = match.end()
    return True


def block_formula(state, start, end, silent):
    """`$$ … $$` on lines of its own, where a line beginning with + is no list."""
    last = closing_line(state, start, end)
    if last is None:
        return False
    if not silent:
        source = state.getLines(start, last + 1, state.blkIndent, False).strip()
        token = state.push("formula_block", "math", 0)
        token.content = source.removeprefix("$$").removesuffix("$$").strip()
        token.map = [start, last + 1]
        state.line = last + 1
    return True


def closing_line(state, start, end):
    if state.is_code_block(start) or not line_text(state, start).startswith("$$"):
        return None
    for line in range(start, min(end, start + MAX_FORMULA_LINES)):
        text = line_text(state, line)
        if not text or (line > start and state.sCount[line] < state.blkIndent):
            return None
        before, dollars, after = text[2 * (line == start) :].partition("$$")
        if dollars:
            is_empty = line == start and not before
            return None if after or is_empty else line
    return None


def line_text(state, line):
    begin = state.bMarks[line] + state.tShift[line]
    return state.src[begin : state.eMarks[line]].strip()


def tidy(state):
    """Fit the document into a page of ours: its headings, tables and pictures."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            # The page's own title is the only h1.
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
        elif token.type in ("th_open", "td_open") and token.attrs:
            side = str(token.attrs.pop("style")).removeprefix("text-align:")
            token.attrs["class"] = f"align-{side}"
        elif token.type == "inline":
            token.children = list(without_outside_pictures(token.children))


def without_outside_pictures(tokens):
    """Pages load nothing from elsewhere: an outside picture becomes a link to it."""
    links = 0
    for token in tokens:
        links += token.nesting if token.type.startswith("link_") else 0
        if token.type != "image":
            yield token
        elif is_ours(token.attrs["src"]):
            yield with_size(token)
        else:
            yield from picture_link(token, is_inside_link=links > 0)


def is_ours(address):
    name = address.removeprefix(settings.MEDIA_URL)
    return name != address and OURS.fullmatch(name) is not None


def with_size(token):
    token.attrs |= {"loading": "lazy", "decoding": "async"}
    if size := SIZE.search(token.attrs["src"]):
        token.attrs |= {"width": size[1], "height": size[2]}
    return token


def picture_link(token, *, is_inside_link):
    text = Token("text", "", 0, content=token.content or token.attrs["src"])
    if is_inside_link:
        return [text]
    link = Token("link_open", "a", 1, attrs={"href": token.attrs["src"]})
    return [link, text, Token("link_close", "a", -1)]


def render_formula(renderer, tokens, index, options, env):
    token = tokens[index]
    return formula(token.content, is_display=token.meta["is_display"])


def render_formula_block(renderer, tokens, index, options, env):
    drawn = formula(tokens[index].content, is_display=True)
    return f'<div class="formula">{drawn}</div>\n'


def make_markdown():
    # `html` off shows tags in the source as typed; no typographer, for the same reason.
    parser = MarkdownIt("commonmark", {"html": False}).enable(
        ["table", "strikethrough"]
    )
    interruptible = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.inline.ruler.before("escape", "formula", inline_formula)
    parser.block.ruler.before("fence", "formula_block", block_formula, interruptible)
    parser.core.ruler.push("tidy", tidy)
    parser.add_render_rule("formula", render_formula)
    parser.add_render_rule("formula_block", render_formula_block)
    return parser


markdown = make_markdown()
