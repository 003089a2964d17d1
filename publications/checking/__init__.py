"""What is to be asked of the records, and whether Google Scholar's rules are met."""

from .finding import KINDS, Finding, Kind
from .questions import (
    Question,
    ask_again,
    count_open,
    questions,
    questions_of,
    silence,
)
from .site import of_site

__all__ = [
    "KINDS",
    "Finding",
    "Kind",
    "Question",
    "ask_again",
    "count_open",
    "of_site",
    "questions",
    "questions_of",
    "silence",
]
