"""What is done with the register as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cmdesk.gui.dialogs.settings_dialog import SettingsDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.helpers import words_of
from tests.gui.registers import open_keeper, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_copy_is_asked_for_by_name(window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """Only where there is a register to copy; where it cannot be written it says so."""
    window.register.ask_copy()
    assert "not open" in words_of(window.banner)
    open_keeper(windows, qtbot)
    window.register.ask_copy()
    [dialog] = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "none" / "copy.sqlite"))
    until(qtbot, lambda: "folder of the register is not there" in words_of(window.banner))


def test_settings_have_their_key_and_home_leads_there(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """Both open the same dialog."""
    open_keeper(windows, qtbot)
    next(one for one in window.actions() if one.shortcut().toString() == "Ctrl+,").trigger()
    [first] = window.findChildren(SettingsDialog)
    first.close()
    window.show_home().settings_wanted.emit()
    assert window.findChildren(SettingsDialog)[-1].isVisible()


def test_nothing_to_review_is_said(window: MainWindow) -> None:
    """As long as nothing would move."""
    window.register.show_review()
    assert "All deadlines rest on" in words_of(window.banner)
