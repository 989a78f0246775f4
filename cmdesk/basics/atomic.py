"""Files that appear whole or not at all: written beside their place, made durable, then put there in one move."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from stat import S_IMODE, S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike
    from typing import BinaryIO

_NEW_FILE = 0o666
"""What a new file may be used for, less what the user's own mask takes away."""
_OWNERS_FILE = 0o600
"""What a file may be used for that is its owner's alone."""


def write_atomically(path: str | PathLike[str], content: bytes, *, private: bool = False) -> None:
    """Put a file in place whole; OSError where that fails, and then the old file is as it was and nothing else is left.

    A link keeps pointing where it did, a file's permissions stay, and one that is read-only is not overwritten. A pipe
    or a device has no old content to protect and is written to as it is. A private file is its owner's alone, whatever
    the old one was.
    """
    with replacing(path, private=private) as file:
        file.write(content)


@contextmanager
def replacing(path: str | PathLike[str], *, private: bool = False) -> Iterator[BinaryIO]:
    """Yield a file to write to, and put it in place as `write_atomically` does once all is written.

    An error or an interruption on the way leaves the old file as it was and nothing else.
    """
    target = os.path.realpath(path)
    mode = _mode(target)
    if mode is not None and not S_ISREG(mode):
        with open(target, "wb") as file:  # noqa: PTH123
            yield file
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13), str(path))
    folder = os.path.dirname(target)  # noqa: PTH120
    beside = os.path.join(folder, f".cmdesk-{os.urandom(6).hex()}.part")  # noqa: PTH118
    try:
        with _durable(beside, _OWNERS_FILE if private else _NEW_FILE) as file:
            if mode is not None and not private:
                os.chmod(beside, S_IMODE(mode))  # noqa: PTH101
            yield file
        os.replace(beside, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.remove(beside)  # noqa: PTH107
        raise
    _make_move_durable(folder)


def _mode(path: str) -> int | None:
    """Return what kind of file stands at a path and what may be done with it; None where there is none yet."""
    try:
        return os.stat(path).st_mode  # noqa: PTH116
    except FileNotFoundError:
        return None


@contextmanager
def _durable(path: str, mode: int) -> Iterator[BinaryIO]:
    """Yield a file that does not exist yet, and write it down to the disk at the end."""
    binary = getattr(os, "O_BINARY", 0)  # Windows would turn line feeds into two bytes
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, mode), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _make_move_durable(folder: str) -> None:
    """Write the folder's own entry down, where the system lets a folder be opened; the file is in place either way."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
