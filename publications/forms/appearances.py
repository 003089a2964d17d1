"""Where a work appeared: venues are typed, and a new one is made with it."""

from django import forms
from django.core.exceptions import ValidationError

from publications.filling import (
    MAX_TEXT,
    NotOneName,
    Unclear,
    as_typed_venue,
    keep_entry,
    venue_meant,
)

from .naming import NameInput, answer_to
from .ordering import OrderedForm, OrderedFormSet
from .visible import require_visible


class AppearanceForm(OrderedForm):
    error_places = {
        "appearance_citation_key": "citation_key",
        "appearance_month": "month",
        "appearance_day": "day",
        "appearance_year": "year",
    }
    examples = ["venue", "name", "place", "doi", "arxiv", "pages", "note"]

    venue = forms.CharField(
        required=False,
        max_length=600,
        widget=NameInput("venue"),
        help_text="Operating Systems Design and Implementation (OSDI)",
    )

    # The entry that the row was filled from.
    pasted = forms.CharField(
        required=False, max_length=MAX_TEXT, strip=False, widget=forms.HiddenInput
    )

    class Meta:
        help_texts = {"name": "18th Symposium on Operating Systems Design (OSDI’24)"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.venue_id:
            self.initial["venue"] = as_typed_venue(self.instance.venue)

    def _get_validation_exclusions(self):
        # It may be new.
        return super()._get_validation_exclusions() | {"venue"}

    def clean_venue(self):
        typed = self.cleaned_data["venue"]
        if not typed:
            return None
        require_visible(typed)
        if self.instance.venue_id and typed == self.initial["venue"]:
            return self.instance.venue
        try:
            venue = venue_meant(typed, answer_to(self, "venue"))
        except NotOneName as problem:
            raise ValidationError(str(problem), code="name") from problem
        except Unclear as unclear:
            self.fields["venue"].widget.question = unclear.question
            raise ValidationError("Say which venue this is.", code="who") from unclear
        check_venue(venue)
        return venue

    def save(self, commit=True):
        if text := self.cleaned_data.get("pasted"):
            keep_entry(self.instance, text.replace("\r\n", "\n"))
        return super().save(commit)


def check_venue(venue):
    try:
        venue.clean_fields(exclude=["slug"])
    except ValidationError as error:
        raise ValidationError(error.messages) from error


class AppearanceFormSet(OrderedFormSet):
    def clean(self):
        super().clean()
        seen = set()
        for form in self.kept_forms():
            key = form.cleaned_data.get("citation_key")
            if key and key in seen:
                form.add_error("citation_key", "Another entry has this citation key.")
            seen.add(key)

    def save(self, commit=True):
        self.save_venues()
        return super().save(commit)

    def save_venues(self):
        new = {}
        for form in self.kept_forms():
            venue = form.instance.venue
            if venue and venue.pk is None:
                form.instance.venue = new.setdefault(venue.name.casefold(), venue)
        for venue in new.values():
            venue.save()

    def save_moved(self, rows):
        super().save_moved(rows)
        # The first of them dates the work.
        self.instance.refresh_date()
