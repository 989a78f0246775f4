"""The editions that there are: a file each, read when it is first asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache

from cmdesk.basics.assets import asset
from cmdesk.editions.edition import Edition
from cmdesk.editions.read_edition import SUFFIX, read_edition


class Editions(Mapping[str, Edition]):
    """The editions of one folder by id, the oldest first; whatever is asked of ids alone reads no file."""

    def __init__(self, folder: str) -> None:
        """List the folder, no more."""
        self._folder = folder
        files = os.listdir(folder)  # noqa: PTH208  # pathlib costs start-up
        self._ids = tuple(sorted(name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX)))
        self._read: dict[str, Edition] = {}

    def __getitem__(self, edition_id: str) -> Edition:
        found = self._read.get(edition_id)
        if found is None:
            if edition_id not in self._ids:
                raise KeyError(edition_id)
            found = self._read[edition_id] = self._edition(edition_id + SUFFIX)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, edition_id: object) -> bool:
        return edition_id in self._ids

    def _edition(self, file_name: str) -> Edition:
        path = os.path.join(self._folder, file_name)  # noqa: PTH118  # as above
        with open(path, "rb") as file:  # noqa: PTH123  # as above
            return read_edition(file.read(), file_name)


@cache
def editions_folder() -> str:
    """Return the folder of the edition files; its path is made once, for a calculation asks thousands of times."""
    return asset("editions")


@cache
def editions_in(folder: str) -> Editions:
    """Return the editions of any folder, listed once."""
    return Editions(folder)


def editions() -> Editions:
    """Return every edition by id, the oldest first."""
    return editions_in(editions_folder())


def edition(edition_id: str) -> Edition:
    """Return an edition by its id; KeyError where there is none."""
    return editions()[edition_id]
