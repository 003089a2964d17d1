"""The owner's own account: its username and its password, on one page."""

import logging

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, get_user_model, update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm, UsernameField
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.debug import sensitive_variables

TEMPLATE = "admin/account.html"
USERNAME_HELP = "ada.lovelace: letters, digits and @ . + - _"
NOT_THE_PASSWORD = "This is not your password. Mind capitals."
STRONG_ENOUGH = (
    "At least 12 characters, not your username, and none of the passwords that are "
    "common: four words that nobody would put together will do."
)


class Confirmed:
    """For a form: the password that is used now is asked for, and tries are counted."""

    def __init__(self, request, **options):
        self.request = request
        super().__init__(label_suffix="", **options)

    @sensitive_variables()
    def clean_old_password(self):
        password = self.cleaned_data["old_password"]
        name = self.request.user.get_username()
        # Beside the test itself, this lets axes count.
        if not authenticate(self.request, username=name, password=password):
            raise ValidationError(NOT_THE_PASSWORD, code="password_incorrect")
        return password


class NameForm(Confirmed, forms.ModelForm):
    old_password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    class Meta:
        model = get_user_model()
        fields = ["username"]
        field_classes = {"username": UsernameField}
        labels = {"username": "New username"}
        help_texts = {"username": USERNAME_HELP}
        error_messages = {"username": {"unique": "Another account has this username."}}

    def __init__(self, request, **options):
        # A copy: what is typed must not change the name in the bar.
        user = get_user_model().objects.get(pk=request.user.pk)
        super().__init__(request, instance=user, **options)

    def told(self):
        name = self.instance.get_username()
        return f"Your username is “{name}” now. Use it the next time you sign in."


class PasswordForm(Confirmed, PasswordChangeForm):
    def __init__(self, request, **options):
        super().__init__(request, user=request.user, **options)
        self.fields["old_password"].label = "Your password until now"
        self.fields["old_password"].widget.attrs.pop("autofocus")
        self.fields["new_password1"].help_text = STRONG_ENOUGH
        self.fields["new_password2"].label = "New password again"
        self.fields["new_password2"].help_text = ""

    def told(self):
        update_session_auth_hash(self.request, self.user)
        return (
            "Your password is changed. Here you stay signed in; elsewhere you are "
            "signed out."
        )


logger = logging.getLogger("offprint.accounts")

FORMS = {"name": NameForm, "password": PasswordForm}


def account(request, site):
    sent = request.POST.get("form")
    shown = {
        name: form(request, prefix=name, data=request.POST if name == sent else None)
        for name, form in FORMS.items()
    }
    if sent in shown and shown[sent].is_valid():
        shown[sent].save()
        logger.info("Own %s changed", sent, extra={"request": request})
        messages.success(request, shown[sent].told())
        return redirect("admin:account")
    context = {
        **site.each_context(request),
        "title": "Your account",
        "forms": shown,
        "errors": [form for form in shown.values() if form.errors],
    }
    return TemplateResponse(request, TEMPLATE, context)
