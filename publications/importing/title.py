"""The title of a work, which an entry may lack at first."""

from publications.mapping.kinds import is_container
from publications.models import Publication

from .memory import UNKNOWN
from .values import fitted

Status = Publication.Status
NAMELESS = "Untitled"


def merge_title(merge) -> None:
    if merge.draft.title:
        take_title(merge)
    elif merge.is_new_work:
        call_by_key(merge)
    elif merge.place.memory.value("title") not in (UNKNOWN, ""):
        merge.warn("the title is gone from the file; the one here was kept")
    elif is_untitled(merge):
        warn_of_draft(merge)


def take_title(merge) -> None:
    work, publication = merge.work, merge.work.publication
    present, new = publication.title, merge.draft.title
    is_edited = work.is_edited("title", present)
    was_untitled = is_untitled(merge)
    if merge.takes("title", new, present, is_edited, is_fresh=merge.is_new_work):
        publication.title = fitted(Publication, "title", new)
        work.taken.add("title")
        if was_untitled and work.is_untouched():
            publication.status = Status.PUBLISHED


def is_untitled(merge) -> bool:
    """Whether the work is still the draft that an entry without a title made."""
    memory, publication = merge.place.memory, merge.work.publication
    is_its_key = publication.title == memory.stored.get("title")
    is_draft = publication.status == Status.DRAFT
    return memory.value("title") == "" and is_its_key and is_draft


def call_by_key(merge) -> None:
    publication = merge.work.publication
    publication.title = fitted(Publication, "title", merge.draft.key or NAMELESS)
    publication.status = Status.DRAFT
    merge.work.taken.add("title")
    merge.remembered["title"] = ""
    warn_of_draft(merge)


def warn_of_draft(merge) -> None:
    if is_container(merge.draft.entry_type):
        return  # It is no work, as its kind has told, and needs no title.
    merge.warn(
        f"there is no title; the work is kept as a draft called "
        f"“{merge.work.publication.title}”: give it a title in the file or here"
    )
