import pytest

from publications.mapping import read_drafts
from tests.publications.drafts import make_draft, make_entry


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"Proofs\footnote{We {thank} all} of it", "Proofs of it"),
        (r"Proofs\thanks{Supported by \textbf{X}.}", "Proofs"),
        (r"As in~\cite{doe} and \citep[p.~2]{roe}", "As in and"),
        (r"Proofs (see \ref{a})", "Proofs (see)"),
        (r"Proofs (\autoref{a})", "Proofs"),
        (r"Proofs\label{a}\index{proofs}", "Proofs"),
        (r"\citea is no reference", r"\citea is no reference"),
    ],
)
def test_references_to_elsewhere_in_a_paper_are_not_shown(written, shown):
    draft = make_draft(title=written, note=written)
    assert (draft.title, draft.note) == (shown, shown)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"The \$\textbackslash lambda\$-calculus", r"The $\lambda$-calculus"),
        (r"\$\$\textbackslash lambda \$\$-calculus", r"$\lambda$-calculus"),
        (r"A \{\textbackslash lambda\} calculus", r"A $\lambda$ calculus"),
        (r"\$\textbackslash alpha\_\{1\}\$", r"$\alpha_{1}$"),
        (r"\${\textbackslash}alpha\$", r"$\alpha$"),
        (r"\$x\_\{1\}\$", "$x_{1}$"),
        (r"$\{$TensorFlow$\}$ at $\{$OSDI$\}$", "TensorFlow at OSDI"),
        (r"Between \$5 and \$6", "Between $5 and $6"),
        (r"Fast \{RPCs\} and \{(GCP)\}", "Fast RPCs and (GCP)"),
        (r"The set \{A\} or \{a, b\}", "The set {A} or {a, b}"),
        (r"{$\lambda $}-calculus", r"$\lambda$-calculus"),
    ],
)
def test_formulas_and_braces_that_programs_escaped_mean_what_they_meant(written, shown):
    assert make_draft(title=written).title == shown


def problems(text):
    entries = read_drafts(text.encode(), "works.bib").entries
    return [problem for entry in entries for problem in entry.problems]


def test_unknown_command_is_told_once_in_a_file():
    first = make_entry(key="doe2020", year="2020", title=r"A \foo{b} and \foo c")
    again = make_entry(key="doe2021", title=r"\foo")

    [problem] = problems(first + again)

    assert (problem.key, problem.line, problem.field) == ("doe2020", 2, "title")
    assert problem.severity == "warning"
    assert problem.message == (
        r"the LaTeX command \foo in title is not known: it is shown as written, or "
        "its argument alone (told once in a file); write there what it stands for"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"title": r"\emph{A} \LaTeX\footnote{\thanks{B}}"},
        {"note": r"As in \citep{x}"},
        {"journal": r"\mnras"},
        {"title": r"\$\textbackslash lambda\$"},
        {"annote": r"\foo"},
        {"url": r"https://a.example/\foo"},
        {"title": r"$\foo$"},
    ],
)
def test_nothing_is_told_of_commands_that_are_understood_or_never_shown(fields):
    assert problems(make_entry(**fields)) == []


def test_emphasis_in_a_title_is_kept_as_meaning():
    draft = make_draft(title=r"On \emph{E. coli} and B\textsubscript{max}")
    assert draft.title == "On <i>E. coli</i> and B<sub>max</sub>"
