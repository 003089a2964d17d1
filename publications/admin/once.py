"""A form that makes a record makes it once, however often it is sent."""

import secrets

from django.contrib import messages
from django.contrib.sessions.models import Session
from django.db import transaction
from django.shortcuts import redirect

MAX_FORMS = 20


class MadeOnce:
    """For a ModelAdmin: a second click, or a form sent anew, leads to what was made."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        form = request.POST.get("_once") if object_id is None else None
        if not form:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            place = made_by(request.session).get(form)
            if place is None:
                return super().changeform_view(
                    request, object_id, form_url, extra_context
                )
        messages.info(request, "This was saved already. It is here once.")
        return redirect(place)

    def render_change_form(self, request, context, add=False, **kwargs):
        if add:
            context["once"] = request.POST.get("_once") or secrets.token_urlsafe(12)
        return super().render_change_form(request, context, add=add, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        response = super().response_add(request, obj, post_url_continue)
        form = request.POST.get("_once")
        if form and response.status_code == 302:
            forms = {**made_by(request.session), form: response.url}
            request.session["made"] = dict(list(forms.items())[-MAX_FORMS:])
            # Before the next request may look, which waits for the end of this one.
            request.session.save()
        return response


def made_by(session):
    """{form: where its record is}; whoever asks at the same time waits."""
    rows = Session.objects.select_for_update().filter(pk=session.session_key)
    row = rows.first()
    return row.get_decoded().get("made", {}) if row else {}
