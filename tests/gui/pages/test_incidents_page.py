"""Incidents and their claims."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.gui.pages.incidents_page import IncidentsPage
from cmdesk.gui.widgets.record_table_view import ROW, ROW_OF_TWO
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_an_incident_is_entered(qtbot: QtBot) -> None:
    """From a block, in the order of the columns."""
    context = context_of()
    made = IncidentsPage(context)
    qtbot.addWidget(made)
    assert "No incidents yet" in words_of(made)
    made.tables[0].model.put_block(0, 0, [["12.6.2025", "Outage", "CM.com", "5000"]])
    assert context.draft.value("incidents") == [
        {"date": "2025-06-12", "description": "Outage", "against": "cm.com", "settled": "5000"}
    ]


def test_long_words_take_two_lines_and_are_told_in_full(qtbot: QtBot) -> None:
    """What happened is not cut in a window of 1280, and the title of its claims widens no page."""
    words = "Alarm messages not delivered; an employee was hurt"
    made = IncidentsPage(context_of(incidents=[{"date": "2025-10-02", "description": words}, {"date": "2025-06-12"}]))
    qtbot.addWidget(made)
    made.resize(530, 700)
    made.show()
    QApplication.processEvents()
    view = made.tables[0].view
    assert (view.rowHeight(0), view.rowHeight(1)) == (ROW_OF_TWO, ROW)
    assert view.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == words
    assert made.horizontalScrollBar().maximum() == 0
