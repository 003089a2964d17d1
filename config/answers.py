"""What the application answers to no one in particular, and the page that is kept of it
in each form: as it is, and compressed."""

import gzip
import re
from functools import lru_cache
from hashlib import blake2b

import brotli

# What the application learns of a request, beside its path. The last four can only lead
# to answers that are not kept.
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
# Of a page that its visitor has already.
SAID_AGAIN = {"Cache-Control", "Content-Location", "ETag", "Vary"}
# What a page takes beside its text: as much for its compressed forms, and its headers.
FORMS, HEADERS = 2, 6144


class Answer:
    def __init__(self, application, environ):
        heard = {
            name: value
            for name, value in environ.items()
            if name in HEARD or not name.startswith(("HTTP_", "CONTENT_"))
        }
        # HEAD is told of what GET would get.
        self.body = application(heard | {"REQUEST_METHOD": "GET"}, self.begin)

    def begin(self, status, headers, exc_info=None):
        self.status, self.headers = status, headers
        self.said = {name.lower(): value.lower() for name, value in headers}

    def __call__(self, environ, start_response):
        start_response(self.status, self.headers)
        if environ["REQUEST_METHOD"] == "GET":
            return self.body
        self.close()
        return []

    def close(self):
        getattr(self.body, "close", lambda: None)()

    def has_failed(self):
        return self.status.startswith("5")

    def is_for_all(self):
        said = self.said
        return (
            self.status == "200 OK"
            and TYPES.fullmatch(said["content-type"].split(";")[0])
            and "set-cookie" not in said
            and not re.search("private|no-store", said.get("cache-control", ""))
            and self.vary() <= {"accept", "accept-encoding"}
            # A file is as quick from the disk, and in parts.
            and "accept-ranges" not in said
        )

    def vary(self):
        return set(re.findall(r"[^\s,]+", self.said.get("vary", "")))


class Page:
    """An answer that is for all, whatever form of it they accept."""

    def __init__(self, answer, stamp, until):
        self.stamp = stamp
        self.until = until
        self.body = b"".join(answer.body)
        answer.close()
        self.size = FORMS * len(self.body) + HEADERS
        self.headers = {name.title(): value for name, value in answer.headers}
        self.headers.pop("Etag", None)
        self.headers["Vary"] = ", ".join(sorted({*answer.vary(), "accept-encoding"}))
        # Browsers ask each time whether theirs is still the one.
        self.headers.setdefault("Cache-Control", "no-cache")
        self.forms = {}

    def __call__(self, environ, start_response):
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        coding = coding_among(accepted) if len(accepted) < 200 else ""
        if coding not in self.forms:
            self.forms[coding] = self.form(coding)
        body, etag, headers, said_again = self.forms[coding]
        known = environ.get("HTTP_IF_NONE_MATCH", "")
        if etag in known or known == "*":
            start_response("304 Not Modified", said_again)
            return []
        start_response("200 OK", headers)
        return [body] if environ["REQUEST_METHOD"] == "GET" else []

    def form(self, coding):
        body = CODINGS[coding](self.body) if coding else self.body
        digest = blake2b(repr(self.headers).encode() + self.body, digest_size=12)
        own = {
            "ETag": f'"{digest.hexdigest()}{coding}"',
            "Content-Length": str(len(body)),
            **({"Content-Encoding": coding} if coding else {}),
        }
        headers = list((self.headers | own).items())
        said_again = [(name, value) for name, value in headers if name in SAID_AGAIN]
        return body, own["ETag"], headers, said_again


@lru_cache(256)
def coding_among(accepted):
    parts = [part for part in accepted.lower().split(",") if not REFUSED.search(part)]
    names = {part.split(";")[0].strip() for part in parts}
    return next((name for name in CODINGS if name in names), "")
