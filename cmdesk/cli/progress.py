"""How far a long command is, on standard error where that is a terminal: one line, written over in place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, Words, count, say
from cmdesk.cli.console import terminal_width
from cmdesk.exports.columns import padded, width_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

_PAUSE = 0.25
"""Seconds between two lines."""

_STANDARD_ERROR = 2
_MINUTE, _HOUR = 60, 3600
_LONG = 90
"""Seconds or minutes from which on the larger unit says enough."""


class Progress:
    """The line, from the first contract to the last."""

    def __init__(self, words: Words, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin to count the time; nothing is ever said where the stream is no terminal."""
        self._words = words
        self._stream = stream if stream is not None and stream.isatty() else None
        self._clock = clock
        self._start = self._last = clock()
        self._width = 0

    def __call__(self, done: int, part: float) -> None:
        """Say how many contracts are done, how many a second, and about how long the rest takes where that is known."""
        now = self._clock()
        if self._stream is None or now - self._last < _PAUSE:
            return
        self._last, spent = now, now - self._start
        rate = round(done / spent)
        if part:
            left = time_left(spent * (1 - part) / part)
            line = say(N_("{done} contracts, {rate} a second, about {left} left"), done=done, rate=rate, left=left)
        else:
            line = say(N_("{done} contracts, {rate} a second"), done=done, rate=rate)
        self._show(self._words.text(line))

    def close(self) -> None:
        """Take the line away."""
        if self._width:
            self._show("")
            self._show("")

    def _show(self, text: str) -> None:
        """Write a text over the last one."""
        if width_of(text) >= terminal_width(_STANDARD_ERROR):
            text = ""
        print(f"\r{padded(text, self._width)}", end="", file=self._stream, flush=True)
        self._width = width_of(text)


def time_left(seconds: float) -> Sentence:
    """Return a time as somebody waiting wants to know it."""
    if seconds < _LONG:
        return count("{n} second", "{n} seconds", max(1, round(seconds)))
    if seconds < _LONG * _MINUTE:
        return count("{n} minute", "{n} minutes", round(seconds / _MINUTE))
    return count("{n} hour", "{n} hours", round(seconds / _HOUR))
