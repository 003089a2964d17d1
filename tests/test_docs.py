"""What the documents say of the code is so."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def section(text, heading):
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def blocks(text):
    return re.findall(r"```\n(.*?)```", text, re.DOTALL)


def tree():
    """Each path of the picture, from how far its line is moved in."""
    folder = ""
    for line in blocks(section(ARCHITECTURE, "Where things are"))[0].splitlines():
        name = line.split()[0]
        if not line.startswith(" "):
            folder = name
        yield name if name == folder else folder + name


@pytest.mark.parametrize("path", [path for path in tree() if path != "data/"])
def test_what_the_picture_shows_is_there(path):
    assert (ROOT / path).exists()
    assert (ROOT / path).is_dir() is path.endswith("/")


def test_picture_of_the_layers_is_the_contract():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = (
        contract
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract.get("containers") == ["publications"]
    )
    drawn = blocks(section(ARCHITECTURE, "Who imports whom"))[0]

    assert [set(line.split()) for line in drawn.splitlines()] == [
        set(re.findall(r"\w+", layer)) for layer in contract["layers"]
    ]


@pytest.mark.parametrize("document", [ARCHITECTURE, CONTRIBUTING])
def test_every_target_is_in_the_makefile(document):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^(\w+):", makefile, re.MULTILINE)
    named = re.findall(r"(?:`|^)make (\w+)", document, re.MULTILINE)

    assert named
    assert set(named) <= set(targets)
