"""Backups: one file that holds a site, and the way back."""

import getpass


def reason(error, file):
    """Why the disk refused, with the way out where it is about rights."""
    said = f"{error.strerror} ({error.filename or file})."
    if isinstance(error, PermissionError):
        # On a server it is the site's user, not who typed the command.
        return (
            f"{said} The user {getpass.getuser()} does this, and must be allowed to. "
            "docs/deploying.md names the folders for it."
        )
    return said
