"""ORCID iDs of one name that are not the same: those of two people."""

from publications.identifiers import is_orcid, normal_orcid
from publications.mapping import PersonDraft

from .known_names import KnownNames
from .namebook import Spelling
from .names import Names


class Orcids:
    """Who has which, of the records and of the entries planned so far.

    A plan that is never carried out says the same as one that is: it may not look at
    the authors that are written between two of its windows.
    """

    def __init__(self, names: KnownNames):
        self.names = names
        self.holders: dict[Spelling, str] = {}
        for name, authors in names.authors.items():
            for orcid in filter(None, (author.orcid for author in authors)):
                self.holders.setdefault(names.spelling(name), orcid)
        self.known = set(self.holders.values())

    def other(self, person: PersonDraft) -> str:
        """That of somebody of the same name, where the person's is new."""
        orcid, names = valid(person.orcid), Names.of(person)
        if not orcid or orcid in self.known:
            return ""
        self.known.add(orcid)
        same = (self.holders.get(spelling) for spelling in self.names.same(names))
        if other := next(filter(None, same), ""):
            return other
        self.holders[self.names.spelling(names)] = orcid
        return ""


def valid(orcid: str) -> str:
    orcid = normal_orcid(orcid)
    return orcid if is_orcid(orcid) else ""
