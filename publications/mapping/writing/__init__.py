"""Drafts back to entries: `rewritten(entry, target)` names the fields to change."""

from .rewriting import Rewriting, rewritten

__all__ = ["Rewriting", "rewritten"]
