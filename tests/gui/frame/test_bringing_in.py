"""Files brought into the register from the menu and from Home."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cmdesk.desk.importing import Tally
from cmdesk.gui.dialogs.import_dialog import ImportDialog
from cmdesk.gui.frame.bringing_in import told
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.desk.many import contract
from tests.gui.helpers import words_of
from tests.gui.imports import given
from tests.gui.registers import open_keeper, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_nothing_is_asked_while_the_register_is_closed(window: MainWindow) -> None:
    """It is said why."""
    window.files.bring_in(["/nowhere/a.cmdesk"])
    assert "The register is not open" in words_of(window.banner)
    assert not window.findChildren(ImportDialog)


def test_a_register_that_can_only_be_read_is_left_alone(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """It is said before anything is read."""
    open_keeper(windows, qtbot)
    windows.keeper.read_only = True
    window.files.bring_in(["/nowhere/a.cmdesk"])
    assert "This register can only be read" in words_of(window.banner)


def test_several_files_are_asked_for(window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """From the menu, of every kind that can be read."""
    open_keeper(windows, qtbot)
    actions = {action.text(): action for action in window.actions()}
    actions["Im&port contracts…"].trigger()
    dialog = window.findChildren(QFileDialog)[-1]
    assert dialog.nameFilters() == ["Contracts (*.cmdesk *.json *.jsonl *.csv *.xlsx)"]
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([given(tmp_path, contract("A"))])
    dialog.close()
    [asking] = window.findChildren(ImportDialog)
    until(qtbot, asking.import_button.isVisible)
    asking.reject()


def test_home_offers_it_too(window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """As a button, and for what is dropped on it."""
    open_keeper(windows, qtbot)
    home = window.show_home()
    assert home.aside.import_button is not None
    home.aside.import_button.click()
    assert window.findChildren(QFileDialog)[-1].windowTitle() == "Import contracts"
    home.files_dropped.emit([given(tmp_path, contract("A"))])
    [asking] = window.findChildren(ImportDialog)
    until(qtbot, asking.import_button.isVisible)
    asking.reject()


def test_everything_that_became_of_them_is_said() -> None:
    """In sentences of their own."""
    sentences = [one.in_english() for one in told(Tally(added=1, updated=2, same=1, at_fault=1), 2)]
    assert sentences == [
        "1 contract was added.",
        "2 contracts have a new version.",
        "1 contract was there already.",
        "2 contracts were left as they are in the register.",
        "1 at fault was left out.",
    ]
    assert not list(told(Tally(), 0))
