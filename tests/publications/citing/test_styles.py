"""Original BibTeX reads what is exported, in ten styles, without a complaint."""

import shutil
import subprocess

import pytest

from publications.citing import bibliography
from publications.models import Publication
from tests.publications.importing.bringing import bring

from .corpora import CORPORA, ROOT, bring_file
from .works import make_works

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def works():
    return Publication.objects.published().newest_first().for_display()


def safe(listed=None):
    return bibliography(listed or works(), for_any_style=True)


def test_demo(tex, tmp_path):
    bring((ROOT / "demo/publications.bib").read_text("utf-8"))
    assert tex.complaints(safe(), tmp_path) == []


def test_works_of_every_kind(tex, tmp_path):
    assert tex.complaints(safe(make_works()), tmp_path) == []


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not here")
def test_biber_finds_no_error(tmp_path):
    (tmp_path / "works.bib").write_text(safe(make_works()), "utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "works.bib"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True).stdout.decode()
    assert "WARN" in said
    assert "ERROR" not in said


def test_hard_keys(tex, tmp_path):
    keys = ["a b", "a#b", "doe", "DOE", "Doe%1", "{x}", "mül\\ler", "山", "a~b=c(d)'e'"]
    bring("".join(f'@misc{{{key},\n title = "T{n}"}}\n' for n, key in enumerate(keys)))
    assert tex.complaints(safe(), tmp_path) == []


@pytest.mark.parametrize("file", CORPORA)
def test_real_files(tex, tmp_path, file):
    bring_file(file)
    assert tex.complaints(safe(), tmp_path) == []


def test_labels_and_initials_of_accented_names(tex, tmp_path):
    bring(
        "@article{a, title={T}, journal={J}, volume={1}, year={2024}, author={"
        "Åse Ørsted and Łukasz Šimić and van der Berg, Ána and Őry, Éva Ágnes}}",
        "@article{b, title={U}, journal={J}, volume={1}, year={2024}, author={"
        "Ünal, Şule}}",
    )
    alpha = tex.typeset(safe(), tmp_path, "alpha")[1]
    abbrv = tex.typeset(safe(), tmp_path, "abbrv")[1]
    assert r"\bibitem[{\"U}na24]{b}" in alpha
    assert r"\bibitem[{\O}{\v{S}}vdB{\H{O}}24]{a}" in alpha
    assert r"{\AA}.~{\O}rsted, {\L}.~{\v{S}}imi{\'c}, {\'A}.~van~der Berg," in abbrv
    assert r"and {\'E}.~{\'A}. {\H{O}}ry" in " ".join(abbrv.split())


def test_letters_that_latex_has_no_form_for_are_not_cut_into_bytes(tex, tmp_path):
    bring(
        "@article{a, title={T}, journal={J}, volume={1}, year={2024}, author={"
        "Юрий Мухин and 王, 小明 and 山田-田中, 明}}",
    )
    alpha = tex.typeset(safe(), tmp_path, "alpha")[1]
    abbrv = tex.typeset(safe(), tmp_path, "abbrv")[1]
    assert "\N{REPLACEMENT CHARACTER}" not in alpha + abbrv
    assert r"{\relax Ю}.~{\relax Мухин}" in abbrv
    assert r"{\relax 小}.~{\relax 王}" in abbrv
