"""What a work is, in the words of those who read of it."""

from publications.citing.citation import Citation, best_first
from publications.citing.facts import kind_of
from publications.models import Appearance, Publication

Kind = Publication.Kind

ZOTERO = {
    Kind.CONFERENCE: "conferencePaper",
    Kind.WORKSHOP: "conferencePaper",
    Kind.JOURNAL: "journalArticle",
    Kind.PREPRINT: "preprint",
    Kind.BOOK: "book",
    Kind.CHAPTER: "bookSection",
    Kind.THESIS: "thesis",
    Kind.REPORT: "report",
    Kind.PATENT: "patent",
    Kind.DATASET: "dataset",
    Kind.SOFTWARE: "computerProgram",
    Kind.TALK: "presentation",
    Kind.PROJECT: "webpage",
    Kind.OTHER: "document",
}
SCHEMA = {
    Kind.CONFERENCE: "ScholarlyArticle",
    Kind.WORKSHOP: "ScholarlyArticle",
    Kind.JOURNAL: "ScholarlyArticle",
    Kind.PREPRINT: "ScholarlyArticle",
    Kind.BOOK: "Book",
    Kind.CHAPTER: "Chapter",
    Kind.THESIS: "Thesis",
    Kind.REPORT: "Report",
    Kind.DATASET: "Dataset",
    Kind.SOFTWARE: "SoftwareSourceCode",
    Kind.TALK: "PresentationDigitalDocument",
}


def main_citation(work: Publication) -> Citation:
    """The work as it appeared best; its key is none of our business."""
    return Citation(work, best_first(work)[0], key="")


def described_kind(citation: Citation) -> str:
    """Where the place says nothing, what the work's own record says."""
    if citation.appearance.kind == Appearance.Kind.OTHER:
        return citation.work.kind
    return kind_of(citation)


def schema_type(work: Publication) -> str:
    """Its type in the vocabulary of schema.org."""
    return SCHEMA.get(described_kind(main_citation(work)), "CreativeWork")
