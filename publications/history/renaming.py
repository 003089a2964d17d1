"""Forms send authors, venues and topics by name. One that has been renamed since a form
was opened would be somebody new in it."""

from .showing import name_of
from .wholes import whole_of


def with_names_of_today(data, model, base, now):
    """`data` of a form that was opened at `base`, as if it had been opened now."""
    whole, data = whole_of(model), data.copy()
    for part in whole.parts:
        rows = {str(row["pk"]): row for row in base["rows"].get(part.name, [])}
        for prefix in prefixes(data, part.name):
            row = rows.get(data.get(f"{prefix}-id"), {})
            for field in part.shared:
                names = renamed(field.related_model, [row.get(field.name)], base, now)
                put(data, f"{prefix}-{field.name}", names)
    for link in whole.links:
        keys = base["many"].get(link.name, [])
        put_among(data, link.name, renamed(link.related_model, keys, base, now))
    return data


def prefixes(data, name):
    end = "-id"
    return [
        key.removesuffix(end)
        for key in data
        if key.startswith(f"{name}-") and key.endswith(end)
    ]


def renamed(model, keys, base, now):
    """{name then: name now} of those that are called otherwise now."""
    names = model._meta.model_name
    known = [key for key in keys if str(key) in now["shared"].get(names, {})]
    pairs = ((name_of(model, key, base), name_of(model, key, now)) for key in known)
    return {then: today for then, today in pairs if then != today}


def put(data, field, names):
    if data.get(field) in names:
        data[field] = names[data[field]]


def put_among(data, field, names):
    """The same among names with commas between them."""
    if names and field in data:
        typed = (name.strip() for name in data[field].split(","))
        data[field] = ", ".join(names.get(name, name) for name in typed)
