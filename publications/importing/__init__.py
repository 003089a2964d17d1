"""Drafts to rows: `apply(plan(readings, media))`, repeatable, with a report."""

from .apply import apply
from .media import Media
from .plan import Plan, plan
from .report import Line, Outcome, Report

__all__ = ["Line", "Media", "Outcome", "Plan", "Report", "apply", "plan"]
