"""No page of the site does what its policy (CSP) forbids, as a browser reports."""

import json
from contextlib import suppress
from io import StringIO
from urllib.parse import urldefrag, urlsplit

import pytest
from django.apps import apps
from django.conf import settings as of_tests
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse
from playwright.sync_api import expect

from publications.models import Publication, Topic, Venue
from publications.previewing import address_by, share
from tests.publications.desk import filled
from tests.publications.uploading import UPLOAD

from . import reporting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHANGED = {
    "homepage_profile": "headline",
    "publications_publication": "award",
    "publications_author": "family_name",
    "publications_venue": "name",
    "publications_topic": "name",
}
NOWHERE = "/publications/nothing/"
BIBTEX = "@article{x, title={On Tests}, author={Doe, Jane}, year={2020}}"
# Behind these is no page: files, answers to buttons and scripts, ways to a page, what
# nobody may do, and pages that only a longer list has.
NO_PAGES = set(
    """
    homepage:card homepage:resume homepage:robots homepage:sitemap media
    previews:card previews:file publications:all-bib publications:all-json
    publications:all-ris publications:card publications:cite-bib
    publications:cite-json publications:cite-ris publications:feed publications:file
    publications:linkset publications:author-page publications:list-page
    publications:venue-page
    admin:app_list admin:autocomplete admin:jsi18n admin:logout admin:password_change
    admin:password_change_done admin:resume admin:view_on_site
    admin:publications_publication_publish admin:publications_publication_who
    admin:publications_importrun_file admin:publications_importrun_history
    admin:publications_deed_change admin:publications_deed_delete
    admin:publications_deed_history admin:publications_deed_add
    admin:homepage_profile_delete admin:homepage_profile_add
    markdownx_markdownify markdownx_upload
    """.split()
)


@pytest.fixture(autouse=True)
def reports(settings):
    settings.ROOT_URLCONF = "tests.browser.reporting"
    settings.SECURE_CSP = settings.SECURE_CSP | {"report-uri": ["/reports/"]}
    reporting.reports.clear()
    return reporting.reports


@pytest.fixture
def demo():
    call_command("load_demo", stdout=StringIO())


@pytest.fixture
def owner(demo, page, live_server):
    """Signed in, in the browser too, on a site with one of everything."""
    client = Client()
    client.force_login(User.objects.create_superuser("ada", password="engine"))
    cookie = client.cookies[of_tests.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
    )
    return client


def looked_at(page, start):
    """Look at all that links lead to from `start`: one address of each kind."""
    waiting, kinds = [*start], set()
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if kind in kinds or kind[0] in {"", *NO_PAGES}:
            continue
        if page.goto(address).ok:
            kinds.add(kind)
        waiting += links(page)
    return {view for view, _ in kinds}


def kind_of(address):
    """The view, and what is asked of it first."""
    url = urlsplit(address)
    try:
        return resolve(url.path).view_name, url.query.partition("=")[0]
    except Resolver404:
        return "", ""


def links(page):
    hrefs = page.evaluate("[...document.links].map((link) => link.href)")
    origin = page.evaluate("location.origin")
    return [
        urldefrag(href.removeprefix(origin)).url
        for href in hrefs
        if href.startswith(f"{origin}/")
    ]


def named(patterns, namespace=""):
    """The name of each view that an address can lead to."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from named(pattern.url_patterns, namespace + inner)
        elif pattern.name:
            yield f"{namespace}{pattern.name}"


def pages(*, of_the_desk):
    names = set(named(get_resolver().url_patterns)) - NO_PAGES
    return {
        name
        for name in names
        if name.startswith("admin:") == of_the_desk
        and not name.endswith("_history_file")
    }


def told(page, reports):
    """What was reported before the reports of a page that is made for them."""
    page.goto("/violations/")
    expect(page).to_have_title("Violations")
    for _ in range(100):
        found = [json.loads(report)["csp-report"] for report in reports]
        made = [one for one in found if one["document-uri"].endswith("/violations/")]
        if len(made) == 3:
            return [one for one in found if one not in made]
        page.wait_for_timeout(50)
    pytest.fail(f"The browser reported no more than {found}.")


def without_arguments(names):
    for name in sorted(names):
        with suppress(NoReverseMatch):
            yield reverse(name)


def changed_and_deleted(client):
    """The pages of some records that have been changed, and of an import that waits."""
    for name, field in CHANGED.items():
        record = apps.get_model(name.replace("_", ".")).objects.last()
        form = reverse(f"admin:{name}_change", args=[record.pk])
        for value in ("Then", "Now"):
            client.post(form, filled(client.get(form)) | {field: value})
        yield reverse(f"admin:{name}_compare", args=[record.pk])
    topic = Topic.objects.first()
    delete = reverse("admin:publications_topic_delete", args=[topic.pk])
    client.post(delete, {"post": "yes"})
    plan = client.post(UPLOAD, {"text": BIBTEX}).url
    # The page that says how far it is leads on by itself.
    assert b"See the plan" in b"".join(client.get(plan))
    yield plan


def test_no_page_for_visitors_breaks_the_policy(page, demo, reports):
    draft = Publication.objects.filter(status="draft").first()
    preview = address_by(share(draft, days=1))
    venue = Venue.objects.first().get_absolute_url()
    start = ["/", venue, preview, f"{preview}list/", f"{preview}home/", NOWHERE]

    assert pages(of_the_desk=False) <= looked_at(page, [*start, reverse("admin:login")])
    assert told(page, reports) == []


def test_no_page_for_the_owner_breaks_the_policy(page, owner, reports):
    changed = list(changed_and_deleted(owner))
    bob = User.objects.create_user("bob", is_staff=True)
    names = pages(of_the_desk=True) - {"admin:login"}
    delete = reverse("admin:auth_user_delete", args=[bob.pk])
    start = [*without_arguments(names), *changed, delete]

    assert names <= looked_at(page, start)
    assert told(page, reports) == []
