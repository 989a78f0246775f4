"""What belongs to the row chosen in another table."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.gui.pages.detail_table import DetailTable
from cmdesk.gui.pages.incidents_page import IncidentsPage
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
INCIDENTS: list[dict[str, Any]] = [
    {"date": "2025-06-12", "description": "Outage", "claims": [{"head": "direct", "amount": "5"}]},
    {"date": "2025-10-02", "description": "Alarm"},
]


def test_it_follows_the_row(qtbot: QtBot) -> None:
    """Title and rows are those of the chosen one."""
    context = context_of(incidents=INCIDENTS)
    page = IncidentsPage(context)
    qtbot.addWidget(page)
    page.show()
    incidents, claims = page.tables
    assert "Claims: Outage" in words_of(claims)
    assert claims.model.rows == INCIDENTS[0]["claims"]
    incidents.view.row_changed.emit(1)
    assert "Claims: Alarm" in words_of(claims)
    claims.model.put_block(0, 0, [["Direct loss", "7"]])
    assert context.draft.value("incidents[1].claims") == [{"head": "direct", "amount": "7"}]


def test_without_a_row_there_is_nothing_to_enter(qtbot: QtBot) -> None:
    """The row for a new incident has no claims yet."""
    page = IncidentsPage(context_of())
    qtbot.addWidget(page)
    page.show()
    incidents, claims = page.tables
    assert claims.isHidden()
    incidents.model.put_block(0, 0, [["12.6.2025"]])
    assert not claims.isHidden()
    assert "Claims: row 1" in words_of(claims)


def test_the_row_for_a_new_one_leaves_the_last_chosen(qtbot: QtBot) -> None:
    """Until another is chosen, or what is typed there has become one."""
    page = IncidentsPage(context_of(incidents=INCIDENTS))
    qtbot.addWidget(page)
    page.show()
    incidents, claims = page.tables
    model = incidents.model
    incidents.view.setCurrentIndex(model.index(0, 0))
    incidents.view.setCurrentIndex(model.index(2, 0))
    assert not claims.isHidden()
    assert claims.model.rows == INCIDENTS[0]["claims"]
    model.put_block(2, 0, [["12.6.2025", "Third"]])
    assert "Claims: Third" in words_of(claims)
    incidents.view.setCurrentIndex(model.index(1, 0))
    assert "Claims: Alarm" in words_of(claims)
    model.remove([0, 1, 2])
    assert claims.isHidden()


def test_a_place_below_is_gone_to(qtbot: QtBot) -> None:
    """The row above it is chosen on the way."""
    page = IncidentsPage(context_of(incidents=[INCIDENTS[1], INCIDENTS[0]]))
    qtbot.addWidget(page)
    page.show()
    _incidents, claims = page.tables
    assert claims.holds("incidents[1].claims[0].amount")
    assert not claims.holds("incidents[1].date")
    page.go_to("incidents[1].claims[0].amount")
    assert isinstance(claims, DetailTable)
    assert claims.place == "incidents[1].claims"
    assert claims.view.currentIndex().row() == 0
