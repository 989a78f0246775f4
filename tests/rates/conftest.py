"""Rates for tests: the program's own, and a folder for what a user adds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cmdesk.rates.local import use


@pytest.fixture(autouse=True)
def _shipped_alone() -> Iterator[None]:
    """Begin and end with the rates that came with the program."""
    use(None)
    yield
    use(None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder of a user's rates."""
    return tmp_path
