"""A lock that the system lets go of by itself when its program ends, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Lock:
    """A lock on a file of its own; one program at a time can take it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Take the lock and tell whether it was free; OSError where its file cannot be made."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(handle):
            os.close(handle)
            return False
        if not _is_still_there(handle, self._path):  # released and deleted by another program meanwhile
            os.close(handle)
            return self.take()
        self._handle = handle
        return True

    def release(self) -> None:
        """Let go of the lock and delete its file; nothing where it was not taken."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            _let_go(handle, self._path)


def _is_still_there(handle: int, path: Path) -> bool:
    """Tell whether an open file is the one that its path names."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover  # measured on Linux
    import msvcrt

    def _lock(handle: int) -> bool:
        """Lock an open file if it is free."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(handle: int, path: Path) -> None:
        """Close a file, which unlocks it, and delete it if nobody else has it open."""
        os.close(handle)
        with suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _lock(handle: int) -> bool:
        """Lock an open file if it is free."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(handle: int, path: Path) -> None:
        """Delete a file while it is still locked, so that nobody else's is deleted, and close it, which unlocks it."""
        with suppress(OSError):
            path.unlink()
        os.close(handle)
