"""The people of a work with very many: one text in place of thousands of fields."""

from collections import defaultdict, deque
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from publications.filling import (
    MAX_ROWS,
    Line,
    Meant,
    NotOneName,
    People,
    Unclear,
    as_text,
    lines_of,
    meant,
    to_lines,
)
from publications.importing.rows import update_all
from publications.importing.values import fitted
from publications.models import Authorship

from .people import PeopleRows, check_name
from .visible import require_visible

# More are answered in several steps.
MAX_ASKED = 40
MAX_LINES = 5000
FIELDS = ("position", "role", "is_equal", "is_corresponding")


@dataclass(slots=True)
class Place:
    """A line, and the row that it was before, or whom it means."""

    line: Line
    row: Authorship | None = None
    meant: Meant | None = None


class Crowd:
    """`there` are the saved rows with their authors, in their order."""

    def __init__(self, people: People, there):
        self.people = people
        self.there = list(there)
        self.questions = []
        self.places = []

    def text(self):
        return as_text(lines_of(self.there))

    def read(self, text, answers):
        """Raises one error for all that can't be taken; nothing is written here."""
        require_visible(text)
        slugs = frozenset(row.author.slug for row in self.there)
        lines = list(to_lines(text, slugs))
        if len(lines) > MAX_LINES:
            raise ValidationError(f"These are more than {MAX_LINES:,} people.")
        self.places = self.with_rows(lines)
        problems = [self.problem(place, answers) for place in self.places]
        if found := list(filter(None, problems)):
            raise ValidationError(found[:MAX_ASKED])

    def with_rows(self, lines):
        """Each line with the saved row of that name; of several, in their order."""
        by_name = defaultdict(deque)
        for row, line in zip(self.there, lines_of(self.there), strict=True):
            for key in {(line.name, line.role, line.slug), (line.name, line.slug)}:
                by_name[key].append(row)
        places, taken = [Place(line) for line in lines], set()
        for parts in (("name", "role", "slug"), ("name", "slug")):
            for place in places:
                key = tuple(getattr(place.line, part) for part in parts)
                rows = by_name[key]
                while rows and rows[0].pk in taken:
                    rows.popleft()
                if rows and place.row is None:
                    place.row = rows.popleft()
                    taken.add(place.row.pk)
        return places

    def problem(self, place, answers):
        if place.row is not None:
            return None
        name = place.line.name
        try:
            place.meant = meant(self.people, name, answers.get(name, ""))
            if not place.meant.author:
                check_name(place.meant.person)
        except Unclear as unclear:
            if len(self.questions) < MAX_ASKED:
                self.questions.append(unclear.question)
            return f"Say who {name} is."
        except (NotOneName, ValidationError) as error:
            said = " ".join(getattr(error, "messages", [str(error)]))
            return f"“{name[:80]}”: {said}"
        return None

    def save(self, work):
        """The rows made, changed and deleted, by a few statements for all of them."""
        new = [place for place in self.places if place.row is None]
        self.people.save([place.meant for place in new])
        for place in new:
            name = fitted(Authorship, "name", place.meant.printed)
            author = place.meant.author
            place.row = Authorship(publication=work, author=author, name=name)
        kept = {place.row.pk for place in self.places}
        gone = [row for row in self.there if row.pk not in kept]
        changed = self.placed()
        Authorship.objects.filter(pk__in=[row.pk for row in gone]).delete()
        update_all(changed)
        Authorship.objects.bulk_create([place.row for place in new], batch_size=500)
        return [place.row for place in new], changed, gone

    def placed(self):
        """Set what the lines say; the saved rows of which something is other now."""
        changed = []
        for position, place in enumerate(self.places):
            line, row = place.line, place.row
            values = (position, line.role, line.is_equal, line.is_corresponding)
            before = tuple(getattr(row, name) for name in FIELDS)
            for name, value in zip(FIELDS, values, strict=True):
                setattr(row, name, value)
            if row.pk and values != before:
                changed.append(row)
        return changed


class PeopleFormSet(PeopleRows):
    """As rows, or as text where there are too many, or where text was sent."""

    @cached_property
    def is_text(self):
        if self.is_bound:
            return self.text_name in self.data
        return bool(self.instance.pk) and len(self.get_queryset()) > MAX_ROWS

    @property
    def text_name(self):
        return f"{self.prefix}-text"

    @cached_property
    def crowd(self):
        there = self.get_queryset() if self.instance.pk else ()
        return Crowd(self.people, there)

    @property
    def text(self):
        return self.data[self.text_name] if self.is_bound else self.crowd.text()

    @property
    def people_count(self):
        return sum(1 for line in self.text.splitlines() if line.strip())

    @property
    def questions(self):
        """Each with the name of its answer."""
        return [
            (f"{self.text_name}-{number}", question)
            for number, question in enumerate(self.crowd.questions)
        ]

    def answers(self):
        """By what was typed."""
        values = (
            value
            for name, value in self.data.items()
            if name.startswith(f"{self.text_name}-") and name.endswith("_who")
        )
        return {value.partition(" ")[2]: value for value in values}

    def total_form_count(self):
        return 0 if self.is_text else super().total_form_count()

    def initial_form_count(self):
        return 0 if self.is_text else super().initial_form_count()

    def clean(self):
        super().clean()
        if self.is_text:
            self.crowd.read(self.text, self.answers())

    def has_changed(self):
        if self.is_text:
            return self.text.split() != self.crowd.text().split()
        return super().has_changed()

    def save(self, commit=True):
        if not self.is_text:
            return super().save(commit)
        self.new_objects, changed, self.deleted_objects = self.crowd.save(self.instance)
        # Django tells of their fields by the forms of rows, of which there are none.
        self.changed_objects = []
        return [*self.new_objects, *changed]
