"""What a BibTeX or biblatex entry type is among our kinds."""

import re

from .fields import Fields

# Entry type: (kind of the work, kind of the place where it appeared). BibTeX's own
# and those of biblatex with its aliases, jurabib, apacite, REVTeX, IEEEtran and ACM;
# what Zotero, Citavi, Mendeley, JabRef and the home pages of scholars add to them.
KINDS = {
    **dict.fromkeys(
        ["article", "journal", "journalarticle", "magazine", "newspaper"]
        + ["newsarticle", "newspaperarticle", "magazinearticle", "periodical"]
        + ["suppperiodical"],
        ("journal", "journal"),
    ),
    **dict.fromkeys(
        ["inproceedings", "conference", "conferencepaper", "inproceeding", "paper"]
        + ["proceedingspaper", "abstract", "extendedabstract", "inconference"],
        ("conference", "conference"),
    ),
    **dict.fromkeys(["workshop", "workshoppaper"], ("workshop", "workshop")),
    **dict.fromkeys(
        ["book", "mvbook", "booklet", "collection", "mvcollection", "proceedings"]
        + ["mvproceedings", "reference", "mvreference", "monograph", "editedbook"]
        + ["commented", "textbook", "specialissue"],
        ("book", "book"),
    ),
    **dict.fromkeys(
        ["inbook", "bookinbook", "suppbook", "incollection", "suppcollection"]
        + ["inreference", "bookchapter", "chapter", "booksection", "incommentary"]
        + ["encyclopediaarticle", "dictionaryentry", "bookpart"],
        ("chapter", "book"),
    ),
    **dict.fromkeys(
        ["thesis", "phdthesis", "mastersthesis", "masterthesis", "bachelorthesis"]
        + ["bachelorsthesis", "diplomathesis", "diplomthesis", "doctoralthesis"]
        + ["dissertation", "habilitation", "juthesis", "mathesis", "bathesis"]
        + ["masters", "licentiatethesis", "mscthesis", "bscthesis"],
        ("thesis", "thesis"),
    ),
    **dict.fromkeys(
        ["report", "techreport", "technicalreport", "manual", "standard", "rfc"]
        + ["whitepaper", "workingpaper", "deliverable", "intechreport", "techdoc"],
        ("report", "report"),
    ),
    **dict.fromkeys(["preprint", "eprint", "arxiv"], ("preprint", "preprint")),
    "patent": ("patent", "other"),
    **dict.fromkeys(["dataset", "data", "artifactdataset"], ("dataset", "other")),
    **dict.fromkeys(
        ["software", "softwareversion", "softwaremodule", "codefragment", "code"]
        + ["artifactsoftware", "computerprogram", "program", "game"],
        ("software", "other"),
    ),
    **dict.fromkeys(
        ["talk", "presentation", "lecture", "keynote", "slides", "poster", "tutorial"]
        + ["invitedtalk", "seminar", "panel"],
        ("talk", "other"),
    ),
    "project": ("project", "other"),
    **dict.fromkeys(
        ["misc", "online", "electronic", "www", "webpage", "website", "web", "url"]
        + ["blog", "blogpost", "forumpost", "post", "wiki", "unpublished"]
        + ["manuscript", "underreview", "submitted", "inpress", "literal", "generic"]
        + ["artwork", "audio", "image", "figure", "map", "movie", "film", "music"]
        + ["performance", "video", "podcast", "broadcast", "tvbroadcast"]
        + ["radiobroadcast", "audiorecording", "videorecording", "letter", "email"]
        + ["interview", "instantmessage", "commentary", "review", "bibnote", "note"]
        + ["legislation", "jurisdiction", "legal", "case", "bill", "statute"]
        + ["hearing", "law", "courtdecision", "document", "unknown", "other"]
        + [f"custom{letter}" for letter in "abcdef"],
        ("other", "other"),
    ),
}
# They hold fields for other entries or settings for LaTeX, and are no works.
CONTAINERS = {"bstctl", "control", "ieeetranbstctl", "set", "xdata"}
# Where an entry type leaves it open, `type` may say what the work is.
TOLD_BY_TYPE = {
    "patent": re.compile(r"\bpatent", re.I),
    "talk": re.compile(r"\b(talk|presentation|keynote|lecture|seminar|poster)\b", re.I),
    "software": re.compile(r"\b(software|computer program)\b", re.I),
    "dataset": re.compile(r"\bdata ?set\b", re.I),
}
PATENT = re.compile(r"(?:[A-Z]{2}\.? )?Patent\b[^.]{0,30}\d[\d,./]*", re.I)
# A preprint may be entered under any of these, with its server as the journal.
MAY_BE_PREPRINT = {
    "article", "electronic", "misc", "online", "preprint", "eprint", "arxiv",
    "unpublished", "manuscript",
}  # fmt: skip
SERVER = re.compile(
    r"\b\w*rxiv\b|\bcorr\b(?!\.)|\bpreprints?\b|\bssrn\b|\be-?prints?\b", re.I
)
# A review or commentary in a journal is an article of it.
ARTICLES_AT_TIMES = {"review", "commentary", "misc"}
WORKSHOP = re.compile(r"\bworkshops?\b", re.I)


def kinds(fields: Fields, venue: str, arxiv: str) -> tuple[str, str]:
    """The kinds of the work and of the place, "other" for an unknown type."""
    if is_preprint(fields, venue, arxiv):
        return "preprint", "preprint"
    tell_kind(fields)
    work, place = KINDS.get(fields.kind, ("other", "other"))
    if fields.kind == "misc" and fields.first("booktitle"):
        work = place = "conference"
    if work == "conference" and WORKSHOP.search(venue):
        return "workshop", "workshop"
    if work == "other":
        return kinds_of_other(fields)
    return work, place


def kinds_of_other(fields: Fields) -> tuple[str, str]:
    if fields.kind in ARTICLES_AT_TIMES and is_article(fields):
        return "journal", "journal"
    if PATENT.fullmatch(fields.text("note")):
        return "patent", "other"
    written = fields.text("type")
    if written:
        for work, told in TOLD_BY_TYPE.items():
            if told.search(written):
                return work, "other"
    return "other", "other"


def is_article(fields: Fields) -> bool:
    """Zotero gives the name of a web site as the journal of a page."""
    is_page = fields.kind == "misc" and fields.get("urldate")
    if is_page and not fields.first("volume", "number", "pages", "doi"):
        return False
    return bool(fields.first("journal", "journaltitle"))


def tell_kind(fields: Fields) -> None:
    if is_container(fields.kind):
        said = f"@{fields.kind} is no work but serves other entries: kept as a draft"
        fields.tell("", "info", said)
    elif fields.kind not in KINDS:
        said = f"the type “{fields.kind}” is not known: kept as “Other work”"
        fields.tell("", "warning", said)


def is_container(kind: str) -> bool:
    return kind in CONTAINERS


def is_preprint(fields: Fields, venue: str, arxiv: str) -> bool:
    if fields.kind not in MAY_BE_PREPRINT:
        return False
    if venue:
        return bool(SERVER.search(venue)) or KINDS[fields.kind][0] == "preprint"
    is_at_hal = fields.kind == "unpublished" and fields.get("hal_id")
    return bool(arxiv or is_at_hal) or KINDS[fields.kind][0] == "preprint"
