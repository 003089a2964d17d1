"""Who may sign in: the stock form, with what a scholar's site needs of it."""

import logging

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import (
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
    UserCreationForm,
)

from publications.admin.telling import TellingAdmin

from .account import STRONG_ENOUGH, USERNAME_HELP

APPS = ["homepage", "publications"]

logger = logging.getLogger("offprint.accounts")


class NewPassword(ReadOnlyPasswordHashWidget):
    """A button, and nothing of how the password is kept."""

    template_name = "admin/widgets/new_password.html"


class AccountForm(UserChangeForm):
    password = ReadOnlyPasswordHashField(label="Password", widget=NewPassword)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class NewAccountForm(UserCreationForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["password1"].help_text = STRONG_ENOUGH
        self.fields["password2"].label = "Password again"
        self.fields["password2"].help_text = ""


class AccountAdmin(TellingAdmin, UserAdmin):
    form = AccountForm
    add_form = NewAccountForm
    add_fieldsets = [
        ("Account", {"fields": ["username", "password1", "password2"]}),
    ]
    fieldsets = [
        ("Account", {"fields": ["username", "password", "is_active"]}),
        ("What it may do", {"fields": ["is_superuser"]}),
        (
            "Only some things",
            {"classes": ["collapse"], "fields": ["user_permissions"]},
        ),
    ]
    list_display = ["username", "may", "last_login"]
    list_filter = []
    search_fields = ["username"]
    filter_horizontal = ["user_permissions"]
    # One by one: nobody deletes the own account among many others.
    actions = None

    @admin.display(description="May do")
    def may(self, user):
        if not user.is_active:
            return "Nothing: it is switched off"
        return "Everything" if user.is_superuser else "Some things"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        label, help_text = WORDS.get(db_field.name, (None, None))
        if field and label:
            field.label, field.help_text = label, help_text
        return field

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.queryset = field.queryset.filter(content_type__app_label__in=APPS)
        return field

    def get_fieldsets(self, request, obj=None):
        """Nobody takes away the own rights, which nobody else might give back."""
        if obj == request.user:
            return [("Account", {"fields": ["username", "password"]})]
        return super().get_fieldsets(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and obj != request.user

    def save_model(self, request, obj, form, change):
        # Only who is staff gets in at all; an account is for nothing else.
        obj.is_staff = True
        super().save_model(request, obj, form, change)

    def log_addition(self, request, obj, message):
        note(request, "made", obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        note(request, "changed", obj)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for user in queryset:
            note(request, "deleted", user)
        return super().log_deletions(request, queryset)


def note(request, done, user):
    name = user.get_username()
    logger.info("Account %s: %s", done, name, extra={"request": request})


WORDS = {
    "username": ("Username", USERNAME_HELP),
    "is_active": ("May sign in", "Untick it to keep the account, but switched off."),
    "is_superuser": (
        "May do everything",
        "Also make and delete accounts. Otherwise choose below what it may do.",
    ),
    "user_permissions": ("What it may do", ""),
}
