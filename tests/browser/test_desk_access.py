"""Every page of the desk by what axe knows, in both schemes, on a phone and a desk;
whether its controls stay readable; and the way through by keyboard alone."""

from contextlib import suppress

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from playwright.sync_api import expect
from reversion.models import Version

from homepage.models import Profile, ProfileLink
from publications import history
from publications.models import (
    Author,
    Deed,
    ImportRun,
    Publication,
    Topic,
    Venue,
    WaitingImport,
)
from tests.browser.readable import unreadable
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)
from tests.publications.images import encoded, photo

from .axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What the bar does not lead to.
OUTSIDE = ("/admin/auth/", "/admin/publications/deed/")
BIBTEX = """
@article{a, title={Imported}, author={Ada Lovelace}, year={1843}, month=foo}
@article{b, title={Broken, year={18}
"""


TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TWICE = "document.documentElement.style.fontSize = '200%'"


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
    user = get_user_model().objects.create_superuser("ada", password="x")
    with history.recorded([work], user):
        work.award = "Best paper"
        work.save()
    gone = make_publication("Gone", authors=["Cid C"])
    with history.recorded([gone], user):
        gone.delete()
    make_publication("A draft", status="draft")
    (tmp_path / "works.bib").write_text(BIBTEX)
    with suppress(CommandError):
        call_command("import_bibtex", str(tmp_path / "works.bib"), verbosity=0)


@pytest.fixture
def signed_in(site, page, client):
    client.force_login(get_user_model().objects.get())
    upload = reverse("admin:publications_importrun_add")
    planning = client.post(upload, {"text": BIBTEX}, follow=True)
    assert b"".join(planning.streaming_content)
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
    for name in ["publication", "author", "venue", "topic", "importrun"]:
        yield reverse(f"admin:publications_{name}_add")
    yield from pages_of_works(*works[:2])
    yield reverse("admin:publications_deed_changelist")
    for name, rows in (("publication", works), ("author", Author.objects.all())):
        merge = reverse(f"admin:publications_{name}_merge")
        yield merge
        yield f"{merge}?into={rows[0].pk}&from={rows[1].pk}"
    waiting = WaitingImport.objects.get()
    yield reverse("admin:publications_importrun_plan", args=[waiting.pk])
    yield reverse("admin:publications_deed_undo", args=[Deed.objects.get().pk])
    yield reverse("admin:auth_user_add")
    yield reverse("admin:auth_user_password_change", args=[user.pk])


def pages_of_works(work, draft):
    name = "admin:publications_publication"
    yield reverse(f"{name}_arrange")
    yield reverse(f"{name}_deleted")
    yield reverse(f"{name}_share", args=[draft.pk])
    first, last = Version.objects.get_for_object(work).order_by("pk")
    yield reverse(f"{name}_version", args=[work.pk, first.pk])
    compared = reverse(f"{name}_compare", args=[work.pk])
    yield f"{compared}?old={first.pk}&new={last.pk}"


def unfold(page):
    page.evaluate(
        "document.querySelectorAll('details').forEach((e) => (e.open = true))"
    )


def test_axe_finds_nothing_on_any_page(signed_in):
    found = []
    for path in dict.fromkeys(pages()):
        signed_in.goto(path)
        found += [f"{path}, {said}" for said in faults_on_each_width(signed_in)]
    assert not found, "\n".join(found)


def faults_on_each_width(page):
    unfold(page)
    for width in [390, 1280]:
        page.set_viewport_size({"width": width, "height": 900})
        for fault in faults(page, "target-size"):
            yield f"{width} px, {fault}"
        if page.evaluate(TOO_WIDE) > 0:
            yield f"{width} px: too wide"
    yield from unreadable(page, 4.5)


def pages_after_a_choice(page):
    """What no address alone leads to."""
    works = reverse("admin:publications_publication_changelist")
    for action in ["Add topics", "Delete"]:
        page.goto(works)
        page.locator(".action-select").first.check()
        choice = page.get_by_label("Action:")
        words = choice.locator("option", has_text=action).first.inner_text()
        choice.select_option(words)
        page.get_by_role("button", name="Go").click()
        yield action
    page.goto(reverse("admin:publications_publication_add"))
    page.locator("#id_links-0-url").fill("javascript:alert(1)")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("alert").wait_for()
    yield "a refused form"
    page.goto(reverse("admin:account"))
    page.get_by_role("button").last.click()
    yield "a refused password"


def test_axe_finds_nothing_after_a_choice(signed_in):
    found = [
        f"{name}, {said}"
        for name in pages_after_a_choice(signed_in)
        for said in faults_on_each_width(signed_in)
    ]
    assert not found, "\n".join(found)


def test_letters_of_twice_the_size_fit_a_phone(signed_in):
    signed_in.set_viewport_size({"width": 390, "height": 844})
    too_wide = []
    for path in dict.fromkeys(pages()):
        signed_in.goto(path)
        unfold(signed_in)
        signed_in.evaluate(TWICE)
        wide = signed_in.evaluate(TOO_WIDE)
        if wide > 0:
            too_wide.append(f"{path}: {wide} px")
    assert too_wide == []


def test_axe_finds_nothing_before_the_door(site, page):
    page.goto(reverse("admin:login"))
    assert not list(faults_on_each_width(page))
    for _ in range(4):
        wrongly(page)
    assert not list(faults_on_each_width(page))
    wrongly(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Too many tries")
    assert not list(faults_on_each_width(page))
    assert "UTC" not in page.locator("time.local").inner_text()


def wrongly(page):
    page.get_by_label("Username").fill("eve")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()


STOP = """
() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
  // Of a link that goes over two lines, the first.
  const [box] = at.getClientRects();
  const middle = [box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2];
  const above = document.elementFromPoint(...middle);
  return {
    name: `${at.tagName} ${at.id || at.name || at.textContent.trim()}`,
    isShown: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
    isUncovered: at.contains(above) || at.labels?.[0]?.contains(above) || false,
  };
}
"""
STOPS = "a[href], button, summary, input:not([type=hidden]), select, textarea"


def stops(page):
    """All that Tab comes to, until it leaves the page."""
    page.evaluate("document.activeElement.blur()")
    for _ in range(page.locator(STOPS).count() + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return
        yield stop


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_goes_through_the_form_of_a_work(signed_in, width):
    work = Publication.objects.first()
    signed_in.set_viewport_size({"width": width, "height": 700})
    signed_in.goto(reverse("admin:publications_publication_change", args=[work.pk]))
    seen = list(stops(signed_in))
    assert [stop["name"] for stop in seen if not stop["isShown"]] == []
    # What shows where one is may not lie under the row of buttons.
    assert [stop["name"] for stop in seen if not stop["isUncovered"]] == []
    names = " ".join(stop["name"] for stop in seen)
    assert seen[0]["name"].endswith("Skip to main content")
    for field in ["title", "kind", "description", "abstract", "topics"]:
        assert f"id_{field}" in names
    assert "SUMMARY Award" in names
    assert "_save" in names


def test_a_work_is_added_by_keys_alone(signed_in):
    signed_in.goto(reverse("admin:index"))
    signed_in.keyboard.press("Tab")
    signed_in.keyboard.press("Enter")
    tab_to(signed_in, "Add a work")
    signed_in.keyboard.press("Enter")
    signed_in.wait_for_url("**/add/")
    tab_to(signed_in, "id_title")
    signed_in.keyboard.type("By keys")
    # What a form does with Enter anywhere: its first button, which must be Save.
    signed_in.keyboard.press("Enter")
    told = signed_in.locator(".messagelist")
    expect(told).to_contain_text("“By keys” is live: view it on the site.")


def tab_to(page, name):
    for _ in range(100):
        page.keyboard.press("Tab")
        if name in page.evaluate(STOP)["name"]:
            return
    raise AssertionError(f"Tab never comes to {name}.")


def test_the_skip_link_leads_past_the_bar(signed_in):
    signed_in.goto(reverse("admin:publications_publication_changelist"))
    signed_in.keyboard.press("Tab")
    signed_in.keyboard.press("Enter")
    signed_in.keyboard.press("Tab")
    assert signed_in.evaluate("document.activeElement.closest('main') !== null")


def test_each_page_says_where_one_is(signed_in):
    """One main heading, no level left out, and the bar marks the place."""
    for path in dict.fromkeys(pages()):
        signed_in.goto(path)
        levels = signed_in.locator("h1, h2, h3, h4").evaluate_all(
            "(all) => all.filter((h) => h.checkVisibility()).map((h) => +h.tagName[1])"
        )
        assert levels.count(1) == 1, path
        steps = zip(levels, levels[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps), (path, levels)
        in_bar = signed_in.locator("#header [aria-current]").count()
        is_outside = path.startswith(OUTSIDE) or path == reverse("admin:index")
        assert is_outside or in_bar == 1, path
