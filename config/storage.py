"""How static files are kept for the web server: under lasting names, compressed, and
the public pages' stylesheets without their comments and spaces."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A string comes first and is kept, so that nothing is taken for a comment in it.
STRING = r'("(?:[^"\\]|\\.)*")'
UNREAD = re.compile(rf"{STRING}|/\*.*?\*/|(?<![\w.])0(?=\.\d)", re.DOTALL)
# Space counts before a colon ("a :hover") and around + and - ("calc(1px + 2px)").
SPARE = re.compile(rf"{STRING}|;?\s*(}})\s*|\s*([{{;,>])\s*|(:)\s+|\s+")


class StaticStorage(CompressedManifestStaticFilesStorage):
    def save(self, name, content, max_length=None):
        if name.startswith("css/"):
            content = ContentFile(minified(content.read().decode()).encode())
        return super().save(name, content, max_length)

    def post_process(self, paths, **options):
        # From what was saved here, not from its source.
        saved = {name: (self, name) for name in paths}
        yield from super().post_process(saved, **options)


def minified(stylesheet):
    return SPARE.sub(
        lambda found: found[found.lastindex] if found.lastindex else " ",
        UNREAD.sub(r"\1", stylesheet),
    ).strip()
