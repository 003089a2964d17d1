"""Pictures that stand for a page where it is shared: values in, a PNG out."""

from .canvas import SIZE
from .drawing import draw
from .values import HomeCard, Name, WorkCard

__all__ = ["SIZE", "HomeCard", "Name", "WorkCard", "draw"]
