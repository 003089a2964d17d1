"""Pictures made ready before the database is held: it takes a second for some of them,
in which nobody else could save."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from publications.mapping import Reading, picture_of
from publications.models import Publication

from .media import Media, MediaError
from .plan import Progress

Track = Callable[[Sequence[tuple[str, str]]], Iterable[tuple[str, str]]]


def encoding(
    readings: Iterable[Reading], media: Media, track: Track = iter
) -> Iterator[Progress]:
    """Of all that entries name, those that no work has yet. What is amiss with one is
    said when its entry is planned."""
    entries = [entry for reading in readings for entry in reading.entries]
    wanted = [(e.file, name) for e in entries if (name := picture_of(e.entry))]
    if not wanted:
        return
    there = " ".join(Publication.objects.values_list("thumbnail", flat=True))
    for done, (file, name) in enumerate(track(wanted)):
        yield Progress(done, len(wanted), "pictures")
        with suppress(MediaError):
            path, content = media.of(file).picture(name)
            if content not in there:
                media.keep_picture(path)
