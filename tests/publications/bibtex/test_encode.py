import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publications.bibtex import parse, to_latex, to_unicode, write_entry

from .corpora import FILES, values

patiently = settings(deadline=None)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Gödel", r'G{\"o}del'),
        ("Øystein Åse", r"{\O}ystein {\AA}se"),
        ("Šimon Łukasiewicz", r"{\v{S}}imon {\L}ukasiewicz"),
        ("Díaz naïve Turing", r'D{\'\i}az na{\"\i}ve Turing'),
        ("İstanbul ısı", r"{\.I}stanbul {\i}s{\i}"),
        ("Nguyễn", r"Nguy{\~{\^e}}n"),
        ("įža ǽ", r"{\k{i}}{\v{z}}a {\'{\ae}}"),
        ("q\u0303", r"{\~q}"),
        ("王 Жук αβ", "王 Жук αβ"),
        ("a–b—c", "a--b---c"),
        ("a--b---c", "a-{}-b-{}-{}-c"),
        ("–-", "--{}-"),
        ("“a” ‘b’ it's", r"``a'' {\textquoteleft}b{\textquoteright} it's"),
        ("''''", "'{}'{}'{}'"),
        ("?“", "?{}``"),
        ("a\u00a0b\u2009c", r"a~b\,c"),
        ("50% & #1_a", r"50\% \& \#1\_a"),
        ("{~^`\\", r"{\textbraceleft}{\textasciitilde}{\textasciicircum}"
                   r"{\textasciigrave}{\textbackslash}"),
        ("$5 and $10", r"\$5 and \$10"),
        (r"\$5", r"\${}5"),
        ("$x_1$ & y", r"$x_1$ \& y"),
        (r"$\{a$", r"$\lbrace{}a$"),
        ("$a{b$", r"\$a{\textbraceleft}b\$"),
        ("CO₂ 10⁻³ m²", r"CO\textsubscript{2} 10\textsuperscript{-3} "
                        r"m\textsuperscript{2}"),
        ("a < b", r"a {\textless} b"),
        ("a $<$i$>$ b", "a $<${}i$>$ b"),
        ("&amp;", r"\&{}amp;"),
        ("<b>", r"{\textless}{}b{\textgreater}"),
        ("<i>In vivo</i> <sub>x</sub>", r"\emph{In vivo} \textsubscript{x}"),
        ("<i>open", r"{\textless}{}i{\textgreater}open"),
    ],
)  # fmt: skip
def test_text_is_written_in_latex(text, latex):
    assert to_latex(text) == latex
    assert to_unicode(latex, markup=True) == text


def test_letters_can_stay_unicode():
    assert to_latex("Gödel – 5 & <b>", ascii=False) == (
        r"Gödel – 5 \& {\textless}{}b{\textgreater}"
    )


def test_all_of_latin_comes_back():
    letters = "".join(map(chr, range(0x20, 0x250))) + "".join(
        map(chr, range(0x1E00, 0x1F00))
    )
    letters = tidy(letters.replace("\x7f", ""))

    assert to_unicode(to_latex(letters)) == letters


# What a record may hold: composed, blanks collapsed, no control characters.
def tidy(text: str) -> str:
    return re.sub(" +", " ", unicodedata.normalize("NFC", text)).strip(" ")


PIECES = [
    "$", "$$", "\\$", "\\", "{", "}", "\\{", "\\}", "\\lbrace{}", "{}", "&", "amp;",
    "&lt;", "&#39;", "<", ">", "</", "i", "sub", "<i>", "</i>", "<sup>", "</sup>",
    "<b>", "--", "-", "–", "—", "``", "`", "'", "''", "“", "”", "‘", "’", "?", "!",
    "~", "^", "_", "%", "#", '"', "\u00a0", " ", "x", "5", "é", "ı", "\u0301", "\u0327",
    "₂", "⁻", "ⁿ", "\\textbf", "\\(", "\\)", "王",
]  # fmt: skip
raw = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5)
anything = st.lists(st.sampled_from(PIECES) | raw).map("".join).map(tidy)


@settings(deadline=None, max_examples=1000)
@given(anything)
@example("<ı>")
def test_every_text_comes_back(text):
    assert to_unicode(to_latex(text, markup=False)) == text
    assert to_unicode(to_latex(text, ascii=False, markup=False)) == text


@settings(deadline=None, max_examples=500)
@given(anything)
def test_every_text_comes_back_from_a_field(text):
    source = write_entry("misc", "key", [("note", to_latex(text, markup=False))])

    library = parse(source)

    assert library.problems == []
    assert to_unicode(library.entries[0].get("note")) == text


inner = st.text("abc ₂é-–$&<", min_size=1, max_size=4).map(tidy).filter(len)
# What consists of signs that Unicode can raise and lower needs no tag.
marked = st.builds(
    "<{0}>x{1}</{0}>".format, st.sampled_from(["i", "sub", "sup"]), inner
)
titles = st.lists(inner | marked, max_size=5).map(lambda s: tidy(" ".join(["T", *s])))


@patiently
@given(titles)
def test_every_title_comes_back_with_its_markup(title):
    assert to_unicode(to_latex(title), markup=True) == title


@pytest.mark.skipif(not FILES, reason="the corpora are not here")
def test_texts_of_real_files_come_back_from_fields():
    fields = ("title", "booktitle", "journal", "note", "abstract", "publisher")
    texts = [to_unicode(value, markup=True) for value in values(*fields)]
    entries = [
        write_entry("misc", f"k{number}", [("note", to_latex(text))])
        for number, text in enumerate(texts)
    ]

    library = parse("".join(entries))

    assert library.problems == []
    read = [to_unicode(entry.get("note"), markup=True) for entry in library.entries]
    assert read == texts
