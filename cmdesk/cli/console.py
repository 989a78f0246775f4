"""What commands say: results to standard output, faults to standard error, without harm to a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_
from cmdesk.desk.failures import OutputError, reason
from cmdesk.exports.columns import printable

if TYPE_CHECKING:
    from typing import TextIO

DEFAULT_WIDTH = 88
_NARROWEST = 40


class ReaderGoneError(Exception):
    """Whoever read our output has read enough, as in `cmdesk calc FILE | head`."""


def write_output(text: str) -> None:
    """Write to standard output: UTF-8 to a file or a pipe, whatever a terminal can show to a terminal."""
    stream = sys.stdout
    if stream is None:  # a program with a window and no console
        return
    try:
        _write(stream, text)
    except BrokenPipeError:
        _abandon(stream)
        raise ReaderGoneError from None
    except OSError as error:
        _abandon(stream)
        raise OutputError(N_("standard output"), reason(error)) from error


def complain(line: str) -> None:
    """Write one line to standard error; where that is closed too, nobody can be told."""
    with suppress(OSError, ValueError, AttributeError):  # closed, or none at all
        print(printable(line), file=sys.stderr, flush=True)


def terminal_width(descriptor: int = 1) -> int:
    """Return how many columns the terminal of standard output has, or of another; without one, as many as read well."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal():
        return max(int(columns), _NARROWEST)
    try:
        return max(os.get_terminal_size(descriptor).columns, _NARROWEST)
    except OSError:
        return DEFAULT_WIDTH


def _write(stream: TextIO, text: str) -> None:
    """Write a text and have it go out."""
    if stream.isatty():
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    else:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))
    stream.flush()


def _abandon(stream: TextIO) -> None:
    """Let what is still waiting to go out go nowhere, so that the end of the program does not trip over it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
