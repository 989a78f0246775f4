"""Whether a window could be shown."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from display import display

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="made for Linux")


@pytest.mark.parametrize(
    "environment", [{}, {"DISPLAY": ":64123"}, {"DISPLAY": "nonsense"}, {"WAYLAND_DISPLAY": "no-such"}]
)
def test_no_screen(environment: dict[str, str]) -> None:
    """A name without anybody behind it is no screen."""
    assert display(environment) == ""


def test_a_wayland_screen_answers(tmp_path: Path) -> None:
    """A socket in the user's run-time folder that accepts is a screen."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert display({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}) == "wayland-7"


@pytest.mark.needs_xvfb
def test_an_x11_screen_answers(x_display: str) -> None:
    """An X server is found by its number, and not asked where Qt is told to stay off the screen."""
    assert display({"DISPLAY": x_display}) == x_display
    assert display({"DISPLAY": f"unix{x_display}.0"}) == f"unix{x_display}.0"
    assert display({"DISPLAY": x_display, "QT_QPA_PLATFORM": "offscreen"}) == ""
