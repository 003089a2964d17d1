"""What is wrong with the machine, or another one that keeps the data, when the site is
not at fault; and what helps."""

import errno
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Fault:
    title: str | Promise
    said: str | Promise
    # The system's errors, and how the names of SQLite's begin.
    numbers: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


DAMAGED = Fault(
    _("The database is damaged"),
    _("Stop the site and restore the last backup, as docs/backups.md says."),
    names=("SQLITE_CORRUPT", "SQLITE_NOTADB"),
)
FAULTS = [
    Fault(
        _("The site is busy"),
        _(
            "Something long is being written just now, such as an import. That is "
            "over in a minute."
        ),
        names=("SQLITE_BUSY", "SQLITE_LOCKED"),
    ),
    Fault(
        _("The disk is full"),
        _("Make room on the machine, for instance by taking away old backups."),
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
        ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"),
    ),
    Fault(
        _("The disk can’t be written to"),
        _(
            "It may have been made read-only because it is failing, or the site’s "
            "files may belong to another account of the machine; the site’s log says "
            "more. Save the data folder elsewhere before you try anything."
        ),
        (errno.EROFS, errno.EACCES, errno.EPERM),
        ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"),
    ),
    Fault(
        _("The disk is failing"),
        _(
            "It could not be read or written; the site’s log says more. Save the data "
            "folder elsewhere, and look at what the machine says of its disk."
        ),
        (errno.EIO,),
        ("SQLITE_IOERR",),
    ),
    DAMAGED,
]

# Of a server with all of its threads at work for what is sent or taken slowly.
CROWDED = Fault(
    _("The site is busy"),
    _("Too many large files are on their way just now. Please try again in a minute."),
    (),
    (),
)

# Of what is kept on another machine.
AWAY = Fault(
    _("The site is away for a moment"),
    _(
        "What it shows is kept in a place that does not answer just now. It comes "
        "back by itself: please try again in a minute."
    ),
)

# What anybody else sees of any of them.
FOR_VISITORS = Fault(
    AWAY.title,
    _(
        "The machine that it is on can’t do its work just now. Please try again in a "
        "few minutes."
    ),
)


def fault_of(error: BaseException | None) -> Fault | None:
    """The fault that the error, or one that it came from, tells of."""
    while error is not None:
        number = getattr(error, "errno", None)
        name = getattr(error, "sqlite_errorname", "")
        for fault in FAULTS:
            if number in fault.numbers or name.startswith(fault.names):
                return fault
        # Of a session that can't be saved, Django says that it was deleted.
        error = error.__cause__ or error.__context__
    return None
