"""The owner's desk, signed in, in a real browser: the fixture `desk`."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

TELL = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def signed_in(page, live_server):
    """A page of who owns the site, as if a password had been typed."""
    client = Client()
    client.force_login(User.objects.create_superuser("ada", password="engine"))
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([session | {"url": live_server.url}])
    return page


@pytest.fixture
def desk(signed_in):
    """The same; an error on the console fails the test."""
    page, said = signed_in, []

    def note(message):
        if message.type in ("error", "warning"):
            said.append(f"{message.location['url']}: {message.text}")

    def listen(page):
        page.on("console", note)
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))

    page.context.add_init_script(TELL)
    page.context.on("page", listen)
    listen(page)
    yield page
    assert said == []
