from django.core.paginator import InvalidPage
from django.http import Http404
from django.views.generic import TemplateView

from publications.listing import Choice, Pages, facets, groupings, paging
from publications.listing.groups import YEAR
from publications.models import Publication

# So many are worth a row of links to them; of more, it would hide the works.
GROUPS_TO_JUMP_TO = range(3, 31)


class PublicationListView(TemplateView):
    """The published works that the address asks for, newest first; 404 beyond the last
    page."""

    template_name = "publications/publication_list.html"

    def get_context_data(self, **kwargs):
        choice = Choice.of(self.request.GET)
        found = facets(choice)
        pages = Pages(choice.works(), choice.group, found.found)
        return super().get_context_data(
            choice=choice,
            facets=found.rows,
            found=found.found,
            total=Publication.objects.published().count() if choice else found.found,
            groupings=groupings(choice),
            download=choice.query(group=YEAR),
            without_filters=f"{self.request.path}{Choice(q=choice.q).query()}",
            **page_of(pages, self.request, choice.query()),
            **kwargs,
        )


def page_of(pages, request, query=""):
    """The page that the address asks for; `query` is the rest of what it says."""
    try:
        page = pages.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404("There is no such page of this list.") from error
    groups = pages.groups(page.number)
    works = [line.work for group in groups for line in group.lines]
    return {
        "works": works,
        "page": page,
        "paging": paging(page, query),
        "groups": groups,
        "jumps": groups if len(groups) in GROUPS_TO_JUMP_TO else [],
        "has_equal_authors": any(work.has_equal_authors() for work in works),
    }
