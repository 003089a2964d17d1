"""The whole site for search engines."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils.functional import cached_property

from publications.sitemaps import Page, pages


class SiteSitemap(Sitemap):
    """At the public address, whatever name a robot came by; `profile` may be None."""

    def __init__(self, profile):
        self.profile = profile

    def items(self):
        home = Page(reverse("homepage:home"))
        return [home, *self.resume(), *pages()]

    def resume(self):
        is_here = self.profile and self.profile.resume_file
        return [Page(reverse("homepage:resume"))] if is_here else []

    @cached_property
    def paginator(self):
        # Asked for twice: once whether there is more than one part.
        return super().paginator

    def location(self, page):
        return page.path

    def lastmod(self, page):
        return page.changed

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        # With the path of the site, where it has one.
        return settings.SITE_URL.partition("://")[2]
