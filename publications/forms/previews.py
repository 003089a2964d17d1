"""For how long a draft may be seen by whoever has a link to it."""

from django import forms


class ShareForm(forms.Form):
    days = forms.TypedChoiceField(
        label="The link works for",
        choices=[(1, "a day"), (7, "a week"), (30, "a month")],
        coerce=int,
        initial=7,
        widget=forms.RadioSelect,
    )
