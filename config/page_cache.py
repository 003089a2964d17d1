"""Pages kept in front of Django, where a visit costs little more than a file does.

One that is kept was made for nobody in particular: of who asked, Django knew scheme,
host, path and what they accept, and nothing else (`answers.py`). It is given out until
the stamp of the content moves, which was read before it was made.
"""

from collections import OrderedDict
from threading import Lock
from time import monotonic
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from django.conf import settings

from publications import freshness

from .answers import Answer, Page

# What came about without a move, as when a process was killed right after its commit
# or another program wrote into the database, shows after so many seconds.
LIFE = 600
PUBLIC = ("/", ".bib", ".ris", ".json", ".atom", ".xml", ".txt")
APART = ("/admin/", "/previews/", "/media/", "/static/")


class PageCache:
    def __init__(self, application, limit, life=LIFE):
        """`limit` is in bytes. As a page counts some thousand at least, it also limits
        how many there are."""
        self.application = application
        self.limit = limit
        self.life = life
        self.hosts = own_hosts()
        self.pages = OrderedDict()
        self.size = 0
        self.lock = Lock()
        self.turns = WeakValueDictionary()

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
            environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and not environ.get("QUERY_STRING")
            and host in self.hosts
            and path.endswith(PUBLIC)
            and not path.startswith(APART)
            and settings.SESSION_COOKIE_NAME not in environ.get("HTTP_COOKIE", "")
        ):
            return scheme(environ), host, path
        return None

    def find(self, keys, stamp):
        """The page itself, or that for what is accepted, where this is negotiated."""
        for key in keys:
            page = self.pages.get(key)
            if page and page.stamp == stamp and monotonic() < page.until:
                with self.lock:
                    if key in self.pages:
                        self.pages.move_to_end(key)
                return page
        return None

    def make(self, keys, environ):
        """In turn: what takes seconds is made once, for all who wait for it."""
        with self.lock:
            turn = self.turns.setdefault(keys[0], Lock())
        with turn:
            return self.find(keys, freshness.stamp()) or self.ask(keys, environ)

    def ask(self, keys, environ):
        stamp = freshness.stamp()
        answer = Answer(self.application, environ)
        if stamp is None or not answer.is_for_all():
            return answer
        key = keys["accept" in answer.vary()]
        page = Page(answer.response, key, stamp, monotonic() + self.life)
        self.keep(page)
        return page

    def keep(self, page):
        if page.size > self.limit / 2:
            return
        with self.lock:
            self.drop(page.key)
            self.pages[page.key] = page
            self.size += page.size
            while self.size > self.limit:
                self.drop(next(iter(self.pages)))

    def drop(self, key):
        if page := self.pages.pop(key, None):
            self.size -= page.size


def own_hosts():
    """Those under which pages are kept; of any other, Django decides."""
    names = settings.ALLOWED_HOSTS
    own = urlsplit(settings.SITE_URL).netloc
    return {own, *names, *(f"{name}:{settings.PORT}" for name in names)}


def scheme(environ):
    """As Django finds it."""
    name, secure = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    if name not in environ:
        return environ["wsgi.url_scheme"]
    return "https" if environ[name].split(",")[0].strip() == secure else "http"
