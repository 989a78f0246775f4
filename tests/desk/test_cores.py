"""How many processes can work at once."""

from __future__ import annotations

import os

import pytest

from cmdesk.desk.cores import cores as usable


@pytest.mark.parametrize("cores, expected", [(None, 7), ({0, 1, 2}, 3), (set(range(500)), 60)])
def test_all_processors(cores: set[int] | None, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that this program may use, where the system says, and never more than can be waited for."""
    if cores is None:
        monkeypatch.delattr(os, "sched_getaffinity", raising=False)
        monkeypatch.setattr(os, "cpu_count", lambda: 7)
    else:
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: cores, raising=False)
    assert usable() == expected
