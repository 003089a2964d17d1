import pytest

from publications.mapping.link_kinds import FIELDS
from publications.models import Link
from tests.publications.drafts import make_draft

SITE = "https://example.org/x"


def links(**fields):
    return [
        (link.kind, link.label, link.target, link.is_file)
        for link in make_draft(**fields).links
    ]


def warnings(**fields):
    return [(p.severity, p.message) for p in make_draft(**fields).problems]


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("pdf", "pdf"),
        ("url_pdf", "pdf"),
        ("paperurl", "pdf"),
        ("url_Paper", "pdf"),
        ("url", "website"),
        ("html", "website"),
        ("website", "website"),
        ("project", "website"),
        ("url_project", "website"),
        ("code", "code"),
        ("url_code", "code"),
        ("github", "code"),
        ("video", "video"),
        ("url_video", "video"),
        ("talk", "video"),
        ("slides", "slides"),
        ("url_slides", "slides"),
        ("poster", "poster"),
        ("supp", "supplement"),
        ("suppl", "supplement"),
        ("supplement", "supplement"),
        ("material", "supplement"),
        ("dataset", "data"),
        ("url_dataset", "data"),
        ("data", "data"),
        ("model", "model"),
        ("demo", "demo"),
        ("blog", "blog"),
        ("preprint", "preprint"),
        ("slides_url", "slides"),
        ("codeurl", "code"),
        ("urlpdf", "pdf"),
        ("talk_link", "video"),
        ("url2", "website"),
        ("documenturl", "pdf"),
        ("supplementary", "supplement"),
        ("ee", "website"),
    ],
)
def test_field_makes_a_link_of_kind(field, kind):
    assert links(**{field: SITE}) == [(kind, "", SITE, False)]


def test_each_kind_is_one_of_the_records():
    assert set(FIELDS.values()) <= set(Link.Kind.values)


def test_address_that_ends_in_pdf_is_the_paper():
    url = "https://example.org/A.PDF?x=1"
    assert links(url=url) == [("pdf", "", url, False)]


def test_other_fields_of_addresses_have_their_own_label():
    assert links(url_Blog_Post=SITE) == [("other", "Blog Post", SITE, False)]


@pytest.mark.parametrize("field", ["url_", "url__"])
def test_field_without_a_word_is_a_website(field):
    assert links(**{field: SITE}) == [("website", "", SITE, False)]


@pytest.mark.parametrize(
    ("field", "value", "label", "target"),
    [
        ("hal", "hal-01234", "HAL", "https://hal.science/hal-01234"),
        (
            "biorxiv",
            "10.1101/2020.01.01",
            "bioRxiv",
            "https://www.biorxiv.org/content/10.1101/2020.01.01",
        ),
        ("pmid", "123", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        (
            "pmcid",
            "PMC123",
            "PubMed Central",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/",
        ),
        ("hal_id", "hal-01215499", "HAL", "https://hal.science/hal-01215499"),
        (
            "inspirehep_id",
            "1234567",
            "INSPIRE",
            "https://inspirehep.net/literature/1234567",
        ),
        (
            "adsurl",
            "https://ui.adsabs.harvard.edu/abs/2020A",
            "ADS",
            "https://ui.adsabs.harvard.edu/abs/2020A",
        ),
    ],
)
def test_number_at_a_server(field, value, label, target):
    assert links(**{field: value}) == [("other", label, target, False)]


@pytest.mark.parametrize(
    ("field", "value", "target"),
    [
        ("github", "jane/tests", "https://github.com/jane/tests"),
        ("code", "github.com/jane/tests", "https://github.com/jane/tests"),
        ("howpublished", r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        ("url", r"\url{https://example.org/}", "https://example.org/"),
        ("url", r"https://example.org/a\_b\&c\%20\#d\~e", None),
        ("talk", "See https://example.org/talk.", "https://example.org/talk"),
        ("code", "HTTPS://example.org", "HTTPS://example.org"),
    ],
)
def test_address_as_people_write_it(field, value, target):
    target = target or "https://example.org/a_b&c%20#d~e"
    assert [link[2] for link in links(**{field: value})] == [target]


def test_links_stand_in_the_order_of_the_fields_each_address_once():
    found = links(
        slides="https://a.org/s", code="https://a.org/c", url="https://a.org/s"
    )
    assert [(kind, target) for kind, _, target, _ in found] == [
        ("slides", "https://a.org/s"),
        ("code", "https://a.org/c"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("pdf", "paper.pdf", "paper.pdf"),
        ("slides", "talks/our talk.pptx", "talks/our talk.pptx"),
        ("pdf", r"a\_b.pdf", "a_b.pdf"),
        ("file", "paper.pdf", "paper.pdf"),
        ("file", ":paper.pdf:PDF", "paper.pdf"),
        ("file", "Full Text:files/1/x.pdf:application/pdf", "files/1/x.pdf"),
        ("file", "Snapshot:files/2/x.html:text/html;P:files/1/x.pdf:", "files/1/x.pdf"),
    ],
)
def test_name_of_a_file_that_comes_with_the_import(field, value, name):
    [(_, _, target, is_file)] = links(**{field: value})
    assert (target, is_file) == (name, True)


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "JavaScript:location='https://evil.example'",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html,https://evil.example/",
        "vbscript:msgbox",
        "../../etc/passwd",
        "../paper.pdf",
        "/etc/passwd.pdf",
        r"C:\\paper.pdf",
        "file:///etc/passwd",
        "ftp://example.org/a.pdf",
        "http://[::1",
        "https://",
        "http://exa mple/",
        "yes",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_what_is_no_address_makes_no_link_and_is_told(value):
    assert links(code=value) == []
    [(severity, message)] = warnings(code=value)
    assert severity == "warning"
    assert message.startswith("code holds no web address (“")


def test_path_on_somebodys_computer_is_only_mentioned():
    value = "Full Text:/home/jane/Zotero/x.pdf:application/pdf"
    assert links(file=value) == []
    assert [severity for severity, _ in warnings(file=value)] == ["info"]


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "10.1145/1", "url": "https://doi.org/10.1145/1"},
        {"url": "https://doi.org/10.1145/1"},
        {"eprint": "2101.00001", "url": "http://arxiv.org/abs/2101.00001"},
    ],
)
def test_address_that_only_repeats_an_identifier_is_no_link(fields):
    assert links(**fields) == []
    assert warnings(**fields) == []


def test_paper_at_arxiv_is_a_link_of_its_own():
    found = links(arxiv="2101.00001", pdf="https://arxiv.org/pdf/2101.00001")
    assert found == [("pdf", "", "https://arxiv.org/pdf/2101.00001", False)]


def test_empty_field_is_no_link():
    assert links(code="", pdf=" ") == []
    assert warnings(code="") == []


@pytest.mark.parametrize("field", ["preview", "image", "thumbnail", "teaser"])
def test_picture(field):
    assert make_draft(**{field: r"fig\_1.png"}).picture == "fig_1.png"


def test_two_websites_are_called_by_their_hosts():
    links = make_draft(url="https://www.a.org/x", website="https://b.org").links
    assert [link.label for link in links] == ["a.org", "b.org"]


@pytest.mark.parametrize(
    ("server", "number", "target"),
    [
        ("hal", "hal-01234", "https://hal.science/hal-01234"),
        ("pubmed", "23649563", "https://pubmed.ncbi.nlm.nih.gov/23649563/"),
        ("JSTOR", "2709413", "https://www.jstor.org/stable/2709413"),
        ("hdl", "1842/778", "https://hdl.handle.net/1842/778"),
    ],
)
def test_eprint_at_a_server(server, number, target):
    assert [link[2] for link in links(eprint=number, eprinttype=server)] == [target]


def test_number_that_is_none_makes_no_link_and_is_told():
    assert links(pmid="3") == []
    said = "pmid holds no number of PubMed (“3”): no link made"
    assert warnings(pmid="3") == [("warning", said)]


def test_address_that_stands_for_an_identifier_is_a_link():
    assert links(doi=SITE) == [("website", "", SITE, False)]
    assert links(arxiv=SITE) == [("preprint", "", SITE, False)]
    assert warnings(doi=SITE) == []


@pytest.mark.parametrize("first", ["url", "pdf"])
def test_one_address_twice_is_called_by_what_is_there(first):
    fields = dict.fromkeys([first, "url", "pdf"], SITE)
    assert links(**fields) == [("pdf", "", SITE, False)]


def test_website_that_repeats_a_number_is_no_second_link():
    found = links(hal_id="hal-012", url="https://hal.archives-ouvertes.fr/hal-012")
    assert [label for _, label, _, _ in found] == ["HAL"]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Full Text:files/12/x.pdf:application/pdf", "files/12/x.pdf"),
        (":home/x.pdf:pdf", "home/x.pdf"),
        ("Snapshot:files/1/a.html:text/html;PDF:files/2/b.pdf:pdf", "files/2/b.pdf"),
        ("paper.pdf", "paper.pdf"),
    ],
)
def test_paper_on_somebodys_computer_may_be_missing(value, name):
    [link] = make_draft(file=value).links
    assert (link.target, link.is_file, link.may_be_missing) == (name, True, True)


def test_pdf_of_a_home_page_may_not_be_missing():
    [link] = make_draft(pdf="paper.pdf").links
    assert not link.may_be_missing


@pytest.mark.parametrize("field", ["bdsk-file-1", "bdsk-url-1", "biburl", "nourl"])
def test_fields_of_programs_make_no_link(field):
    assert links(**{field: SITE}) == []
