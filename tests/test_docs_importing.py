"""What docs/importing.md says of fields, types and commands is so."""

import re
from dataclasses import fields as fields_of
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from publications.mapping.kinds import KINDS
from publications.mapping.notes import NOTES
from publications.mapping.people import MAKERS, ROLES
from publications.mapping.servers import SERVERS
from tests.publications.drafts import make_draft

PAGE = (Path(__file__).parent.parent / "docs/importing.md").read_text("utf-8")
COMMANDS = list(dict.fromkeys(re.findall(r"manage\.py (\w+)", PAGE)))
FIELD = re.compile(r"[a-z][a-z_:+-]*")
# Of the draft, that something else than what an entry means was changed.
ASIDE = {"source", "fields", "line", "problems"}
# Values of which one has an effect in each field that is understood.
SAMPLES = [
    "Words of It",
    "true",
    "1=equal",
    "0000-0002-1825-0097",
    '1="0000-0002-1825-0097"',
    "2021-05-04",
    "3",
    "https://a.example/b.pdf",
    "10.1000/182",
    "2101.00001",
    "123456",
    "hal-0123456",
    "10.1101/2020.01.01",
    "978-3-16-148410-0",
    "jan",
    "german",
]
BASES = [
    {},
    {"author": "Jane Doe", "year": "2020", "booktitle": "B"},
    {"author": "Jane Doe", "year": "2020", "month": "may", "bibtex_show": "true"},
    {"title": "", "author": "Jane Doe"},
]
TYPES = "misc article inproceedings book inbook phdthesis software".split()


def section(heading):
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def rows(heading):
    """The cells of the section's table, without its head."""
    lines = re.findall(r"^\| (.*) \|$", section(heading), re.MULTILINE)
    return [line.split(" | ") for line in lines[1:]]


def named(text):
    """Names of fields between backticks, also where a value stands with them."""
    quoted = (word.partition(" = ")[0] for word in re.findall(r"`([^`]+)`", text))
    return [word for word in quoted if FIELD.fullmatch(word)]


def has_effect(field):
    for base in BASES:
        without = {name: value for name, value in base.items() if name != field}
        for kind in TYPES:
            before = make_draft(kind, **without)
            for sample in SAMPLES:
                after = make_draft(kind, **{**without, field: sample})
                if meaning(after) != meaning(before):
                    return True
    return False


def meaning(draft):
    return [getattr(draft, f.name) for f in fields_of(draft) if f.name not in ASIDE]


SHOWN = sorted({f for row in rows("What each field becomes") for f in named(row[1])})
PRIVATE = named(section("What each field becomes").partition("\nNot shown")[2])


@pytest.mark.parametrize("field", SHOWN)
def test_field_of_the_table_is_understood(field):
    assert has_effect(field)


@pytest.mark.parametrize("field", [field for field in PRIVATE if field != "file"])
def test_private_field_has_no_effect(field):
    assert not has_effect(field)


def test_every_field_of_people_notes_and_servers_is_in_the_table():
    known = {*ROLES, *MAKERS, *NOTES, *SERVERS}
    assert known <= set(SHOWN)


# Kinds of the rows that are not called as their kind is.
OF_ROW = {
    "journal article": ["journal"],
    "conference or workshop paper": ["conference"],
    "book chapter": ["chapter"],
    "other work": ["other"],
    "patent, data set, software, talk, project": [
        "patent",
        "dataset",
        "software",
        "talk",
        "project",
    ],
}


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        (kind, type_)
        for kind, types in rows("What each type becomes")
        for type_ in re.findall(r"`@(\w+)`", types)
    ],
)
def test_type_of_the_table_becomes_its_kind(kind, type_):
    assert type_ in KINDS
    number = {"eprint": "2101.00001"} if kind == "preprint" else {}
    assert make_draft(type_, **number).work_kind in OF_ROW.get(kind, [kind])


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_there(command):
    assert command in get_commands()


def test_every_option_is_one_of_the_commands():
    options = set()
    for name in COMMANDS:
        command = load_command_class(get_commands()[name], name)
        parser = command.create_parser("manage.py", name)
        options |= set(parser._option_string_actions)

    assert set(re.findall(r"(?<![\w-])--\w[\w-]*", PAGE)) <= options
