from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from homepage.desk.front_door import ago
from homepage.models import Profile
from publications.models import Publication
from tests.publications.factories import make_publication
from tests.publications.images import encoded, photo

pytestmark = pytest.mark.django_db

QUERIES = 11
DESK = reverse("admin:index")
TO_CHECK = reverse("admin:publications_publication_self_check")
WORKS = reverse("admin:publications_publication_changelist")


@pytest.fixture
def owner(client):
    client.force_login(get_user_model().objects.create_superuser("ada"))
    return client


def staff(client, *permissions):
    user = get_user_model().objects.create_user("bob", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


def desk(client):
    response = client.get(DESK)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def links_of(part):
    return {" ".join(a.text.split()): a["href"] for a in part.find_all("a")}


def test_the_desk_says_whose_site_it_is(owner):
    Profile.objects.create(
        name="Ada <Lovelace>",
        headline="Engines & numbers",
        portrait=ContentFile(encoded(photo()), name="p.png"),
        portrait_alt="Ada at her desk",
    )
    card = desk(owner).find(class_="profile-card")
    assert card.h2.text == "Ada <Lovelace>"
    assert card.p.text == "Engines & numbers"
    assert card.img["alt"] == "Ada at her desk"
    assert card.img["src"].startswith("/media/")
    assert card.find("a", string="Edit profile")["href"].endswith("/homepage/profile/")


def test_counts_lead_to_the_works_they_count(owner):
    make_publication(is_selected=True, status="draft")
    make_publication(is_selected=True)
    for _ in range(3):
        make_publication()
    found = links_of(desk(owner).find(class_="counts"))
    assert found == {
        "5 works": WORKS,
        "2 selected": f"{WORKS}?is_selected__exact=1",
        "1 draft": f"{WORKS}?status__exact=draft",
        "5 to check": TO_CHECK,
    }
    assert owner.get(found.pop("5 to check")).context_data["works"] == 5
    for words, address in found.items():
        shown = owner.get(address).context["cl"].result_count
        assert shown == int(words.split()[0])


def test_the_last_edited_come_first_with_their_pages(owner):
    for number in range(8):
        work = make_publication(f"Work {number}", status="published")
        when = timezone.now() - timedelta(days=number)
        Publication.objects.filter(pk=work.pk).update(modified=when)
    Publication.objects.filter(title="Work 1").update(status="draft")
    part = desk(owner).find(class_="last-edited")
    titles = [a.text for a in part.find_all(class_="title")]
    assert titles == [f"Work {number}" for number in range(6)]
    times = [time.text.replace("\xa0", " ") for time in part.find_all("time")]
    assert times[:3] == ["just now", "1 day ago", "2 days ago"]
    pages = links_of(part)
    assert pages["View “Work 0”"] == "/publications/work-0/"
    assert "View “Work 1”" not in pages
    assert "Work 1" in owner.get(pages["Preview “Work 1”"]).text


def test_a_hostile_title_is_shown_as_text(owner):
    make_publication('<script>alert("x")</script>')
    part = desk(owner).find(class_="last-edited")
    assert part.find("script") is None
    assert "alert" in part.text


def test_there_are_four_big_actions(owner):
    found = desk(owner).find(class_="actions").find_all("strong")
    assert [action.text for action in found] == [
        "Add a work",
        "Import BibTeX",
        "Edit profile",
        "View site",
    ]


def test_an_empty_site_says_what_to_do_first(owner):
    page = desk(owner)
    steps = links_of(page.find(class_="first-steps"))
    assert list(steps)[:3] == [
        "Say who you are",
        "Add your works",
        "from a BibTeX file",
    ]
    assert all(owner.get(url, follow=True).status_code == 200 for url in steps.values())
    assert page.find(class_="counts") is None
    assert page.find(class_="last-edited") is None


def test_what_is_done_is_ticked_off_and_the_steps_go_at_last(owner):
    Profile.objects.create(name="Ada")
    done = desk(owner).find(class_="first-steps").find_all(class_="done")
    assert [step.a.text for step in done] == ["Say who you are"]
    make_publication()
    assert desk(owner).find(class_="first-steps") is None


def test_who_may_only_look_is_offered_nothing_else(client):
    make_publication()
    page = desk(staff(client, "view_publication"))
    actions = page.find(class_="actions").find_all("strong")
    assert [action.text for action in actions] == ["View site"]
    places = links_of(page.find(class_="places"))
    assert list(places) == ["Publications", "To check", "Undo", "Your account"]
    assert page.find(class_="first-steps") is None


def test_who_may_nothing_is_told_so(client):
    make_publication("A secret")
    page = desk(staff(client))
    assert "A secret" not in page.text
    assert "may not see or change anything" in page.text


def test_an_address_of_an_app_leads_to_the_desk(owner, client):
    response = owner.get(reverse("admin:app_list", args=["publications"]))
    assert response.url == DESK
    assert owner.get("/admin/nothing/").status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_the_desk_asks_as_much_for_many_works(owner, number, django_assert_num_queries):
    Profile.objects.create(name="Ada")
    for _ in range(number):
        make_publication(authors=["Ann A"], year=2024)
    # What is to be checked is found anew after a change, and then kept.
    desk(owner)
    with django_assert_num_queries(QUERIES):
        desk(owner)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 minute ago"),
        (7300, "2 hours ago"),
        (90_000, "1 day ago"),
        (40 * 86_400, "1 month ago"),
    ],
)
def test_times_are_said_no_more_exactly_than_is_of_interest(seconds, words):
    now = timezone.now()
    said = ago(now - timedelta(seconds=seconds), now)
    assert said.replace("\xa0", " ") == words
