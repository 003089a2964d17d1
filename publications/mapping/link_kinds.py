"""The kind of link that a field of addresses makes, by its name."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

# Field: kind of link. Names as seen in al-folio, Hugo Blox, academicpages, BibBase.
FIELDS = {
    "appendix": "supplement",
    "blog": "blog",
    "code": "code",
    "data": "data",
    "dataset": "data",
    "demo": "demo",
    "documenturl": "pdf",
    "ee": "website",
    "file": "pdf",
    "github": "code",
    "html": "website",
    "link": "website",
    "material": "supplement",
    "model": "model",
    "oral": "video",
    "paper": "pdf",
    "paperurl": "pdf",
    "pdf": "pdf",
    "poster": "poster",
    "preprint": "preprint",
    "presentation": "slides",
    "project": "website",
    "projectpage": "website",
    "recording": "video",
    "repository": "code",
    "slides": "slides",
    "source": "code",
    "supp": "supplement",
    "suppl": "supplement",
    "supplement": "supplement",
    "supplemental": "supplement",
    "supplementary": "supplement",
    "talk": "video",
    "url": "website",
    "video": "video",
    "website": "website",
    "youtube": "video",
}
# Where they hold no address, they hold what nobody takes for one.
MAY_HOLD_WORDS = {"link", "oral", "presentation", "project", "source", "talk"}
# slides_url, codeurl, talk_link, urlpdf, url2
AFFIXED = re.compile(
    r"(?P<before>[a-z]{2,})_?(?:url|link)\d?|url(?P<behind>[a-z]{2,})|url\d"
)


# Files have few names of fields, each many times.
@lru_cache(maxsize=4096)
def kind_of(name: str, written: str) -> tuple[str, str]:
    """The kind of link that a field holds and its own label; "" for no link."""
    if known := FIELDS.get(name):
        return known, ""
    if name.startswith("url_") and name != "url_slug":
        word = name.removeprefix("url_")
        label = written[4:].replace("_", " ").strip()
        if label and word not in FIELDS:
            return "other", label
        return FIELDS.get(word, "website"), ""
    if found := AFFIXED.fullmatch(name):
        return FIELDS.get(found["before"] or found["behind"] or "url", ""), ""
    return "", ""


def kind_at(url: str, kind: str) -> str:
    return "pdf" if urlsplit(url).path.lower().endswith(".pdf") else kind
