import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.base import ContentFile
from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape

from homepage.models import Profile
from publications.models import Author, Link, PreviewLink, Publication, Topic, Venue
from publications.previewing import address_by, address_of, share
from tests.publications.factories import make_appearance, make_publication
from tests.publications.images import encoded, photo

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n% the secret of it\n%%EOF\n"
SECRET = "A Secret Engine"


@pytest.fixture
def draft():
    """A draft with one of everything, whose words stand nowhere else."""
    work = make_publication(
        SECRET,
        authors=["Ada Secretive"],
        status="draft",
        is_selected=True,
        abstract="We keep secrets.",
        description="A *secret* thing.",
        thumbnail=ContentFile(encoded(photo()), name="secret.png"),
        thumbnail_alt="The secret",
    )
    venue = Venue.objects.create(name="Journal of Secrets", short_name="JoS")
    make_appearance(work, venue=venue, year=2024, doi="10.1/secret")
    work.topics.add(Topic.objects.create(name="Secrecy"))
    Link.objects.create(publication=work, file=ContentFile(PDF, name="x.pdf"))
    return Publication.objects.get(pk=work.pk)


@pytest.fixture
def owner(client):
    client.force_login(User.objects.create_superuser("ada", password="x"))
    return client


def text_of(response):
    content = b"".join(response) if response.streaming else response.content
    return content.decode(errors="replace")


def addresses(page):
    return re.findall(r'(?:href|src|action)="([^"]+)"', text_of(page))


def each(address):
    """All that belongs to a preview."""
    return [
        address,
        f"{address}list/",
        f"{address}home/",
        f"{address}card.png",
        f"{address}a-secret-engine.pdf",
    ]


def test_it_leads_to_no_page_that_is_not_there_yet(owner, draft):
    make_publication("Public", authors=["Ada Public"])
    known = Author.objects.get(family_name="Public")
    draft.authorships.create(author=known, position=1)
    page = owner.get(address_of(draft))
    ours = [a.partition("#")[0] for a in addresses(page) if a.startswith("/pub")]
    assert known.get_absolute_url() in ours
    assert {address: owner.get(address).status_code for address in ours} == (
        dict.fromkeys(ours, 200)
    )


# Who may see it


def test_a_draft_is_shown_to_the_owner_as_it_will_look(owner, draft):
    page = owner.get(address_of(draft))
    assert page.status_code == 200
    text = text_of(page)
    assert "<b>Preview of a draft:</b> seen only by you." in text
    draft_text = text.split("</aside>")[1].replace(
        f"{address_of(draft)}a-secret-engine.pdf",
        "/publications/a-secret-engine/a-secret-engine.pdf",
    )
    Publication.objects.update(status="published")
    public = text_of(owner.get("/publications/a-secret-engine/"))
    main = public.split('<main id="main"')[1].split("<footer")[0]
    shown = draft_text.split('<main id="main"')[1].split("<footer")[0]
    without = re.sub(r' href="[^"]*cite\.\w+" download', "", main)
    assert shown == re.sub(
        r'"/publications/(authors|venues)/[^"]*"', '"#main"', without
    )


def test_the_list_shows_it_in_its_place(owner, draft):
    make_publication("Earlier", year=2023)
    make_publication("Later", year=2025)
    page = text_of(owner.get(f"{address_of(draft)}list/"))
    later, secret, earlier = map(page.index, ("Later</a>", SECRET, "Earlier</a>"))
    assert later < secret < earlier
    assert 'class="count">3 works' in page
    assert f'<h3><a href="{address_of(draft)}">{SECRET}</a></h3>' in page
    assert "Z3988" not in page[secret:earlier]


def test_a_long_list_is_shown_where_the_draft_stands(owner, draft):
    for number in range(120):
        make_publication(f"Newer {number}", year=2025)
    page = text_of(owner.get(f"{address_of(draft)}list/"))
    assert page.count('class="publication"') == 21
    assert SECRET in page


def test_the_front_page_shows_it_among_the_selected(owner, draft):
    make_publication("Public", year=2020, is_selected=True)
    page = text_of(owner.get(f"{address_of(draft)}home/"))
    assert page.index(SECRET) < page.index("Public</a>")


def test_a_draft_that_is_not_selected_leads_from_the_front_page_to_its_page(
    owner, draft
):
    Publication.objects.update(is_selected=False)
    answer = owner.get(f"{address_of(draft)}home/")
    assert answer["Location"] == address_of(draft)
    assert "front page" not in text_of(owner.get(address_of(draft)))


def test_the_paper_of_a_draft_is_read_within_the_preview_only(owner, client, draft):
    page = owner.get(address_of(draft))
    paper = f"{address_of(draft)}a-secret-engine.pdf"
    assert paper in addresses(page)
    answer = owner.get(paper)
    assert text_of(answer).encode() == PDF
    assert answer["Content-Type"] == "application/pdf"
    public = "/publications/a-secret-engine/a-secret-engine.pdf"
    assert owner.get(public).status_code == 404
    assert owner.get(f"{address_of(draft)}cite.bib").status_code == 404


def test_the_card_is_shown_within_the_preview_only(owner, draft):
    card = owner.get(f"{address_of(draft)}card.png")
    assert card.content.startswith(b"\x89PNG")
    public = "/publications/a-secret-engine/a-secret-engine-card.png"
    assert owner.get(public).status_code == 404


def test_strangers_are_asked_to_sign_in(client, draft):
    for address in each(address_of(draft)):
        answer = client.get(address)
        assert answer["Location"] == f"/admin/login/?next={address}"
        assert SECRET not in text_of(answer)


def test_accounts_that_may_not_see_works_see_no_draft(client, draft):
    account = User.objects.create_user("eve", password="x", is_staff=True)
    client.force_login(account)
    for address in each(address_of(draft)):
        assert client.get(address).status_code == 403
    account.user_permissions.add(Permission.objects.get(codename="view_publication"))
    page = text_of(client.get(address_of(draft)))
    assert SECRET in page
    assert "Publish</button>" not in page
    publish = reverse("admin:publications_publication_publish", args=[draft.pk])
    assert client.post(publish).status_code == 403
    draft.refresh_from_db()
    assert not draft.is_published()


@pytest.mark.parametrize("key", ["0", "99", "9" * 30, "x", "1.x", "٣", "-1", "1 "])
def test_what_was_never_a_preview_is_not_found(owner, key):
    assert owner.get(f"/previews/{key}/").status_code == 404
    assert owner.get(f"/previews/{key}/a%00.pdf").status_code == 404


def test_other_methods_are_not_allowed(owner, draft):
    assert owner.post(address_of(draft)).status_code == 405


# Publishing


def test_the_draft_is_published_from_its_preview(owner, draft):
    page = owner.get(address_of(draft))
    publish = reverse("admin:publications_publication_publish", args=[draft.pk])
    assert f'action="{publish}"' in text_of(page)
    assert owner.get(publish).status_code == 405
    answer = owner.post(publish, follow=True)
    assert answer.redirect_chain == [("/publications/a-secret-engine/", 302)]
    assert SECRET in text_of(answer)
    answer = owner.get(address_of(draft))
    assert answer["Location"] == "/publications/a-secret-engine/"


def test_publishing_a_work_that_is_gone_is_not_found(owner):
    assert owner.post("/admin/publications/publication/99/publish/").status_code == 404


# What it tells others


@pytest.mark.parametrize("by_link", [False, True])
def test_nothing_of_a_preview_is_kept_found_or_passed_on(owner, draft, by_link):
    address = address_by(share(draft, 1)) if by_link else address_of(draft)
    for part in each(address):
        answer = owner.get(part)
        assert answer.status_code == 200
        answer.close()
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        policy = "no-referrer" if by_link else "same-origin"
        assert answer["Referrer-Policy"] == policy
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Link" not in answer


@pytest.mark.parametrize("part", ["", "list/", "home/"])
def test_machines_find_nothing_in_a_preview(owner, draft, part):
    Profile.objects.create(name="Ada Lovelace", headline="Engines")
    page = text_of(owner.get(address_of(draft) + part))
    head = page.partition("</head>")[0]
    assert '<meta name="robots" content="noindex, nofollow">' in head
    names = re.findall(r'<(?:meta|link) (?:name|property|rel)="([^"]+)"', head)
    assert set(names) == {
        *("viewport", "color-scheme", "theme-color", "robots"),
        *("icon", "stylesheet"),
    }
    assert "ld+json" not in page
    assert "citation_" not in page


def test_public_pages_say_nothing_of_a_draft(owner, draft):
    make_publication(
        "Public", authors=[draft.authors()[0].author], year=2024, slug="public"
    )
    draft.topics.get().publications.add(Publication.objects.get(slug="public"))
    make_appearance(Publication.objects.get(slug="public"), venue=Venue.objects.get())
    share(draft, 7)
    for address in [
        "/",
        "/publications/",
        "/publications/?q=secret",
        "/publications/?group=topic",
        "/publications/?topic=secrecy",
        "/publications/?author=ada-secretive",
        "/publications/feed.atom",
        "/publications/all.bib",
        "/publications/all.ris",
        "/publications/all.json",
        "/publications/authors/ada-secretive/",
        "/publications/venues/journal-of-secrets/",
        "/publications/public/",
        "/publications/public/linkset.json",
        "/sitemap.xml",
        "/robots.txt",
    ]:
        answer = owner.get(address)
        assert answer.status_code == 200, address
        page = text_of(answer)
        for word in (SECRET, escape(SECRET), "a-secret-engine", "previews", "preview"):
            assert word not in page, (address, word)


def test_nothing_public_answers_for_a_draft(owner, draft):
    share(draft, 7)
    for name in [
        "",
        "cite.bib",
        "cite.ris",
        "cite.json",
        "linkset.json",
        "a-secret-engine-card.png",
        "a-secret-engine.pdf",
    ]:
        for accept in ["text/html", "application/x-bibtex", "application/ld+json"]:
            answer = owner.get(
                f"/publications/a-secret-engine/{name}", headers={"Accept": accept}
            )
            assert answer.status_code == 404
            assert SECRET not in text_of(answer)
    stored = "papers/a-secret-engine/a-secret-engine.pdf"
    assert owner.get(f"/media/{stored}").status_code == 404
    assert owner.get("/media/" + draft.thumbnail.name).status_code == 404


def test_a_preview_asks_the_database_as_often_with_many_works(
    owner, draft, django_assert_max_num_queries
):
    for number in range(30):
        make_publication(f"Other {number}", authors=[f"Ann {number}"], year=2024)
    with django_assert_max_num_queries(30):
        owner.get(address_of(draft))
    with django_assert_max_num_queries(20):
        owner.get(f"{address_of(draft)}list/")


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", 'A "quoted" & bold'])
def test_hostile_titles_are_text(owner, title):
    work = make_publication(title, status="draft")
    for part in ("", "list/"):
        page = text_of(owner.get(address_of(work) + part))
        assert "<script>alert" not in page


# Links for others


def test_a_link_shows_the_draft_to_whoever_has_it(client, draft):
    address = address_by(share(draft, 7))
    page = client.get(address)
    until = date_format(timezone.now() + timedelta(days=7))
    text = text_of(page)
    assert f"The link works until {until}." in text
    assert SECRET in text
    assert "Publish</button>" not in text
    assert "/admin/" not in text
    for part in each(address):
        answer = client.get(part)
        assert answer.status_code == 200
        answer.close()
    assert f"{address}a-secret-engine.pdf" in addresses(page)


def test_the_preview_says_whether_others_may_see_it(owner, draft):
    others = "by those who have a link to it"
    share(draft, 7)
    assert others in text_of(owner.get(address_of(draft)))
    PreviewLink.objects.update(until=timezone.now() - timedelta(days=1))
    assert others not in text_of(owner.get(address_of(draft)))


@pytest.mark.parametrize("part", ["", "list/", "home/", "card.png", "x.pdf"])
def test_a_link_that_has_expired_says_so_and_names_nothing(client, draft, part):
    link = share(draft, 1)
    PreviewLink.objects.update(until=timezone.now() - timedelta(seconds=1))
    answer = client.get(address_by(link) + part)
    assert answer.status_code == 410
    assert "This link has ended" in text_of(answer)
    assert "ecret" not in text_of(answer)
    assert answer["Cache-Control"] == "no-store, private"


def test_a_link_that_was_ended_says_so(client, draft):
    address = address_by(share(draft, 1))
    draft.preview_links.all().delete()
    answer = client.get(address)
    assert answer.status_code == 410
    assert "This link has ended" in answer.text


def test_a_link_leads_to_the_page_once_there_is_one(client, draft):
    address = address_by(share(draft, 1))
    Publication.objects.update(status="published")
    for part in ("", "list/", "home/", "card.png"):
        answer = client.get(address + part)
        assert answer["Location"] == "/publications/a-secret-engine/"
    PreviewLink.objects.update(until=timezone.now() - timedelta(days=99))
    assert client.get(address)["Location"] == "/publications/a-secret-engine/"


def test_a_link_that_was_tampered_with_is_not_found(client, draft):
    mine, other = share(draft, 1), share(make_publication(status="draft"), 1)
    number, _, sign = address_by(mine).split("/")[2].partition(".")
    for key in [
        f"{other.pk}.{sign}",
        f"{number}.{sign[:-1]}",
        f"{number}.{sign}A",
        f"{number}.",
        f".{sign}",
        Signer(sep=".", salt="another").sign(mine.pk),
        Signer(sep=".").sign(mine.pk),
    ]:
        answer = client.get(f"/previews/{key}/")
        assert answer.status_code == 404
        assert "ecret" not in text_of(answer)


def test_a_link_ends_with_its_work(client, draft):
    address = address_by(share(draft, 1))
    draft.delete()
    assert client.get(address).status_code == 410
