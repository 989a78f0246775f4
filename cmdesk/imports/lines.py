"""The lines of a stream of any length, one at a time; none is held that is beyond reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import N_, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LONGEST = 64 * 1024 * 1024
"""Bytes of the longest line that is read, as many as of the largest contract file."""

_PIECE = 1024 * 1024


class Lines:
    """The lines of a stream; `number` is that of the last one, `position` where it ends."""

    def __init__(self, stream: BinaryIO, longest: int = LONGEST) -> None:
        """Begin before the first line."""
        self.number = 0
        self.position = 0
        self._stream = stream
        self._longest = longest

    def __iter__(self) -> Iterator[bytes | None]:
        return self

    def __next__(self) -> bytes | None:
        """Return the next line with its end, None where it is too long to be held."""
        line = self._stream.readline(self._longest + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self.position += len(line)
        if len(line) <= self._longest:
            return line
        while line and not line.endswith(b"\n"):
            line = self._stream.readline(_PIECE)
            self.position += len(line)
        return None

    def too_long(self) -> Fault:
        """Return what is wrong with a line that is not held."""
        return Fault("", say(N_("the line is longer than {n} MB; this is no contract"), n=self._longest >> 20))
