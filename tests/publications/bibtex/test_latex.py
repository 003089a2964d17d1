import pytest

from publications.bibtex import to_unicode, unknown_macros


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"G{\"o}del G\"odel G{\"{o}}del G\"{o}del", "Gödel Gödel Gödel Gödel"),
        (r"Erd{\H o}s Erd\H{o}s", "Erdős Erdős"),
        (r"Ji{\v{r}}{\'\i} Ji\v{r}\'{\i} na{\"\i}ve", "Jiří Jiří naïve"),
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"\c{S}ahin Fran\c cois \c{c}", "Şahin François ç"),
        (r"B\k{a}k \d{t} \b{d} \r{a} \u{g} \.{I}", "Bąk ṭ ḏ å ğ İ"),
        (r"\textcommabelow{s}", "ș"),
        (r"\t{oo}", "o͡o"),
        (r"\k{\i} \'{\j}", "ı\u0328 j\u0301"),
        (r"\'{ab} \' e", "áb é"),
        (r"\~{} \^{}", "~ ^"),
        (
            r"\AA ngstr\"om \L{}ukasiewicz {\ss} stra\ss e",
            "Ångström Łukasiewicz ß straße",
        ),
        (r"{\o} \O \ae\oe{} \dj \DJ \th \i", "ø Øæœ đĐþı"),
        (r"\"", '"'),
    ],
)
def test_accents_and_letters_are_composed(latex, text):
    assert to_unicode(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"a--b---c", "a–b—c"),
        ("``a'' `b' don't", "“a” ‘b’ don't"),
        ("?`que? !`si!", "¿que? ¡si!"),
        (r"a~b\,c", "a\u00a0b\u2009c"),
        (r"\& \% \# \_ \{ \} \$5", "& % # _ { } $5"),
        (r"50% off & more", "50% off & more"),
        (r"a\ b \\ c", "a b c"),
        (r"hy\-phen\/ated", "hyphenated"),
        (r"\textquoteright{}s \textendash{} \ldots", "’s – …"),
        (r"\dag\ddag \S 5", "†‡§5"),
        (r"\textdegree{}C \texteuro 5", "°C €5"),
        (r"\textbackslash", "\\"),
        (r"\LaTeX{} and \TeX\ or \BibTeX", "LaTeX and TeX or BibTeX"),
        (r"\LaTeX rocks, {\TeX} too", "LaTeX rocks, TeX too"),
        (r"\alpha-helix \times", "α-helix ×"),
    ],
)
def test_signs_and_symbols_are_characters(latex, text):
    assert to_unicode(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("{BERT} and {{DNA}}", "BERT and DNA"),
        (r"\emph{E. coli} \textbf{x \textit{y}}", "E. coli x y"),
        (r"{\it S. aureus} {\sc Small}", "S. aureus Small"),
        (
            r"CO\textsubscript{2} 2\textsuperscript{nd} x\textsuperscript{*}",
            "CO₂ 2ⁿᵈ x*",
        ),
        (r"\href{https://x.org/a_b}{this page}", "this page"),
        (r"\url{http://y.org/~z?a=1%202&b}", "http://y.org/~z?a=1%202&b"),
        (r"\textcolor{red}{text} {\color{red}text}", "text text"),
        (r"\noopsort{1973a}Title", "Title"),
        (r"\bibinfo{title}{Foo} \foreignlanguage{german}{Bar}", "Foo Bar"),
        (r"\emph {x} \emph\textbf{y} \textbf z", "x y z"),
        (r"\enquote{a} \mkbibquote{b}", "“a” “b”"),
        (r"\unknown{text} \unknown[opt]{text}", "text text"),
        (r"\unknown text", r"\unknown text"),
        (r"\begin{quote}text\end{quote}", "text"),
        (r"stray } and {", "stray and"),
        ("  two\n  lines\t ", "two lines"),
        ("ends in \\", "ends in \\"),
        ("{}", ""),
    ],
)
def test_markup_is_dropped_and_its_text_kept(latex, text):
    assert to_unicode(latex) == text


@pytest.mark.parametrize(
    "math",
    [
        r"$O(n \log n)$",
        r"$\alpha$-helix",
        r"H$_2$O",
        r"$$x--y$$",
        r"$\text{a \$ b}$",
    ],
)
def test_math_stays_tex(math):
    assert to_unicode(math) == math


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\ensuremath{\alpha} x", r"$\alpha$ x"),
        (r"\(a_{1} ~ b\) -- \[c\]", r"$a_{1} ~ b$ – $$c$$"),
        # MathSciNet and others write spaces at the ends of formulas.
        ("$ x $", "$x$"),
        ("$5 and $10", "$5 and $10"),
        # A digit behind the dollars would make money of a formula.
        (r"$<$5 {$\sim$}10--20", r"$<5$ $\sim10$–20"),
        ("$a$$b$", "$a b$"),
        ("$5-$10 and $5 or $x$", "$5-$10 and $5 or $x$"),
        (r"\$5 and \$10", "$5 and $10"),
        # Here literal dollars could be taken for those of a formula.
        (r"\$x\$", r"\$x\$"),
        (r"a $ b -- c", "a $ b – c"),
        (r"\( never -- closed", r"\( never – closed"),
        (r"{$x$} -- $y$", "$x$ – $y$"),
    ],
)
def test_text_around_math_is_decoded(latex, text):
    assert to_unicode(latex) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"R\&amp;D", "R&D"),
        (r"V\&\#228;ster\&\#xe5;s", "Västerås"),
        (r"R\&{}\#38;D", "R&#38;D"),
        (r"AT\&T; R&D;", "AT&T; R&D;"),
        ("O&#39;Neil &#xe9; &eacute;", "O'Neil é é"),
        ("<i>In vivo</i> H<sub>2</sub>O", "In vivo H2O"),
        ("&lt;i&gt;x&lt;/i&gt;", "x"),
        (r"\textless p\textgreater x\textless/p\textgreater .", "x ."),
        (r"\texorpdfstring{$\alpha$}{alpha}-decay", r"$\alpha$-decay"),
        (r"\ce{H2O}", "H2O"),
        ("<jats:p>One</jats:p><jats:p>Two</jats:p>", "One Two"),
        ("a < b > c and AT&T; x&y=1", "a < b > c and AT&T; x&y=1"),
        ("a<b and c>d", "a<b and c>d"),
        ('<span class="x">a</span><br />b', "a b"),
    ],
)
def test_what_html_leaves_is_decoded(value, text):
    assert to_unicode(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"\emph{E. coli} and {\it S. aureus}", "<i>E. coli</i> and <i>S. aureus</i>"),
        (r"a {\em b} \textit{c} \textsl{d}", "a <i>b</i> <i>c</i> <i>d</i>"),
        ("<em>a</em> <jats:italic>b</jats:italic> c", "<i>a</i> <i>b</i> c"),
        (r"CO\textsubscript{2} 10\textsuperscript{-3}", "CO₂ 10⁻³"),
        (r"a\textsubscript{x} 2\textsuperscript{nd}", "a<sub>x</sub> 2<sup>nd</sup>"),
        ("H<sub>2</sub>O x<sup>a</sup>", "H₂O x<sup>a</sup>"),
        (r"a \emph{b \emph{c} \textsubscript{d}}", "a <i>b c <sub>d</sub></i>"),
        (r"a \emph{} \emph{ } b", "a b"),
        (r"\emph{All of it}", "All of it"),
        (r"{\it All of it}", "All of it"),
        (r"\emph{a} b \emph{c}", "<i>a</i> b <i>c</i>"),
        ("a < b, <i>c", "a < b, c"),
        (r"a {\textless}i{\textgreater}b{\textless}/i{\textgreater}", "a <i>b</i>"),
        ("a {$<$}em{$>$}b{$<$}/em{$>$} $<$i$>$c$<$/i$>$", "a <i>b</i> <i>c</i>"),
        ("&lt;i&gt;a&lt;/i&gt; b", "<i>a</i> b"),
        (
            r"\ensuremath{<}italic\ensuremath{>}N\ensuremath{<}/italic\ensuremath{>} x",
            "<i>N</i> x",
        ),
        (r"\textbf{a} {\sc b}", "a b"),
    ],
)
def test_emphasis_in_titles_can_be_kept(value, text):
    assert to_unicode(value, markup=True) == text


@pytest.mark.parametrize(
    "text", ["Plain text", "Čapek’s naïve “robots”", "王 小明", ""]
)
def test_what_needs_no_decoding_is_as_it_was(text):
    assert to_unicode(text) == text


def test_the_result_is_composed():
    assert to_unicode("e\u0301") == "é"


@pytest.mark.parametrize(
    "value",
    [
        "{" * 100_000,
        "\\'{" * 50_000,
        "\\'" * 50_000,
        "\\emph{" * 50_000 + "}" * 50_000,
        "\\enquote{" * 50_000 + "}" * 50_000,
        "$" * 99_999,
        "\\(" * 50_000,
        "&a" * 100_000,
        "<i " * 100_000,
    ],
)
def test_hostile_values_are_survived(value):
    assert len(to_unicode(value)) <= len(value)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (r"\foo{a} \bar b \foo{c}", [r"\foo", r"\bar"]),
        (r"\textbf{a} \emph{b} \'e \L \alpha {\it c} \LaTeX \url{\x}", []),
        (r"$\foo$ \(\bar\) \ensuremath{\baz}", []),
        (r"\textsuperscript{\foo}", [r"\foo"]),
        (r"a \? b", [r"\?"]),
        ("plain", []),
    ],
)
def test_commands_that_nobody_knows_are_named(value, names):
    assert unknown_macros(value) == names
