"""Contracts that were deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.gui.dialogs.deleted_dialog import DeletedDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.records import Edit
from tests.gui.registers import ANN, NOON, added, open_keeper, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_last_one_deleted_comes_first(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """With who and when; a double click brings one back."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        numbers = [added(other, reference=f"R-{one}").id for one in range(2)]
        other.delete(numbers[1], 1, Edit(ANN, NOON.replace(hour=13)))
        other.delete(numbers[0], 1, Edit("Bob", NOON.replace(hour=14)))
    dialog = DeletedDialog(windows.keeper, window)
    until(qtbot, lambda: dialog.model.lines)
    rows = [[cell.text for cell in line.cells] for line in dialog.model.lines]
    assert [(row[0], row[1], row[3]) for row in rows] == [("R-0", "Client", "Bob"), ("R-1", "Client", "Ann")]
    assert f"{NOON.replace(hour=14).astimezone().day} Nov 2025" in rows[0][2]
    dialog.view.selectRow(1)
    with qtbot.waitSignal(dialog.bring_back_wanted) as told:
        dialog.view.line_opened.emit("")
    assert told.args == [numbers[1]]


def test_a_dialog_closed_before_its_answer_hears_nothing(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """It is gone by then."""
    open_keeper(windows, qtbot)
    dialog = DeletedDialog(windows.keeper, window)
    dialog.open()
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    until(qtbot, lambda: not windows.keeper.jobs.is_busy)
