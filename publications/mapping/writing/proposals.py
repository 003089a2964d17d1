"""Which changes of its fields may make one value of an entry's draft another."""

from .dates import date_proposals
from .languages import language_proposals
from .links import link_proposals
from .people import people_proposals
from .texts import selected_proposals, text_proposals
from .topics import topic_proposals
from .wish import Proposals, Wish

OTHERS = {
    "and_others": people_proposals,
    "date": date_proposals,
    "is_selected": selected_proposals,
    "language": language_proposals,
    "links": link_proposals,
    "people": people_proposals,
    "topics": topic_proposals,
}


def proposals(wish: Wish) -> Proposals:
    """The likeliest first."""
    return OTHERS.get(wish.name, text_proposals)(wish)
