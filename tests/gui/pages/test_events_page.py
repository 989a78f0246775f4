"""Events, and the termination."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cmdesk.gui.pages.events_page import EventsPage
from tests.gui.helpers import context_of, words_of


def test_each_kind_has_its_table(qtbot: QtBot) -> None:
    """Which says what it is for while it is empty."""
    context = context_of()
    made = EventsPage(context)
    qtbot.addWidget(made)
    assert [table.place for table in made.tables] == [
        "force_majeure",
        "information_requests",
        "amendments",
        "suspensions",
    ]
    assert "No suspensions of the service." in words_of(made)
    made.tables[0].model.put_block(0, 0, [["10.11.2025", ""]])
    assert context.draft.value("force_majeure") == [{"date": "2025-11-10"}]


def test_a_termination_begins_with_its_first_fact(qtbot: QtBot) -> None:
    """And is none when all are taken away."""
    context = context_of()
    made = EventsPage(context)
    qtbot.addWidget(made)
    effective = made.forms[0].rows["termination.effective"]
    effective.field.set_value("2026-01-31")
    effective.field.edited.emit()
    assert context.draft.value("termination") == {"effective": "2026-01-31"}
    effective.field.set_value(None)
    effective.field.edited.emit()
    assert context.draft.value("termination") is None
