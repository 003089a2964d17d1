"""The picture that stands for a page where it is shared: drawn once, then kept."""

import re
from contextlib import suppress
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.html import strip_tags

from .cards import HomeCard, Name, WorkCard, draw
from .keeping import digest, keep_alone
from .models import Author, Publication

# Goes up whenever cards are drawn in another way.
EDITION = 1
PART = r"<m[ino][^>]*>([^<]*)</m[ino]>"
SCRIPTS = [
    (re.compile(rf"<msup>{PART}{PART}</msup>|<sup>()([^<]*)</sup>"), "^"),
    (re.compile(rf"<msub>{PART}{PART}</msub>|<sub>()([^<]*)</sub>"), "_"),
]
# The digits that the fonts have; H₂O loses its mark, which is better than H_2O.
RAISED = str.maketrans("0123456789n+-", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ⁺⁻")
