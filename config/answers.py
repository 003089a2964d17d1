"""What Django answers to no one in particular, and the page that is kept of it in each
form: as it is, and compressed."""

import gzip
import re
import zlib
from functools import lru_cache, partial
from hashlib import blake2b
from io import BytesIO
from itertools import chain

import brotli
from django.utils.cache import patch_vary_headers

# What Django learns of a request, beside its path. The last four can only lead to
# answers that are not kept.
HEARD = """
    HTTP_HOST HTTP_ACCEPT HTTP_X_FORWARDED_PROTO
    HTTP_RANGE HTTP_IF_RANGE HTTP_IF_NONE_MATCH HTTP_IF_MODIFIED_SINCE
""".split()
TYPES = re.compile(
    r"text/(html|plain|x-bibliography)|application/(atom\+xml|xml|json|x-bibtex"
    r"|x-research-info-systems|vnd\.citationstyles\.csl\+json|(ld|linkset)\+json)"
)
CODINGS = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")
# No browser says as much, and what was said is kept with its answer.
LONGEST_WISH = 200
# Of a page that its visitor has already.
SAID_AGAIN = {"Cache-Control", "Content-Location", "ETag", "Vary"}
# What a page takes beside its text: as much for its compressed forms, and its headers.
FORMS, HEADERS = 2, 6144
# A longer one is kept in one form alone.
LONG = 1024**2
# So much of it is opened at once.
PIECE = 256 * 1024
# The digits of zlib for gzip.
GZIP = 31


class Answer:
    """`response` is Django's own, which its WSGI application gives back as the body."""

    def __init__(self, application, environ):
        heard = {
            name: value
            for name, value in environ.items()
            if name in HEARD or not name.startswith(("HTTP_", "CONTENT_"))
        }
        # HEAD is told of what GET would get.
        self.response = application(heard | {"REQUEST_METHOD": "GET"}, self.begin)

    def begin(self, *head):
        self.head = head

    def __call__(self, environ, start_response):
        start_response(*self.head)
        if environ["REQUEST_METHOD"] == "GET":
            return self.response
        self.response.close()
        return []

    def is_for_all(self):
        response = self.response
        return (
            response.status_code == 200
            and TYPES.fullmatch(response["Content-Type"].split(";")[0])
            and not response.cookies
            and not re.search("private|no-store", response.get("Cache-Control", ""))
            and self.vary() <= {"accept", "accept-encoding"}
            # A file is as quick from the disk, and in parts.
            and not response.has_header("Accept-Ranges")
            # What is long has an address of its own, and of wishes there is no end.
            and not (response.streaming and "accept" in self.vary())
        )

    def vary(self):
        return set(re.findall(r"[^\s,]+", self.response.get("Vary", "").lower()))


class Page:
    """An answer that is for all, whatever form of it they accept."""

    def __init__(self, response, key, stamp, until):
        self.key, self.stamp, self.until = key, stamp, until
        try:
            self.text = text_of(iter(response))
        finally:
            response.close()
        self.size = self.text.size + HEADERS + sum(map(len, key))
        # Browsers ask each time whether theirs is still the one.
        response.headers.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ["Accept-Encoding"])
        # Its own says more than the text where that is sent while it is made.
        response.headers.pop("ETag", None)
        self.headers = dict(response.items())
        self.forms = {}

    def __call__(self, environ, start_response):
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        coding = coding_among(accepted, self.text.codings)
        if coding not in self.forms:
            self.forms[coding] = self.form(coding)
        body, etag, headers, said_again = self.forms[coding]
        known = environ.get("HTTP_IF_NONE_MATCH", "")
        if etag in known or known == "*":
            start_response("304 Not Modified", said_again)
            return []
        start_response("200 OK", headers)
        return body if environ["REQUEST_METHOD"] == "GET" else []

    def form(self, coding):
        body, length = self.text.form(coding)
        said = repr(self.headers).encode() + self.text.digest
        etag = f'"{blake2b(said, digest_size=12).hexdigest()}{coding}"'
        own = {"ETag": etag, "Content-Length": str(length)}
        if coding:
            own["Content-Encoding"] = coding
        headers = list((self.headers | own).items())
        said_again = [(name, value) for name, value in headers if name in SAID_AGAIN]
        return body, etag, headers, said_again


def text_of(parts):
    start = b""
    for part in parts:
        start += part
        if len(start) > LONG:
            return LongText(chain([start], parts))
    return Text(start)


class Text:
    codings = tuple(CODINGS)

    def __init__(self, body):
        self.body = body
        self.size = FORMS * len(body)
        self.digest = blake2b(body).digest()

    def form(self, coding):
        body = CODINGS[coding](self.body) if coding else self.body
        return [body], len(body)


class LongText:
    """Kept compressed and in no other form; it need not be whole in memory to be made,
    or given out as it was."""

    codings = ("gzip",)

    def __init__(self, parts):
        digest, packer, packed = blake2b(), zlib.compressobj(wbits=GZIP), []
        self.length = 0
        for part in parts:
            digest.update(part)
            packed.append(packer.compress(part))
            self.length += len(part)
        self.packed = b"".join([*packed, packer.flush()])
        self.size = len(self.packed)
        self.digest = digest.digest()

    def form(self, coding):
        return ([self.packed], self.size) if coding else (self, self.length)

    def __iter__(self):
        with gzip.open(BytesIO(self.packed)) as file:
            yield from iter(partial(file.read, PIECE), b"")


def coding_among(accepted, codings):
    return wanted(accepted, codings) if len(accepted) < LONGEST_WISH else ""


@lru_cache(256)
def wanted(accepted, codings):
    parts = [part for part in accepted.lower().split(",") if not REFUSED.search(part)]
    names = {part.split(";")[0].strip() for part in parts}
    return next((name for name in codings if name in names), "")
