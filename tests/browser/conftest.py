"""The owner's desk, signed in, in a real browser: the fixture `desk`."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

TELL = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def desk(page):
    """A page of the admin, signed in; an error on the console fails the test."""
    said = []

    def note(message):
        if message.type in ("error", "warning"):
            said.append(f"{message.location['url']}: {message.text}")

    def listen(page):
        page.on("console", note)
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))

    page.context.add_init_script(TELL)
    page.context.on("page", listen)
    listen(page)
    User.objects.create_superuser("ada", password="engine")
    page.goto("/admin/")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("engine")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your site")).to_be_visible()
    yield page
    assert said == []
