"""What is wrong in a form that was sent, each with the way to its field."""

from typing import NamedTuple

from django.utils.text import capfirst


class Mistake(NamedTuple):
    place: str
    anchor: str
    says: str


def mistakes_of(form, inlines):
    found = list(of_form(form))
    for inline in inlines:
        found += of_rows(inline.formset, inline.opts)
    return found


def of_form(form, row="", anchor=""):
    for name, errors in form.errors.items():
        if name in form.fields:
            field = form[name]
            place = ": ".join(filter(None, [row, str(field.label)]))
            yield Mistake(place, field.id_for_label or field.auto_id, errors[0])
        else:
            # Django itself shows these above the fields.
            yield from (Mistake(row, anchor, error) for error in errors if row)


def of_rows(formset, opts):
    kind = capfirst(formset.model._meta.verbose_name)
    group = capfirst(opts.verbose_name_plural)
    for error in formset.non_form_errors():
        yield Mistake(group, f"{formset.prefix}-group", error)
    for number, form in enumerate(formset.forms, start=1):
        if not (formset.can_delete and formset._should_delete_form(form)):
            yield from of_form(form, f"{kind} {number}", form.prefix)
