"""What is typed must be something that a reader can see."""

import re
import unicodedata

from django.core.exceptions import ValidationError

# Databases refuse some of them, and no feed may hold any.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
CONTROL_FOUND = "This holds a character that can't be seen. Type the text again."
NOTHING_SEEN = "Nothing of this can be seen. Type the text again, in letters."

# Letters by name that leave a blank: fillers of Korean, an empty Braille cell.
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
# Spaces; signs for formatting, of private use, not assigned; marks without a letter.
UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn", "Cs", "Mn", "Me"}


def require_visible(text):
    if CONTROL.search(text):
        raise ValidationError(CONTROL_FOUND, code="control")
    if text:
        require_something(text)


def require_something(shown):
    if not any(map(is_visible, shown)):
        raise ValidationError(NOTHING_SEEN, code="unseen")


def is_visible(character):
    is_blank = character in BLANKS or unicodedata.category(character) in UNSEEN
    return not is_blank
