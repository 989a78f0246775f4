"""What `make run` starts: the window where it can be shown, else the same job without."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import start


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], str]]:
    """Return the commands that would have been started, each with the platform that Qt is told."""
    found: list[tuple[list[str], str]] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        found.append((command, (options.get("env") or {}).get("QT_QPA_PLATFORM", "")))
        return subprocess.CompletedProcess(command, 7)

    monkeypatch.setattr(subprocess, "run", run)
    return found


def test_a_screen_gets_the_window(monkeypatch: pytest.MonkeyPatch, started: list[tuple[list[str], str]]) -> None:
    """Where Qt gets through to the screen, the window opens with the sample, and its exit status is passed on."""
    monkeypatch.setattr(start, "display", lambda: ":0")
    monkeypatch.setattr(start, "qt_opens_the_screen", lambda _python: True)
    assert start.start("py") == 7
    assert started == [(["py", "-m", "cmdesk", "--sample"], "")]


@pytest.mark.parametrize("screen", ["", ":0"])
def test_no_screen_gets_the_job_done(
    monkeypatch: pytest.MonkeyPatch, started: list[tuple[list[str], str]], screen: str
) -> None:
    """Without a screen, or with one that refuses Qt, the job is done off the screen."""
    monkeypatch.setattr(start, "display", lambda: screen)
    monkeypatch.setattr(start, "qt_opens_the_screen", lambda _python: False)
    assert start.start("py") == 7
    assert started == [(["py", "-m", "cmdesk", "sample", "--out", "out"], "offscreen")]


@pytest.mark.needs_xvfb
def test_qt_is_asked_itself(monkeypatch: pytest.MonkeyPatch, x_display: str) -> None:
    """A screen that is there opens; one that nobody serves does not."""
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", x_display)
    assert start.qt_opens_the_screen(sys.executable)
    monkeypatch.setenv("DISPLAY", ":64123")
    assert not start.qt_opens_the_screen(sys.executable)
