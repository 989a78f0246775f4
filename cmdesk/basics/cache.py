"""What was costly to work out, kept between starts in the user's cache folder; losing it costs time and nothing else.

A file holds a mark, a checksum, the key it was made for, and the content. Whatever does not agree is made anew: a file
cut short, changed, of another version or of another program.
"""

from __future__ import annotations

import os
import struct
import sys
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

from cmdesk.basics.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable

_MARK = b"cmdesk cache 1\n"
_HEAD = struct.Struct("<II")
_START = len(_MARK) + _HEAD.size


def cache_folder() -> str:
    """Return the folder of the cache: CMDESK_CACHE_DIR where that is set, else where the system keeps such things.

    CMDESK_HOME, where all else of a user lies, holds the cache too.
    """
    home = os.environ.get("CMDESK_HOME")
    below_home = os.path.join(home, "cache") if home else None  # noqa: PTH118  # pathlib costs start-up
    return os.environ.get("CMDESK_CACHE_DIR") or below_home or _system_folder()


def kept(name: str, key: str, make: Callable[[], bytes]) -> bytes:
    """Return what was kept under a name for the same key; where there is no such thing, make it and keep it."""
    folder = cache_folder()
    if not os.path.isabs(folder):  # noqa: PTH117  # no home, so nowhere to keep anything
        return make()
    path = os.path.join(folder, f"{name}.bin")  # noqa: PTH118  # pathlib costs start-up
    content = _read(path, key.encode())
    if content is None:
        content = make()
        _write(path, key.encode(), content)
    return content


def _system_folder() -> str:
    """Return what platformdirs answers, on Linux without the 10 ms of importing it."""
    if sys.platform != "linux":
        from platformdirs import user_cache_dir  # noqa: PLC0415

        return user_cache_dir("cmdesk")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "cmdesk")  # noqa: PTH111, PTH118


def _read(path: str, key: bytes) -> bytes | None:
    """Return the content of a file that is whole and was made for this key, else None."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            found = file.read()
    except OSError:
        return None
    if len(found) < _START or not found.startswith(_MARK):
        return None
    checksum, length = _HEAD.unpack_from(found, len(_MARK))
    if crc32(memoryview(found)[_START:]) != checksum or found[_START : _START + length] != key:
        return None
    return found[_START + length :]


def _write(path: str, key: bytes, content: bytes) -> None:
    """Keep a content under its key; where nothing can be written the program works without, only slower."""
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        write_atomically(path, _MARK + _HEAD.pack(crc32(content, crc32(key)), len(key)) + key + content)
