"""Rows in the owner's order."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from .desk import DeskForm

# Nobody types more at once, and each costs a server some hundredths of a second.
MOST_NEW = 300


class OrderedForm(DeskForm):
    """A row with a place among its siblings, shown from 1, kept from 0."""

    position = forms.IntegerField(label="Position", required=False, min_value=1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["position"] = self.instance.position + 1

    @cached_property
    def changed_data(self):
        """A place alone makes no row."""
        changed = super().changed_data
        return [] if changed == ["position"] and not self.instance.pk else changed


class RowField(forms.IntegerField):
    """The number of a saved row. Django's own asks the database for each."""

    widget = forms.HiddenInput

    def __init__(self, known, **kwargs):
        super().__init__(required=False, **kwargs)
        self.known = known

    def clean(self, value):
        number = super().clean(value)
        if number is not None and number not in self.known:
            raise ValidationError("This row is gone: it was deleted meanwhile.")
        return number


class BoundedFormSet(forms.BaseInlineFormSet):
    """The rows that are saved and some new ones, whatever number a request says."""

    default_error_messages = {
        "too_many_forms": f"More than {MOST_NEW} new rows came at once, and only the "
        f"first {MOST_NEW} are shown here. Save these, then add the others."
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.absolute_max = len(self.get_queryset()) + MOST_NEW


class OrderedFormSet(BoundedFormSet):
    """Rows whose places are 0, 1, 2 … after each save; without a number: last."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        name = self._pk_field.name
        form.fields[name] = RowField(self.known, initial=form.fields[name].initial)

    @cached_property
    def known(self):
        return {row.pk for row in self.get_queryset()}

    def save(self, commit=True):
        rows = self.rows_in_order()
        for position, form in enumerate(rows):
            form.instance.position = position
        saved = super().save(commit)
        moved = [
            form.instance
            for position, form in enumerate(rows)
            if not form.has_changed() and form.initial["position"] != position + 1
        ]
        if moved:
            self.save_moved(moved)
        return saved

    def save_moved(self, rows):
        self.model.objects.bulk_update(rows, ["position"], batch_size=500)

    def rows_in_order(self):
        return sorted(self.kept_forms(), key=place_of)

    def kept_forms(self):
        return [
            form
            for form in self.forms
            if not self._should_delete_form(form)
            and (form.instance.pk or form.has_changed())
        ]


def place_of(form):
    """Sorting key: who moved to a taken place pushes its holder the other way."""
    typed = form.cleaned_data.get("position")
    shown = form.initial.get("position")
    if typed is None:
        return (float("inf"), 0)
    return (typed, -1 if shown is None else (typed > shown) - (typed < shown))
