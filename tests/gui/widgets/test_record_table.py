"""A table with everything around it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import say
from cmdesk.gui import fonts
from cmdesk.gui.models.record_table_model import Column, RecordTableModel
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.record_table import RecordTable
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
EMPTY = "No payments yet. Paste from a spreadsheet or add a row."


def table(qtbot: QtBot) -> RecordTable:
    """Return an empty table."""
    model = RecordTableModel([Column("amount", "Amount", Codec()), Column("kind", "Kind", Codec())])
    model.edited.connect(model.set_rows)
    made = RecordTable("Payments", model, EMPTY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_empty_table_teaches(qtbot: QtBot) -> None:
    """Until there is a row."""
    made = table(qtbot)
    assert EMPTY in words_of(made)
    made.model.set_rows([{"amount": "5"}])
    assert EMPTY not in words_of(made)
    made.set_totals("Total EUR 5.00")
    assert "Total EUR 5.00" in words_of(made)


def test_faults_are_said_and_gone_to(qtbot: QtBot) -> None:
    """Row and column as links, the reason in words; no more than three at once."""
    made = table(qtbot)
    made.model.set_rows([{"amount": "x"}, {}, {}, {}, {}])
    made.set_faults({(row, "amount" if row else ""): say("is odd") for row in range(5)})
    said = words_of(made)
    assert "Row 1: is odd" in said
    assert "Row 2, Amount: is odd" in said
    assert "Row 4" not in said
    label = next(one for one in made.findChildren(QLabel) if "<a " in one.text())
    label.linkActivated.emit("1/amount")
    assert made.view.currentIndex().row() == 1
    made.set_faults({})
    assert "is odd" not in words_of(made)


def test_buttons_add_and_delete(qtbot: QtBot) -> None:
    """Each has a name."""
    made = table(qtbot)
    delete, add = made.findChildren(QToolButton)[:2]
    assert {delete.accessibleName(), add.accessibleName()} == {"Delete the row", "Add a row"}
    made.model.set_rows([{"amount": "5"}])
    made.view.selectRow(0)
    next(one for one in (delete, add) if one.accessibleName() == "Delete the row").click()
    assert made.model.rows == []


def test_a_title_can_lead_a_page(qtbot: QtBot) -> None:
    """And change with what the table is about."""
    made = table(qtbot)
    made.lead()
    made.set_title("Claims: outage")
    title = next(one for one in made.findChildren(QLabel) if one.text() == "Claims: outage")
    assert title.font().pixelSize() == fonts.font(fonts.Role.TITLE).pixelSize()
    assert made.view.accessibleName() == "Claims: outage"


def test_going_to_a_cell_that_is_not_there(qtbot: QtBot) -> None:
    """The nearest that is."""
    made = table(qtbot)
    made.go_to(9, "unknown")
    assert (made.view.currentIndex().row(), made.view.currentIndex().column()) == (0, 0)


def test_what_calls_for_a_look_is_marked_and_said(qtbot: QtBot) -> None:
    """Beside what is at fault, which comes first; its link leads to the row."""
    made = table(qtbot)
    made.model.set_rows([{"amount": "5"}, {"amount": "6"}])
    made.set_faults({(0, ""): say("is at fault")})
    made.set_cautions({0: say("is odd"), 1: say("is late")})
    said = words_of(made)
    assert said.index("Row 1: is at fault") < said.index("Row 1: is odd") < said.index("Row 2: is late")
    made.set_cautions({})
    assert "is late" not in words_of(made)
