import gzip
import threading
import tracemalloc
from io import BytesIO

import brotli
import pytest
from django.db import connection
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from config.page_cache import PageCache
from publications import freshness

# The end of an answer looks after the connections, as in the running site.
pytestmark = pytest.mark.django_db

TEXT = "a page " * 100
MANY = 1024**2
CHROME = "text/html,application/xhtml+xml,*/*;q=0.8"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    # As when a server starts.
    freshness.move()


class Site:
    """Behind a page cache: an application that counts what it is asked, and answers
    with `headers` or what `view` makes."""

    def __init__(self, view=None, *, limit=MANY, life=600, **headers):
        self.view = view or (lambda environ: HttpResponse(TEXT, headers=headers))
        self.asked = []
        self.cache = PageCache(self.application, limit, life)

    def application(self, environ, start_response):
        self.asked.append(environ)
        response = self.view(environ)
        cookies = [("Set-Cookie", c.OutputString()) for c in response.cookies.values()]
        status = f"{response.status_code} {response.reason_phrase}"
        start_response(status, [*response.items(), *cookies])
        return response

    def get(self, path="/", method="GET", **environ):
        said = []
        own = {"HTTP_HOST": "testserver", **environ}
        request = RequestFactory().generic(method, path, **own)
        body = self.cache(request.environ, lambda *began: said.append(began))
        status, headers = said[0]
        return Said(int(status.split()[0]), dict(headers), b"".join(body))


class Said:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body


def asked_in_two_visits(site, **environ):
    site.get(**environ)
    site.get(**environ)
    return len(site.asked)


def test_a_page_is_made_once_for_all_visits():
    site = Site()

    first, second = site.get(), site.get()

    assert len(site.asked) == 1
    assert first.body == second.body == TEXT.encode()


def test_a_change_of_content_shows_at_once():
    site = Site(lambda environ: HttpResponse(str(freshness.stamp())))
    before = site.get().body

    freshness.move()

    assert site.get().body == str(freshness.stamp()).encode() != before


def test_a_page_made_during_a_change_is_not_kept_as_fresh():
    def changed_meanwhile(environ):
        freshness.move()
        return HttpResponse(TEXT)

    assert asked_in_two_visits(Site(changed_meanwhile)) == 2


@pytest.mark.skipif(connection.vendor == "postgresql", reason="it needs no folder")
def test_nothing_is_kept_where_changes_cannot_be_seen(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "missing"

    assert asked_in_two_visits(Site()) == 2


def test_a_page_ends_by_itself():
    assert asked_in_two_visits(Site(life=0)) == 2


@pytest.mark.parametrize(
    "environ",
    [
        {"path": "/?page=2"},
        {"method": "POST"},
        {"method": "OPTIONS"},
        {"HTTP_COOKIE": "a=b; sessionid=c"},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "testserver:81"},
        {"HTTP_HOST": "TESTSERVER"},
        {"path": "/admin/"},
        {"path": "/previews/7/"},
        {"path": "/media/pictures/a.webp"},
        {"path": "/publications/a/a.pdf"},
    ],
)
def test_what_is_asked_in_a_way_of_its_own_is_made_each_time(environ):
    assert asked_in_two_visits(Site(), **environ) == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "private"},
        {"Cache-Control": "max-age=0, no-store"},
        {"Vary": "Cookie"},
        {"Vary": "Accept, X-Forwarded-Host"},
        {"Vary": "*"},
        {"Content-Type": "application/pdf"},
        {"Content-Type": "text/html5"},
        {"Accept-Ranges": "bytes"},
    ],
)
def test_what_is_for_one_visitor_or_no_page_is_made_each_time(headers):
    assert asked_in_two_visits(Site(**headers)) == 2


@pytest.mark.parametrize("status", [203, 206, 301, 302, 304, 404, 500, 503])
def test_only_success_is_kept(status):
    site = Site(lambda environ: HttpResponse(TEXT, status=status))

    assert asked_in_two_visits(site) == 2
    assert site.get().status == status


def test_what_sets_a_cookie_is_made_each_time():
    def with_cookie(environ):
        response = HttpResponse(TEXT)
        response.set_cookie("seen", "1")
        return response

    assert asked_in_two_visits(Site(with_cookie)) == 2


@pytest.mark.parametrize(
    ("accepted", "coding", "opened"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("GZIP;q=0.5", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("br;q=0.000,gzip;q=0", None, bytes),
        ("identity", None, bytes),
        ("brr, gzipped", None, bytes),
        ("", None, bytes),
        ("gzip," + "x" * 300, None, bytes),
    ],
)
def test_a_page_is_given_in_the_form_that_is_wanted(accepted, coding, opened):
    said = Site().get(HTTP_ACCEPT_ENCODING=accepted)

    assert said.headers.get("Content-Encoding") == coding
    assert said.headers["Content-Length"] == str(len(said.body))
    assert opened(said.body) == TEXT.encode()


def test_each_form_has_a_tag_of_its_own_that_comes_again_with_the_same_page():
    codings = ["br", "gzip", ""]

    def tags():
        site = Site()
        return [site.get(HTTP_ACCEPT_ENCODING=c).headers["ETag"] for c in codings]

    assert len(set(tags())) == 3
    assert tags() == tags()
    assert all(tag[0] == tag[-1] == '"' for tag in tags())


def test_the_tag_is_that_of_the_text_whatever_it_was_called_when_it_was_made():
    sites = [Site(ETag=tag) for tag in ('W/"1"', 'W/"2"')]

    first, second = (site.get().headers["ETag"] for site in sites)

    assert first == second


def test_a_page_in_another_notation_has_another_tag():
    html, text = Site(), Site(**{"Content-Type": "text/plain"})

    assert html.get().headers["ETag"] != text.get().headers["ETag"]


@pytest.mark.parametrize("known", ["{}", "W/{}", '"a", {}', "*"])
def test_who_has_the_page_is_told_so(known):
    site = Site()
    tag = site.get().headers["ETag"]

    said = site.get(HTTP_IF_NONE_MATCH=known.format(tag))

    assert (said.status, said.body) == (304, b"")
    assert said.headers == {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
    }


@pytest.mark.parametrize("known", ['"a"', "", '"', "W/"])
def test_who_has_another_page_gets_this_one(known):
    site = Site()
    site.get()

    assert site.get(HTTP_IF_NONE_MATCH=known).body == TEXT.encode()


def test_a_head_tells_of_the_page_what_a_visit_would():
    site = Site()

    head, got = site.get(method="HEAD"), site.get()

    assert head.headers == got.headers
    assert (head.body, len(site.asked)) == (b"", 1)


def test_browsers_ask_again_before_they_show_what_they_have():
    assert Site().get().headers["Cache-Control"] == "no-cache"


def test_the_application_knows_nothing_of_who_asks():
    site = Site()

    site.get(
        HTTP_COOKIE="csrftoken=a",
        HTTP_X_FORWARDED_HOST="evil.example",
        HTTP_X_FORWARDED_FOR="1.2.3.4",
        HTTP_X_ORIGINAL_URL="/admin/",
        HTTP_ACCEPT_ENCODING="br",
        HTTP_ACCEPT="text/html",
        CONTENT_TYPE="text/plain; charset=utf-7",
    )

    known = {name for name in site.asked[0] if name.startswith(("HTTP_", "CONTENT_"))}
    assert known == {"HTTP_HOST", "HTTP_ACCEPT"}


def test_hosts_and_schemes_have_pages_of_their_own(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    site = Site()

    for host in ("testserver", "other.example"):
        for proto in ("https", "http", "https, http"):
            site.get(HTTP_HOST=host, HTTP_X_FORWARDED_PROTO=proto)

    assert len(site.asked) == 4


def test_a_forged_scheme_counts_only_behind_a_proxy(settings):
    settings.SECURE_PROXY_SSL_HEADER = None
    site = Site()

    site.get(HTTP_X_FORWARDED_PROTO="https")
    site.get()

    assert len(site.asked) == 1


def echo_of_accept(environ):
    accepted = environ.get("HTTP_ACCEPT", "")
    return HttpResponse(accepted, headers={"Vary": "Accept"})


def test_what_is_negotiated_is_kept_for_each_wish():
    site = Site(echo_of_accept)

    said = [site.get(HTTP_ACCEPT=wish).body for wish in (CHROME, "a/b", CHROME, "a/b")]

    assert said == [CHROME.encode(), b"a/b"] * 2
    assert len(site.asked) == 2


def test_what_takes_long_is_not_kept_for_a_wish():
    """Else who sends ever new ones lets all threads wait for them in turn."""

    def long(environ):
        return StreamingHttpResponse(parts(), headers={"Vary": "Accept"})

    def parts():
        made.append(1)
        yield TEXT.encode()

    made = []
    site = Site(long)
    request = RequestFactory().get("/", HTTP_HOST="testserver", HTTP_ACCEPT="a/b")
    body = site.cache(request.environ, lambda *head: None)

    assert not made
    assert b"".join(body) == TEXT.encode()
    assert asked_in_two_visits(site) == 3


def test_where_nothing_is_negotiated_wishes_make_no_difference():
    site = Site()

    for number in range(9):
        site.get(HTTP_ACCEPT=f"text/{number}")

    assert len(site.asked) == 1


def test_paths_cannot_be_taken_for_wishes():
    site = Site(lambda environ: HttpResponse(environ["PATH_INFO"]))

    assert site.get("/a/ b/").body == b"/a/ b/"
    assert site.get("/a/", HTTP_ACCEPT="b/").body == b"/a/"


def test_a_flood_of_addresses_takes_no_more_than_its_share():
    site = Site(limit=50_000)

    for number in range(500):
        site.get(f"/{number}/", HTTP_ACCEPT_ENCODING="br")
        site.get("/")

    assert site.cache.size <= 50_000
    assert len(site.cache.pages) < 12
    # What is asked for again and again stays through it all.
    assert [e["PATH_INFO"] for e in site.asked].count("/") == 1


def test_a_flood_of_wishes_takes_no_more_than_its_share():
    site = Site(echo_of_accept, limit=50_000)

    for number in range(50):
        site.get(HTTP_ACCEPT=f"{number}/" + "x" * 5000)

    assert site.cache.size <= 50_000


def test_what_would_fill_half_of_the_memory_is_not_kept():
    site = Site(limit=50_000)
    site.view = lambda environ: HttpResponse("x" * len(environ["PATH_INFO"]) ** 2)
    site.get("/")

    large = site.get(f"/{'a' * 200}/")
    site.get("/")

    assert len(large.body) > 40_000
    assert len(site.asked) == 2


def test_a_page_that_takes_long_is_made_once_for_all_who_wait():
    begun, go_on = threading.Event(), threading.Event()

    def slow(environ):
        begun.set()
        assert go_on.wait(10)
        return HttpResponse(TEXT)

    site = Site(slow)
    bodies = []

    def visit():
        bodies.append(site.get().body)
        connection.close()

    visits = [threading.Thread(target=visit) for _ in range(4)]
    for thread in visits:
        thread.start()
    assert begun.wait(10)
    go_on.set()
    for thread in visits:
        thread.join()

    assert bodies == [TEXT.encode()] * 4
    assert len(site.asked) == 1


def test_after_a_page_that_failed_the_next_one_is_made():
    def failing(environ):
        site.view = lambda environ: HttpResponse(TEXT)
        raise ValueError

    site = Site(failing)
    with pytest.raises(ValueError):
        site.get()

    assert site.get().status == 200


def test_a_file_is_closed_though_only_its_headers_are_sent():
    file = BytesIO(b"text")
    site = Site(lambda environ: FileResponse(file, headers={"Accept-Ranges": "bytes"}))

    assert site.get("/a.txt", method="HEAD").body == b""
    assert file.closed


PARTS = [f"{n} words in many lines\n".encode() * 5000 for n in range(20)]


@pytest.mark.parametrize(
    ("accepted", "coding", "opened"),
    [("br, gzip", "gzip", gzip.decompress), ("br", None, bytes), ("", None, bytes)],
)
def test_what_is_too_long_to_be_kept_as_it_is_is_kept_compressed(
    accepted, coding, opened
):
    site = Site(lambda environ: StreamingHttpResponse(PARTS), limit=MANY)

    first, second = (site.get(HTTP_ACCEPT_ENCODING=accepted) for _ in range(2))

    assert len(b"".join(PARTS)) > 2 * MANY
    assert (len(site.asked), first.body) == (1, second.body)
    assert opened(first.body) == b"".join(PARTS)
    assert first.headers["Content-Length"] == str(len(first.body))
    assert first.headers.get("Content-Encoding") == coding
    tag = first.headers["ETag"]
    known = site.get(HTTP_ACCEPT_ENCODING=accepted, HTTP_IF_NONE_MATCH=tag)
    assert (known.status, site.cache.size < MANY / 10) == (304, True)


def test_what_is_long_is_not_whole_in_memory_to_be_made_or_given_out():
    def parts():
        for number in range(400):
            yield f"{number:06}".encode() * 20_000

    tracemalloc.start()
    said = []
    cache = PageCache(
        Site(lambda environ: StreamingHttpResponse(parts())).application, MANY
    )
    request = RequestFactory().get("/", HTTP_HOST="testserver")
    length = sum(map(len, cache(request.environ, lambda *head: said.append(head))))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (length, said[0][0]) == (48_000_000, "200 OK")
    assert most < 10_000_000


def test_what_breaks_off_in_the_middle_is_not_kept():
    def parts():
        yield b"x" * 2 * MANY
        if len(site.asked) == 1:
            raise ValueError

    site = Site(lambda environ: StreamingHttpResponse(parts()))
    with pytest.raises(ValueError):
        site.get()

    assert site.get().body == b"x" * 2 * MANY
