"""Which records have a history, and what belongs to each: a work, for one, with its
people, places, links and topics."""

from dataclasses import dataclass
from functools import cache, cached_property

import reversion
from django.db import models

from publications.fields import PictureField, RenderedField

# What django-reversion calls the way in which versions are written.
FORMAT = "whole"

_wholes = {}


@dataclass(frozen=True)
class Whole:
    """A record with `rows` of its own, in the owner's order, and `many` of others'.

    `carried` are rows that nobody sees, such as former addresses: they come back with
    a record that was deleted.
    """

    model: type[models.Model]
    rows: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()

    @cached_property
    def fields(self):
        return kept_fields(self.model)

    @cached_property
    def parts(self):
        return [Part(self.model._meta.get_field(name)) for name in self.rows]

    @cached_property
    def carried_parts(self):
        rows = (self.model._meta.get_field(name) for name in self.carried)
        return [Part(relation, is_carried=True) for relation in rows]

    @cached_property
    def links(self):
        return [self.model._meta.get_field(name) for name in self.many]


@dataclass(frozen=True)
class Part:
    """Rows that belong to one record only."""

    relation: models.ManyToOneRel
    is_carried: bool = False

    @property
    def name(self):
        return self.relation.get_accessor_name()

    @property
    def model(self):
        return self.relation.related_model

    @property
    def parent(self):
        return self.relation.field.name

    @cached_property
    def fields(self):
        """Without their numbers, which follow from the order."""
        left_out = {self.parent, "position"}
        return [f for f in kept_fields(self.model) if f.name not in left_out]

    @cached_property
    def order(self):
        has_place = any(f.name == "position" for f in self.model._meta.fields)
        return ["position", "pk"] if has_place else ["pk"]

    @cached_property
    def shared(self):
        """The fields that point to what belongs to others, too."""
        relations = [field for field in self.fields if field.is_relation]
        return [] if self.is_carried else relations


def register(model, rows=(), many=(), carried=()):
    """Give `model` a history; django-reversion writes it down as `format` says."""
    _wholes[model] = Whole(model, tuple(rows), tuple(many), tuple(carried))
    reversion.register(model, format=FORMAT)


def whole_of(model):
    return _wholes[model]


def has_history(model):
    return model in _wholes


@cache
def kept_fields(model):
    """All but the key and what is made from the others at each save."""
    return [field for field in model._meta.concrete_fields if is_kept(field)]


def is_kept(field):
    is_made = isinstance(field, RenderedField) or getattr(field, "auto_now", False)
    return not (field.primary_key or is_made)


def is_told(field):
    """Whether a person sees and changes it; the rest goes along in silence."""
    return field.editable and field.name != "slug"


def sizes_fields(model):
    """What belongs to the pictures, and is to come and go with them."""
    pictures = (f for f in model._meta.concrete_fields if isinstance(f, PictureField))
    return {field.sizes_field for field in pictures}


@cache
def unique_fields(model):
    """Those whose value no two records may share, if they have one."""
    alone = {
        constraint.fields[0]
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
        and len(constraint.fields) == 1
    }
    return [f for f in kept_fields(model) if f.unique or f.name in alone]
