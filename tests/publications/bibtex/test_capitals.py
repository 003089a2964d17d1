import shutil
import subprocess

import pytest

from publications.bibtex import Name, protected, to_latex, write_entry, write_names

# Title, as it is protected, and as BibTeX's plain style prints it.
TITLES = [
    ("A study of DNA", "A study of {DNA}", "A study of {DNA}"),
    ("Attention Is All You Need", "Attention Is All You Need",
     "Attention is all you need"),
    ("Training of GPT-4 and BERT", "Training of {GPT}-4 and {BERT}",
     "Training of {GPT}-4 and {BERT}"),
    ("iPhone apps of McDonald’s", r"{iPhone} apps of {McDonald{\textquoteright}s}",
     r"{iPhone} apps of {McDonald{\textquoteright}s}"),
    ("The Higgs boson at the Large Hadron Collider",
     "The {Higgs} boson at the {Large} {Hadron} {Collider}",
     "The {Higgs} boson at the {Large} {Hadron} {Collider}"),
    ("Over Bose–Einstein condensates", "Over {Bose}--{Einstein} condensates",
     "Over {Bose}--{Einstein} condensates"),
    ("State-of-the-Art Models for Machine Translation",
     "State-of-the-Art Models for Machine Translation",
     "State-of-the-art models for machine translation"),
    ("BERT: Pre-training of Deep Transformers",
     "{BERT}: Pre-training of Deep Transformers",
     "{BERT}: Pre-training of deep transformers"),
    ("Hepatitis B and hepatitis A in Öland", r"Hepatitis {B} and hepatitis {A} in "
     r'{{\"O}land}', r'Hepatitis {B} and hepatitis {A} in {{\"O}land}'),
    ("Die Natur des Lichts über Zürich", r'Die {Natur} des {Lichts} {\"u}ber '
     r'{Z{\"u}rich}', r'Die {Natur} des {Lichts} {\"u}ber {Z{\"u}rich}'),
    ("The ÖBB and R&D in the U.S.", r'The {{\"O}BB} and {R\&D} in the {U.S}.',
     r'The {{\"O}BB} and {R\&D} in the {U.S}.'),
    ("A $K$-theory of X-rays in 3D", "A {$K$}-theory of {X}-rays in {3D}",
     "A {$K$}-theory of {X}-rays in {3D}"),
    ("<i>E. Coli</i> Under Stress", r"\emph{E. Coli} Under Stress",
     r"\emph{E. Coli} under stress"),
    ("“Why Should I Trust You?”: Explaining", r"``Why Should {I} Trust You?'': "
     "Explaining", "``why should {I} trust you?'': Explaining"),
    ("CO₂ in Water", r"{CO}\textsubscript{2} in Water",
     r"{CO}\textsubscript{2} in water"),
    ("THE WHOLE TITLE SHOUTS", "THE WHOLE TITLE SHOUTS", "The whole title shouts"),
    ("BERT", "{BERT}", "{BERT}"),
    ("Éluard and Łódź, a view: Étude", r"{\'E}luard and {{\L}{\'o}d{\'z}}, a view: "
     r"{\'E}tude", r"{\'E}luard and {{\L}{\'o}d{\'z}}, a view: {\'E}tude"),
]  # fmt: skip
NEEDS_BIBTEX = pytest.mark.skipif(not shutil.which("bibtex"), reason="no bibtex here")


@pytest.mark.parametrize(("title", "latex"), [case[:2] for case in TITLES])
def test_words_whose_capitals_matter_stand_in_braces(title, latex):
    assert protected(to_latex(title)) == latex


@pytest.mark.parametrize(
    "title",
    [r"{DNA} and {A Name}", r"{$DNA$} $x$ \emph{DNA}", r"\"Uber Berge", "", "{"],
)
def test_what_is_in_braces_already_is_left(title):
    assert protected(title) == title


@NEEDS_BIBTEX
def test_bibtex_makes_right_labels_and_initials_of_accented_names(tmp_path):
    names = [
        Name("Øystein", "Åse"), Name("İbrahim", "Çelik"), Name("Émile", "Šimon"),
        Name("Łukasz", "Öztürk"),
    ]  # fmt: skip
    fields = [("author", write_names(names)), ("title", "T"), ("year", "2020")]
    (tmp_path / "t.bib").write_text(write_entry("misc", "k", fields))

    abbrev = run_bibtex(tmp_path, "abbrv")
    alpha = run_bibtex(tmp_path, "alpha")

    assert r"{\O}.~{\AA}se, {\.I}.~{\c{C}}elik, {\'E}.~{\v{S}}imon" in abbrev
    assert r"{\L}.~{\"O}zt{\"u}rk" in abbrev
    assert r"\bibitem[{\AA}{\c{C}}{\v{S}}{\"O}20]{k}" in alpha


@NEEDS_BIBTEX
def test_bibtex_keeps_those_capitals_and_lowers_the_others(tmp_path):
    entries = [
        write_entry("misc", f"k{number:03}", [("title", protected(to_latex(title)))])
        for number, (title, *_) in enumerate(TITLES)
    ]
    (tmp_path / "t.bib").write_text("".join(entries))
    listed = run_bibtex(tmp_path, "unsrt").partition("\n\\end{the")[0]
    items = listed.split("\\bibitem")[1:]
    printed = [" ".join(item.split("\n\\newblock")[0].split()) for item in items]

    assert [line.partition("}")[2].strip().rstrip(".") for line in printed] == [
        case[2].rstrip(".") for case in TITLES
    ]


def run_bibtex(folder, style: str) -> str:
    (folder / "t.aux").write_text(
        f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{t}}\n"
    )
    subprocess.run(["bibtex", "t"], cwd=folder, check=False, capture_output=True)
    return (folder / "t.bbl").read_text()
