import pytest

from publications.bibtex.notation import FORMULA
from publications.formulas import MARKS, MAX_MARKS, formula


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("$x$", ["x"]),
        ("$$x$$", ["x"]),
        ("a 2$\\times$ speed-up", ["\\times"]),
        ("$O(n)$ in 2024", ["O(n)"]),
        ("$a$ and $b$", ["a", "b"]),
        ("$a \\$ b$", ["a \\$ b"]),
        ("$5 and $10", []),
        ("$5-$10", []),
        ("$ x $", []),
        ("$$$", []),
        ("$", []),
        ("one $ only", []),
    ],
)
def test_formulas_are_told_from_money(text, sources):
    assert [match[2] for match in FORMULA.finditer(text)] == sources


def test_formula_becomes_mathml():
    drawn = formula("x^2", is_display=False)

    assert drawn == "<math><msup><mi>x</mi><mn>2</mn></msup></math>"


def test_displayed_formula_is_a_block():
    assert formula("x", is_display=True).startswith('<math display="block">')


def test_columns_of_aligned_get_classes_in_place_of_styles():
    drawn = formula(r"\begin{aligned}a&=b\end{aligned}", is_display=True)

    assert " style=" not in drawn
    assert '<mtd class="math-right math-close-right"><mi>a</mi></mtd>' in drawn
    assert '<mtd class="math-left math-close-left"><mo>=</mo>' in drawn


def test_colour_is_dropped():
    drawn = formula(r"\color{red}x", is_display=False)

    assert drawn == "<math><mrow><mi>x</mi></mrow></math>"


@pytest.mark.parametrize(
    "source",
    [
        r"\nosuchcommand",
        r"\frac{1}",
        "{",
        "",
        " ",
        "\ud800",
        r"\newcommand{\a}{\sqrt}\a x",
        r"\def\a{x}",
        r"\let\a(" + r"\a" * 100,
        r"\global\let\a(" + r"\a" * 100,
        "(" * 40,
        r"\langle " * 40,
        r"\bigl|" * 40,
        "⟨" * 40,
        "(" * 40 + "{" + ")" * 40 + "}",
        r"(\left.)\right." * 40,
        r"\begin{matrix}" + "(" * 40 + r"\\" + ")" * 40 + r"\end{matrix}",
        r"\sqrt{" * 5000 + "}" * 5000,
        "x^{" * 20_000,
        r"\not" * 20_000,
    ],
)
def test_formula_that_cannot_be_read_is_shown_as_typed(source):
    drawn = formula(source, is_display=False)

    assert drawn == f"<code>${source}$</code>"


def test_source_of_a_bad_formula_is_escaped():
    drawn = formula(r"\bad<script>", is_display=True)

    assert drawn == r"<code>$$\bad&lt;script&gt;$$</code>"


@pytest.mark.parametrize("mark", MARKS)
def test_deepest_allowed_nesting_neither_ends_the_process_nor_hangs(mark):
    deepest = mark * MAX_MARKS

    assert formula(deepest, is_display=True)


@pytest.mark.parametrize(
    "source",
    [
        "f(x)+[0,1)+" * 40 + "1",
        "]0,1[" * 40,
        r"\left(x\right.+\left\{y\right.+" * 20 + "1",
        r"\ket{0}\bra{1}" * 20,
        r"\langle x|y\rangle \bigl(x\bigr)" * 20,
        r"\begin{matrix}" + r"[0,1)&\{x\}\\" * 20 + r"\end{matrix}",
        r"\leftarrow\rightarrow\lambda\leq" * 20,
    ],
)
def test_many_closed_brackets_are_no_problem(source):
    assert formula(source, is_display=False).startswith("<math>")
