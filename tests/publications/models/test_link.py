import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from publications.models import FormerFile, Link
from tests.publications.factories import make_publication

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n%%EOF\n"
NO_ADDRESS = "This is no web address, such as https://example.org/paper."
ADDRESS_OR_FILE = "A link has either an address or a file."
NEEDS_LABEL = "A link of kind “Other” needs its own label."


def make_link(**fields):
    return Link(publication=make_publication("A Paper"), **fields)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ADDRESS_OR_FILE),
        ({"url": "https://example.org", "file": "a.pdf"}, ADDRESS_OR_FILE),
        ({"url": "https://example.org", "kind": "other"}, NEEDS_LABEL),
    ],
)
def test_constraint(fields, said):
    link = make_link(**fields)
    with pytest.raises(ValidationError) as refused:
        link.validate_constraints()
    assert refused.value.messages == [said]
    with pytest.raises(IntegrityError), transaction.atomic():
        link.save()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "x"]
)
def test_address_of_another_scheme_is_refused(url):
    with pytest.raises(ValidationError) as refused:
        make_link(url=url).full_clean()
    assert refused.value.message_dict["url"] == [NO_ADDRESS]


def test_link_is_called_by_its_kind_or_its_own_label():
    assert str(Link(kind="blog")) == "Blog post"
    assert str(Link(kind="blog", label="Our story")) == "Our story"


def test_link_leads_to_its_address():
    assert make_link(url="https://example.org").get_absolute_url() == (
        "https://example.org"
    )


@pytest.mark.parametrize(
    ("kind", "name", "address"),
    [
        ("pdf", "../My Paper.PDF", "/publications/a-paper/a-paper.pdf"),
        ("slides", "talk.pptx", "/publications/a-paper/a-paper-slides.pptx"),
    ],
)
def test_file_is_stored_below_its_work(kind, name, address):
    link = make_link(kind=kind)
    link.file.save(name.rpartition("/")[2], ContentFile(PDF))
    assert link.file.name.startswith("papers/a-paper/a-paper")
    assert link.get_absolute_url() == address


def test_file_that_is_none_is_refused():
    link = make_link(file=ContentFile(b"<script>", name="a.html"))
    with pytest.raises(ValidationError) as refused:
        link.full_clean()
    assert "can't be kept here" in refused.value.message_dict["file"][0]


def test_links_stand_in_the_order_of_the_owner():
    work = make_publication()
    for position, kind in ((2, "pdf"), (1, "code"), (3, "blog")):
        Link.objects.create(
            publication=work, url="https://a.org", kind=kind, position=position
        )
    assert [link.kind for link in work.links.all()] == ["code", "pdf", "blog"]


def add_file(work, kind="pdf", name="x.pdf", content=PDF, **fields):
    file = ContentFile(content, name=name)
    return Link.objects.create(publication=work, kind=kind, file=file, **fields)


def names(work):
    return [link.name for link in work.links.order_by("pk")]


def test_files_of_one_work_have_addresses_of_their_own():
    work = make_publication("A Paper")
    for kind, name in [
        ("pdf", "published.pdf"),
        ("preprint", "preprint.pdf"),
        ("supplement", "more.zip"),
        ("pdf", "another.pdf"),
        ("supplement", "still-more.zip"),
        ("pdf", "third.pdf"),
    ]:
        add_file(work, kind, name)
    assert names(work) == [
        "a-paper.pdf",
        "a-paper-preprint.pdf",
        "a-paper-supplement.zip",
        "a-paper-2.pdf",
        "a-paper-supplement-2.zip",
        "a-paper-3.pdf",
    ]


def test_address_stays_when_the_file_is_replaced():
    link = add_file(make_publication("A Paper"))
    stored = link.file.name
    link.file = ContentFile(PDF + b"% new", name="whatever.pdf")
    link.save()
    assert link.file.name != stored
    assert link.file.storage.exists(stored)
    assert link.get_absolute_url() == "/publications/a-paper/a-paper.pdf"
    assert not FormerFile.objects.exists()


def test_address_stays_when_another_file_of_the_work_goes():
    work = make_publication("A Paper")
    first, second = add_file(work), add_file(work)
    first.delete()
    second.save()
    assert names(work) == ["a-paper-2.pdf"]


def test_address_follows_the_kind_and_the_former_one_is_remembered():
    link = add_file(make_publication("A Paper"))
    link.kind = "preprint"
    link.save()
    assert link.name == "a-paper-preprint.pdf"
    former = FormerFile.objects.get()
    assert (former.name, former.link) == ("a-paper.pdf", link)
    # And again, back and forth.
    for kind in ("pdf", "preprint"):
        link.kind = kind
        link.save()
    assert FormerFile.objects.count() == 2


def test_address_of_a_file_that_was_taken_away_is_remembered():
    work = make_publication("A Paper")
    add_file(work).delete()
    former = FormerFile.objects.get()
    assert (former.publication, former.name) == (work, "a-paper.pdf")
    assert former.link is None


def test_a_link_without_a_file_leaves_nothing_to_remember():
    make_publication(links=["https://example.org"]).links.get().delete()
    assert not FormerFile.objects.exists()


def test_a_work_goes_with_the_addresses_of_its_files():
    work = make_publication("A Paper")
    add_file(work).delete()
    add_file(work)
    work.delete()
    assert not FormerFile.objects.exists()


def test_only_what_is_said_is_saved():
    link = add_file(make_publication("A Paper"))
    link.kind = "preprint"
    link.save(update_fields=["kind"])
    link.refresh_from_db()
    assert link.name == "a-paper.pdf"
