"""The ledger: totals, and what follows for each invoice."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.contract.payments import PaymentKind
from cmdesk.gui import language
from cmdesk.gui.pages.payments_page import PaymentsPage
from cmdesk.gui.widgets.record_table_view import ROW
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PAYMENTS: list[dict[str, Any]] = [
    {"date": "2025-03-20", "amount": "1000", "invoice": "I-1"},
    {"date": "2025-03-21", "amount": "200", "kind": "refund"},
    {"date": "2025-03-22", "amount": "999", "currency": "DKK"},
    {"date": "2025-03-23", "amount": "odd"},
]
INVOICES: list[dict[str, Any]] = [{"number": "I-0"}, {"number": "I-1", "date": "2025-03-03", "amount": "1512.50"}]


def page(qtbot: QtBot, **values: Any) -> PaymentsPage:
    """Return the page."""
    made = PaymentsPage(context_of(**values))
    qtbot.addWidget(made)
    return made


def test_payments_are_added_up(qtbot: QtBot) -> None:
    """In the contract's currency, refunds taken off; what is no sum is passed over."""
    made = page(qtbot, payments=PAYMENTS)
    assert "Total EUR 800.00, without 1 row in another currency" in words_of(made.tables[0])
    assert "without" not in words_of(page(qtbot, payments=PAYMENTS[:2]).tables[0])
    made = page(qtbot, payments=[*PAYMENTS, PAYMENTS[2]])
    assert "Total EUR 800.00, without 2 rows in other currencies" in words_of(made.tables[0])


def test_kind_and_currency_need_not_be_typed(qtbot: QtBot) -> None:
    """What they count as is seen all the same."""
    model = page(qtbot, payments=PAYMENTS, currency="NOK").tables[0].model
    titles = [column.key for column in model.columns]
    kind, currency = titles.index("kind"), titles.index("currency")
    assert [model.index(row, kind).data() for row in range(2)] == ["Payment", "Refund"]
    assert [model.index(row, currency).data() for row in (0, 2)] == ["NOK", "DKK"]


def test_an_invoice_says_when_it_is_due_and_what_is_open(qtbot: QtBot) -> None:
    """In the row that was typed, even where another is left out."""
    made = page(qtbot, invoices=INVOICES, payments=PAYMENTS[:1])
    model = made.tables[1].model
    last = model.columnCount() - 1
    assert model.index(1, last - 1).data() == "17 Mar 2025"
    assert model.index(1, last).data() == "512.50"
    assert model.index(0, last).data() == ""


def test_empty_tables_teach(qtbot: QtBot) -> None:
    """What they are for."""
    said = words_of(page(qtbot))
    assert "8.4 counts what was paid" in said
    assert "No purchases of credit yet." in said


@pytest.mark.parametrize("spoken", ["en", "nl", "da", "zh_CN"])
def test_no_kind_is_cut(qtbot: QtBot, spoken: str) -> None:
    """In the page of a window of 1280; only the rows that need two lines have them."""
    language.choose(spoken)
    kinds = [kind.value for kind in PaymentKind]
    rows = [{"date": "2025-09-26", "amount": "1512.50", "vat": "262.50", "kind": kind} for kind in kinds]
    made = page(qtbot, payments=[{**row, "invoice": "2025-0525"} for row in rows])
    made.resize(682, 700)
    made.show()
    QApplication.processEvents()
    view = made.tables[0].view
    assert view.horizontalScrollBar().maximum() == 0
    column = [one.key for one in made.tables[0].model.columns].index("kind")
    for row in range(len(kinds)):
        room = QRect(0, 0, view.columnWidth(column) - 14, 500)
        words = str(view.model().index(row, column).data())
        needed = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, words)
        assert needed.width() <= room.width()
        assert needed.height() <= view.rowHeight(row)
    assert view.rowHeight(0) == ROW
