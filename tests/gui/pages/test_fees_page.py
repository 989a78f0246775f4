"""The fee plan: each kind of fee has its own columns."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.gui.pages.fees_page import FeesPage
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_kinds_of_fees(qtbot: QtBot) -> None:
    """A subscription has a rhythm, usage a month; a block from a spreadsheet fills both."""
    context = context_of()
    made = FeesPage(context)
    qtbot.addWidget(made)
    made.show()
    made.tables[0].model.put_block(
        0,
        0,
        [["Subscription", "1250", "A month", "1.3.2024", "", ""], ["Usage", "812,40", "", "", "", "May 2024"]],
    )
    assert context.draft.value("fees") == [
        {"kind": "subscription", "amount": "1250", "every": "month", "from": "2024-03-01"},
        {"kind": "usage", "amount": "812.40", "month": "2024-05"},
    ]
    assert not made.tables[0].model.is_editable(1, 2)


def test_a_subscription_is_indexed(qtbot: QtBot) -> None:
    """Usage is not."""
    fees = [{"kind": "subscription"}, {"kind": "usage"}]
    made = FeesPage(context_of(fees=fees))
    qtbot.addWidget(made)
    made.show()
    fee_table, indexation = made.tables[:2]
    assert "Indexation of row 1" in words_of(indexation)
    fee_table.view.row_changed.emit(1)
    assert indexation.isHidden()


def test_the_usage_plan_vanishes_when_it_is_emptied(qtbot: QtBot) -> None:
    """A plan with nothing in it is none."""
    context = context_of()
    made = FeesPage(context)
    qtbot.addWidget(made)
    included = made.forms[0].rows["usage_plan.included"]
    included.field.set_value("10000")
    included.field.edited.emit()
    assert context.draft.value("usage_plan") == {"included": "10000"}
    included.field.set_value(None)
    included.field.edited.emit()
    assert context.draft.value("usage_plan") is None
