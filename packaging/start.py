"""What `make run` does: the window with the sample contract, or the same job without a screen.

python3 packaging/start.py .venv/bin/python
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from display import display

ROOT = Path(__file__).parents[1]
OUT = "out"
_OPENS_A_SCREEN = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_PATIENCE = 60  # seconds until a screen that does not answer counts as none


def qt_opens_the_screen(python: str) -> bool:
    """Tell whether Qt itself gets through to the screen: a socket may listen and still refuse us."""
    try:
        tried = subprocess.run(
            [python, "-c", _OPENS_A_SCREEN], check=False, capture_output=True, text=True, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        return False
    return tried.returncode == 0


def start(python: str) -> int:
    """Start the program in the way this machine allows and return its exit status."""
    screen = display()
    if screen and qt_opens_the_screen(python):
        print("The window opens with the sample contract. Close it to end.", flush=True)
        return subprocess.run([python, "-m", "cmdesk", "--sample"], check=False, cwd=ROOT).returncode
    if screen:
        print(f"The screen {screen} cannot be used: Qt does not get through to it.")
    print("No screen here, so the sample contract is calculated, exported and pictured without one.", flush=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [python, "-m", "cmdesk", "sample", "--out", OUT]
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(start(sys.argv[1]))
