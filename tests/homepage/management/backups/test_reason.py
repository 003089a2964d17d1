import errno

import pytest

from homepage.management.backups import reason

OFFPRINT = "The user offprint does this, and must be allowed to"


@pytest.mark.parametrize(
    "number, said, who",
    [(errno.EACCES, "denied", True), (errno.ENOSPC, "space", False)],
)
def test_who_was_refused_is_said(monkeypatch, number, said, who):
    monkeypatch.setenv("LOGNAME", "offprint")
    told = reason(OSError(number, said, "/root/site.zip"), "site.zip")

    assert f"{said} (/root/site.zip)" in told
    assert (OFFPRINT in told) is who
