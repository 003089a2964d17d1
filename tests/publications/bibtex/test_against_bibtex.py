"""Names as original BibTeX and pybtex split them, where real files are present."""

import re
import shutil
import subprocess

import pytest

from publications.bibtex import split_names, to_unicode, write_names

from .corpora import FILES, ROOT, values

pytestmark = pytest.mark.skipif(not FILES, reason="the corpora are not here")

STYLE = ROOT / "tests/publications/bibtex/names.bst"
AUX = "\\relax\n\\citation{*}\n\\bibstyle{names}\n\\bibdata{names}\n"
# Given name, particle, family name, suffix.
Parts = list[tuple[str, ...]]

# Where the others are wrong; the first that fits is counted.
REASONS = {
    "they don't know the keys of biblatex": re.compile(r"family\s*="),
    "they take the mark of a name for a part of it": re.compile(
        r"[*†‡∗¹²³]|\\textsuperscript|(?<!\\)\^"
    ),
    "they take a font command for a word": re.compile(r"\\(?:text|emph|underline)"),
    "they end a word at the blank that ends a command": re.compile(r"\\[A-Za-z]+ "),
    "they take the tilde of an accent for a blank": re.compile(r"\\~"),
    "they begin a word at a hyphen": re.compile(
        r"-\s|\s-|-\{?[^\W\d_A-Z]|(?:^|\s)[a-z]\S*-"
    ),
    "they take Inc. and Jr. behind a comma for given names": re.compile(
        r", (?:Inc|Ltd|LLC|GmbH|Corp|Jr|Sr|Ph)"
    ),
    "they take Jr. for the family's name, or at the end for the given one": re.compile(
        r"\s(?:[JS]r\b|III\b)"
    ),
    "they take et al. for a name": re.compile(r"\bet\s+al\b"),
}


needs_bibtex = pytest.mark.skipif(not shutil.which("bibtex"), reason="no bibtex here")


@needs_bibtex
def test_names_are_as_original_bibtex_splits_them_or_better(tmp_path):
    texts = [text for text in values("author", "editor") if is_balanced(text)]

    theirs = split_by_bibtex(texts, tmp_path)

    assert_alike(dict(zip(texts, theirs, strict=True)), most_different=0.015)


def test_names_are_as_pybtex_splits_them_or_better():
    texts = [text for text in values("author", "editor") if is_balanced(text)]

    assert_alike({text: split_by_pybtex(text) for text in texts}, most_different=0.02)


@needs_bibtex
def test_names_as_they_are_written_here_are_read_alike_by_bibtex(tmp_path):
    lists = [split_names(text) for text in values("author", "editor")]
    written = [write_names(found.names, others=found.others) for found in lists]

    theirs = split_by_bibtex(written, tmp_path)

    assert [split_names(text).names for text in written] == [n.names for n in lists]
    different = [
        text
        for text, parts in zip(written, theirs, strict=True)
        if "*" not in text and ours(text) != tidy(parts)
    ]
    assert len(different) <= 0.001 * len(written), different[:5]


def assert_alike(theirs: dict[str, Parts], most_different: float) -> None:
    different = [text for text, parts in theirs.items() if ours(text) != tidy(parts)]
    unexplained = [text for text in different if not reason(text)]

    assert len(different) <= most_different * len(theirs)
    assert len(unexplained) <= 0.003 * len(theirs), unexplained[:5]


def ours(text: str) -> Parts:
    found = split_names(text)
    parts = [
        (name.given, name.particle, name.literal or name.family, name.suffix)
        for name in found.names
    ]
    return tidy([*parts, ("", "", "others", "")] if found.others else parts)


def reason(text: str) -> str:
    if split_names(text).problems:
        return "an error is reported, and all guess"
    found = (said for said, pattern in REASONS.items() if pattern.search(text))
    return next(found, "")


def tidy(names: Parts) -> Parts:
    """BibTeX puts ties between words and makes one hyphen of two."""
    return [tuple(re.sub("[–-]+", "-", to_text(part)) for part in n) for n in names]


def to_text(part: str) -> str:
    return " ".join(to_unicode(part).split())


def is_balanced(text: str) -> bool:
    return text.count("{") == text.count("}")


def split_by_bibtex(texts: list[str], folder) -> list[Parts]:
    entries = [f"@misc{{k, author = {{{text}}}}}\n" for text in texts]
    numbered = [e.replace("{k,", f"{{k{i},", 1) for i, e in enumerate(entries)]
    (folder / "names.bib").write_text("".join(numbered), "utf-8")
    (folder / "names.aux").write_text(AUX)
    shutil.copy(STYLE, folder)
    subprocess.run(["bibtex", "names"], cwd=folder, check=False, capture_output=True)
    # Long lines are wrapped at blanks, words that are too long behind a %.
    written = (folder / "names.bbl").read_text("utf-8", "replace").replace("%\n", "")
    return [parts_of(entry) for entry in written.split("@entry")[1:]]


def parts_of(entry: str) -> Parts:
    names = entry.split("@first")[1:]
    return [tuple(re.split("@von|@last|@jr", name)) for name in names]


def split_by_pybtex(text: str) -> Parts:
    database = pytest.importorskip("pybtex.database")
    utils = pytest.importorskip("pybtex.bibtex.utils")
    errors = pytest.importorskip("pybtex.errors")
    with errors.capture():
        people = [database.Person(name) for name in utils.split_name_list(text)]
    return [
        tuple(map(" ".join, (p.first_names + p.middle_names, p.prelast_names,
                             p.last_names, p.lineage_names)))
        for p in people
    ]  # fmt: skip
