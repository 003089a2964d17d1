"""What a typed name means, and what is asked of its owner where that is not sure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from publications.importing.names import Names
from publications.importing.spelling import same_spelling
from publications.keys import is_key
from publications.mapping import PersonDraft
from publications.models import Author

from .people import Candidate, Meant, People
from .typed import person_of


class Option(NamedTuple):
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    typed: str
    person: PersonDraft
    candidates: list[Candidate]

    @property
    def text(self) -> str:
        if len(self.candidates) == 1:
            return f"{self.name}: the same person as {self.candidates[0].author}?"
        return f"{self.name}: one of these people?"

    @property
    def name(self) -> str:
        return str(Names.of(self.person))

    def options(self) -> Iterator[Option]:
        for candidate in self.candidates:
            yield from self.options_of(candidate)
        yield Option(f"new {self.typed}", "No, another person", False)

    def options_of(self, candidate: Candidate) -> Iterator[Option]:
        author, is_likely = candidate.author, candidate.is_likely
        who = "Yes" if len(self.candidates) == 1 else told(author)
        if candidate.is_fuller:
            label = f"{who}, called {self.name} from now on in all works"
            yield Option(f"fuller:{author.pk} {self.typed}", label, is_likely)
        label = f"{who}, printed here as {self.name}"
        chosen = is_likely and not candidate.is_fuller
        yield Option(f"same:{author.pk} {self.typed}", label, chosen)
        if self.name != str(author):
            label = f"{who}, and it should read {author}"
            yield Option(f"named:{author.pk} {self.typed}", label, False)


class Unclear(Exception):
    def __init__(self, question):
        super().__init__(question.text)
        self.question = question


def meant(
    people: People, typed: str, answer: str = "", before: Author | None = None
) -> Meant:
    """Who is typed; `answer` is the value of an option for this very text, and
    `before` the author of the row until now. Raises NotOneName or Unclear."""
    if is_key(typed) and (author := people.with_number(int(typed))):
        return Meant(PersonDraft(str(author)), author)
    person = person_of(typed)
    decided = decide(people, person, typed, answer)
    return decided or recognise(people, person, typed, before)


def decide(
    people: People, person: PersonDraft, typed: str, answer: str
) -> Meant | None:
    choice, _, asked = answer.partition(" ")
    if asked != typed:
        return None
    kind, _, number = choice.partition(":")
    if kind == "new":
        return Meant(person)
    author = people.with_number(int(number)) if is_key(number) else None
    if not author:
        return None
    if kind == "same":
        return Meant(person, author, printed(person, author))
    return Meant(person, author, is_renamed=kind == "fuller")


def recognise(
    people: People, person: PersonDraft, typed: str, before: Author | None
) -> Meant:
    called = people.called(person)
    if before and before.pk in {author.pk for author in called}:
        called = [before]
    if len(called) == 1:
        return Meant(person, called[0], printed_as_known(person, called[0]))
    found = [Candidate(author, False, False) for author in called]
    found = found or people.alike(person)
    if before and before.pk not in {other.author.pk for other in found}:
        found.insert(0, Candidate(before, False, False))
    if found:
        raise Unclear(Question(typed, person, found))
    return Meant(person)


def printed(person: PersonDraft, author: Author) -> str:
    name = str(Names.of(person))
    return "" if name == str(author) else name


def printed_as_known(person: PersonDraft, author: Author) -> str:
    """Without accents or dots it is still the name in the registry."""
    name = str(Names.of(person))
    is_same = same_spelling(name) == same_spelling(str(author))
    return "" if is_same else name


def told(author: Author) -> str:
    """With what tells namesakes apart."""
    return f"{author} ({author.orcid or author.slug})"
