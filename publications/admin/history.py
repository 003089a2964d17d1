"""Each change that is made in the admin is kept."""

from contextlib import nullcontext

from django.utils.html import format_html

from publications import history

from .together import TogetherAdmin
from .versions import HistoryPages


class KeptHistory(HistoryPages, TogetherAdmin):
    """For a ModelAdmin: what is saved or deleted here becomes a revision."""

    def has_history(self):
        return history.has_history(self.model)

    def log_addition(self, request, obj, message):
        if self.has_history():
            history.keep_now(obj, request.user)
        return super().log_addition(request, obj, message)

    def delete_model(self, request, obj):
        with self.kept_deletion(request, [obj]):
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        with self.kept_deletion(request, queryset):
            super().delete_queryset(request, queryset)

    def response_delete(self, request, obj_display, obj_id):
        if self.has_history():
            version = history.last_version(self.model, obj_id)
            url = self.address("version", obj_id, version.pk)
            request.told = leading_back(request.told, url)
        return super().response_delete(request, obj_display, obj_id)

    def message_user(self, request, message, *args, **kwargs):
        if request.POST.get("action") == "delete_selected" and self.has_history():
            message = leading_back(message, self.address("deleted"), "Bring back …")
        super().message_user(request, message, *args, **kwargs)

    def kept_deletion(self, request, records):
        if not self.has_history():
            return nullcontext()
        return history.recorded(records, request.user)


def leading_back(said, url, words="Bring it back"):
    return format_html('{} <a href="{}">{}</a>', said, url, words)
