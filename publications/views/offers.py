"""In which notations the pages can be read, under one address each."""

from publications.citing import STYLES

from .data import JsonLdView, LinksetView, ReferenceView
from .downloads import BibtexView, CslView, RisView
from .indexing import indexed_in_full
from .lists import PublicationListView
from .moving import at_any_spelling
from .negotiation import Offer, negotiated
from .registries import AuthorDetailView, VenueDetailView
from .works import PublicationDetailView

PAGE = "text/html"
BIBTEX = "application/x-bibtex"
RIS = "application/x-research-info-systems"
CSL = "application/vnd.citationstyles.csl+json"
REFERENCE = "text/x-bibliography"
# Whoever asks for JSON of a bibliography wants this.
JSON = "application/json"

work_page = at_any_spelling(
    negotiated(
        Offer(PAGE, PublicationDetailView.as_view()),
        Offer(BIBTEX, BibtexView.as_view(), "publications:cite-bib"),
        Offer(RIS, RisView.as_view(), "publications:cite-ris"),
        Offer(CSL, CslView.as_view(), "publications:cite-json"),
        Offer(JSON, CslView.as_view(content_type=JSON)),
        Offer("application/ld+json", JsonLdView.as_view()),
        Offer(
            "application/linkset+json", LinksetView.as_view(), "publications:linkset"
        ),
        *(
            Offer(f"{REFERENCE}; style={style}", ReferenceView.as_view(style=style))
            for style in STYLES
        ),
    )
)
list_page = indexed_in_full(
    negotiated(
        Offer(PAGE, PublicationListView.as_view()),
        Offer(BIBTEX, BibtexView.as_view(), "publications:all-bib"),
        Offer(RIS, RisView.as_view(), "publications:all-ris"),
        Offer(CSL, CslView.as_view(), "publications:all-json"),
        Offer(JSON, CslView.as_view(content_type=JSON)),
    )
)
further_list_page = indexed_in_full(PublicationListView.as_view())
author_page = indexed_in_full(AuthorDetailView.as_view())
venue_page = indexed_in_full(VenueDetailView.as_view())
