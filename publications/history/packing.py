"""States as they are stored in the versions of django-reversion.

`d0c5… =eJyr…`: a digest of what a person sees, which the database can look for; `=`, or
`-` for what a record was at its end; and JSON, packed, as an imported entry says the
same up to three times.
"""

import base64
import json
import zlib
from hashlib import sha256
from typing import NamedTuple

from .states import made
from .wholes import is_told, whole_of

LENGTH = 16
HERE, GONE = "=", "-"


class Packed(NamedTuple):
    """A state as its version holds it, and what the record was called."""

    text: str
    name: str

    @classmethod
    def of(cls, model, pk, state):
        whole = {"model": model._meta.label_lower, "pk": pk, **state}
        packed = base64.b64encode(zlib.compress(as_json(whole).encode())).decode()
        name = str(made(model, state["fields"]))
        return cls(digest(model, state) + HERE + packed, name)

    @property
    def digest(self):
        return digest_in(self.text)

    def ended(self):
        return Packed(self.digest + GONE + self.text[LENGTH + 1 :], self.name)


def unpack(text):
    return json.loads(zlib.decompress(base64.b64decode(text[LENGTH + 1 :])))


def digest_in(text):
    return text[:LENGTH]


def is_end(text):
    return text[LENGTH : LENGTH + 1] == GONE


def digest(model, state):
    """The same for two states between which a person sees no difference, but for the
    names of authors, venues and topics: these are changed elsewhere."""
    return sha256(as_json(told(whole_of(model), state)).encode()).hexdigest()[:LENGTH]


def told(whole, state):
    rows = {
        part.name: [
            {"pk": row["pk"], **only_told(part.fields, row)}
            for row in state["rows"].get(part.name, [])
        ]
        for part in whole.parts
    }
    return [only_told(whole.fields, state["fields"]), rows, state["many"]]


def only_told(fields, values):
    return {f.name: values[f.name] for f in fields if is_told(f) and f.name in values}


def as_json(found):
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
