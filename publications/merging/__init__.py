"""Two records of one thing made one, as a deed that can be undone."""

from .authors import AuthorMerge
from .choices import Choice, Refused
from .telling import told
from .works import WorkMerge

__all__ = ["AuthorMerge", "Choice", "Refused", "WorkMerge", "told"]
