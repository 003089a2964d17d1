"""All that a state has, to be read."""

from dataclasses import dataclass, field

from django.db.models import FileField

from .showing import label_of, name_of, shown, value_in
from .wholes import is_told, whole_of


@dataclass
class Shown:
    """A field, or with `rows` a list, of which each row has fields of its own."""

    label: str
    text: str = ""
    file: str = ""
    rows: list = field(default_factory=list)


def described(model, state):
    """All that it has, but for what is empty."""
    whole = whole_of(model)
    found = described_fields(whole.fields, state["fields"], state)
    for part in whole.parts:
        rows = [
            described_row(part, row, state) for row in state["rows"].get(part.name, [])
        ]
        label = str(part.model._meta.verbose_name_plural)
        found += [Shown(label, rows=rows)] if rows else []
    for link in whole.links:
        keys = state["many"].get(link.name, [])
        names = [name_of(link.related_model, key, state) for key in keys]
        found += [Shown(str(link.verbose_name), ", ".join(names))] if names else []
    return found


def described_row(part, row, state):
    label = label_of(part, row, state)
    fields = described_fields(part.fields, row, state)
    return Shown(label, rows=[field for field in fields if field.text != label])


def described_fields(fields, values, state):
    return [
        Shown(
            str(field.verbose_name),
            shown(field, value, state),
            value if isinstance(field, FileField) else "",
        )
        for field in fields
        if is_told(field)
        and (value := value_in(field, values)) not in ("", None, False)
    ]
