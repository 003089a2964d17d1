"""The site as files; what is in them is read as a server of files hands it out."""

import gzip
import re
from html import unescape
from io import StringIO
from urllib.parse import urlsplit

import brotli
import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from homepage.management.commands import export as export_command
from homepage.models import Profile
from homepage.publishing import start
from publications.listing import pages
from publications.models import FormerFile, FormerSlug, Link
from tests.publications.factories import make_author, make_publication
from tests.publications.images import encoded, photo

URL = "https://jane.example"
PDF = b"%PDF-1.4\n%%EOF\n"
ADDRESS = re.compile(r'\s(?:href|src|action|content)="([^"]*)"')

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Static files are collected once for all tests here."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def site(settings, collected):
    settings.DATA_DIR = collected
    settings.STATIC_ROOT = collected / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "config.storage.StaticStorage"}
    }
    return Profile.objects.create(name="Jane Doe", bio="Hello.")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "site"


def export(folder, *options, url=URL):
    out, err = StringIO(), StringIO()
    call_command("export", folder, *options, base_url=url, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def names(folder):
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)) for file in files}


def text(folder, name):
    return (folder / name).read_text()


def broken(folder, url, path):
    """A crawl of its own: which addresses of all pages are answered by no file."""
    for page in folder.rglob("*.html"):
        for address in map(unescape, ADDRESS.findall(page.read_text())):
            if address.startswith(url):
                address = urlsplit(address).path or "/"
            if not address.startswith("/"):
                continue
            address = address.partition("#")[0].partition("?")[0]
            if not address.startswith(f"{path}/"):
                yield str(page), address
                continue
            file = folder / address.removeprefix(f"{path}/")
            if not (file / "index.html" if address.endswith("/") else file).is_file():
                yield str(page), address


def make_site(jane):
    """Something of each kind of file."""
    jane.portrait = ContentFile(encoded(photo(300, 300)), name="jane.png")
    jane.resume_file = ContentFile(PDF, name="cv.pdf")
    jane.save()
    ann = make_author("Ann Lee")
    work = make_publication("Work 7", year=2007, authors=[ann])
    make_publication("Work 8", year=2008, authors=[ann])
    work.thumbnail = ContentFile(encoded(photo(300, 200)), name="work.png")
    work.is_selected = True
    work.save()
    link = Link(publication=work, file=ContentFile(PDF, name="work.pdf"))
    link.save()
    return work


@pytest.mark.parametrize("path", ["", "/home"])
def test_every_address_of_every_page_is_answered(folder, site, path, monkeypatch):
    monkeypatch.setattr(pages, "PAGE", 1)
    make_site(site)
    export(folder, "--base-path", path)
    assert list(broken(folder, URL, path)) == []
    assert names(folder) >= {
        ".nojekyll",
        "404.html",
        "card.png",
        "cv.pdf",
        "favicon.ico",
        "index.html",
        "robots.txt",
        "sitemap.xml",
        "publications/all.bib",
        "publications/all.json",
        "publications/all.ris",
        "publications/authors/ann-lee/index.html",
        "publications/feed.atom",
        "publications/index.html",
        "publications/page/2/index.html",
        "publications/work-7/cite.bib",
        "publications/work-7/cite.json",
        "publications/work-7/cite.ris",
        "publications/work-7/index.html",
        "publications/work-7/linkset.json",
        "publications/work-7/work-7-card.png",
        "publications/work-7/work-7.pdf",
    }
    assert (folder / "publications/work-7/work-7.pdf").read_bytes() == PDF


def test_whole_addresses_hold_url_and_path(folder, site):
    make_site(site)
    export(folder, "--base-path", "home")
    for name in names(folder):
        content = (folder / name).read_bytes()
        assert b"testserver" not in content, name
        assert not re.search(rb"https://jane\.example(?!/home\b)", content), name
    work = f"{URL}/home/publications/work-7/"
    assert f'<link rel="canonical" href="{work}">' in text(
        folder, "publications/work-7/index.html"
    )
    page = text(folder, "publications/work-7/index.html")
    assert f'name="citation_pdf_url" content="{work}work-7.pdf"' in page
    assert f"<loc>{work}</loc>" in text(folder, "sitemap.xml")
    assert f'"{work}work-7.pdf"' in text(folder, "publications/feed.atom")
    assert f"{URL}/home/sitemap.xml" in text(folder, "robots.txt")


def test_stored_texts_lead_below_the_path(folder, site, media_folder):
    picture = media_folder / "uploads/0123456789abcdef-3x2.webp"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"picture")
    site.bio = "![me](/media/uploads/0123456789abcdef-3x2.webp) [all](/publications/)"
    site.save()
    make_publication("A", description="[my page](/) and [this](/publications/a/)")
    export(folder, "--base-path", "/home")
    home = text(folder, "index.html")
    assert 'src="/home/media/uploads/0123456789abcdef-3x2.webp"' in home
    assert '<a href="/home/publications/" ' in home
    assert '<a href="/home/" ' in text(folder, "publications/a/index.html")
    assert f"{URL}/home/publications/a/" in text(folder, "publications/feed.atom")


def test_a_second_export_writes_nothing(folder, site):
    make_site(site)
    export(folder)
    before = {file: file.lstat().st_mtime_ns for file in folder.rglob("*")}
    assert " 0 files written" in export(folder)
    assert {file: file.lstat().st_mtime_ns for file in folder.rglob("*")} == before


def test_only_what_has_changed_is_written(folder):
    work = make_publication("One Work")
    make_publication("Other Work")
    export(folder)
    before = (folder / "publications/other-work/cite.bib").stat().st_mtime_ns
    work.delete()
    # And two of the search, which have other names now.
    assert " 8 removed" in export(folder)
    assert not (folder / "publications/one-work").exists()
    assert "One Work" not in text(folder, "publications/index.html")
    assert (folder / "publications/other-work/cite.bib").stat().st_mtime_ns == before


def test_no_draft_is_in_any_file(folder, site):
    work = make_site(site)
    draft = make_publication("Secret Work", status="draft", authors=["Sue Secret"])
    Link.objects.create(publication=draft, file="papers/secret/secret.pdf")
    FormerSlug.objects.create(slug="old-secret", publication=draft)
    FormerFile.objects.create(publication=draft, name="secret-old.pdf")
    work.topics.create(name="Open")
    draft.topics.create(name="Hidden")
    export(folder)
    for name in names(folder):
        assert "secret" not in name
        content = (folder / name).read_bytes()
        assert not re.search(rb"(?i)secret|hidden topic", content), name


def test_nothing_leads_to_what_needs_a_server(folder, site):
    make_site(site)
    export(folder)
    for page in folder.rglob("*.html"):
        assert "/admin" not in page.read_text(), page
        assert "/previews" not in page.read_text(), page
    assert "<form" not in text(folder, "404.html")
    assert "Not found" in text(folder, "404.html")


def test_broken_links_are_told_with_their_page_and_nothing_is_written(folder, site):
    make_publication("A Work")
    export(folder)
    before = text(folder, "index.html")
    site.bio = "[one](/nowhere/) [two](/cv.pdf) [three](/admin/) [four](/previews/1/)"
    site.save()
    with pytest.raises(CommandError) as refused:
        export(folder)
    for path in ("/nowhere/", "/cv.pdf", "/admin/", "/previews/1/"):
        assert f"  / leads to {path}, which is" in str(refused.value)
    assert text(folder, "index.html") == before


def test_a_link_without_its_last_stroke_is_right(folder, site):
    make_publication("A Work")
    site.bio = "[one](/publications/a-work) [two](/publications/A-Work/)"
    site.save()
    export(folder)
    assert (folder / "publications/a-work/index.html").exists()
    assert "publications/a-work/" in text(folder, "publications/A-Work/index.html")


def test_former_addresses_lead_on(folder, site):
    work = make_site(site)
    FormerSlug.objects.create(slug="first-title", publication=work)
    FormerSlug.objects.create(slug="a-lee", author=work.authorships.get().author)
    FormerFile.objects.create(
        publication=work, name="work-7-old.pdf", link=work.links.get()
    )
    FormerFile.objects.create(publication=work, name="gone.pdf")
    export(folder, "--base-path", "/home")
    page = text(folder, "publications/first-title/index.html")
    assert 'http-equiv="refresh" content="0; url=/home/publications/work-7/"' in page
    assert f'rel="canonical" href="{URL}/home/publications/work-7/"' in page
    author = text(folder, "publications/authors/a-lee/index.html")
    assert "/home/publications/authors/ann-lee/" in author
    assert text(folder, "publications/first-title/cite.bib").startswith("@")
    assert (folder / "publications/work-7/work-7-old.pdf").read_bytes() == PDF
    assert not (folder / "publications/work-7/gone.pdf").exists()


def test_an_own_domain_is_named_for_github(folder):
    export(folder, "--cname")
    assert text(folder, "CNAME") == "jane.example\n"
    export(folder)
    assert not (folder / "CNAME").exists()


def test_an_own_domain_has_no_path(folder):
    with pytest.raises(CommandError, match="--cname or --base-path /home$"):
        export(folder, "--cname", "--base-path", "home")
    assert not folder.exists()


def test_compressed_files_hold_the_same(folder):
    export(folder, "--compress")
    page = (folder / "index.html").read_bytes()
    assert gzip.decompress((folder / "index.html.gz").read_bytes()) == page
    assert brotli.decompress((folder / "index.html.br").read_bytes()) == page
    assert not (folder / "card.png.gz").exists()


def test_what_was_edited_by_hand_is_said(folder):
    export(folder)
    (folder / "robots.txt").write_text("by hand")
    said = export(folder, "--base-path", "/new")
    assert "robots.txt" in said and "remove them and export again" in said
    assert text(folder, "robots.txt") == "by hand"


@pytest.mark.parametrize(
    "options, said",
    [
        ({"url": "https://jane.example/home"}, "--base-path /home"),
        ({"url": "jane.example"}, "https://example.org"),
        ({"url": "ftp://jane.example"}, "https://example.org"),
        ({"url": "https://jane_doe.example"}, "https://example.org"),
        ({"url": "https://["}, "https://example.org"),
        ({"path": "/ho me"}, "letters"),
        ({"path": "a?b"}, "letters"),
    ],
)
def test_a_wrong_address_is_told(folder, options, said):
    with pytest.raises(CommandError, match=re.escape(said)):
        export(folder, "--base-path", options.get("path", ""), url=options.get("url"))
    assert not folder.exists()


def test_a_name_with_other_letters_is_written_as_browsers_ask_for_it(folder):
    export(folder, "--cname", url="https://é.example")
    assert text(folder, "CNAME") == "xn--9ca.example\n"
    assert "https://xn--9ca.example/publications/" in text(folder, "sitemap.xml")


def test_an_address_of_this_computer_is_not_taken_unasked(folder, settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    with pytest.raises(CommandError, match="--base-url"):
        export(folder, url=None)
    export(folder, url="http://127.0.0.1:8000")
    assert "http://127.0.0.1:8000/" in text(folder, "sitemap.xml")


def test_a_site_of_nobody_is_not_exported(folder, site):
    site.delete()
    with pytest.raises(CommandError, match="Fill in the profile"):
        export(folder)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file/site"):
        with pytest.raises(CommandError, match="is a file, or in one. Name a folder"):
            export(path)


def test_pages_that_lead_on_speak_the_language_of_the_site(folder, site):
    site.language = "de"
    site.save()
    work = make_publication("A Work")
    FormerSlug.objects.create(slug="old", publication=work)
    export(folder)
    page = text(folder, "publications/old/index.html")
    assert '<html lang="de">' in page and "Diese Seite ist umgezogen" in page
    assert reverse("publications:detail", args=["a-work"]) in page


def test_pages_say_themselves_what_they_may_load(folder):
    export(folder)
    for name in ("index.html", "404.html", "publications/index.html"):
        head = unescape(text(folder, name).partition("<title>")[0])
        policy = head.partition('http-equiv="Content-Security-Policy" content="')[2]
        assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
        assert "unsafe" not in policy and "frame-ancestors" not in policy


def test_a_site_of_many_works_has_one_card(folder, site, monkeypatch):
    make_site(site)
    monkeypatch.setattr(start, "MOST_CARDS", 1)
    export(folder)
    assert [name for name in names(folder) if name.endswith("card.png")] == ["card.png"]
    assert list(broken(folder, URL, "")) == []
    page = text(folder, "publications/work-7/index.html")
    assert f'property="og:image" content="{URL}/card.png"' in page


@pytest.mark.django_db(transaction=True)
def test_a_change_meanwhile_is_told(folder, site, monkeypatch):
    as_at = export_command.as_at

    def save_and_begin(place, language):
        site.save()
        return as_at(place, language)

    assert "The site was changed" not in export(folder)
    monkeypatch.setattr(export_command, "as_at", save_and_begin)
    assert "The site was changed meanwhile" in export(folder)
