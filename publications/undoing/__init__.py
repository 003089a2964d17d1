"""What was done to many records at once, taken back as one."""

from .foreseeing import foreseen
from .noting import Note, noted
from .obstacles import obstacles
from .outcome import InTheWay, Undone
from .taking_back import undo

__all__ = [
    "InTheWay",
    "Note",
    "Undone",
    "foreseen",
    "noted",
    "obstacles",
    "undo",
]
