"""What is said after a save: one message that names the thing and leads to it."""

from django.contrib import messages
from django.contrib.admin.utils import model_ngettext, quote
from django.urls import reverse
from django.utils.html import format_html

MAX_NAME = 100


class TellingAdmin:
    """Says its own words in place of Django's, which name no place to look."""

    def response_add(self, request, obj, post_url_continue=None):
        request.told = self.told_saved(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        request.told = self.told_saved(request, obj)
        return super().response_change(request, obj)

    def response_delete(self, request, obj_display, obj_id):
        request.told = self.told_deleted(f"“{shortened(obj_display)}”", 1)
        return super().response_delete(request, obj_display, obj_id)

    def delete_queryset(self, request, queryset):
        count = queryset.count()
        name = f"{count} {model_ngettext(self.opts, count)}"
        request.told = self.told_deleted(name, count)
        super().delete_queryset(request, queryset)

    def message_user(self, request, message, level=messages.INFO, *args, **kwargs):
        if level == messages.SUCCESS:
            message = getattr(request, "told", message)
        super().message_user(request, message, level, *args, **kwargs)

    def told_saved(self, request, obj):
        name = self.linked(request, obj)
        return format_html("{} {}", name, self.where_seen(obj))

    def told_deleted(self, name, count):
        return f"{name} {'is' if count == 1 else 'are'} deleted."

    def linked(self, request, obj):
        """Its name, which leads to its form unless that is shown again."""
        name = f"“{shortened(obj)}”"
        if "_continue" in request.POST:
            return name
        view = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        form = reverse(view, args=[quote(obj.pk)])
        return format_html('<a href="{}">{}</a>', form, name)

    def where_seen(self, obj):
        """How the sentence goes on that begins with the name."""
        return self.leading_to_page("is saved", obj)

    def leading_to_page(self, state, obj):
        url = self.get_view_on_site_url(obj)
        if not url:
            return f"{state}."
        return format_html('{}: <a href="{}">view it on the site</a>.', state, url)


def shortened(obj):
    name = str(obj)
    return name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…"
