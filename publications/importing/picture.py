"""The picture that an entry names."""

from .media import MediaError
from .memory import Decision, decide


def merge_picture(merge) -> None:
    if not merge.draft.picture:
        return lose_picture(merge)
    try:
        take_picture(merge)
    except MediaError as error:
        # What came once need not come along again.
        if not is_known(merge):
            merge.warn(f"the picture was left out: {error}")


def is_known(merge) -> bool:
    known = merge.place.memory.seen.get("picture", "")
    return known.partition(" ")[0] == merge.draft.picture


def take_picture(merge) -> None:
    work, draft = merge.work, merge.draft
    path, digest = merge.media.picture(draft.picture)
    new, there = f"{draft.picture} {digest}", work.picture_name()
    present = new if digest in there else there
    decision = decision_on(merge, new, present)
    if merge.overrules(decision, "picture", new, present):
        decision = Decision.TAKE
    if decision is Decision.TAKE and new != present:
        merge.media.check_picture(path)
    if merge.follows(decision, "picture", new, present):
        work.picture = path
        work.taken.add("picture")
        if not draft.picture_alt:
            said = "its picture has no words: write preview_alt"
            merge.said_once.append(merge.problem(said))


def lose_picture(merge) -> None:
    """A picture goes when the entry that brought it no longer names one."""
    work = merge.work
    if "picture" not in merge.place.memory.seen:
        return
    present = work.picture_name()
    if merge.is_unsaid("picture", "", present):
        return
    if merge.follows(decision_on(merge, "", present), "picture", "", present):
        work.picture = None
        work.publication.thumbnail = ""
        work.taken.add("picture")


def decision_on(merge, new: str, present: str) -> Decision:
    is_edited = merge.work.is_edited("picture", merge.work.picture_name())
    before = merge.place.memory.value("picture")
    return decide(before, new, present, is_edited=is_edited)
