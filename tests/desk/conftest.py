"""A home of its own for every test of what a user wants done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that stands for everything of the user's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CMDESK_HOME", str(folder))
    monkeypatch.delenv("CMDESK_DEBUG", raising=False)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _one_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep calendars between tests, and out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CMDESK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
