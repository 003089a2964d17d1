"""The admin as a browser without script meets it: open a form, change it, send it."""

from django.contrib.auth import get_user_model
from django.forms import FileField
from django.test import TestCase


class DeskTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.owner = get_user_model().objects.create_superuser("ada", password="x")

    def setUp(self):
        self.client.force_login(self.owner)

    def send(self, url, changes, button="_continue"):
        """Answer to the form at `url`, sent as it stands there but for `changes`."""
        return self.post(url, filled(self.client.get(url)) | changes, button)

    def post(self, url, data, button="_continue"):
        return self.client.post(url, {**data, button: "1"}, follow=True)

    def messages_of(self, response):
        return [str(message) for message in response.context["messages"]]

    def errors_of(self, response):
        """What is said at the fields, as {name in the form: messages}."""
        found = {}
        for form in forms_of(response):
            for name, errors in form.errors.items():
                place = form.add_prefix(name) if name in form.fields else form.prefix
                found[place] = list(errors)
        return found


def filled(response):
    data = {}
    for form in forms_of(response):
        for field in form:
            value = field.value()
            is_sent = value is not None and value is not False
            if is_sent and not isinstance(field.field, FileField):
                data[field.html_name] = "on" if value is True else value
    return data


def forms_of(response):
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return forms
