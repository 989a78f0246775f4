"""Values put aside in order, in memory while they are few and in a nameless file beyond, so that memory stays flat."""

from __future__ import annotations

import pickle
import tempfile
from typing import Any, Generic, Self, TypeVar

from cmdesk.desk.failures import OutputError, reason

Value = TypeVar("Value")

_IN_MEMORY = 32 * 1024 * 1024
"""Bytes up to which nothing goes to the disk."""


class Spool(Generic[Value]):
    """Values that are put in once and taken out by their places; nothing is left of them at the end."""

    def __init__(self, most: int = _IN_MEMORY) -> None:
        self._file = tempfile.SpooledTemporaryFile(most)  # noqa: SIM115  # closed at the end of the spool

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, value: Value) -> int:
        """Put a value in after all others and return its place; OutputError where there is no room."""
        place = self._file.seek(0, 2)
        try:
            pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise OutputError(tempfile.gettempdir(), reason(error)) from error
        return place

    def get(self, place: int) -> Value:
        """Return the value at a place."""
        self._file.seek(place)
        found: Any = pickle.load(self._file)  # noqa: S301  # a file of ours that has no name
        value: Value = found
        return value
