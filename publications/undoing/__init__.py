"""What was done to many records at once, taken back as one."""

from .foreseeing import Foreseen, foreseen
from .noting import Note, noted
from .obstacles import Obstacle, obstacles
from .outcome import InTheWay, Undone
from .taking_back import undo

__all__ = [
    "Foreseen",
    "InTheWay",
    "Note",
    "Obstacle",
    "Undone",
    "foreseen",
    "noted",
    "obstacles",
    "undo",
]
