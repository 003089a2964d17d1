"""What the page asks while a form is filled: whom do these names mean?"""

from django.template.loader import render_to_string

from publications.filling import NotOneName, People, Unclear, meant, venue_meant

from .people import told_of

# As many as a form shows in rows.
MAX_ASKED = 500


def who_is(names):
    """The HTML to show below each field, by the name of the field."""
    people = People()
    asked = list(names.items())[:MAX_ASKED]
    return {
        field: render_to_string("admin/widgets/_who.html", told(people, field, typed))
        for field, typed in asked
        if field.endswith(("-author", "-venue"))
    }


def told(people, field, typed):
    typed = typed.strip()
    try:
        return {"name": field, "note": note(people, field, typed)}
    except Unclear as unclear:
        return {"name": field, "question": unclear.question}
    except NotOneName as problem:
        return {"name": field, "note": str(problem)}


def note(people, field, typed):
    if not typed:
        return ""
    if field.endswith("-venue"):
        return "" if venue_meant(typed).pk else "New: added with the work."
    return told_of(meant(people, typed))
