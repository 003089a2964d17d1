"""What a record is at one moment, as plain values, read from the tables.

A state is {"fields": {name: value}, "rows": {name: [{"pk": …, name: value}]},
"many": {name: [pk]}, "shared": {model: {pk: {name: value}}}}. What has the empty value
that it has from the beginning is left out.
"""

from datetime import datetime

from publications.batches import batches

from .wholes import kept_fields, whole_of


def state_of(record):
    return read(type(record), [record.pk]).get(record.pk)


def read(model, pks):
    """{pk: state} of those that are there, in as many queries as a whole has parts."""
    whole = whole_of(model)
    found = {}
    for batch in batches(pks):
        found |= read_batch(whole, batch)
    return found


def read_batch(whole, pks):
    roots = whole.model._default_manager.filter(pk__in=pks).order_by()
    states = {
        pk: {"fields": fields, "rows": {}, "many": {}, "shared": {}}
        for pk, fields in values(roots, whole.fields)
    }
    for part in [*whole.parts, *whole.carried_parts]:
        read_rows(states, part)
    for link in whole.links:
        read_many(states, link)
    return states


def read_rows(states, part):
    for state in states.values():
        state["rows"][part.name] = []
    rows = part.model._default_manager.filter(**{f"{part.parent}__in": [*states]})
    for parent, pk, fields in values(
        rows.order_by(*part.order), part.fields, part.parent
    ):
        states[parent]["rows"][part.name].append({"pk": pk, **fields})
    for field in part.shared:
        known = read_shared(field.related_model, rows.order_by().values(field.attname))
        for state in states.values():
            wanted = {row.get(field.name) for row in state["rows"][part.name]}
            note_shared(state, field.related_model, wanted, known)


def read_many(states, link):
    for state in states.values():
        state["many"][link.name] = []
    parent, other = link.m2m_column_name(), link.m2m_reverse_name()
    rows = link.remote_field.through._default_manager.filter(
        **{f"{parent}__in": [*states]}
    ).order_by(other)
    for here, there in rows.values_list(parent, other):
        states[here]["many"][link.name].append(there)
    known = read_shared(link.related_model, rows.order_by().values(other))
    for state in states.values():
        note_shared(state, link.related_model, set(state["many"][link.name]), known)


def read_shared(model, pks):
    rows = model._default_manager.filter(pk__in=pks).order_by()
    return dict(values(rows, kept_fields(model)))


def note_shared(state, model, wanted, known):
    """So much of what belongs to others that it could be made again."""
    noted = state["shared"].setdefault(model._meta.model_name, {})
    # Keys are texts in JSON.
    noted |= {str(pk): known[pk] for pk in wanted & known.keys()}


def values(rows, fields, *before):
    """(*before, pk, {name: value}) for each of `rows`."""
    head = len(before) + 1
    names = [field.attname for field in fields]
    for row in rows.values_list(*before, "pk", *names).iterator():
        found = zip(fields, row[head:], strict=True)
        yield *row[:head], {f.name: plain(v) for f, v in found if not is_blank(f, v)}


def is_blank(field, value):
    is_empty = value is None or value is False or value in ("", [], {})
    return is_empty and value == blank_of(field)


def blank_of(field):
    """What stands for a value that was left out."""
    return field.get_default()


def made(model, values):
    """A record, not saved, of a state's fields."""
    record = model()
    for field in kept_fields(model):
        value = values.get(field.name, blank_of(field))
        setattr(record, field.attname, field.to_python(value))
    return record


def related(model, key, state):
    """The author, venue or topic as it was noted with the state."""
    noted = state["shared"].get(model._meta.model_name, {})
    values = noted.get(str(key))
    return None if values is None else made(model, values)


def plain(value):
    return value.isoformat() if isinstance(value, datetime) else value
