"""The text of one entry with some of its fields changed, and all else as it was."""

from collections.abc import Iterable, Mapping

from .body import RawField
from .cutting import Change, removals
from .keys import written_end
from .layout import additions, delimited
from .reading import RawEntry, read_entry
from .scanner import HEAD, LINE_END, Source, balanced
from .values import Part

Values = dict[str, list[Part]]


def edited(
    source: str, changes: Mapping[str, str | None], key: str | None = None
) -> str:
    """`source` with new values for fields in lower case; None removes a field.

    A value is LaTeX without delimiters. What is not changed stays byte for byte,
    but an entry so damaged that it would not be read again is written anew.
    Raises ValueError where `source` is not one entry, where the braces of a value
    are not in pairs and where `key` cannot be a key.
    """
    _check(changes)
    entry = _read(source)
    if entry is None:
        raise ValueError("this is not the text of one BibTeX entry")
    if key is None:
        key = entry.key.text
    wanted = _changed(_values(entry), changes)
    text = _in_place(source, entry, changes, key)
    if _holds(text, key, wanted):
        return text
    wanted = {name: _mended(parts) for name, parts in wanted.items()}
    text = _written_anew(entry.head["kind"], key, wanted)
    if _holds(text, key, wanted):
        return text
    raise ValueError(f"the entry “{key}” could not be read again with these changes")


def _check(changes: Mapping[str, str | None]) -> None:
    for name, value in changes.items():
        if value is not None and balanced(value) != value:
            raise ValueError(f"the braces in the value of {name} are not in pairs")


def _read(text: str) -> RawEntry | None:
    head = HEAD.match(text)
    entry = read_entry(Source(text), head) if head else None
    return entry if entry and not text[entry.end :].strip() else None


def _values(entry: RawEntry) -> Values:
    """Of a repeated field the first value."""
    values: Values = {}
    for field in entry.fields:
        values.setdefault(field.written.lower(), field.parts)
    return values


def _changed(values: Values, changes: Mapping[str, str | None]) -> Values:
    new = {n: [Part(v, False)] for n, v in changes.items() if v is not None}
    kept = {n: parts for n, parts in values.items() if changes.get(n, "") is not None}
    return kept | new


def _holds(text: str, key: str, values: Values) -> bool:
    entry = _read(text)
    return bool(entry and entry.key.text == key and _values(entry) == values)


def _in_place(
    source: str, entry: RawEntry, changes: Mapping[str, str | None], key: str
) -> str:
    removed = {name for name, value in changes.items() if value is None}
    source = _applied(source, removals(source, entry.fields, removed))
    left = _read(source)
    if left is None:
        return source
    new = {name: value for name, value in changes.items() if value is not None}
    return _applied(source, _replacements(source, left, new, key))


def _applied(source: str, changes: Iterable[Change]) -> str:
    pieces, position = [], 0
    for start, end, text in sorted(changes, key=lambda change: change[:2]):
        pieces += [source[position:start], text]
        position = max(position, end)
    return "".join([*pieces, source[position:]])


def _replacements(
    source: str, entry: RawEntry, new: dict[str, str], key: str
) -> Iterable[Change]:
    if key != entry.key.text:
        yield _new_key(source, entry, key)
    for field in entry.fields:
        value = new.pop(field.written.lower(), None)
        if value is not None and field.parts != [Part(value, False)]:
            yield _new_value(source, field, value)
    if new:
        yield from additions(source, entry, new)


def _new_key(source: str, entry: RawEntry, key: str) -> Change:
    start, end = entry.key.start, written_end(source, entry.key)
    if end > start or source.startswith(",", start):
        return Change(start, end, key)
    at = entry.head.end()
    return Change(at, at, f"{key}," + " " * (at == start))


def _new_value(source: str, field: RawField, value: str) -> Change:
    start, end = field.start, field.end
    if start == end:
        # Behind the sign, and not in the line where the next thing stands.
        sign = source[field.position : start]
        start = end = field.position + len(LINE_END.split(sign)[0])
    written, opener = source[start:end], source[start : start + 1]
    is_one_part = written == delimited(field.parts[0].text, opener)
    return Change(start, end, delimited(value, opener if is_one_part else "{"))


def _mended(parts: list[Part]) -> list[Part]:
    return [part._replace(text=balanced(part.text)) for part in parts]


def _written_anew(kind: str, key: str, values: Values) -> str:
    lines = [f"@{kind}{{{key},"]
    for name, parts in values.items():
        value = " # ".join(p.text if p.is_macro else f"{{{p.text}}}" for p in parts)
        lines.append(f"  {name} = {value},")
    return "\n".join([*lines, "}"])
