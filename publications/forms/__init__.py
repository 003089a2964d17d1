"""What may be typed in the admin, and what is said where it may not be."""

from .appearances import AppearanceForm, AppearanceFormSet
from .asking import who_is
from .choices import TopicsField
from .crowd import PeopleFormSet
from .desk import DeskForm, require_words
from .ordering import BoundedFormSet, OrderedForm, OrderedFormSet, place_of
from .people import AuthorshipForm
from .previews import ShareForm
from .records import (
    PASTE,
    USED,
    AliasForm,
    AuthorForm,
    LinkForm,
    PublicationForm,
    TopicForm,
    VenueForm,
)

__all__ = [
    "PASTE",
    "USED",
    "AliasForm",
    "AppearanceForm",
    "AppearanceFormSet",
    "AuthorForm",
    "AuthorshipForm",
    "BoundedFormSet",
    "DeskForm",
    "LinkForm",
    "OrderedForm",
    "OrderedFormSet",
    "PeopleFormSet",
    "PublicationForm",
    "ShareForm",
    "TopicForm",
    "TopicsField",
    "VenueForm",
    "place_of",
    "require_words",
    "who_is",
]
