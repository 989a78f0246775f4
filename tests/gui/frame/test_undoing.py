"""Undo and Redo of the Edit menu, chosen with the mouse: of the contract, or of Home where that is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.registers import added, counted, enter, open_keeper, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def offered(window: MainWindow) -> tuple[QAction, QAction]:
    """Return Undo and Redo, as the menu shows them when it is opened."""
    title = next(one for one in window.menuBar().actions() if one.text() == "&Edit")
    menu = title.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    undo, redo, *_rest = (one for one in menu.actions() if one.isVisible())
    assert (undo.text().split()[0], redo.text().split()[0]) == ("&Undo", "&Redo")
    return undo, redo


@pytest.fixture
def behind(windows: Windows, qtbot: QtBot) -> MainWindow:
    """Return a window at Home, with one contract in its list and something typed in the one behind it."""
    with somebody_else() as other:
        added(other, reference="A-1")
    open_keeper(windows, qtbot)
    window = windows.open()
    enter(window, "reference", "R-9")
    contracts = window.show_home().contracts
    window.find_contracts()
    until(qtbot, lambda: contracts.model.rowCount() == 1 and not window.keeper.jobs.is_busy)
    return window


def test_at_home_the_contract_behind_it_stays(behind: MainWindow) -> None:
    """Nothing was deleted, so there is nothing to undo, nor to do again."""
    assert [one.isEnabled() for one in offered(behind)] == [False, False]
    behind.show_contract()
    undo, redo = offered(behind)
    assert undo.isEnabled()
    undo.trigger()
    assert behind.session.draft.value("reference") is None
    assert redo.isEnabled()
    behind.show_home()
    assert not offered(behind)[1].isEnabled()


def test_at_home_what_was_deleted_comes_back(behind: MainWindow, qtbot: QtBot) -> None:
    """As by Ctrl+Z."""
    contracts = behind.show_home().contracts
    contracts.table.selectRow(0)
    contracts.bulk.delete()
    until(qtbot, lambda: counted() == 0 and not behind.keeper.jobs.is_busy)
    undo, _redo = offered(behind)
    assert undo.isEnabled()
    undo.trigger()
    until(qtbot, lambda: counted() == 1 and not behind.keeper.jobs.is_busy)
    assert behind.session.draft.value("reference") == "R-9"
    assert not offered(behind)[0].isEnabled()


def test_at_home_what_was_typed_is_undone_first(behind: MainWindow, qtbot: QtBot) -> None:
    """In the search, where the cursor is."""
    line = behind.show_home().contracts.line
    qtbot.waitUntil(line.field.hasFocus)
    QTest.keyClicks(line.field, "acme")
    undo, _redo = offered(behind)
    assert undo.isEnabled()
    undo.trigger()
    assert not line.text
    assert behind.session.draft.value("reference") == "R-9"


def test_the_key_undoes_in_the_contract_again(behind: MainWindow) -> None:
    """Also where only the ground of Home was seen."""
    behind.show_contract()
    behind.body.expect_home()
    behind.show_contract()
    behind.page_list.setFocus()
    QTest.keyClick(behind.page_list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert behind.session.draft.value("reference") is None


def test_before_home_is_made_nothing_is_undone(windows: Windows) -> None:
    """Its ground is shown in front of the contract."""
    window = windows.open()
    enter(window, "reference", "R-9")
    window.expect_home()
    assert [one.isEnabled() for one in offered(window)] == [False, False]
    window.show_contract()
    assert offered(window)[0].isEnabled()
