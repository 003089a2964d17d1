"""Citation keys that BibTeX takes. Those of the records stay as they are."""

import re
import unicodedata

from publications.slugs import first_free

# BibTeX ends a key at these, or TeX can't \cite it.
UNSAFE = re.compile(r"[^A-Za-z0-9!*+./:;<>?@\[\]_|&$^`-]+")


class Keys:
    """One bibliography's: BibTeX takes keys that differ in case only for repeated."""

    def __init__(self):
        self.taken = set()

    def safe(self, key: str) -> str:
        def is_taken(key: str) -> bool:
            return key.lower() in self.taken

        found = first_free(safe(key), is_taken)
        self.taken.add(found.lower())
        return found


def safe(key: str) -> str:
    if key and not UNSAFE.search(key):
        return key
    bare = unicodedata.normalize("NFKD", key)
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return UNSAFE.sub("-", bare).strip("-") or "work"
