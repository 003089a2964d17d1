"""Paste to fill: the form of a work comes back with its blanks filled, unsaved."""

from django.core.exceptions import PermissionDenied
from django.forms.utils import ErrorDict, ErrorList
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import path

from publications.filling import Sheet, read
from publications.forms import PASTE, USED, who_is

FILL, STARS = "_fill", "_stars"


class FillingAdmin:
    """With a script the values are fetched, and put into the form as it stands."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.who)
        return [
            path("who/", view, name="publications_publication_who"),
            *super().get_urls(),
        ]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.filled = None
        if request.method == "POST" and FILL in request.POST:
            request.filled = filled(request, is_new=object_id is None)
            if request.headers.get("Accept") == "application/json":
                return self.fetched(request, object_id)
            request.POST = request.filled["data"]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def fetched(self, request, object_id):
        may = self.has_change_permission if object_id else self.has_add_permission
        if not may(request):
            raise PermissionDenied
        said = render_to_string(
            "admin/publications/publication/_filled.html", request.filled, request
        )
        data = request.filled["data"].dict()
        for name in ("csrfmiddlewaretoken", FILL, STARS):
            data.pop(name, None)
        return JsonResponse({"data": data, "said": said})

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if getattr(request, "filled", None):
            return type(f"Filled{form.__name__}", (Unsaved, form), {})
        return form

    def render_change_form(self, request, context, **kwargs):
        if filled := getattr(request, "filled", None):
            context |= {"filled": filled, "errors": []}
            forget_errors(context)
        context["paste"] = request.POST.get(PASTE, "")
        context["used"] = request.POST.get(USED, "")
        return super().render_change_form(request, context, **kwargs)

    def who(self, request):
        """For each name that was sent, what is to be said or asked of it, as HTML."""
        if not (
            self.has_add_permission(request) or self.has_change_permission(request)
        ):
            raise PermissionDenied
        return JsonResponse(who_is(request.POST.dict()))


class Unsaved:
    """A form that is checked and shown, and never saved."""

    def is_valid(self):
        super().is_valid()
        return False


def filled(request, *, is_new):
    data = request.POST.copy()
    for name, file in request.FILES.items():
        data[name] = file.name
    pasted = read(data.get(PASTE, ""), stars_are_equal=STARS in data)
    sheet = Sheet(data, is_new=is_new)
    if not pasted.is_refused:
        sheet.fill(pasted)
        sheet.data[USED] = data.get(PASTE, "")
        # Stars may have to be filled in once more.
        if pasted.text or not pasted.said:
            sheet.data[PASTE] = ""
    return {"data": sheet.data, "pasted": pasted, "sheet": sheet}


def forget_errors(context):
    """Nothing was refused: what is missing is told when it is to be saved."""
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [form for formset in formsets for form in formset.forms]
    for form in [context["adminform"].form, *forms]:
        form._errors = ErrorDict()
    for formset in formsets:
        formset._non_form_errors = ErrorList()
