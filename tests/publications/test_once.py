from django.urls import reverse

from publications.models import Publication, Topic

from .desk import DeskTestCase, filled

TOPIC = reverse("admin:publications_topic_add")
WORK = reverse("admin:publications_publication_add")


class MadeOnceTests(DeskTestCase):
    def opened(self, url=TOPIC):
        return {"_once": self.client.get(url).context["once"]}

    def test_a_form_sent_twice_makes_one_record_and_leads_to_it(self):
        page = self.client.get(WORK)
        data = filled(page) | {"_once": page.context["once"], "title": "A work"}
        first = self.post(WORK, data)
        second = self.post(WORK, data)

        place = reverse(
            "admin:publications_publication_change", args=[Publication.objects.get().pk]
        )
        assert first.request["PATH_INFO"] == second.request["PATH_INFO"] == place
        self.assertContains(second, "This was saved already. It is here once.")

    def test_a_form_that_was_refused_can_be_mended(self):
        form = self.opened()
        refused = self.client.post(TOPIC, {**form, "name": ""})
        assert refused.context["once"] == form["_once"]
        self.client.post(TOPIC, {**form, "name": "Systems"})

        assert Topic.objects.get().name == "Systems"

    def test_two_forms_make_two_records(self):
        for name in ["Systems", "Networks"]:
            self.client.post(TOPIC, {**self.opened(), "name": name})

        assert Topic.objects.count() == 2

    def test_a_form_without_its_number_is_taken(self):
        self.client.post(TOPIC, {"name": "Systems"})

        assert Topic.objects.get().name == "Systems"

    def test_a_number_made_up_leads_nowhere_else(self):
        self.client.post(TOPIC, {"_once": '"><b>' * 99, "name": "Systems"})
        second = self.client.post(TOPIC, {"_once": "x", "name": '"'})

        assert Topic.objects.count() == 2
        assert second.url == reverse("admin:publications_topic_changelist")
