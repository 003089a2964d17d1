"""Fields that take names and give rows."""

from django import forms
from django.core.exceptions import ValidationError

from publications.models import Topic

from .visible import require_visible


class TopicsField(forms.CharField):
    """Names between commas; a name that is new becomes a topic with the work."""

    def prepare_value(self, value):
        is_typed = value is None or isinstance(value, str)
        return value if is_typed else ", ".join(map(str, value))

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        names = (" ".join(name.split()) for name in super().clean(value).split(","))
        wanted = {name.casefold(): name for name in names if name}
        known = {topic.name.casefold(): topic for topic in Topic.objects.all()}
        topics = [known.get(key) or Topic(name=name) for key, name in wanted.items()]
        for topic in topics:
            check(topic)
        return topics


def check(topic):
    require_visible(topic.name)
    try:
        topic.clean_fields()
    except ValidationError as error:
        raise ValidationError(error.messages) from error
