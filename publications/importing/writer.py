"""Writes works, a window at a time: a few statements for many rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils import timezone

from publications.mapping import PersonDraft
from publications.models import Appearance, Author, Authorship, Link, Publication
from publications.undoing import Note

from .loaded import load_rows_again
from .matching import WorkIndex
from .media import Media
from .papers import Papers
from .registry import TopicRegistry, VenueRegistry
from .report import WRITTEN
from .rows import insert, insert_all, update_all
from .step import Step
from .stored import Stored, StoredWork
from .values import fitted, link_row
from .works import Work

PEOPLE = (
    "publication",
    "position",
    "role",
    "author",
    "name",
    "is_equal",
    "is_corresponding",
)
LINKS = ("publication", "position", "kind", "label", "url", "file", "name")


class Writer:
    def __init__(self, index: WorkIndex, media: Media):
        self.index = index
        self.media = media
        self.venues = VenueRegistry()
        self.topics = TopicRegistry()
        self.papers = Papers()
        # What it was before, for whoever wants it back.
        self.note = Note()
        # One moment for all, so that they keep the order of their file.
        self.now = timezone.now()

    def write(self, steps: Sequence[Step]) -> None:
        steps = [step for step in steps if step.place.work.has_changes()]
        works = list(dict.fromkeys(step.place.work for step in steps))
        # Asked for before any is saved, as a work is new no longer afterwards.
        old = [work for work in works if not work.is_new]
        new = [work for work in works if work.is_new]
        untouched = [work for work in old if work.is_untouched()]
        self.note.changing("work", [work.publication.pk for work in old])
        self.set_venues(works)
        self.write_publications(steps, new)
        self.note.making("work", [work.publication for work in new])
        self.drop(old)
        self.write_people(works)
        self.write_links(works)
        self.write_topics(works)
        self.write_places(steps, old)
        self.write_time(steps, old, untouched)

    def set_venues(self, works: Iterable[Work]) -> None:
        places = [place for work in works for place in work.places]
        new = self.venues.add(place.venue for place in places if place.venue)
        self.note.making("venue", new)
        for place in places:
            if place.venue is not None:
                venue = self.venues.venue(place.venue[0]) if place.venue else None
                place.appearance.venue = venue

    def write_publications(self, steps: Iterable[Step], new: list[Work]) -> None:
        said = [step.place.work for step in steps if step.outcome in WRITTEN]
        works = list(dict.fromkeys(said))
        for work in works:
            publication = work.publication
            publication.set_date([place.appearance for place in work.places])
            if work.picture:
                kept = self.media.keep_picture(work.picture)
                publication.thumbnail, publication.thumbnail_sizes = kept
        update_all([work.publication for work in works if not work.is_new])
        for work in new:
            work.publication.created = self.now
        insert_all([work.publication for work in new], unique="slug")

    def drop(self, works: list[Work]) -> None:
        """The links and topics that the file has lost."""
        for work in works:
            if work.links_to_drop:
                self.drop_links(work)
            if work.topics_to_drop:
                work.publication.topics.remove(*work.topics_to_drop)

    def drop_links(self, work: Work) -> None:
        for link in work.publication.links.all():
            if link_row(link) in work.links_to_drop:
                self.drop_link(work, link)

    def drop_link(self, work: Work, link: Link) -> None:
        row = link_row(link)
        for target, replaced in work.replaced.items():
            if replaced == row:
                work.positions[target] = link.position
        link.delete()

    def write_people(self, works: list[Work]) -> None:
        changed = [work for work in works if work.people is not None]
        pks = [work.publication.pk for work in changed]
        before = Authorship.objects.filter(publication__in=pks)
        marked = before.filter(is_corresponding=True)
        corresponding = set(marked.values_list("publication_id", "author_id"))
        author = self.index.authors.author
        found = {p: author(p) for work in changed for p in work.people}
        self.save_authors()
        before.delete()
        rows = []
        for work in changed:
            for position, person in enumerate(work.people):
                author = found[person]
                row = people_row(person, author)
                work.written_people.append(row)
                ids = work.publication.pk, author.pk
                rows.append((ids[0], position, *row, ids in corresponding))
        insert(Authorship, PEOPLE, rows)
        for work in works:
            if work.identified:
                there = work.written_people or work.people_there
                self.index.authors.complete([row[1] for row in there], work.identified)
        self.save_authors()

    def save_authors(self) -> None:
        authors = self.index.authors
        new = authors.new
        self.note.changing("author", authors.changed)
        authors.save()
        self.note.making("author", new)

    def write_links(self, works: list[Work]) -> None:
        insert(Link, LINKS, [row for work in works for row in self.links(work)])

    def links(self, work: Work) -> Iterator[tuple[Any, ...]]:
        links = work.links_to_add.items()
        for place, (draft, path) in enumerate(links, start=work.next_link):
            position = work.positions.get(draft.target, place)
            label = fitted(Link, "label", draft.label)
            url, file, name = draft.target, "", ""
            if path:
                about = work.publication, draft.kind, path
                url, file, name = "", self.papers.keep(*about), self.papers.name(*about)
            work.new_links[draft.target] = [draft.kind, label, url or file]
            yield work.publication.pk, position, draft.kind, label, url, file, name

    def write_topics(self, works: list[Work]) -> None:
        new = self.topics.add(name for work in works for name in work.topics_to_add)
        self.note.making("topic", new)
        through = Publication.topics.through
        rows = []
        for work in works:
            topics = {self.topics.topic(name).pk for name in work.topics_to_add}
            topics -= set(work.topics_there).difference(work.topics_to_drop)
            rows += [(work.publication.pk, pk) for pk in topics]
        insert(through, ("publication", "topic"), rows)

    def write_places(self, steps: Iterable[Step], old: list[Work]) -> None:
        load_rows_again(old)
        places = [step.place for step in steps]
        stored = {work: StoredWork(work, is_new=False) for work in old}
        for step in steps:
            work = step.place.work
            if work not in stored:
                stored[work] = StoredWork(work, is_new=True)
            self.remember(step, stored[work])
        new = [place.appearance for place in places if place.is_new]
        changed = [place for place in places if place.is_changed and not place.is_new]
        now = timezone.now()
        for appearance in new:
            appearance.imported_at = now
        insert_all(new, unique="citation_key")
        update_all([place.appearance for place in changed])

    def remember(self, step: Step, stored: StoredWork) -> None:
        place = step.place
        place.appearance.publication = place.work.publication
        values = Stored(place, stored, self.topics)
        for name, seen in step.merge.remembered.items():
            place.memory.remember(name, seen, values.value(name, seen))
        place.appearance.imported = place.memory.to_json(place.source_key)

    def write_time(
        self, steps: Iterable[Step], old: list[Work], untouched: list[Work]
    ) -> None:
        """Until when the records are known to be as the imports left them."""
        places = {step.place for step in steps if not step.merge.kept}
        places = {place for place in places if place.work in old}
        places.update(place for work in untouched for place in work.places)
        rows = Appearance.objects.filter(pk__in=[p.appearance.pk for p in places])
        rows.update(imported_at=timezone.now())


def people_row(person: PersonDraft, author: Author) -> list[Any]:
    name = "" if person.name == str(author) else person.name
    name = fitted(Authorship, "name", name)
    return [person.role, author.pk, name, person.is_equal]
