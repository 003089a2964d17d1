"""What of all that was found is still open: the owner may silence a question."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import cache

from publications.models import Silence

from .finding import KINDS, Finding, Kind
from .kept import Kept, digest_of, kept, kept_of, state_of_all

COUNT_KEY = "checking-count"


@dataclass(frozen=True)
class Question:
    """`work` is None where it is about authors."""

    work: int | None
    finding: Finding

    @property
    def kind(self) -> Kind:
        return self.finding.kind

    @property
    def name(self) -> str:
        return self.finding.name(self.work)


class Questions:
    def __init__(self, found: Kept):
        self.found = found
        self.silent = silences()

    def all(self) -> Iterator[Question]:
        return (Question(work, finding) for work, finding in self.found.all())

    def open(self) -> Iterator[Question]:
        return (question for question in self.all() if self.is_open(question))

    def silenced(self) -> Iterator[Question]:
        """One by one; those of a kind that is never asked are not told."""
        never = self.kinds_silenced()
        if len(never) < len(self.silent):
            for question in self.all():
                if question.kind not in never and not self.is_open(question):
                    yield question

    def of(self, work: int) -> list[Question]:
        asked = [Question(work, f) for f in self.found.of_work(work)]
        return [question for question in asked if self.is_open(question)]

    def is_open(self, question: Question) -> bool:
        kind = question.kind.word
        return not self.silent or (
            (kind, "") not in self.silent and (kind, question.name) not in self.silent
        )

    def kinds_silenced(self) -> list[Kind]:
        return [KINDS[kind] for kind, about in self.silent if not about]


def questions() -> Questions:
    return Questions(kept())


def questions_of(works: list[int]) -> Questions:
    """Of these alone, whatever it would take to know about all others."""
    return Questions(kept_of(works))


def count_open() -> int:
    """In how many works there is something to be asked."""
    now = digest_of(state_of_all().values(), sorted(silences()))
    before, count = cache.get(COUNT_KEY) or (None, 0)
    if before != now:
        count = len({question.work for question in questions().open()} - {None})
        cache.set(COUNT_KEY, (now, count), timeout=None)
    return count


def silences() -> set[tuple[str, str]]:
    return set(Silence.objects.values_list("kind", "about"))


def silence(kind: Kind, about: str = "") -> None:
    Silence.objects.get_or_create(kind=kind.word, about=about)


def ask_again(kind: Kind, about: str = "") -> None:
    Silence.objects.filter(kind=kind.word, about=about).delete()
