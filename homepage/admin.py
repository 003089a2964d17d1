from django.contrib import admin, messages
from django.contrib.auth.models import Group, User
from django.shortcuts import redirect
from django.utils.html import format_html

from publications import history
from publications.admin.inlines import OrderedInline
from publications.admin.page import DeskAdmin
from publications.importing.people import same_spelling
from publications.models import Author

from .desk.accounts import AccountAdmin
from .forms import ProfileForm, ProfileLinkForm
from .look import accents
from .models import Profile, ProfileLink

history.register(Profile, rows=["links"])


admin.site.unregister([Group, User])
admin.site.register(User, AccountAdmin)


class ProfileLinkInline(OrderedInline):
    model = ProfileLink
    form = ProfileLinkForm
    verbose_name = "link"
    verbose_name_plural = "you elsewhere"
    fields = [("position", "kind", "label", "url")]


@admin.register(Profile)
class ProfileAdmin(DeskAdmin):
    """There is one profile: its list is its form."""

    form = ProfileForm
    inlines = [ProfileLinkInline]
    fieldsets = [
        (
            "You",
            {
                "fields": [
                    "name",
                    ("native_name", "pronouns"),
                    "headline",
                    "affiliation",
                    "email",
                ]
            },
        ),
        (
            "Portrait",
            {"fields": ["portrait", "portrait_alt", "portrait_credit"]},
        ),
        ("Biography", {"fields": ["bio"]}),
        ("Résumé", {"fields": ["resume_file", "resume_url"]}),
        ("Front page", {"fields": ["selected_heading", "meta_description"]}),
        ("Look", {"fields": ["accent", "face", "has_scheme_switch", "language"]}),
    ]
    page_order = [
        "You",
        "Portrait",
        "Biography",
        ProfileLinkInline,
        "Résumé",
        "Front page",
        "Look",
    ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Profile.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        profile = Profile.objects.first()
        if profile:
            return redirect("admin:homepage_profile_change", profile.pk)
        return redirect("admin:homepage_profile_add")

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        there_is_one = {"show_save_and_add_another": False, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, there_is_one)

    def get_view_on_site_url(self, obj=None):
        return obj.get_absolute_url() if obj else None

    def told_saved(self, request, obj):
        url = self.get_view_on_site_url(obj)
        return format_html(
            'Your profile is saved: <a href="{}">view your site</a>.', url
        )

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if obj.accent and "accent" in form.changed_data:
            tell_shown_colours(request, obj.accent)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not Author.objects.owner():
            make_owner_known(request, form.instance.name)


def tell_shown_colours(request, accent):
    light, dark = accents(accent)
    if {light, dark} != {accent.lower()}:
        messages.info(
            request,
            f"So that it can be read, your colour {accent} is shown as {light} on "
            f"light pages, and as {dark} on dark ones.",
        )


def make_owner_known(request, name):
    """Mark the author called `name` as the owner, or make one where there is none."""
    spelling = same_spelling(name)
    called_so = [a for a in Author.objects.all() if same_spelling(str(a)) == spelling]
    if len(called_so) > 1:
        messages.warning(
            request,
            f"Several authors are called “{name}”. Tick “this is me” at yours, so that "
            "it stands out in each list.",
        )
        return
    author = called_so[0] if called_so else person(name)
    author.is_owner = True
    author.save()
    messages.info(request, f"“{author}” is marked as you among the authors now.")


def person(name):
    """Split at the last space; the author's own form allows what is finer."""
    given, _, family = name.rpartition(" ")
    return Author(given_name=given, family_name=family)
