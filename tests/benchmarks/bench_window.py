"""The first paint of the window with the sample against that of a bare QMainWindow, each in a fresh process."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Mapping

from tests.benchmarks._measure import Limit, duration, report
from tests.benchmarks.processes import python, surroundings

LIMIT = 1.6
ROUNDS = 25
PATIENCE = 20
# Each tells the time when a paint has been delivered, and is gone before the end of a program can count.
BARE = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self, painted)
def painted():
    print(time.monotonic_ns(), flush=True)
    os._exit(0)
application = QApplication(["bare"])
window = Window()
window.setCentralWidget(QWidget())
window.resize(1280, 800)
window.show()
QApplication.exec()
"""
# The frame is painted first, page and answers right after: both moments are told.
OURS = f"""
import os, threading, time
from cmdesk.cli import opening
needed = opening.what_a_screen_lacks
def watched():
    from PySide6.QtCore import QTimer
    from cmdesk.gui.windows import Windows
    fill = Windows.after_paint
    def painted(windows):
        print(time.monotonic_ns(), flush=True)
        fill(windows)
        QTimer.singleShot(0, windows, filled)
    def filled():
        print(time.monotonic_ns(), flush=True)
        os._exit(0)
    Windows.after_paint = painted
    return needed()
opening.what_a_screen_lacks = watched  # asked right before the window is loaded: all is imported in its own order
from cmdesk.__main__ import main
threading.Timer({PATIENCE}, os._exit, [1]).start()
main(["--sample"])
"""


def moments(environment: Mapping[str, str], program: str) -> list[float]:
    """Return the seconds from the spawn of a program to each moment that it tells."""
    start = time.monotonic_ns()
    return [(int(line) - start) / 1e9 for line in python(environment, "-c", program).split()]


def main() -> int:
    """Measure in turns, report, and tell by the status whether the limit is kept."""
    bare, ours = [], []
    with surroundings() as environment:
        for program in (BARE, OURS):
            moments(environment, program)
        for _ in range(ROUNDS):
            bare.append(moments(environment, BARE))
            ours.append(moments(environment, OURS))
    (paint,), (first, filled) = (
        map(statistics.median, zip(*bare, strict=True)),
        map(statistics.median, zip(*ours, strict=True)),
    )
    status = report("The window", [Limit("first paint with the sample against bare", first, paint, LIMIT)])
    sys.stdout.write(f"page and answers in place: {duration(filled)}, ratio {filled / paint:.2f} (no limit)\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
