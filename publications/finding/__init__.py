"""What a script needs to search and filter the list where nobody answers: files beside
its pages, in which it finds what a server would have looked up."""

from .files import files

__all__ = ["files"]
