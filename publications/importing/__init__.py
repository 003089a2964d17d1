"""Drafts to rows: `apply(plan(readings, media))`, repeatable, with a report."""

from .apply import apply
from .media import Media, MediaError
from .plan import Plan, plan
from .report import Line, Outcome, Report

__all__ = ["Line", "Media", "MediaError", "Outcome", "Plan", "Report", "apply", "plan"]
