"""What Google Scholar asks for and does not find, of the site and of each work."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.template.response import TemplateResponse

from publications.checking import checked, of_site, to_check
from publications.models import Publication

TEMPLATE = "admin/publications/publication/self_check.html"
WORKS_PER_PAGE = 100


def self_check(request, model_admin):
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    works = checked(to_check(Publication.objects.newest_first()))
    lacking = [work for work in works if work.findings]
    is_short = "missing" in request.GET
    page = Paginator(lacking if is_short else works, WORKS_PER_PAGE)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "Self-check",
        "site_findings": list(of_site(request)),
        "works": page.get_page(request.GET.get("part")),
        "count": len(works),
        "lacking": len(lacking),
        "is_short": is_short,
    }
    return TemplateResponse(request, TEMPLATE, context)


def check_of(work):
    """The same for its form."""
    return checked(to_check(Publication.objects.filter(pk=work.pk)))[0]
