"""The files, of which the last names the others."""

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from django.urls import reverse

from publications.listing import pages
from publications.models import Publication
from publications.views.lists import GROUPS_TO_JUMP_TO

from .lines import FOLD, folds
from .samples import samples
from .words import parts, placed, rules
from .works import facets, headings, projects

# Where static/js/finding.js looks for it, below the list.
INDEX = "finding/works.json"

File = tuple[str, bytes]


def files() -> Iterator[File]:
    """The address and the content of each, in the language that is active."""
    # Oldest first: what is new comes last, and leaves most files as they were.
    works = list(Publication.objects.published().newest_first().reverse())
    numbers = [work.pk for work in works]
    lengths, places = placed(numbers)
    words: list[tuple[str, str]] = []
    lines: list[str] = []
    for part in parts(places):
        name, content = named("words", "json", compact(part))
        words.append((next(iter(part)), name))
        yield below_list(f"finding/{name}"), content
    for fold in folds(numbers):
        name, content = named("lines", "html", fold)
        lines.append(name)
        yield below_list(f"finding/{name}"), content
    index = {
        "facets": facets(works),
        "headings": headings(),
        "samples": samples(len(works)),
        "projects": projects(works),
        "jumps": [GROUPS_TO_JUMP_TO[0], GROUPS_TO_JUMP_TO[-1]],
        "page": pages.PAGE,
        "fold": FOLD,
        "lines": lines,
        "rules": rules(),
        "lengths": lengths,
        "words": words,
    }
    yield below_list(INDEX), compact(index).encode()


def named(name: str, suffix: str, content: str) -> File:
    """With a name for each content: a browser may keep it, and never takes one of
    yesterday for one of today."""
    data = content.encode()
    return f"{name}-{blake2b(data, digest_size=6).hexdigest()}.{suffix}", data


def compact(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def below_list(name: str) -> str:
    return f"{reverse('publications:list')}{name}"
