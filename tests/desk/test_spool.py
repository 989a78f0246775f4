"""Values put aside in order."""

from __future__ import annotations

import errno
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from cmdesk.desk.failures import OutputError
from cmdesk.desk.spool import Spool


@pytest.mark.parametrize("most", [10, 10_000])
def test_in_and_out(most: int) -> None:
    """Each is found by its place, whether on the disk or in memory."""
    with Spool[Any](most) as found:
        places = [found.put(value) for value in ("a" * 100, {"b": 1}, None)]
        assert [found.get(place) for place in reversed(places)] == [None, {"b": 1}, "a" * 100]
        places.append(found.put("last"))
        assert found.get(places[-1]) == "last"
        assert len(set(places)) == 4


def test_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on the disk has no name there."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Spool[str](10) as found:
        found.put("a" * 100)
    assert list(tmp_path.iterdir()) == []


def test_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is told with the folder."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pickle, "dump", full)
    with Spool[str]() as found, pytest.raises(OutputError, match="the disk is full"):
        found.put("a")
