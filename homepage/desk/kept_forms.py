"""A form that came while nobody was signed in, as a text that the browser can hold.

It is signed: what is sent again is what has arrived here, for the same page.
"""

import hashlib
from dataclasses import dataclass

from django.core import signing

SALT = "kept form"
# Of what a session holds; a paper's form with two hundred authors takes 20 kB.
MAX_LENGTH = 3_000_000
MAX_FORMS = 5
SESSION_KEY = "kept_forms"


@dataclass(frozen=True)
class KeptForm:
    path: str
    fields: list
    files: list

    @property
    def words(self):
        """What was typed into the fields that are no rows: (name, text)."""
        return [
            (name.replace("_", " ").capitalize(), value)
            for name, value in self.fields
            if value and "-" not in name and not name.startswith("_")
        ]


def pack(request):
    """The text, or nothing where it would be too long."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if is_kept(name)
        for value in values
    ]
    files = [file.name for file in request.FILES.values()]
    form = {"path": request.get_full_path(), "fields": fields, "files": files}
    text = signing.dumps(form, salt=SALT, compress=True)
    return text if len(text) <= MAX_LENGTH else ""


def is_kept(name):
    return name not in ("csrfmiddlewaretoken", "resumed") and "password" not in name


def unpack(text):
    try:
        return KeptForm(**signing.loads(text, salt=SALT))
    except signing.BadSignature:
        return None


def put_by(session, text):
    """Keep the form for who is signed in, and answer under which key."""
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    forms = session.get(SESSION_KEY, {}) | {key: text}
    session[SESSION_KEY] = dict(list(forms.items())[-MAX_FORMS:])
    return key


def find(session, key):
    return unpack(session.get(SESSION_KEY, {}).get(key, ""))


def drop(session, key):
    if session.get(SESSION_KEY, {}).pop(key, None):
        session.modified = True
