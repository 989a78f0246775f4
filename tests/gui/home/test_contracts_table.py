"""The table of the register: ranges that are chosen, pages in sight, keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.columns import known_columns
from cmdesk.gui.home.contracts_table import ContractsTable
from cmdesk.gui.models.summaries_model import PAGE, SummariesModel
from cmdesk.register.records import SortBy
from tests.gui.models.test_summaries_model import summaries

SELECT = QItemSelectionModel.SelectionFlag

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def table(qtbot: QtBot) -> ContractsTable:
    """Return a table of 250 contracts of which the first page is there, shown."""
    model = SummariesModel()
    found = ContractsTable(model)
    model.setParent(found)
    qtbot.addWidget(found)
    model.show_columns(known_columns()[:4])
    model.start(250, {0: summaries(0)})
    found.resize(600, 300)
    found.show()
    return found


def test_pages_in_sight(table: ContractsTable) -> None:
    """The first at first, the last at the end."""
    assert max(table.pages_in_sight) == 0
    table.scrollToBottom()
    assert max(table.pages_in_sight) > 1


def test_what_is_chosen(table: ContractsTable) -> None:
    """Ranges of rows, and the contracts of them that were fetched."""
    select = table.selectionModel()
    for row in (3, 4, 120):
        select.select(table.model().index(row, 0), SELECT.Select | SELECT.Rows)
    assert sum(last - first + 1 for first, last in table.chosen_ranges) == table.chosen_number == 3
    assert list(table.chosen_contracts) == [3, 4]
    assert sorted(table.chosen_pages) == [0, 1]
    table.choose_contracts((5, 999), 5)
    assert list(table.chosen_contracts) == [5]
    assert table.currentIndex().row() == 5
    table.selectAll()
    assert table.chosen_ranges == ((0, 249),)


def test_keys(table: ContractsTable) -> None:
    """Return opens what was fetched, Delete deletes, Esc and Up at the top go back."""
    told: list[object] = []
    table.contract_opened.connect(told.append)
    table.delete_wanted.connect(lambda: told.append("delete"))
    table.left.connect(lambda: told.append("left"))
    table.selectRow(0)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape):
        QTest.keyClick(table, key)
    assert told == [0, "delete", "left", "left"]
    table.can_delete = False
    QTest.keyClick(table, Qt.Key.Key_Delete)
    table.selectRow(PAGE + 20)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert len(told) == 4


def test_a_head_tells_its_order(table: ContractsTable, qtbot: QtBot) -> None:
    """One that has none tells nothing; its menu offers the columns."""
    told: list[SortBy] = []
    table.sorting_chosen.connect(told.append)
    across = table.horizontalHeader()
    for column in range(3):
        QTest.mouseClick(
            across.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(across.sectionViewportPosition(column) + 9, 9)
        )
    assert told == [SortBy.REFERENCE, SortBy.CLIENT]
    table.show_sorting(SortBy.DUE, descending=False)
    assert across.sortIndicatorSection() == 3
    table.show_sorting(SortBy.CURRENCY, descending=True)
    assert across.sortIndicatorSection() == -1
    with qtbot.waitSignal(table.columns_wanted):
        across.customContextMenuRequested.emit(QPoint(3, 3))


def menu_of(table: ContractsTable) -> QMenu:
    """Return the menu of what is chosen, opened."""
    at = QPoint(10, 10)
    QApplication.sendEvent(table, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, table.mapToGlobal(at)))
    (menu,) = table.findChildren(QMenu)
    return menu


def test_the_menu_of_rows(table: ContractsTable) -> None:
    """Opening, copying, exporting and deleting."""
    table.selectRow(1)
    menu = menu_of(table)
    assert [action.text() for action in menu.actions()] == ["Open the contract", "Copy", "Export…", "Delete"]
    menu.close()


def test_the_menu_means_the_contract_for_which_it_was_opened(table: ContractsTable) -> None:
    """Whatever stands in its row by then; what is chosen no more is not exported, least of all everything."""
    told: list[int] = []
    table.contract_opened.connect(told.append)
    table.export_wanted.connect(lambda: told.append(-1))
    table.selectRow(3)
    menu = menu_of(table)
    opening, _copying, exporting, _deleting = menu.actions()
    moved = summaries(0)
    table.clearSelection()
    model = table.model()
    assert isinstance(model, SummariesModel)
    model.renew(249, {0: moved[1:]})
    opening.trigger()
    exporting.trigger()
    assert told == [3]
    menu.close()
    table.scrollToBottom()
    table.selectRow(240)  # not there yet
    assert [action.isEnabled() for action in menu_of(table).actions()] == [False, True, True, True]
    menu.close()


def test_room_that_is_left_over_is_shared(table: ContractsTable) -> None:
    """By those that hold words."""
    before = table.columnWidth(1)
    table.resize(1000, 300)
    assert table.columnWidth(1) > before
