"""All that the records say, to be held against what they say later."""

from publications.models import (
    Alias,
    Appearance,
    Author,
    Authorship,
    FormerFile,
    FormerSlug,
    Link,
    Publication,
    Topic,
    Venue,
)

MODELS = (
    *(Publication, Appearance, Authorship, Link, Publication.topics.through),
    *(Author, Alias, Venue, Topic, FormerSlug, FormerFile),
)


def state():
    return {
        model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS
    }
