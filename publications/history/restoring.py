"""A record as it once was, put back into the tables.

What works share is never set back: an author, venue or topic is made again where it is
gone, and otherwise stays as it is today.
"""

from django.db import transaction

from publications.slugs import free_slug

from .files import lost_files
from .notes import Notes
from .rows import put_carried, put_rows
from .shared import Shared
from .states import blank_of, made, state_of
from .wholes import is_told, sizes_fields, unique_fields, whole_of


class CannotRestore(Exception):
    """Says why in words."""


def restore(model, pk, state):
    """The record as `state` says, and notes in words of what could not be so."""
    whole = whole_of(model)
    notes = Notes()
    with transaction.atomic():
        shared = Shared(state, notes)
        is_gone = not model._default_manager.filter(pk=pk).exists()
        record = put_root(whole, pk, state["fields"], notes)
        for part in whole.parts:
            put_rows(part, record, state["rows"].get(part.name, []), shared, notes)
        for link in whole.links:
            wanted = state["many"].get(link.name, [])
            there = [shared.key(link.related_model, key) for key in wanted]
            getattr(record, link.name).set(filter(None, there))
        for part in whole.carried_parts if is_gone else []:
            put_carried(part, record, state["rows"].get(part.name, []))
        if hasattr(record, "refresh_date"):
            record.refresh_date()
    return record, notes.said


def rehearse(model, pk, state):
    """What `restore` would make of it and say, with nothing changed."""
    with transaction.atomic():
        record, notes = restore(model, pk, state)
        outcome = state_of(record)
        transaction.set_rollback(True)
    return outcome, notes


def put_root(whole, pk, values, notes):
    old = made(whole.model, values)
    old.pk = pk
    for field in lost_files(old):
        notes.lost_file(field, f"“{old}”")
        setattr(old, field.attname, "")
    record = whole.model._default_manager.filter(pk=pk).first()
    if record:
        set_back(whole, record, old, notes)
        record.save()
        return record
    settle(old, notes)
    old.save(force_insert=True)
    return old


def set_back(whole, record, old, notes):
    """Its address and what imports brought stay as they are today."""
    carried = sizes_fields(whole.model)
    for field in whole.fields:
        if not (is_told(field) or field.name in carried):
            continue
        if holder := holder_of(field, old):
            notes.value_is_taken(field, value_of(field, old), holder)
        else:
            setattr(record, field.attname, value_of(field, old))


def settle(record, notes):
    """Make room among the others for a record that is made again."""
    for field in unique_fields(type(record)):
        holder, value = holder_of(field, record), value_of(field, record)
        if not holder:
            continue
        if field.name == "slug":
            record.slug = free_slug(type(record)._default_manager, value)
            notes.value_is_replaced(field, value, holder, record.slug)
        elif value is True:
            setattr(record, field.attname, blank_of(field))
            notes.value_is_taken(field, value, holder)
        else:
            raise CannotRestore(
                f"“{value}” is the {field.verbose_name} of another "
                f"{record._meta.verbose_name} now. Change it there first."
            )


def holder_of(field, record):
    """Another record that has the value of a field which no two may share."""
    value = value_of(field, record)
    if not value or field not in unique_fields(type(record)):
        return None
    others = type(record)._default_manager.exclude(pk=record.pk)
    return others.filter(**{field.name: value}).first()


def value_of(field, record):
    return getattr(record, field.attname)
