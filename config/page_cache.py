"""Pages kept in front of Django, where a visit costs little more than a file does.

One that is kept was made for nobody in particular: whoever asks for it is known to the
application by scheme, host, path and what they accept, and by nothing else. It is given
out as long as the stamp of the content, read before it was made, has not moved.
"""

import gzip
import re
import threading
from collections import OrderedDict
from functools import lru_cache
from hashlib import blake2b
from time import monotonic
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

import brotli
from django.conf import settings

from publications import freshness

# What came about without a move, as when a process was killed right after its commit
# or another program wrote into the database, shows after so many seconds.
LIFE = 600
PUBLIC = ("/", ".bib", ".ris", ".json", ".atom", ".xml", ".txt")
APART = ("/admin/", "/previews/", "/media/", "/static/")
# Beside its text, a page has compressed forms and headers.
FORMS, HEADERS = 2, 4096
# Of the request's own headers, these reach the application. The last four can only
# lead to answers that are not kept.
ASKED = """
    HTTP_HOST HTTP_ACCEPT HTTP_X_FORWARDED_PROTO
    HTTP_RANGE HTTP_IF_RANGE HTTP_IF_NONE_MATCH HTTP_IF_MODIFIED_SINCE
""".split()
SAID_AGAIN = {"Cache-Control", "Content-Location", "ETag", "Vary"}
KEPT_TYPES = re.compile(
    r"text/(html|plain|x-bibliography)|application/(atom\+xml|xml|x-bibtex|json"
    r"|x-research-info-systems|vnd\.citationstyles\.csl\+json|(ld|linkset)\+json)"
)
REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")
CODINGS = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


class PageCache:
    def __init__(self, application, limit, life=LIFE):
        """`limit` is in bytes."""
        self.application = application
        self.limit = limit
        self.life = life
        self.size = 0
        self.pages = OrderedDict()
        self.lock = threading.Lock()
        self.turns = WeakValueDictionary()
        self.hosts = hosts()

    def __call__(self, environ, start_response):
        address = self.address(environ)
        if not address or (stamp := freshness.stamp()) is None:
            return self.application(environ, start_response)
        keys = address, (*address, environ.get("HTTP_ACCEPT", ""))
        answer = self.find(keys, stamp) or self.make(keys, environ)
        return answer(environ, start_response)

    def address(self, environ):
        """What the page is kept under, if it may be."""
        path, host = environ["PATH_INFO"], environ.get("HTTP_HOST")
        if (
            host in self.hosts
            and environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and not environ.get("QUERY_STRING")
            and path.endswith(PUBLIC)
            and not path.startswith(APART)
            and settings.SESSION_COOKIE_NAME not in environ.get("HTTP_COOKIE", "")
        ):
            return scheme(environ), host, path
        return None

    def find(self, keys, stamp):
        for key in keys:
            page = self.pages.get(key)
            if page and page.stamp == stamp and monotonic() < page.until:
                with self.lock:
                    if key in self.pages:
                        self.pages.move_to_end(key)
                return page
        return None

    def make(self, keys, environ):
        """In turn: what takes seconds to make is made once, for all who wait."""
        with self.lock:
            turn = self.turns.setdefault(keys[0], threading.Lock())
        with turn:
            stamp = freshness.stamp()
            return self.find(keys, stamp) or self.ask(keys, environ, stamp)

    def ask(self, keys, environ, stamp):
        answer = Answer(self.application, environ)
        if stamp is None or not answer.is_kept():
            return answer
        page = Page(answer, stamp, monotonic() + self.life)
        is_negotiated = "accept" in answer.vary()
        self.keep(keys[is_negotiated], page)
        return page

    def keep(self, key, page):
        page.size = FORMS * len(page.body) + HEADERS + sum(map(len, key))
        if page.size > self.limit / 2:
            return
        with self.lock:
            self.drop(key)
            self.pages[key] = page
            self.size += page.size
            while self.size > self.limit:
                self.drop(next(iter(self.pages)))

    def drop(self, key):
        if old := self.pages.pop(key, None):
            self.size -= old.size


def hosts():
    """The hosts under which pages are kept; whether others are, Django decides."""
    names = settings.ALLOWED_HOSTS
    own = urlsplit(settings.SITE_URL).netloc
    return {own, *names, *(f"{name}:{settings.PORT}" for name in names)}


def scheme(environ):
    """As Django finds it."""
    name, secure = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    if name not in environ:
        return environ["wsgi.url_scheme"]
    return "https" if environ[name].split(",", 1)[0].strip() == secure else "http"


class Answer:
    """What the application says, whole and uncompressed, to no one in particular."""

    def __init__(self, application, environ):
        own = {
            name: value
            for name, value in environ.items()
            if name in ASKED or not name.startswith(("HTTP_", "CONTENT_"))
        }
        self.body = application(own | {"REQUEST_METHOD": "GET"}, self.begin)

    def begin(self, status, headers, exc_info=None):
        self.status, self.headers = status, headers
        self.said = {name.lower(): value.lower() for name, value in headers}

    def __call__(self, environ, start_response):
        start_response(self.status, self.headers)
        if environ["REQUEST_METHOD"] == "GET":
            return self.body
        self.body.close()
        return []

    def is_kept(self):
        said = self.said
        return (
            self.status == "200 OK"
            and KEPT_TYPES.fullmatch(said["content-type"].split(";")[0])
            and "set-cookie" not in said
            # A file is as quick from the disk, in parts, too.
            and "accept-ranges" not in said
            and not re.search("private|no-store", said.get("cache-control", ""))
            and self.vary() <= {"accept", "accept-encoding"}
        )

    def vary(self):
        return set(re.findall(r"[^\s,]+", self.said.get("vary", "")))


class Page:
    """An answer that is kept, in each form that was asked for."""

    def __init__(self, answer, stamp, until):
        self.stamp, self.until = stamp, until
        self.body = b"".join(answer.body)
        answer.body.close()
        headers = {name.title(): value for name, value in answer.headers}
        headers["Vary"] = ", ".join(sorted({*answer.vary(), "accept-encoding"}))
        headers.setdefault("Cache-Control", "no-cache")
        headers.pop("Etag", None)
        self.headers = headers
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
        coded = CODINGS[coding](self.body) if coding else self.body
        digest = blake2b(repr(self.headers).encode() + self.body, digest_size=12)
        etag = f'"{digest.hexdigest()}{coding}"'
        own = {"ETag": etag, "Content-Length": str(len(coded))}
        if coding:
            own["Content-Encoding"] = coding
        headers = list((self.headers | own).items())
        said_again = [(name, value) for name, value in headers if name in SAID_AGAIN]
        return coded, etag, headers, said_again


@lru_cache(256)
def coding_among(accepted):
    parts = [part for part in accepted.lower().split(",") if not REFUSED.search(part)]
    names = {part.split(";")[0].strip() for part in parts}
    return next((name for name in CODINGS if name in names), "")
