"""What the system refuses, in words."""

from __future__ import annotations

import errno

import pytest

from cmdesk.basics.wording import say
from cmdesk.desk.failures import OutputError, reason


@pytest.mark.parametrize(
    "error, said",
    [
        (FileNotFoundError(errno.ENOENT, "x"), "there is no such file or folder; check the path"),
        (IsADirectoryError(errno.EISDIR, "x"), "this is a folder; name a file"),
        (PermissionError(errno.EACCES, "x"), "access is refused; ask for the right, or choose another place"),
        (OSError(errno.ENOSPC, "x"), "the disk is full; free some space, or choose another place"),
        (OSError(errno.EIO, "Input/output error"), "the system refuses: Input/output error"),
        (OSError("no number"), "the system refuses: OSError"),
    ],
)
def test_reason(error: OSError, said: str) -> None:
    """Each says what is wrong and what to do; what we have no words for keeps the system's."""
    assert reason(error).in_english() == said


def test_output_error() -> None:
    """It names the file and the reason."""
    assert str(OutputError("a.xlsx", say("is gone"))) == "a.xlsx: is gone"
