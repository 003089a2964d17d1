from wsgiref.util import setup_testing_defaults

import pytest
from bs4 import BeautifulSoup

from config.slow_lane import SMALL, SlowLane


class Body:
    """As Django's responses: in pieces, and to be closed."""

    streaming = True

    def __init__(self, *pieces):
        self.pieces = pieces
        self.is_closed = False

    def __iter__(self):
        return iter(self.pieces)

    def close(self):
        self.is_closed = True


class Application:
    def __init__(self, length):
        self.length = length
        self.bodies = []

    def __call__(self, environ, start_response):
        headers = [("Content-Length", str(self.length))] if self.length else []
        start_response("200 OK", headers)
        self.bodies.append(Body(b"one ", b"two"))
        return self.bodies[-1]


def ask(lane, method="GET"):
    said = []
    environ = {"REQUEST_METHOD": method}
    setup_testing_defaults(environ)
    body = lane(environ, lambda *head: said.append(head))
    return said[-1][0], body


LARGE = pytest.mark.parametrize("length", [SMALL + 1, None])


@LARGE
def test_what_is_large_is_sent_piece_by_piece(length):
    status, body = ask(SlowLane(Application(length), places=1))

    assert status == "200 OK"
    assert list(body) == [b"one ", b"two"]


def test_what_is_whole_and_large_is_given_to_the_server_a_little_at_a_time():
    def application(environ, start_response):
        start_response("200 OK", [])
        return [b"a" * (2 * SMALL + 1)]

    lane = SlowLane(application, places=1)
    _, body = ask(lane)

    assert [len(piece) for piece in body] == [SMALL, SMALL, 1]
    assert ask(lane)[0] == "503 Service Unavailable"


@LARGE
def test_who_finds_no_place_is_told_to_come_again(length):
    application = Application(length)
    lane = SlowLane(application, places=1)
    ask(lane)
    status, body = ask(lane)

    assert status == "503 Service Unavailable"
    page = BeautifulSoup(body[0], "html.parser")
    assert page.h1.text == "The site is busy"
    assert "try again in a minute" in page.main.text
    assert "What you sent" not in page.main.text
    assert application.bodies[1].is_closed


def test_who_sends_a_form_is_told_how_to_send_it_once_more():
    lane = SlowLane(Application(1), places=1)
    lane.places.acquire()
    status, body = ask(lane, "POST")

    assert status == "503 Service Unavailable"
    assert "What you sent may not be saved" in body[0].decode()


def test_a_place_is_free_again_when_the_connection_ends():
    application = Application(None)
    lane = SlowLane(application, places=1)
    for _ in range(3):
        status, body = ask(lane)
        body.close()
        body.close()

        assert status == "200 OK"
    assert all(body.is_closed for body in application.bodies)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_small_needs_no_place(method):
    application = Application(SMALL)
    lane = SlowLane(application, places=1)
    lane.places.acquire()
    status, body = ask(lane, method)

    assert status == "200 OK"
    assert body == ([b"one two"] if method == "GET" else [])
    assert application.bodies[0].is_closed


def test_head_of_something_large_needs_no_place():
    lane = SlowLane(Application(SMALL + 1), places=1)
    lane.places.acquire()

    assert ask(lane, "HEAD") == ("200 OK", [])


def test_who_sends_has_a_place_while_it_is_read():
    met = []

    def read(environ, start_response):
        if not met:
            met.append(None)
            met.append(ask(lane, "POST")[0])
        return Application(1)(environ, start_response)

    lane = SlowLane(read, places=1)

    assert ask(lane, "POST")[0] == "200 OK"
    assert met == [None, "503 Service Unavailable"]


def test_who_has_sent_leaves_the_place():
    lane = SlowLane(Application(1), places=1)

    assert [ask(lane, "POST")[0] for _ in range(3)] == ["200 OK"] * 3


def test_an_error_leaves_the_place():
    def fail(environ, start_response):
        raise RuntimeError

    lane = SlowLane(fail, places=1)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            ask(lane, "POST")
