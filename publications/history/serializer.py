"""The format in which django-reversion writes versions and reads them: one text for a
whole. With it its own commands and functions work as for any other model."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models

from .packing import Packed, unpack
from .restoring import restore
from .states import made, state_of


class Serializer:
    internal_use_only = True

    def serialize(self, records, **options):
        [record] = records
        self.text = Packed.of(type(record), record.pk, state_of(record)).text

    def getvalue(self):
        return self.text


def Deserializer(text, **options):
    state = unpack(text)
    model = apps.get_model(state["model"])
    record = made(model, state["fields"])
    record.pk = state["pk"]
    yield Restorable(record, state)


@dataclass
class Restorable:
    object: models.Model
    state: dict

    @property
    def m2m_data(self):
        return self.state["many"]

    def save(self, **options):
        restore(type(self.object), self.object.pk, self.state)
