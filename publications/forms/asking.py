"""What the page asks while a form is filled: whom do these names mean?"""

from django.template.loader import render_to_string
from django.utils.functional import cached_property

from publications.filling import NotOneName, People, Unclear, meant, venue_meant
from publications.keys import is_key
from publications.models import Authorship

from .people import told_of

# More than a form has rows.
MAX_ASKED = 200


def who_is(names):
    """The HTML to show below each field, by the name of the field."""
    asking = Asking(names)
    fields = [field for field in names if field.endswith(("-author", "-venue"))]
    return {
        field: render_to_string("admin/widgets/_who.html", asking.told(field))
        for field in fields[:MAX_ASKED]
    }


class Asking:
    """`names` by their fields, and beside them the numbers of saved rows."""

    def __init__(self, names):
        self.names = names
        self.people = People()

    def told(self, field):
        try:
            return {"name": field, "note": self.note(field, self.names[field].strip())}
        except Unclear as unclear:
            return {"name": field, "question": unclear.question}
        except NotOneName as problem:
            return {"name": field, "note": str(problem)}

    def note(self, field, typed):
        if not typed:
            return ""
        if field.endswith("-venue"):
            return "" if venue_meant(typed).pk else "New: added with the work."
        number = self.names.get(field.removesuffix("author") + "id")
        return told_of(meant(self.people, typed, before=self.before.get(number)))

    @cached_property
    def before(self):
        """Who is in each saved row now."""
        numbers = [n for name, n in self.names.items() if name.endswith("-id")]
        numbers = list(filter(is_key, numbers))[:MAX_ASKED]
        rows = Authorship.objects.filter(pk__in=numbers)
        return {str(row.pk): row.author for row in rows.select_related("author")}
