"""Tells whether a window could be shown here: a screen is named in the environment and somebody answers there."""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATIENCE = 2.0  # seconds for a screen on another machine
_X11_PORT = 6000
_NO_SCREEN = {"offscreen", "minimal", "vnc", "linuxfb"}


def display(environment: Mapping[str, str] = os.environ) -> str:
    """Return the name of the screen that answers, empty where there is none."""
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in _NO_SCREEN:
        return ""
    if not sys.platform.startswith("linux"):
        return sys.platform  # Windows and macOS bring their own screen
    wayland = environment.get("WAYLAND_DISPLAY", "")
    if wayland and _answers(_wayland_socket(wayland, environment)):
        return wayland
    x11 = environment.get("DISPLAY", "")
    return x11 if x11 and _x11_answers(x11) else ""


def _wayland_socket(name: str, environment: Mapping[str, str]) -> str:
    """Return the path of a Wayland socket; a relative name lies in the user's run-time folder."""
    return str(Path(environment.get("XDG_RUNTIME_DIR", "/run"), name))


def _x11_answers(name: str) -> bool:
    """Tell whether an X server listens at "host:number.screen"; no host or "unix" is this machine."""
    found = re.fullmatch(r"(?P<host>[^:]*):(?P<number>\d+)(\.\d+)?", name)
    if not found:
        return False
    number = int(found["number"])
    if found["host"] in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  # where every X server puts its socket
        return _answers("\0" + path) or _answers(path)
    return _answers((found["host"], _X11_PORT + number))


def _answers(address: str | tuple[str, int]) -> bool:
    """Tell whether a connection to a socket's path, or to a host and port, is accepted."""
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as connection:
            connection.settimeout(_PATIENCE)
            connection.connect(address)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(display())
