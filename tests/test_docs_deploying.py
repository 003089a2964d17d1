"""What docs/deploying.md says is so."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DEPLOYING = (ROOT / "docs/deploying.md").read_text("utf-8")


def test_every_variable_is_in_the_table():
    code = (ROOT / "config/settings.py").read_text("utf-8")
    table = DEPLOYING.split("\n## Settings\n")[1].split("\n## ")[0]

    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == set(
        re.findall(r'(?:os\.environ\.get|number)\(\s*"(\w+)"', code)
    )
