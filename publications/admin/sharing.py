"""Links by which others see a draft: made, listed and ended."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from publications.addresses import absolute
from publications.forms import ShareForm
from publications.keys import is_key
from publications.previewing import address_by, address_of, open_links, share

TEMPLATE = "admin/publications/publication/share.html"
HERE = "admin:publications_publication_share"


def share_page(request, model_admin, work):
    if work.is_published():
        return redirect("admin:publications_publication_change", work.pk)
    form = ShareForm(request.POST if "make" in request.POST else None)
    if request.method == "POST" and answered(request, work, form):
        return redirect(HERE, work.pk)
    links = open_links(work)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "Show the draft to a co-author",
        "original": work,
        "form": form,
        "links": [(link, absolute(address_by(link))) for link in links],
        "preview_address": address_of(work),
    }
    return TemplateResponse(request, TEMPLATE, context)


def answered(request, work, form):
    """Whether all is done that was asked for."""
    if "make" in request.POST:
        if form.is_valid():
            share(work, form.cleaned_data["days"])
            messages.success(request, "There is a new link: copy it, and send it.")
        return form.is_valid()
    end(request, work.preview_links.all())
    return True


def end(request, links):
    number = request.POST.get("end", "")
    if not (is_key(number) or "end_all" in request.POST):
        raise Http404("Nothing is asked for that can be done here.")
    ended = links.filter(pk=number) if number else links
    count = ended.count()
    ended.delete()
    if count == 1:
        messages.success(request, "The link has ended: it shows the draft no more.")
    elif count:
        messages.success(request, f"{count} links have ended.")
    else:
        messages.info(request, "The link had ended already.")
