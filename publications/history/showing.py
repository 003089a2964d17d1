"""The values of a state as a person reads them."""

from pathlib import PurePath

from django.db.models import BooleanField, FileField

from .states import blank_of, made, related


def shown(field, value, state):
    """In words: the name of a choice, of an author, of a file; Yes or No."""
    if field.is_relation:
        return name_of(field.related_model, value, state)
    if isinstance(field, BooleanField):
        return "Yes" if value else "No"
    if isinstance(field, FileField):
        return PurePath(value).name
    choices = dict(field.flatchoices)
    return str(choices.get(value, "" if value is None else value))


def name_of(model, key, state):
    """What it was called then."""
    if key is None:
        return ""
    found = related(model, key, state)
    return str(found) if found else f"an {model._meta.verbose_name} that is not known"


def value_in(field, values):
    return values.get(field.name, blank_of(field))


def label_of(part, row, state):
    """The row as it is called: an author's name, a link's kind."""
    found = made(part.model, row)
    for field in part.shared:
        key = row.get(field.name)
        setattr(found, field.name, related(field.related_model, key, state))
    return str(found) or part.model._meta.verbose_name
