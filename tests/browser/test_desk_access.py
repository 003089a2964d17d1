"""Every page of the desk by what axe knows, in both schemes, on a phone and a desk;
and the way through by keyboard alone."""

from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from homepage.models import Profile, ProfileLink
from publications.models import Author, ImportRun, Publication, Topic, Venue
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)
from tests.publications.images import encoded, photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
BIBTEX = """
@article{a, title={Imported}, author={Ada Lovelace}, year={1843}, month=foo}
@article{b, title={Broken, year={18}
"""


def picture():
    return ContentFile(encoded(photo()), name="picture.png")


@pytest.fixture
def site(tmp_path):
    """One of everything that the desk can show."""
    profile = Profile.objects.create(
        name="Ada Lovelace",
        headline="Engines",
        affiliation="Analytical Society",
        bio="I work on *engines*.",
        portrait=picture(),
        portrait_alt="Ada at her desk",
        accent="#ffcc00",
    )
    ProfileLink.objects.create(profile=profile, kind="orcid", url="https://orcid.org/0")
    owner = make_author("Ada Lovelace", is_owner=True)
    owner.aliases.create(name="A. Lovelace")
    work = make_publication(
        "Notes on the Engine",
        authors=[owner, "Charles Babbage"],
        links=["https://example.org/notes.pdf"],
        year=1843,
        abstract="Let $x$ be a number.",
        description="What it *does*.",
        is_selected=True,
        thumbnail=picture(),
        thumbnail_alt="Two colours",
    )
    work.topics.add(Topic.objects.create(name="Engines"))
    make_appearance(work, venue=Venue.objects.create(name="Journal of Tests"))
    make_publication("A draft", status="draft")
    (tmp_path / "works.bib").write_text(BIBTEX)
    with suppress(CommandError):
        call_command("import_bibtex", str(tmp_path / "works.bib"), verbosity=0)


@pytest.fixture
def signed_in(site, page, client):
    client.force_login(get_user_model().objects.create_superuser("ada", password="x"))
    page.goto("/")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([cookie | {"url": page.url}])
    return page


def pages():
    yield reverse("admin:index")
    yield reverse("admin:account")
    yield reverse("admin:homepage_profile_change", args=[1])
    yield reverse("admin:publications_publication_self_check")
    user = get_user_model().objects.get()
    works = Publication.objects.order_by("pk")
    rows = [*works[:2], Venue.objects.get(), Topic.objects.get(), user]
    rows += [Author.objects.first(), ImportRun.objects.get()]
    for row in rows:
        name = f"{row._meta.app_label}_{row._meta.model_name}"
        yield reverse(f"admin:{name}_changelist")
        yield f"{reverse(f'admin:{name}_changelist')}?q=nothing"
        yield reverse(f"admin:{name}_change", args=[row.pk])
        yield reverse(f"admin:{name}_history", args=[row.pk])
        if row != user:
            yield reverse(f"admin:{name}_delete", args=[row.pk])
    for name in ["publication", "author", "venue", "topic"]:
        yield reverse(f"admin:publications_{name}_add")
    yield reverse("admin:auth_user_add")
    yield reverse("admin:auth_user_password_change", args=[user.pk])


def faults(page, path):
    page.goto(path)
    unfold(page)
    found = Axe().run(page, options=RULES)
    said = [
        f"{rule['id']}: {node['html'][:150]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
    too_wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    if too_wide > 0:
        said.append(f"{too_wide} px too wide")
    return said


def unfold(page):
    page.evaluate(
        "document.querySelectorAll('details').forEach((e) => (e.open = true))"
    )


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(signed_in, scheme, width):
    signed_in.emulate_media(color_scheme=scheme)
    signed_in.set_viewport_size({"width": width, "height": 900})
    found = {path: faults(signed_in, path) for path in dict.fromkeys(pages())}
    told = [f"{path}: {said}" for path, all_said in found.items() for said in all_said]
    assert not told, "\n".join(told)
