"""What docs/growing.md says to write can be written."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).parent.parent
GROWING = (ROOT / "docs/growing.md").read_text("utf-8")
SETTINGS = (ROOT / "config/settings.py").read_text("utf-8")
COMMANDS = re.findall(r"^    \.venv/bin/python manage\.py (.+)", GROWING, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_are_there_and_take_what_stands_behind_them(line):
    name, *words = line.split()
    command = load_command_class(get_commands()[name], name)

    assert command.create_parser("manage.py", name).parse_args(words)


def test_the_move_is_told():
    assert "move_database" in COMMANDS


@pytest.mark.parametrize("name", ["DATABASE_URL", "MEDIA_STORE"])
def test_variables_are_those_of_the_site(name):
    assert f"`{name}" in GROWING
    assert f'os.environ.get("{name}")' in SETTINGS
