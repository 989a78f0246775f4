"""Incidents and their claims."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cmdesk.gui.pages.incidents_page import IncidentsPage
from tests.gui.helpers import context_of, words_of


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
