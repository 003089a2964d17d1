"""Asks for one address of the site after another, as a visitor without an account."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from mimetypes import guess_type
from typing import NamedTuple

from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from homepage.exported import EXPORTED

from .markup import READERS
from .place import Place, file_of

# By which name the site is asked.
HOST = "127.0.0.1"
NOT_FOUND = "/404.html"
CHARSET = b'<meta charset="utf-8">'
OWN_CARD = re.compile(r"/publications/([-\w]+)/\1-card\.png")
# Asked for by nobody but the owner, or who was sent a link to a draft.
PRIVATE = ("/admin/", "/previews/")
REASONS = {404: "is not there", 410: "was taken away", 500: "can't be made"}


class File(NamedTuple):
    name: str
    content: bytes


class Broken(NamedTuple):
    """An address that leads to nothing, and a page with a link to it."""

    path: str
    reason: str
    page: str

    def __str__(self):
        return f"{self.page or 'The site'} leads to {self.path}, which {self.reason}."


class Walk:
    """Through all that can be reached from `seeds`; `former` addresses go along where
    they lead to anything. `made` are contents that no visitor of the site itself asks
    for, by their paths. Without `has_cards`, works are shared with the card of the
    site."""

    def __init__(
        self,
        place: Place,
        seeds: list[str],
        former: list[str],
        made: Iterable[tuple[str, bytes]] = (),
        *,
        has_cards: bool = True,
    ):
        self.place, self.made, self.has_cards = place, made, has_cards
        environment = {"SERVER_NAME": HOST, EXPORTED: True}
        self.client = Client(raise_request_exception=False, **environment)
        self.waiting = deque([*seeds, *former])
        # Of each path, the first page that leads to it.
        self.pages = dict.fromkeys(former) | dict.fromkeys(seeds, "")
        self.failed: dict[str, str] = {}

    def __len__(self):
        return len(self.pages)

    def files(self) -> Iterator[File]:
        yield from self.walked()
        for path, content in self.made:
            kind, _ = guess_type(path)
            yield File(file_of(path), self.moved_content(kind, content, path))
        # To nothing, unless they lead to what no page does.
        yield from self.walked()

    def walked(self) -> Iterator[File]:
        while self.waiting:
            path = self.waiting.popleft()
            content = self.content(path)
            if content is not None:
                yield File(file_of(path), content)

    def broken(self) -> list[Broken]:
        return [
            Broken(path, reason, self.pages[path])
            for path, reason in self.failed.items()
            if self.pages[path] is not None
        ]

    def content(self, path: str) -> bytes | None:
        if path.startswith(PRIVATE):
            return self.fail(path, "is not for visitors")
        response = self.client.get(path, secure=True)
        status = response.status_code
        if status in (301, 302):
            return self.moved(path, response.headers["Location"])
        if status != 200 and not (status == 404 and path == NOT_FOUND):
            return self.fail(path, REASONS.get(status, f"is answered by {status}"))
        content = b"".join(response) if response.streaming else response.content
        kind = response.headers["Content-Type"].partition(";")[0]
        if kind == "text/html":
            content = with_policy(content, response.headers)
        return self.moved_content(kind, content, path)

    def moved_content(self, kind: str | None, content: bytes, path: str) -> bytes:
        """With its addresses as they must be at the place."""
        read = READERS.get(kind)
        if not read:
            return content
        text = content.decode()
        if not self.has_cards:
            text = OWN_CARD.sub(reverse("homepage:card"), text)
        return read(text, lambda address: self.lead(address, path)).encode()

    def fail(self, path: str, reason: str) -> None:
        self.failed[path] = reason

    def lead(self, address: str, page: str) -> str:
        """Notes where an address on `page` leads; gives back what to write for it."""
        path = self.place.inside(address, page)
        if path is not None and self.pages.get(path) is None:
            if path not in self.pages:
                self.queue(path, page)
            self.pages[path] = page
        return self.place.moved(address)

    def queue(self, path: str, page: str) -> None:
        # What lies below a page is asked for right after it.
        add = self.waiting.appendleft if path.startswith(page) else self.waiting.append
        add(path)

    def moved(self, path: str, address: str) -> bytes | None:
        """A page that leads on; of a file, what it has become."""
        target = self.place.inside(address, path)
        if target is None or target.startswith(PRIVATE):
            return self.fail(path, "leads on to where no visitor comes")
        if target == f"{path}/":
            # Servers lead from a folder's name to the page in it by themselves.
            self.lead(address, path)
            return None
        if not path.endswith("/"):
            return self.content(target) or self.fail(path, "leads to nothing")
        new = self.lead(address, path)
        context = {"address": new, "whole": f"{self.place}{target}"}
        return render_to_string("homepage/moved.html", context).encode()


def with_policy(html: bytes, headers) -> bytes:
    """Where no server says what a page may load, it says so itself; but not, as no
    page can, which others may frame it."""
    said = headers.get("Content-Security-Policy", "").split("; ")
    policy = "; ".join(part for part in said if not part.startswith("frame-ancestors"))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    return html.replace(CHARSET, CHARSET + f"\n    {tag}".encode(), 1)
