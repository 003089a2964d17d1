"""Fields that take names and give rows."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from publications.importing.people import AuthorRegistry
from publications.models import Topic, Venue

MAX_NAME = 1000


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
    try:
        topic.clean_fields()
    except ValidationError as error:
        raise ValidationError(error.messages) from error


class NamedChoiceField(forms.ModelChoiceField):
    """One row, by its number from the autocomplete or, without script, by its name."""

    def to_python(self, value):
        if value in self.empty_values or is_number_of_row(value):
            return super().to_python(value)
        # Longer than any name, and than what SQLite compares.
        if found := self.named(str(value)[:MAX_NAME]):
            return found
        raise ValidationError(self.missing, code="missing", params={"name": value})


class AuthorField(NamedChoiceField):
    missing = (
        "No author is called “%(name)s”. Add the name under “Authors” first, or write "
        "it as it stands there."
    )

    def named(self, name):
        return AuthorRegistry().named(name)


class VenueField(NamedChoiceField):
    missing = (
        "No venue is called “%(name)s”. Add it under “Venues” first, or write it as "
        "it stands there."
    )

    def named(self, name):
        is_called = Q(name__iexact=name) | Q(short_name__iexact=name)
        return Venue.objects.filter(is_called).first()


def is_number_of_row(value):
    # Eighteen digits always fit into a database's integer.
    return str(value).isdecimal() and len(str(value)) <= 18
