"""Two people save the same record at once: the second is told, and nothing is lost."""

from django.contrib import messages
from django.db import transaction
from django.utils.html import format_html

from publications import history
from publications.history import CannotRestore, Clash
from publications.keys import is_key

OPENED, OVER = "_opened", "_over"
# Ends the name of a field that a file was chosen for before the form came back.
ASIDE = "-aside"


class TogetherAdmin:
    """Holds what a form was opened with against what is there when it is saved.

    What others changed in between stays if it is in other fields. Else the form comes
    back with what they did, and saves over it when that is ticked.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        form = (object_id, form_url, extra_context)
        if not self.is_save(request, object_id):
            return super().changeform_view(request, *form)
        record = self.model(pk=int(object_id))
        with history.recorded([record], request.user):
            met = history.meeting(self.model, record.pk, request.POST.get(OPENED))
            if met:
                request.POST = met.with_names_of_today(request.POST)
            if not (met and met.has_happened):
                return super().changeform_view(request, *form)
            return self.met(request, met, form)

    def is_save(self, request, object_id):
        is_sent = request.method == "POST" and is_key(object_id)
        return is_sent and self.has_history()

    def met(self, request, met, form):
        request.met = met
        request.is_over = request.POST.get(OVER) == met.token and self.may_save_over(
            request, met
        )
        try:
            return self.tried(request, met, form)
        except Clash:
            request.is_refused = True
            return self.tried(request, met, form)
        except CannotRestore as error:
            messages.error(request, str(error))
            return super().changeform_view(request, *form)

    def may_save_over(self, request, met):
        return bool(met.theirs) or self.has_add_permission(request)

    def tried(self, request, met, form):
        """The form on what it was opened with, which is taken back unless it saves."""
        with transaction.atomic():
            met.begin_again()
            response = super().changeform_view(request, *form)
            if not getattr(request, "is_kept", False):
                transaction.set_rollback(True)
        return response

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if getattr(request, "is_refused", False):
            return type(f"Refused{form.__name__}", (Refused, form), {})
        return form

    def save_model(self, request, obj, form, change):
        met = self.open_meeting(request)
        if met and brings_files(request):
            # What is stored of a file outlasts the attempt.
            raise Clash
        super().save_model(request, obj, form, change)

    def log_change(self, request, obj, message):
        if met := self.open_meeting(request):
            self.settle(request, met, history.state_of(obj))
        request.is_kept = True
        return super().log_change(request, obj, message)

    def open_meeting(self, request):
        """None also where the others' change is to be saved over."""
        met = getattr(request, "met", None)
        return None if met and request.is_over else met

    def settle(self, request, met, mine):
        if met.is_crossed(mine):
            raise Clash
        met.add_theirs(mine)
        # A form that is sent twice is no meeting.
        request.is_joined = met.is_other(mine)

    def response_change(self, request, obj):
        if getattr(request, "is_joined", False):
            request.told = format_html(
                "{} What {} changed meanwhile is kept, too: {}",
                request.told,
                history.listed(request.met.people) or "an import or program",
                history.sentence(request.met.changes),
            )
        return super().response_change(request, obj)

    def render_change_form(self, request, context, obj=None, **kwargs):
        if self.has_history() and obj and self.has_change_permission(request, obj):
            context["opened"] = request.POST.get(OPENED) or history.opened(obj)
        if getattr(request, "is_refused", False):
            context["met"] = request.met
            context["may_save_over"] = self.may_save_over(request, request.met)
        return super().render_change_form(request, context, obj=obj, **kwargs)


def brings_files(request):
    """Now, or kept from a try before."""
    kept = (value for name, value in request.POST.items() if name.endswith(ASIDE))
    return bool(request.FILES) or any(kept)


class Refused:
    """A form that is checked and shown, and not saved."""

    def is_valid(self):
        super().is_valid()
        return False
