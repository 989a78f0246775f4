"""The helpers of tests that need more than Python."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

import tests.machine_needs as needs
from system_packages import Need

_SIZE_OF_THE_SCREEN = (
    "from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]); "
    "print(app.platformName(), app.primaryScreen().size().toTuple())"
)


@pytest.mark.needs_libreoffice
def test_a_stored_value_is_calculated_anew(tmp_path: Path, recalculate: Callable[[Path], Path]) -> None:
    """A wrong value stored beside a formula does not survive."""
    path = tmp_path / "sum.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet().write_formula("A1", "=20+22", None, 7)

    cell = openpyxl.load_workbook(recalculate(path), data_only=True).worksheets[0]["A1"]

    assert cell.value == 42


@pytest.mark.needs_xvfb
def test_a_window_finds_a_screen(x_display: str) -> None:
    """Qt opens the screen of the fixture by its X11 plugin."""
    environment = {**os.environ, "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb"}
    shown = subprocess.run(
        [sys.executable, "-c", _SIZE_OF_THE_SCREEN], env=environment, capture_output=True, text=True, check=False
    )
    assert shown.stdout.strip() == "xcb (1400, 900)", shown.stderr


@pytest.fixture
def machine_without_calc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this a machine without LibreOffice."""
    calc = Need("libreoffice-calc-nogui", "LibreOffice Calc", lambda: False)
    monkeypatch.setattr(needs, "lacking", lambda _marker: (calc,))
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.usefixtures("machine_without_calc")
def test_what_is_lacking_skips_at_home_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same lack is a skip on a desk and a failure in CI, named both times."""
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="lacks LibreOffice Calc"):
        needs._require("needs_libreoffice")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="lacks LibreOffice Calc"):
        needs._require("needs_libreoffice")
