"""The page on which links to a draft are made and ended."""

import re
from datetime import timedelta

from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from publications.models import PreviewLink
from publications.previewing import address_by, share

from .desk import DeskTestCase
from .factories import make_publication


class SharingTest(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.work = make_publication("A Secret Engine", status="draft")
        self.page = reverse("admin:publications_publication_share", args=[self.work.pk])

    def send_here(self, **data):
        return self.client.post(self.page, data, follow=True)

    def test_a_link_is_made_shown_and_works_for_so_long(self):
        for days in (1, 7, 30):
            with self.subTest(days=days):
                PreviewLink.objects.all().delete()
                response = self.send_here(make="1", days=days)
                link = PreviewLink.objects.get()
                left = link.until - timezone.now()
                self.assertAlmostEqual(
                    left.total_seconds(), timedelta(days).total_seconds(), delta=60
                )
                address = f'value="http://testserver{address_by(link)}" readonly'
                self.assertContains(response, address)
                self.client.logout()
                self.assertContains(self.client.get(address_by(link)), "Secret Engine")
                self.client.force_login(self.owner)

    def test_other_lifetimes_are_refused(self):
        for days in ("0", "365", "-1", "x", ""):
            response = self.send_here(make="1", days=days)
            self.assertRegex(response.content.decode(), "valid choice|required")
        self.assertFalse(PreviewLink.objects.exists())

    def test_one_link_is_ended(self):
        kept, ended = share(self.work, 1), share(self.work, 7)
        response = self.send_here(end=ended.pk)
        said = ["The link has ended: it shows the draft no more."]
        self.assertEqual(self.messages_of(response), said)
        self.assertContains(response, address_by(kept))
        self.assertNotContains(response, address_by(ended))
        again = self.send_here(end=ended.pk)
        self.assertEqual(self.messages_of(again), ["The link had ended already."])

    def test_all_links_to_this_draft_are_ended(self):
        share(self.work, 1)
        share(self.work, 7)
        other = share(make_publication(status="draft"), 7)
        response = self.send_here(end_all="1")
        self.assertEqual(self.messages_of(response), ["2 links have ended."])
        self.assertContains(response, "None: nobody but you sees this draft.")
        self.assertEqual([*PreviewLink.objects.all()], [other])

    def test_a_link_of_another_draft_is_not_ended_from_here(self):
        other = share(make_publication(status="draft"), 7)
        self.send_here(end=other.pk)
        self.assertTrue(PreviewLink.objects.filter(pk=other.pk).exists())

    def test_links_that_have_expired_are_not_shown(self):
        link = share(self.work, 1)
        PreviewLink.objects.update(until=timezone.now())
        self.assertNotContains(self.client.get(self.page), address_by(link))

    def test_what_makes_no_sense_is_not_found(self):
        for data in ({}, {"end": "x"}, {"end": "9" * 30}, {"end": ""}):
            self.assertEqual(self.client.post(self.page, data).status_code, 404)

    def test_a_published_work_needs_no_link(self):
        self.work.status = "published"
        self.work.save()
        form = reverse("admin:publications_publication_change", args=[self.work.pk])
        self.assertRedirects(self.client.get(self.page), form)
        self.send_here(make="1", days="7")
        self.assertFalse(PreviewLink.objects.exists())

    def test_accounts_that_may_only_look_make_no_link(self):
        eve = User.objects.create_user("eve", password="x", is_staff=True)
        eve.user_permissions.add(Permission.objects.get(codename="view_publication"))
        self.client.force_login(eve)
        self.assertEqual(self.send_here(make="1", days="7").status_code, 403)
        form = reverse("admin:publications_publication_change", args=[self.work.pk])
        self.assertNotContains(self.client.get(form), self.page)

    def test_the_form_of_a_draft_leads_here(self):
        form = reverse("admin:publications_publication_change", args=[self.work.pk])
        self.assertContains(self.client.get(form), f'<a href="{self.page}">')

    def test_a_title_is_text(self):
        self.work.title = '<script>alert("1")</script>'
        self.work.save()
        page = self.client.get(self.page).content.decode()
        self.assertIsNone(re.search("<script>alert", page))
