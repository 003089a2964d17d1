"""What was done to many records at once, taken back as one."""

from .noting import Note, noted
from .obstacles import Obstacle, obstacles
from .taking_back import InTheWay, Undone, undo

__all__ = ["InTheWay", "Note", "Obstacle", "Undone", "noted", "obstacles", "undo"]
