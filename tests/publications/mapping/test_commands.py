import pytest

from tests.publications.drafts import make_draft


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
        (r"Between \$5 and \$6", "Between $5 and $6"),
        (r"{$\lambda $}-calculus", r"$\lambda$-calculus"),
    ],
)
def test_formulas_that_programs_escaped_or_spaced_are_formulas(written, shown):
    assert make_draft(title=written).title == shown
