"""What became of the links that the entries of a work brought."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from publications.importing.values import link_item, link_row
from publications.mapping import LinkDraft

Row = list[str]


class LinkEdits:
    """`memories` holds by place each link as its file said it and as it was stored."""

    def __init__(
        self, memories: dict[int, list[tuple[Any, Any]]], links: Iterable[Any]
    ):
        self.memories = memories
        rows = {tuple(link_row(link)): bool(link.file) for link in links}
        stored = dict.fromkeys(
            tuple(row) for items in memories.values() for _, row in items
        )
        self.kept = {row for row in stored if row in rows}
        self.new = {row: rows[row] for row in rows if row not in stored}
        self.became: dict[tuple[str, ...], tuple[str, ...]] = {}
        for is_same in (same_target, same_name, same_kind):
            self.pair((row for row in stored if row not in rows), is_same)

    def pair(self, lost: Iterable[Any], is_same: Any) -> None:
        """Take a new link that is like a lost one for its successor."""
        taken = set(self.became.values())
        for row in lost:
            if row in self.became:
                continue
            heirs = (new for new in self.new if new not in taken and is_same(row, new))
            if heir := next(heirs, None):
                self.became[row] = heir
                taken.add(heir)

    def is_any(self) -> bool:
        return bool(self.new) or any(
            tuple(row) not in self.kept
            for items in self.memories.values()
            for _, row in items
        )

    def of(
        self, place: int, drafts: Sequence[LinkDraft], is_first: bool
    ) -> tuple[LinkDraft, ...]:
        """The links that the place's entry shall say; new ones go into the first."""
        # What follows after the three of a link tells the content of its file.
        known = {tuple(item[:3]): tuple(row) for item, row in self.memories[place]}
        said: list[LinkDraft] = []
        for draft in drafts:
            row = known.get(tuple(link_item(draft)))
            if row is None or row in self.kept:
                said.append(draft)
            elif row in self.became:
                said.append(self.changed(draft, row, self.became[row]))
        if is_first:
            said += self.added(said, known)
        return tuple(said)

    def changed(self, draft: LinkDraft, row: Any, new: Any) -> LinkDraft:
        kind, label, target = new
        if target == row[2]:
            return LinkDraft(kind, draft.target, label, draft.is_file)
        return self.draft(new)

    def added(self, said: list[LinkDraft], known: dict[Any, Any]) -> list[LinkDraft]:
        taken = set(self.became.values())
        # A paper may have been uploaded that the import did not find.
        waiting = [
            (draft.kind, draft.label)
            for draft in said
            if draft.is_file and tuple(link_item(draft)) not in known
        ]
        new = [row for row, is_file in self.new.items() if row not in taken]
        return [
            self.draft(row)
            for row in new
            if not (self.new[row] and (row[0], row[1]) in waiting)
        ]

    def draft(self, row: Any) -> LinkDraft:
        """A file is said by its name alone: its folder is the site's own."""
        kind, label, target = row
        is_file = self.new[row]
        return LinkDraft(
            kind, PurePath(target).name if is_file else target, label, is_file
        )


def same_target(old: Row, new: Row) -> bool:
    return old[2] == new[2]


def same_name(old: Row, new: Row) -> bool:
    return old[:2] == new[:2]


def same_kind(old: Row, new: Row) -> bool:
    return old[0] == new[0]
