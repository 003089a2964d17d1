from django.core.paginator import InvalidPage
from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from publications.listing import Choice, Pages, end, facets, groupings, paging
from publications.listing.groups import YEAR
from publications.models import Publication
from publications.reading import reading

# So many are worth a row of links to them; of more, it would hide the works.
GROUPS_TO_JUMP_TO = range(3, 31)


class PublicationListView(TemplateView):
    """The published works that the address asks for, newest first; 404 beyond the last
    page."""

    template_name = "publications/publication_list.html"

    def get_context_data(self, **kwargs):
        here = reverse("publications:list")
        choice = Choice.of(self.request.GET)
        found = facets(choice)
        read = reading().works
        pages = Pages(choice.works(), choice.group, found.found, read)
        return super().get_context_data(
            choice=choice,
            facets=found.rows,
            found=found.found,
            total=Publication.objects.published().count() if choice else found.found,
            groupings=groupings(choice),
            download=choice.query(group=YEAR),
            without_filters=f"{here}{Choice(q=choice.q).query()}",
            **page_of(pages, self, here, choice.query()),
            **kwargs,
        )


def page_of(pages, view, here, query=""):
    """The page that is asked for, of the list whose address is `here`; `query` is what
    is chosen of it."""
    asked = view.request.GET
    try:
        page = pages.page(view.kwargs.get("number") or asked.get("page") or 1)
    except InvalidPage as error:
        raise Http404("There is no such page of this list.") from error
    groups = pages.groups(page.number)
    works = [line.work for group in groups for line in group.lines]
    return {
        "here": here,
        # Pages were once asked for by ?page= alone.
        "canonical": here + ("" if asked.keys() - {"page"} else end(page.number)),
        "works": works,
        "page": page,
        "paging": paging(page, query),
        "groups": groups,
        "jumps": groups if len(groups) in GROUPS_TO_JUMP_TO else [],
        "has_equal_authors": reading().has_equal_authors(works),
    }
