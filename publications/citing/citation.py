"""What is cited: each appearance of a work, the best one first.

A preprint and the paper that it became are two things in a bibliography, and whoever
cites the first by its key already must find it there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publications.bibtex import Name, split_names, to_latex, to_unicode
from publications.mapping.languages import tag_of
from publications.models import Appearance, Authorship, Link, Publication

from .keys import Keys

# Where a work is found when its entry says no address: the first kind that it has.
ADDRESSES = [Link.Kind.PUBLISHER, Link.Kind.WEBSITE, Link.Kind.PREPRINT, Link.Kind.PDF]


@dataclass(frozen=True)
class Citation:
    work: Publication
    appearance: Appearance
    key: str

    def names(self, role: str) -> list[Name]:
        """Without the editors of the proceedings where it is cited as a preprint."""
        if role == "editor" and self.appearance.is_preprint() and not self.is_main():
            return []
        return [name_of(person) for person in self.work.people(role)]

    def is_main(self) -> bool:
        main = self.work.main_appearance()
        return main is None or main == self.appearance

    def text(self, name: str) -> str:
        """A field of its entry that the records have no column for."""
        return " ".join(to_unicode(dict(self.appearance.fields).get(name, "")).split())

    def language(self) -> str:
        """Its tag, or what its entry says of several or of an unknown one."""
        said = self.text("language")
        return self.work.language or ("" if tag_of(said) else said)

    def address(self) -> str:
        """The web address that the appearance's own entry gave and the work still
        has; for the main appearance at least one of the work's."""
        links = {link.url: link for link in self.work.links.all() if link.url}
        fields = dict(self.appearance.fields)
        if fields.get("url") in links:
            return fields["url"]
        if not self.is_main():
            return ""
        by_kind = {link.kind: link.url for link in reversed(links.values())}
        return next((by_kind[kind] for kind in ADDRESSES if kind in by_kind), "")

    def paper(self) -> str:
        """The address of the PDF, below this site for a file that is kept here."""
        links = (link for link in self.work.links.all() if link.kind == Link.Kind.PDF)
        return next((link.get_absolute_url() for link in links), "")


def citations(publications: Iterable[Publication]) -> Iterator[Citation]:
    """The appearances of `publications`, which come from `for_display()`."""
    keys = Keys()
    for work in publications:
        for appearance in best_first(work):
            key = appearance.citation_key or appearance.made_key()
            yield Citation(work, appearance, keys.safe(key))


def best_first(work: Publication) -> list[Appearance]:
    """A project may have appeared nowhere and can be cited all the same."""
    main = work.main_appearance()
    if main is None:
        return [Appearance(publication=work, kind=Appearance.Kind.OTHER)]
    return [main, *(other for other in work.appearances.all() if other != main)]


def name_of(person: Authorship) -> Name:
    """The name as printed, in its parts."""
    author, printed = person.author, str(person)
    if author.literal:
        return Name(literal=printed)
    if printed == str(author):
        return name_with(author, author.given_name)
    surname = name_with(author, given="").written
    if printed.endswith(f" {surname}"):
        return name_with(author, printed.removesuffix(surname).strip())
    found = split_names(to_latex(printed, markup=False)).names
    is_one = len(found) == 1 and found[0].written == printed
    return found[0] if is_one else Name(literal=printed)


def name_with(author, given: str) -> Name:
    return Name(
        given=given,
        particle=author.particle,
        family=author.family_name,
        suffix=author.suffix,
    )
