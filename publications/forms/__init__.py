"""What may be typed in the admin, and what is said where it may not be."""

from .choices import (
    AuthorField,
    NamedChoiceField,
    TopicsField,
    VenueField,
    is_number_of_row,
)
from .desk import DeskForm, require_words
from .ordering import OrderedForm, OrderedFormSet, place_of
from .records import (
    AliasForm,
    AppearanceForm,
    AppearanceFormSet,
    AuthorForm,
    AuthorshipForm,
    LinkForm,
    PublicationForm,
)

__all__ = [
    "AliasForm",
    "AppearanceForm",
    "AppearanceFormSet",
    "AuthorField",
    "AuthorForm",
    "AuthorshipForm",
    "DeskForm",
    "LinkForm",
    "NamedChoiceField",
    "OrderedForm",
    "OrderedFormSet",
    "PublicationForm",
    "TopicsField",
    "VenueField",
    "is_number_of_row",
    "place_of",
    "require_words",
]
