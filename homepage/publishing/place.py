"""Where the files will be, and which of the addresses in them lead there."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

# Of another scheme, such as mailto.
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True)
class Place:
    """`url` such as https://example.org, and `path`, "" or such as /homepage."""

    url: str
    path: str = ""

    def __str__(self):
        return f"{self.url}{self.path}"

    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    def inside(self, address: str, page: str) -> str | None:
        """To which path of the site an address on `page` leads; None elsewhere.

        Paths are those of a site at the root of its server, as the pages have them;
        whole addresses are those of the place.
        """
        whole = str(self)
        if address == whole or address.startswith((f"{whole}/", f"{whole}#")):
            address = f"/{address.removeprefix(whole).removeprefix('/')}"
        elif address.startswith("//") or ELSEWHERE.match(address):
            return None
        path = address.partition("#")[0].partition("?")[0]
        # Of too many “..”, it leaves one where browsers don't.
        return f"/{urljoin(page, path).lstrip('/')}" if path else page

    def moved(self, address: str) -> str:
        """As it must be where the site isn't at the root."""
        is_path = address.startswith("/") and not address.startswith("//")
        return f"{self.path}{address}" if is_path else address


def file_of(path: str) -> str:
    """The name of the file that a server hands out for `path`."""
    path = unquote(path)
    return path.removeprefix("/") + "index.html" * path.endswith("/")
