"""Entries to rows: `apply(plan(readings, media))`, repeatable, with a report."""

from .apply import apply
from .document import document, line_of
from .encoding import encoding
from .media import Media, MediaError
from .plan import Plan, Progress, plan
from .report import Line, Outcome, Remark, Report
from .runs import Origin
from .similar import Answers, Similar
from .step import Choices
from .values import FIELDS

__all__ = [
    "FIELDS",
    "Answers",
    "Choices",
    "Line",
    "Media",
    "MediaError",
    "Origin",
    "Outcome",
    "Plan",
    "Progress",
    "Remark",
    "Report",
    "Similar",
    "apply",
    "document",
    "encoding",
    "line_of",
    "plan",
]
