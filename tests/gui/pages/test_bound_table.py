"""A table that shows one list of the draft and writes back to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import say
from cmdesk.contract.payments import Payment
from cmdesk.gui.context import Context
from cmdesk.gui.fields import columns_of
from cmdesk.gui.pages.bound_table import BoundTable, is_missing
from cmdesk.gui.pages.payments_page import PaymentsPage
from cmdesk.gui.readable import readable
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def table(qtbot: QtBot, context: Context) -> BoundTable:
    """Return the table of payments."""
    made = BoundTable(
        context,
        "payments",
        "Payments",
        columns_of(Payment, context, ("date", "amount")),
        "None yet.",
        totals=lambda rows: str(sum(Decimal(row.get("amount", 0)) for row in rows)),
    )
    qtbot.addWidget(made)
    made.show()
    return made


def payments(context: Context) -> Any:
    """Return what the draft holds."""
    return context.draft.value("payments")


def test_typing_writes_and_undo_takes_it_back(qtbot: QtBot) -> None:
    """Each cell is a step of its own, named after the table."""
    context = context_of()
    made = table(qtbot, context)
    made.model.put_block(0, 0, [["20.3.2024", "10"]])
    made.model.put_block(0, 1, [["12"]])
    assert payments(context) == [{"date": "2024-03-20", "amount": "12"}]
    assert context.draft.undo_stack.undoText() == "Payments"
    made.undo_wanted.emit()
    assert payments(context) == [{"date": "2024-03-20", "amount": "10"}]
    assert made.model.rows == payments(context)
    assert "10" in words_of(made)
    made.undo_wanted.emit()
    assert payments(context) is None
    made.redo_wanted.emit()
    assert len(payments(context)) == 1


def test_a_list_of_nothing_is_no_list(qtbot: QtBot) -> None:
    """Taking the last row out leaves no empty list in the contract."""
    context = context_of(payments=[{"date": "2024-03-20", "amount": "10"}])
    made = table(qtbot, context)
    made.model.remove([0])
    assert payments(context) is None


def test_what_is_no_list_shows_no_rows(qtbot: QtBot) -> None:
    """A file may hold anything; the strict reader says what is wrong."""
    made = table(qtbot, context_of(payments="none"))
    assert made.model.rows == []
    assert table(qtbot, context_of(payments=["odd"])).model.rows == [{}]


def test_faults_reach_their_cells(qtbot: QtBot) -> None:
    """Those of this list, not those of a list below it or of another."""
    made = table(qtbot, context_of(payments=[{}, {}]))
    made.show_faults(
        (
            Fault("payments[1].amount", say("is odd")),
            Fault("payments[0]", say("is no object")),
            Fault("payments[0].parts[3].x", say("is below")),
            Fault("invoices[0].amount", say("is elsewhere")),
        )
    )
    said = words_of(made)
    assert "Row 2, Amount: is odd" in said
    assert "Row 1: is no object" in said
    assert "below" not in said
    assert "elsewhere" not in said


def test_what_the_row_being_typed_lacks_can_wait(qtbot: QtBot) -> None:
    """It is said when the row is left; what is wrong is said at once."""
    made = table(qtbot, context_of(payments=[{"date": "2024-03-20"}, {}]))
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    made.view.setCurrentIndex(made.model.index(0, 1))
    missing = Fault("payments[0].amount", say("is missing; add it. {help}", help=""))
    made.show_faults((missing,))
    assert "is missing" not in words_of(made)
    made.view.setCurrentIndex(made.model.index(1, 0))
    assert "is missing" in words_of(made)
    made.view.setCurrentIndex(made.model.index(0, 1))
    made.view.clearFocus()
    qtbot.waitUntil(lambda: "is missing" in words_of(made))
    assert is_missing(missing)
    QApplication.processEvents()


def test_going_to_a_place(qtbot: QtBot) -> None:
    """A cell, or the row for a new record where only the list is named."""
    made = table(qtbot, context_of(payments=[{"date": "2024-03-20"}]))
    assert made.holds("payments[0].amount")
    assert not made.holds("invoices")
    made.go_to_place("payments[0].amount")
    assert (made.view.currentIndex().row(), made.view.currentIndex().column()) == (0, 1)
    made.go_to_place("payments")
    assert made.view.currentIndex().row() == 1


def test_another_place(qtbot: QtBot) -> None:
    """The same table for another list."""
    context = context_of(fx=[{"date": "2024-03-20"}])
    made = table(qtbot, context)
    made.move_to("fx")
    assert made.place == "fx"
    assert made.model.rows == [{"date": "2024-03-20"}]
    made.setEnabled(False)


def test_an_amount_that_can_be_read_in_two_ways_is_refused(qtbot: QtBot) -> None:
    """It counts as neither, the words under the table name both, and the row is left out."""
    context = context_of()
    made = PaymentsPage(context)
    qtbot.addWidget(made)
    made.tables[0].model.put_block(0, 0, [["20.3.2025", "1.125"]])
    found = readable(context.draft.values)
    assert found.left_out == ("payments[0]",)
    context.show(found, None)
    assert "“1.125” can be read in two ways: write 1125 or 1.1250." in words_of(made.tables[0])
    assert made.tables[0].model.index(0, 1).data() == "1.125"
