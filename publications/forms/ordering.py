"""Rows in the owner's order."""

from django import forms
from django.utils.functional import cached_property

from .desk import DeskForm


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


class OrderedFormSet(forms.BaseInlineFormSet):
    """Rows whose places are 0, 1, 2 … after each save; without a number: last."""

    def save(self, commit=True):
        rows = self.rows_in_order()
        for position, form in enumerate(rows):
            form.instance.position = position
        saved = super().save(commit)
        for position, form in enumerate(rows):
            if not form.has_changed() and form.initial["position"] != position + 1:
                form.instance.save(update_fields=["position"])
        return saved

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
