"""A field of the chosen row below its table: it follows the choice and writes to the draft."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.contract.notices import Notice
from cmdesk.contract.payments import Invoice
from cmdesk.gui.context import Context
from cmdesk.gui.fields import columns_of, described
from cmdesk.gui.pages.bound_table import BoundTable
from cmdesk.gui.pages.detail_field import DetailField
from cmdesk.gui.readable import readable
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.line_field import LineField
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
INVOICES = [
    {"number": "1", "date": "2025-10-01", "amount": "100.00"},
    {"number": "2", "date": "2025-10-02", "amount": "200.00", "bank_charges": "7.50"},
]
NOTICES = [
    {"id": "n1", "kind": "other", "from": "client", "channel": "electronic", "sent": "2025-11-03"},
    {"id": "n2", "kind": "other", "from": "client", "channel": "registered", "sent": "2025-11-03"},
]


AROUND: list[QWidget] = []
"""What the fields stand in, kept as long as the tests run."""


def detail(qtbot: QtBot, context: Context, record: Any, place: str, key: str, **more: Any) -> DetailField:
    """Return a field below the table of a list."""
    around = QWidget()
    qtbot.addWidget(around)
    context.setParent(around)
    master = BoundTable(context, place, "Table", columns_of(record, context), "None yet.", parent=around)
    made = DetailField(context, master, described(record)[key], **more)
    made.setParent(around)
    around.show()
    AROUND.append(around)
    return made


def charges(qtbot: QtBot, context: Context) -> DetailField:
    """Return the bank charges of an invoice."""
    return detail(qtbot, context, Invoice, "invoices", "bank_charges")


def master_of(made: DetailField) -> BoundTable:
    """Return the table above."""
    master = made._master
    assert isinstance(master, BoundTable)
    return master


def test_it_follows_the_chosen_row(qtbot: QtBot) -> None:
    """And says in its label which that is."""
    made = charges(qtbot, context_of(invoices=INVOICES))
    field = made.row.field
    assert isinstance(field, LineField)
    assert "Bank charges, 1" in words_of(made)
    master_of(made).view.selectRow(1)
    assert field.text() == "7.50"
    assert field.accessibleName() == "Bank charges, 2"
    assert made.place == "invoices[1].bank_charges"


def test_what_is_entered_is_written(qtbot: QtBot) -> None:
    """Typing is one step of undo."""
    context = context_of(invoices=INVOICES)
    made = charges(qtbot, context)
    field = made.row.field
    assert isinstance(field, LineField)
    for text in ("1", "12"):
        field.setText(text)
        field.edited.emit()
    field.left.emit()
    assert context.draft.value("invoices[0].bank_charges") == "12"
    field.undo_wanted.emit()
    assert context.draft.value("invoices[0].bank_charges") is None
    assert field.text() == ""
    field.redo_wanted.emit()
    assert field.text() == "12.00"


def test_without_a_row_it_is_not_asked(qtbot: QtBot) -> None:
    """It comes with the first row and goes with the last."""
    context = context_of()
    made = charges(qtbot, context)
    assert made.isHidden()
    context.draft.put("invoices", INVOICES[:1], "Invoices")
    assert not made.isHidden()
    context.draft.put("invoices", None, "Invoices")
    assert made.isHidden()


def test_it_is_asked_only_where_it_means_something(qtbot: QtBot) -> None:
    """Of an electronic notice; yes, no, or nothing at all."""
    context = context_of(notices=NOTICES)
    made = detail(
        qtbot, context, Notice, "notices", "to_designated_address", applies=lambda row: row["channel"] == "electronic"
    )
    field = made.row.field
    assert isinstance(field, ChoiceField)
    assert field.currentText() == "not stated"
    field.setCurrentIndex(2)
    field.edited.emit()
    assert context.draft.value("notices[0].to_designated_address") is False
    master_of(made).view.selectRow(1)
    assert made.isHidden()


def test_it_is_gone_to_by_its_place(qtbot: QtBot) -> None:
    """The row is chosen, the cursor in the field."""
    made = charges(qtbot, context_of(invoices=INVOICES))
    assert made.holds("invoices[1].bank_charges")
    assert not made.holds("invoices[1].amount")
    assert not made.holds("payments[1].bank_charges")
    made.activateWindow()
    made.go_to_place("invoices[1].bank_charges")
    QApplication.processEvents()
    assert made.place == "invoices[1].bank_charges"
    assert made.window().focusWidget() is made.row.editor


def test_its_fault_stands_below_it(qtbot: QtBot) -> None:
    """While its row is chosen, and once it was left."""
    invoices = [{**INVOICES[0], "bank_charges": "-1"}, INVOICES[1]]
    made = charges(qtbot, context_of(invoices=invoices))
    faults = readable(made._context.draft.values).faults
    made.row.field.left.emit()
    made.show_faults(faults)
    assert "Is negative" in words_of(made)
    master_of(made).view.selectRow(1)
    made.show_faults(faults)
    assert "Is negative" not in words_of(made)
