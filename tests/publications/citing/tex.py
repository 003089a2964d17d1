"""Original BibTeX, run over a bibliography in the styles that journals ask for."""

import re
import shutil
import subprocess

MISSING = (
    "BibTeX or its styles are missing: "
    "sudo apt install --no-install-recommends texlive-publishers"
)
STYLES = """
    plain abbrv alpha unsrt IEEEtran ACM-Reference-Format splncs04 apalike plainnat
    elsarticle-num
""".split()
COMPLAINT = re.compile(r"Warning--.*|.*error message.*|.*---line \d+ of file.*")


def has_tex():
    if not (shutil.which("bibtex") and shutil.which("kpsewhich")):
        return False
    names = [f"{style}.bst" for style in STYLES]
    found = subprocess.run(["kpsewhich", *names], capture_output=True, text=True)
    return len(found.stdout.splitlines()) == len(names)


def typeset(bibliography, folder, style):
    """What BibTeX complains of, and the list that it makes."""
    (folder / "works.bib").write_text(bibliography, "utf-8")
    (folder / f"{style}.aux").write_text(
        f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{works}}\n"
    )
    command = ["bibtex", style]
    said = subprocess.run(command, cwd=folder, capture_output=True).stdout
    listed = (folder / f"{style}.bbl").read_bytes()
    return COMPLAINT.findall(said.decode(errors="replace")), listed.decode(
        errors="replace"
    )


def complaints(bibliography, folder):
    """With the style before each; none of the ten may have any."""
    return [
        f"{style}: {complaint}"
        for style in STYLES
        for complaint in typeset(bibliography, folder, style)[0]
    ]
