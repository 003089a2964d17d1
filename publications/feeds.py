"""What is new on this site, for feed readers."""

import re
import uuid
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from .addresses import absolute
from .markdown import plain, with_whole_addresses
from .models import Author, Publication

MAX_ENTRIES = 50
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# XML 1.0 has no way to write these.
UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Atom(Atom1Feed):
    """With every author and the language of an entry, and nothing XML forbids."""

    def write(self, outfile, encoding):
        handler = Writer(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def latest_post_date(self):
        # Django's own answer for an empty feed is now, always another.
        return super().latest_post_date() if self.items else NEVER

    def item_attributes(self, item):
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name, address in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if address:
                handler.addQuickElement("uri", address)
            handler.endElement("author")


class Writer(SimplerXMLGenerator):
    def characters(self, content):
        super().characters(UNWRITABLE.sub("", content))

    def startElement(self, name, attrs):
        clean = {key: UNWRITABLE.sub("", value) for key, value in attrs.items()}
        super().startElement(name, clean)


class PublicationFeed(Feed):
    """The works that came onto the site last.

    Not those that appeared last: a work of 2003 that is added today is news to its
    readers, and feed readers hide what carries an old date. When a work appeared stands
    in its summary.
    """

    feed_type = Atom

    def get_object(self, request):
        return Author.objects.owner()

    def title(self, owner):
        if not owner:
            return _("Publications")
        return _("Publications of %(name)s") % {"name": owner}

    def link(self):
        return absolute(reverse("publications:list"))

    def feed_url(self):
        return absolute(reverse("publications:feed"))

    def author_name(self, owner):
        """For works that name nobody, as an entry must have an author."""
        return str(owner or urlsplit(settings.SITE_URL).hostname)

    def items(self):
        works = Publication.objects.published().newly_here().for_display()
        return works[:MAX_ENTRIES]

    def item_title(self, work):
        return str(work)

    def item_description(self, work):
        html = render_to_string("publications/_summary.html", {"work": work})
        return with_whole_addresses(html.strip(), work.get_absolute_url())

    def item_link(self, work):
        return absolute(work.get_absolute_url())

    def item_guid(self, work):
        """Neither title nor address of the site is part of it, as both may change."""
        name = f"{work.created.timestamp()} {work.slug}"
        return uuid.uuid5(uuid.NAMESPACE_URL, name).urn

    def item_pubdate(self, work):
        return work.created

    def item_updateddate(self, work):
        # A work that came with an import was saved a moment before it was there.
        return max(work.modified, work.created)

    def item_categories(self, work):
        return [plain(topic.name) for topic in work.topics.all()]

    def item_enclosures(self, work):
        return [
            Enclosure(absolute(paper.get_absolute_url()), str(size), "application/pdf")
            for paper in work.links.all()
            if paper.is_paper_here() and (size := paper.size())
        ]

    def item_extra_kwargs(self, work):
        people = [(str(p), address_of(p.author)) for p in work.authors()]
        return {"authors": people, "language": work.language}


def address_of(author):
    return author.url or (f"https://orcid.org/{author.orcid}" if author.orcid else "")
