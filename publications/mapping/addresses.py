"""Web addresses and names of files in the values of fields."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

URL_MACRO = re.compile(r"\\(?:url|nolinkurl|href|path|texttt)\s*\{([^{}]+)\}")
ADDRESS = re.compile(r"https?://[^\s<>\"{}|^`]+", re.I)
SCRIPT = re.compile(r"(?:javascript|vbscript|data)\s*:", re.I)
BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*|www\.\S+", re.I)
FILE_NAME = re.compile(r"[^/\\:\s][^\\:]*\.[A-Za-z0-9]{2,5}")
ESCAPED = re.compile(r"\{?\\([_&%#~$])(?:\{\})?\}?|\\textunderscore(?:\{\}|\b\s?)")
# In a note: the address with the braces, brackets and stops around it.
WHOLE = re.compile(
    r"[\s({\[<]{0,5}(?:\\(?:url|nolinkurl|href|path|texttt)\s*"
    r"\{\s*(?P<macro>https?://[^{}]+)\}(?:\{[^{}]*\})?|(?P<bare>https?://[^\s<>\"{}]+[^\s<>\"{}.,;)\]]))[)}\]>]*",
    re.I,
)
# What says no more than that an address follows, or when someone looked at it.
LEAD = re.compile(
    r"(?:\b(?:(?:draft|paper|preprint|code|full text|is|are|also|freely|publicly)\s+)*"
    r"(?:available|accessible|retrieved|accessed|downloaded|hosted|see)"
    r"(?:\s+(?:also|online|at|from|on|via|under|here))*\s*:?"
    r"|\[?\bonline\]?\s*[:.]?|\b(?:url|website|web ?page|link|doi)\s*:?)\s*$",
    re.I,
)
ACCESSED = re.compile(
    r"[\s.,;(\[]{0,5}\b(?:(?:last|date)\s+)?(?:accessed|visited|checked|retrieved|consulted)"
    r"\s*(?:on|at|in|:)?\s*(?=[^.;]{0,40}\d)[\w\s,:./~-]{4,40}[.)\]]*$",
    re.I,
)
DANGLING = re.compile(r"\b(?:at|from|on|in|via|under|see|by|the|of|and|is)$", re.I)
STOPS = " \t\n.,;:()[]{}~-"
# As long as the record's column.
MAX_ADDRESS = 2000
is_address = URLValidator(schemes=["http", "https"])


def address_in(value: str) -> str:
    """The web address that a value holds, or ""."""
    # Programs take addresses out of web pages, where this stands for “&”.
    value = unescaped(value).replace("&amp;", "&")
    if SCRIPT.match(value):
        return ""
    macro = URL_MACRO.search(value)
    value = macro[1].strip() if macro else value
    if found := ADDRESS.search(value):
        return whole_address(found[0].rstrip(".,;)") if found.start() else found[0])
    return whole_address(f"https://{value}") if BARE_HOST.fullmatch(value) else ""


def file_in(value: str) -> str:
    """The name of a file that comes with the import, or ""."""
    name = unescaped(value)
    return name if FILE_NAME.fullmatch(name) and ".." not in name else ""


def unescaped(value: str) -> str:
    value = value.strip()
    while value.startswith("{") and value.endswith("}"):
        value = value[1:-1].strip()
    return ESCAPED.sub(lambda found: found[1] or "_", value)


def whole_address(url: str) -> str:
    """The address as it is, or "" where no record may hold it."""
    try:
        is_address(url)
    except ValidationError:
        return ""
    return url if len(url) <= MAX_ADDRESS else ""


def told_apart(remark: str) -> tuple[str, list[str]]:
    """A remark in LaTeX without the addresses at its end, and these; a remark whose
    sentence needs them keeps them."""
    if "://" not in remark:
        return remark, []
    bare = ACCESSED.sub("", remark)
    found = list(WHOLE.finditer(bare))
    if not found:
        return remark, []
    between = [
        bare[a.end() : b.start()] for a, b in zip(found, found[1:], strict=False)
    ]
    if any(text.strip(STOPS) not in ("", "and") for text in between):
        return remark, []
    before, after = bare[: found[0].start()].rstrip(STOPS), bare[found[-1].end() :]
    rest = without_leads(before)
    if after.strip(STOPS) or DANGLING.search(rest):
        return remark, []
    addresses = [whole_address(unescaped(f["macro"] or f["bare"])) for f in found]
    return (rest, addresses) if all(addresses) else (remark, [])


def without_leads(text: str) -> str:
    """Without “[Online]. Available:” and “Accessed: 2020-01-02.”"""
    for _ in range(3):
        text = ACCESSED.sub("", LEAD.sub("", text)).rstrip(STOPS)
    return text
