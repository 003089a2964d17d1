"""The first page of an import: what is to be imported."""

import logging

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from publications.forms.importing import EXAMPLE, ImportForm
from publications.importing import waiting as upload
from publications.models import WaitingImport

TEMPLATE = "admin/publications/importrun/upload.html"

logger = logging.getLogger("offprint.imports")


def upload_page(request, model_admin):
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    WaitingImport.objects.forget_old()
    is_sent = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if is_sent else ImportForm()
    if form.is_valid() and (waiting := kept(form, request.user.get_username())):
        logger.info("To be imported: %s", str(waiting), extra={"request": request})
        return redirect("admin:publications_importrun_plan", waiting.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "Import BibTeX",
        "form": form,
        "example": EXAMPLE,
        "waiting": WaitingImport.objects.open().prefetch_related("files"),
    }
    return TemplateResponse(request, TEMPLATE, context)


def kept(form, by):
    data = form.cleaned_data
    try:
        return upload.keep(data["files"], data["archive"], by)
    except OSError as error:
        form.add_error("archive", f"It can't be kept here ({error.strerror}).")
        return None
