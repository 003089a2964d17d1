"""What robots find of a work that they came to, in header, head and link set."""

import re
from html.parser import HTMLParser

from django.core.files.base import ContentFile
from django.test import TestCase
from hypothesis import given
from hypothesis import strategies as st

from publications.models import Link, Publication
from publications.signposting import signpost, to_header

from .factories import make_appearance, make_author, make_publication

SITE = "http://testserver"
PAGE = f"{SITE}/publications/a-work/"
PDF = b"%PDF-1.4\n%%EOF\n"
LINK = re.compile(r'<([^<>" ]*)>((?:; [a-z]+="[^"\\]*")*)(?:, |$)')
SELF = {"href": PAGE, "type": "text/html"}


def links(response):
    """The header taken apart by its grammar, of which nothing may be left over."""
    header = response["Link"]
    found = LINK.findall(header)
    assert "".join(m[0] for m in LINK.finditer(header)) == header
    return [{"href": href} | dict(parameters(text)) for href, text in found]


def parameters(text):
    return re.findall(r'; ([a-z]+)="([^"]*)"', text)


def targets(response, rel):
    return [link["href"] for link in links(response) if link["rel"] == rel]


class Head(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.links = []
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag, attributes):
        if tag == "link":
            self.links.append(dict(attributes))


class SignpostingTestCase(TestCase):
    def make_work(self, **fields):
        return make_publication("A Work", **fields)

    def page(self, method="get"):
        return getattr(self.client, method)("/publications/a-work/")

    def targets(self, rel):
        return targets(self.page(), rel)

    def linkset(self):
        response = self.client.get("/publications/a-work/linkset.json")
        return {context["anchor"]: context for context in response.json()["linkset"]}


class PageTests(SignpostingTestCase):
    def test_a_paper_is_cited_by_the_doi_of_where_it_came_out(self):
        work = self.make_work()
        make_appearance(work, kind="preprint", doi="10.5555/pre", position=0)
        make_appearance(work, kind="journal", doi="10.1000/a<b>", position=1)
        self.assertEqual(self.targets("cite-as"), ["https://doi.org/10.1000/a%3Cb%3E"])

    def test_a_preprint_is_cited_by_arxivs_doi(self):
        make_appearance(self.make_work(), kind="preprint", name="", arxiv="2401.00001")
        self.assertEqual(
            self.targets("cite-as"), ["https://doi.org/10.48550/arxiv.2401.00001"]
        )

    def test_a_paper_without_a_doi_is_not_cited_by_its_preprints(self):
        work = self.make_work()
        make_appearance(work, kind="preprint", name="", arxiv="2401.00001")
        make_appearance(work, kind="journal")
        self.assertEqual(self.targets("cite-as"), [])

    def test_it_is_a_page_about_a_work_of_its_type(self):
        make_appearance(self.make_work(kind="thesis"), kind="thesis")
        self.assertEqual(
            self.targets("type"),
            ["https://schema.org/AboutPage", "https://schema.org/Thesis"],
        )

    def test_each_author_with_an_orcid_id_is_named(self):
        ada = make_author("Ada Lovelace", orcid="0000-0002-1825-0097")
        bob = make_author("Bob Ray", orcid="0000-0001-5109-3700")
        self.make_work(authors=[ada, "Eve Doe", bob])
        self.assertEqual(
            self.targets("author"),
            [
                "https://orcid.org/0000-0002-1825-0097",
                "https://orcid.org/0000-0001-5109-3700",
            ],
        )

    def test_files_that_are_kept_here_belong_to_it(self):
        work = self.make_work()
        for kind, name in (("pdf", "a.pdf"), ("data", "b.zip")):
            file = ContentFile(PDF, name=name)
            Link.objects.create(publication=work, kind=kind, file=file)
        Link.objects.create(publication=work, kind="code", url="https://code.example")
        found = [link for link in links(self.page()) if link["rel"] == "item"]
        self.assertEqual(
            [(link["href"], link["type"]) for link in found],
            [
                (f"{PAGE}a-work.pdf", "application/pdf"),
                (f"{PAGE}a-work-data.zip", "application/zip"),
            ],
        )

    def test_a_paper_that_is_elsewhere_belongs_to_it_too(self):
        self.make_work(links=["https://elsewhere.example/é paper.pdf"])
        self.assertEqual(
            self.targets("item"), ["https://elsewhere.example/%C3%A9%20paper.pdf"]
        )

    def test_the_downloads_describe_it(self):
        self.make_work()
        found = [link for link in links(self.page()) if link["rel"] == "describedby"]
        self.assertEqual(
            [(link["href"], link["type"]) for link in found],
            [
                (f"{PAGE}cite.bib", "application/x-bibtex"),
                (f"{PAGE}cite.ris", "application/x-research-info-systems"),
                (f"{PAGE}cite.json", "application/vnd.citationstyles.csl+json"),
            ],
        )

    def test_the_licence_is_named_when_it_is_an_address(self):
        licences = [
            "https://creativecommons.org/licenses/by/4.0/",
            "CC BY",
            "javascript:1",
        ]
        work = self.make_work()
        for licence in licences:
            work.appearances.all().delete()
            make_appearance(work, fields=[["license", licence]])
            with self.subTest(licence):
                known = [licence] if licence.startswith("https://") else []
                self.assertEqual(self.targets("license"), known)

    def test_the_link_set_is_named(self):
        self.make_work()
        (link,) = [link for link in links(self.page()) if link["rel"] == "linkset"]
        self.assertEqual(link["href"], f"{PAGE}linkset.json")
        self.assertEqual(link["type"], "application/linkset+json")

    def test_asking_for_the_header_alone_gives_the_same(self):
        self.make_work(links=["https://elsewhere.example/a.pdf"])
        head = self.page("head")
        self.assertEqual(head["Link"], self.page()["Link"])
        self.assertEqual(head.content, b"")

    def test_the_head_of_the_page_says_the_same(self):
        self.make_work(links=["https://elsewhere.example/a.pdf?b=1&c=2"])
        response = self.page()
        others = {"canonical", "alternate", "icon", "stylesheet", "preload"}
        there = [x for x in Head(response.text).links if x["rel"] not in others]
        self.assertEqual(there, links(response))

    def test_no_download_is_an_alternate_as_zotero_would_read_that_alone(self):
        self.make_work()
        for page in (self.page(), self.client.get("/publications/")):
            found = [
                x["type"] for x in Head(page.text).links if x["rel"] == "alternate"
            ]
            self.assertEqual(found, ["application/atom+xml"])

    def test_addresses_are_the_public_ones(self):
        self.make_work()
        response = self.client.get(
            "/publications/a-work/", headers={"host": "127.0.0.1"}
        )
        self.assertNotIn("127.0.0.1", response["Link"])

    def test_nothing_that_was_typed_can_add_a_link_or_a_header(self):
        attack = 'https://e.example/a>; rel="x", <b\r\nSet-Cookie: a=b;"\\'
        work = self.make_work(authors=[make_author(orcid='1>;"\r\n')])
        make_appearance(work, doi='10.1/a>; rel="x"\r\nb', fields=[["license", attack]])
        Link.objects.create(publication=work, url=attack)
        response = self.page()
        self.assertNotIn("Set-Cookie", response)
        rels = {link["rel"] for link in links(response)}
        self.assertNotIn("x", rels)
        self.assertContains(self.client.get("/publications/a-work/linkset.json"), "%3E")

    def test_more_authors_than_a_header_holds_are_left_to_the_link_set(self):
        people = [
            make_author(f"Author {n}", orcid=f"0000-0000-0000-{n:04}")
            for n in range(100)
        ]
        self.make_work(authors=people)
        self.assertLess(len(self.page()["Link"]), 4096)
        self.assertEqual(self.targets("author"), [])
        self.assertTrue(self.targets("linkset"))
        self.assertEqual(len(self.linkset()[PAGE]["author"]), 100)

    def test_more_files_than_a_header_holds_are_left_to_the_link_set(self):
        self.make_work(links=[f"https://e.example/{'a' * 100}/{n}" for n in range(50)])
        self.assertLess(len(self.page()["Link"]), 4096)
        self.assertEqual(len(self.linkset()[PAGE]["item"]), 50)

    def test_another_page_has_none(self):
        for url in ("/", "/publications/"):
            self.assertNotIn("Link", self.client.get(url))


class LinksetTests(SignpostingTestCase):
    url = "/publications/a-work/linkset.json"

    def test_it_is_one_by_its_type(self):
        self.make_work()
        response = self.client.get(self.url)
        self.assertEqual(response["Content-Type"], "application/linkset+json")

    def test_it_says_of_the_page_what_the_header_says(self):
        self.make_work(links=["https://elsewhere.example/a.pdf"])
        found = self.linkset()[PAGE]
        self.assertEqual(found.pop("anchor"), PAGE)
        self.assertEqual(
            [
                {"rel": rel} | target
                for rel, targets in found.items()
                for target in targets
            ],
            [
                {"rel": link.pop("rel")} | link
                for link in sorted(
                    links(self.page()), key=lambda x: list(found).index(x["rel"])
                )
            ],
        )

    def test_it_leads_from_files_and_downloads_to_the_page(self):
        work = self.make_work()
        Link.objects.create(publication=work, file=ContentFile(PDF, name="a.pdf"))
        found = self.linkset()
        own = {"href": f"{PAGE}linkset.json", "type": "application/linkset+json"}
        self.assertEqual(
            found.pop(f"{PAGE}a-work.pdf"),
            {"anchor": f"{PAGE}a-work.pdf", "collection": [SELF], "linkset": [own]},
        )
        for suffix in ("bib", "ris", "json"):
            anchor = f"{PAGE}cite.{suffix}"
            self.assertEqual(
                found.pop(anchor),
                {"anchor": anchor, "describes": [SELF], "linkset": [own]},
            )
        self.assertEqual(list(found), [PAGE])

    def test_that_of_a_draft_is_not_found(self):
        self.make_work(status=Publication.Status.DRAFT)
        response = self.client.get(self.url)
        self.assertContains(response, "Not found", status_code=404)

    def test_what_is_known_is_not_sent_again(self):
        self.make_work()
        known = {"If-None-Match": self.client.get(self.url)["ETag"]}
        self.assertEqual(self.client.get(self.url, headers=known).status_code, 304)

    def test_hostile_text_stays_text(self):
        work = self.make_work(links=['https://e.example/"}],"x":[{"'])
        make_appearance(work, doi='10.1000/"}')
        self.assertNotIn("x", self.linkset()[PAGE])


@given(st.text(), st.sampled_from(["", "/", "https://e.example/", "https://["]))
def test_any_address_is_one_link_of_a_header(rest, start):
    post = signpost("item", start + rest, "text/html")
    (found,) = LINK.findall(to_header([post]))
    assert found == (post.href, '; rel="item"; type="text/html"')
    assert post.href.isascii() and post.href.isprintable()


class OtherResourcesTests(SignpostingTestCase):
    def setUp(self):
        work = self.make_work()
        Link.objects.create(publication=work, file=ContentFile(PDF, name="a.pdf"))

    def test_a_paper_leads_to_its_page(self):
        response = self.client.get("/publications/a-work/a-work.pdf")
        self.assertEqual(response.getvalue(), PDF)
        self.assertEqual(targets(response, "collection"), [PAGE])
        self.assertEqual(targets(response, "linkset"), [f"{PAGE}linkset.json"])

    def test_a_download_leads_to_its_page(self):
        for suffix in ("bib", "ris", "json"):
            response = self.client.get(f"/publications/a-work/cite.{suffix}")
            self.assertEqual(targets(response, "describes"), [PAGE])
            self.assertEqual(targets(response, "linkset"), [f"{PAGE}linkset.json"])
