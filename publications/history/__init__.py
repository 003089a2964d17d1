"""The history of records: every change kept, with who and when, to be compared, and
brought back."""

from publications.models import Author, Publication, Topic, Venue

from .recording import keep_now, recorded
from .wholes import has_history, register

__all__ = ["has_history", "keep_now", "recorded", "register"]

register(Publication, rows=["authorships", "appearances", "links"], many=["topics"])
register(Author, rows=["aliases"])
register(Venue)
register(Topic)
