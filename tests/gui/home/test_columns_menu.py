"""The menu of columns and orders."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.columns import CHOSEN, chosen_columns
from cmdesk.gui.home.columns_menu import ColumnsMenu
from cmdesk.gui.models.summaries_model import SummariesModel
from cmdesk.gui.remembered import recalled
from cmdesk.register.records import SortBy


def test_columns_and_orders_are_offered(qtbot: QtBot) -> None:
    """Those that are seen are ticked; the last one stays."""
    around, model = QWidget(), SummariesModel()
    qtbot.addWidget(around)
    model.setParent(around)
    model.show_columns(chosen_columns(("client", "due")))
    menu = ColumnsMenu(model, around)
    menu.sort = SortBy.DUE
    menu.columns_chosen.connect(lambda keys: model.show_columns(chosen_columns(keys)))
    menu.fill()
    actions = {action.text(): action for action in menu.actions()}
    assert [name for name, action in actions.items() if action.isChecked()] == ["Client", "Act by"]
    order = actions["Sort by"].menu()
    assert isinstance(order, QMenu)
    assert [action.text() for action in order.actions() if action.isChecked()] == ["Act by"]
    sorted_by: list[SortBy] = []
    menu.sorting_chosen.connect(sorted_by.append)
    order.actions()[0].trigger()
    assert sorted_by == [SortBy.REFERENCE]
    for title in ("Currency", "Client", "Act by", "Currency"):
        actions[title].trigger()
    assert recalled(CHOSEN) == "currency"
    assert [column.key for column in model.columns] == ["currency"]
