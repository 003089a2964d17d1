"""JSON-LD in the vocabulary of schema.org, for search engines."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.safestring import SafeString

from publications.models import Publication

from .pages import breadcrumbs
from .texts import title_of
from .work import work_node

Absolute = Callable[[str], str]
EMPTY = ("", [], {})
# What could end the element that it stands in, or a line of a script.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_ld(work: Publication, absolute: Absolute) -> dict[str, Any]:
    """The work and the way to its page; `work` comes from `for_display()`."""
    step = title_of(work), work.get_absolute_url()
    return graph(work_node(work, absolute), breadcrumbs(absolute, step))


def graph(*nodes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@graph": [filled(node) for node in nodes],
    }


def filled(value: Any) -> Any:
    """Without what is empty, at any depth."""
    if isinstance(value, Mapping):
        found = {name: filled(part) for name, part in value.items()}
        return {name: part for name, part in found.items() if part not in EMPTY}
    if isinstance(value, list):
        return [part for part in map(filled, value) if part not in EMPTY]
    return value


def to_script(data: Mapping[str, Any]) -> SafeString:
    """As the content of a `<script>` element."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return SafeString(written.translate(ESCAPES))
