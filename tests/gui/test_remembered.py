"""What the window remembers for its next start, kept apart by CMDESK_HOME."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdesk.gui.remembered import LANGUAGE, SCHEME, recalled, remember


def test_what_is_remembered_is_recalled() -> None:
    """Under its name, and nothing under another."""
    assert recalled(LANGUAGE) is None
    assert remember(**{LANGUAGE: "da"})
    assert recalled(LANGUAGE) == "da"
    assert recalled(SCHEME) is None


def test_another_home_remembers_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each home has its own memory."""
    remember(**{LANGUAGE: "da"})
    monkeypatch.setenv("CMDESK_HOME", str(tmp_path / "other"))
    assert recalled(LANGUAGE) is None
