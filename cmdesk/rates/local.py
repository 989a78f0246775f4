"""The rates of this computer: those that came with the program, and what the user added in a folder of their own.

Below `desk` nobody decides where that folder is: `use` is told. Without it there are the program's own rates alone.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.rates.own import read_own, with_own
from cmdesk.rates.series import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cmdesk.rates.own import OwnRates
    from cmdesk.rates.series import Reference, Series

OWN_RATES = "interest.toml"
"""The name of the file of rates that a user entered."""

HISTORY = "eurofxref-hist.csv"
"""The name of the file of exchange rates that a user imported."""

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read; a history of 1999 to 2026 has two million."""

Found = TypeVar("Found")
Mark = tuple[int, int, int]
_NOTHING: Mapping[str, Reference] = {}


class Local:
    """What one folder holds, read when it is first asked for; a file with a fault counts as none and is told of."""

    def __init__(self, folder: str | None) -> None:
        """Look which files there are, and into none of them yet."""
        self.folder = folder
        self.marks = {name: _mark(self._path(name)) if folder else None for name in (OWN_RATES, HISTORY)}
        self._troubles: dict[str, FaultyInput] = {}

    @property
    def troubles(self) -> tuple[FaultyInput, ...]:
        """The files met so far that are not used, each with all its faults."""
        return tuple(self._troubles.values())

    def trouble(self, name: str) -> FaultyInput | None:
        """Return why a file is not used, None where it is, where there is none, or where nobody asked for it yet."""
        return self._troubles.get(name)

    @cached_property
    def own(self) -> OwnRates:
        """The rates that the user entered."""
        return self.read(OWN_RATES, lambda path, _mark: read_own(content_of(path), path)) or {}

    def series(self, name: str) -> Series:
        """Return a series with what the user entered; KeyError where there is none."""
        return with_own(shipped(name), self.own.get(name, _NOTHING))

    def read(self, name: str, reader: Callable[[str, Mark], Found]) -> Found | None:
        """Return what a reader makes of a file; None where there is no such file, or something is wrong with it."""
        mark = self.marks[name]
        if mark is None:
            return None
        path = self._path(name)
        try:
            return reader(path, mark)
        except FaultyInput as faulty:
            self._troubles[name] = faulty
        except OSError as error:
            why = say(N_("the system refuses: {reason}"), reason=error.strerror or type(error).__name__)
            self._troubles[name] = FaultyInput(path, (Fault("", why),))
        return None

    def _path(self, name: str) -> str:
        return os.path.join(self.folder or "", name)  # noqa: PTH118  # pathlib costs start-up


class _Used:
    """Which folder is in use."""

    local = Local(None)


def use(folder: str | None) -> None:
    """Use the rates in a folder from now on, read anew where a file changed; None for the program's own alone."""
    found = Local(folder)
    if (found.folder, found.marks) != (_Used.local.folder, _Used.local.marks):
        _Used.local = found


def local() -> Local:
    """Return the rates in use besides the program's own."""
    return _Used.local


def content_of(path: str) -> bytes:
    """Return what a file holds, and a byte too much of one beyond reason."""
    with open(path, "rb") as file:  # noqa: PTH123  # as above
        return file.read(LARGEST + 1)


def _mark(path: str) -> Mark | None:
    """Return by what a changed file is known; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116  # as above
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
