"""A second start of the program joins the first: it asks that one to open what it was started with, and ends.

The first one holds a lock that the system lets go of however it ends. The second puts a file beside the lock, which the
first takes away when it has read it; where nobody does within a few seconds, the second takes it back and goes on by
itself. So there is never a dead end, and no network is used.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from cmdesk.basics.atomic import write_atomically
from cmdesk.desk.folders import drafts_folder, make_private
from cmdesk.desk.locks import Lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SUFFIX = ".request"
_PATIENCE, _STEP = 3.0, 0.02


class Desk:
    """The place where starts of the program with one register meet."""

    def __init__(self, place: str) -> None:
        """Take the register by its place; nothing is made before `is_first` is asked."""
        name = f"{crc32(os.path.normcase(place).encode()):08x}"
        self.folder: Path = drafts_folder().with_name("running") / name
        self._lock = Lock(self.folder / "lock")

    def is_first(self) -> bool:
        """Take the desk, and tell whether it was free; OSError where its folder cannot be made."""
        make_private(self.folder)
        return self._lock.take()

    def leave(self) -> None:
        """Let go of the desk; nothing where it was not taken."""
        self._lock.release()

    def ask(self, request: Mapping[str, Any], patience: float = _PATIENCE) -> bool:
        """Ask the first start for something; False, with nothing left behind, where it does not take it up."""
        path = self.folder / f"{os.urandom(16).hex()}{_SUFFIX}"
        write_atomically(str(path), json.dumps(request).encode(), private=True)
        until = time.monotonic() + patience
        while path.exists():
            if time.monotonic() > until:
                try:
                    path.unlink()
                except FileNotFoundError:
                    break  # taken up in the last moment
                return False
            time.sleep(_STEP)
        return True

    def requests(self) -> Iterator[Mapping[str, Any]]:
        """Yield what other starts ask for, each once; what makes no sense is taken away."""
        for path in sorted(self.folder.glob("*" + _SUFFIX)):
            try:
                content = path.read_bytes()
                path.unlink()
                values = json.loads(content)
            except (OSError, ValueError):
                continue
            if isinstance(values, dict):
                yield values
