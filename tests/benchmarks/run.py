"""All figures, one after the other."""

from itertools import chain

from django.core.management import call_command

from . import exports, imports, lists, pages, surroundings, thumbnails
from .figures import Figure


def run(size):
    """What the process ends with: 1 where a figure is not reached."""
    for line in surroundings.lines(size):
        print(line)
    is_busy = surroundings.is_busy()
    for command in ("migrate", "load_demo"):
        call_command(command, verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    print()
    missed = [figure for figure in all_figures(size) if not said(figure)]
    if missed and (is_busy or surroundings.is_busy()):
        print("\nThe machine was busy with other things: run it again when it is not.")
    return 1 if missed else 0


def all_figures(size):
    return chain(
        imports.figures(size),
        lists.figures(size),
        thumbnails.figures(),
        pages.figures(size),
        exports.figures(),
    )


def said(figure):
    """Whether it is reached; a part that was left out says why, and is no failure."""
    print(figure, flush=True)
    return not isinstance(figure, Figure) or figure.is_reached()
