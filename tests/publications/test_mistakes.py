"""A form that is refused says at its top what is wrong, with the way to each field."""

from .desk import DeskTestCase
from .test_admin import ADD, new_rows


class MistakesTests(DeskTestCase):
    def refused(self, **changes):
        return self.send(ADD, {"title": "On Tests"} | changes)

    def test_each_leads_to_its_field(self):
        links = new_rows("links", {"kind": "pdf", "url": "<b>no address"})
        response = self.refused(title="", **links)
        self.assertContains(response, "Not saved yet")
        self.assertContains(response, '<a href="#id_title">Title</a>')
        self.assertContains(response, '<a href="#id_links-0-url">Link 1: Address</a>')
        self.assertContains(response, 'id="id_links-0-url"')
        self.assertContains(response, "This is no web address, such as")

    def test_an_error_of_a_whole_row_leads_to_the_row(self):
        row = {"kind": "other", "url": "", "label": "Hm"}
        response = self.refused(**new_rows("links", row))
        self.assertRegex(response.content.decode(), r'<a href="#(id_)?links-0')

    def test_what_is_to_be_removed_is_not_asked_for(self):
        rows = new_rows("authorships", {"author": "", "role": "author", "DELETE": "on"})
        response = self.refused(title="", **rows)
        self.assertNotContains(response, "Person 1")

    def test_many_are_counted_off(self):
        rows = [{"kind": "pdf", "url": "no address"}] * 20
        response = self.refused(**new_rows("links", *rows))
        self.assertContains(response, "And others, marked below.")

    def test_a_form_that_is_right_says_nothing(self):
        self.assertNotContains(self.refused(), "Not saved yet")
