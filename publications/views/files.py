from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from publications.media import serve_stored
from publications.models import FormerFile, FormerSlug, Link, Publication
from publications.signposting import of_file, to_header


class LinkedFileView(View):
    """A paper, talk … that was uploaded for a work."""

    def get(self, request, slug, name):
        if "\0" in name:
            # PostgreSQL refuses even to look for it.
            raise Http404("No file is called so.")
        link = file_called(slug, name)
        if not link:
            return what_became_of(request, slug, name)
        response = serve_stored(request, link.file.name, filename=name)
        response.headers["Link"] = to_header(of_file(link.publication))
        return response


def file_called(slug, name):
    published = Publication.objects.published().filter(slug=slug)
    links = Link.objects.select_related("publication").exclude(file="")
    # A row that another program wrote may lack its name.
    is_called_so = Q(name=name) | Q(name="", file=f"papers/{slug}/{name}")
    return links.filter(is_called_so, publication__in=published).first()


def what_became_of(request, slug, name):
    published = Publication.objects.published().filter(slug=slug)
    moved = FormerSlug.objects.filter(slug=slug, publication__status="published")
    if not published.exists() and moved.exists():
        work = moved.select_related("publication").get().publication
        return redirect("publications:file", work.slug, name)
    former = get_object_or_404(
        FormerFile.objects.select_related("publication", "link__publication"),
        publication__in=published,
        name=name,
    )
    if former.link:
        # Not for good: a new file may be called so one day.
        return redirect(former.link)
    context = {"work": former.publication}
    return render(request, "publications/file_gone.html", context, status=410)
