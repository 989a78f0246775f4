"""Notices: the deemed date stands in the row at once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.gui import language
from cmdesk.gui.pages.notices_page import NoticesPage, next_notice
from cmdesk.gui.widgets.record_table_view import ROW
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DEEMED = 2


def notice(**values: Any) -> dict[str, Any]:
    """Return a notice with some keys set otherwise."""
    return {"id": "n1", "kind": "other", "from": "client", "channel": "registered", "sent": "2025-11-24", **values}


@pytest.mark.parametrize(
    "values, words",
    [
        ({}, "27 Nov 2025"),
        ({"channel": "courier"}, "waits"),
        ({"channel": "electronic", "to_designated_address": False}, "no deemed time"),
        ({"sent": "soon"}, ""),
    ],
)
def test_when_a_notice_counts(qtbot: QtBot, values: dict[str, Any], words: str) -> None:
    """A day, what it waits for, or that there is none."""
    made = NoticesPage(context_of(notices=[notice(**values)]))
    qtbot.addWidget(made)
    assert made.tables[0].model.index(0, DEEMED).data() == words


def test_a_new_notice_gets_the_next_name() -> None:
    """One that no other has."""
    assert next_notice([]) == {"id": "n1"}
    assert next_notice([{"id": "n2"}]) == {"id": "n3"}
    assert next_notice([{"id": "a"}, {"id": "n3"}]) == {"id": "n4"}


def test_only_an_electronic_notice_has_a_designated_address(qtbot: QtBot) -> None:
    """It is asked below the table, and means nothing for letters."""
    made = NoticesPage(context_of(notices=[notice(), notice(id="n2", channel="electronic")]))
    qtbot.addWidget(made)
    (designated,) = made.details
    assert designated.isHidden()
    made.go_to("notices[1].to_designated_address")
    assert not designated.isHidden()
    assert made.place_of(designated.row.editor) == "notices[1].to_designated_address"
    assert "Evidence" in words_of(made)


def test_the_order_of_a_row(qtbot: QtBot) -> None:
    """What, by which name, when it counts; then from whom, how and when it went out."""
    made = NoticesPage(context_of())
    qtbot.addWidget(made)
    keys = [column.key for column in made.tables[0].model.columns]
    assert keys == ["kind", "id", "", "from", "channel", "sent", "confirmed"]


def test_a_moment_shows_its_offset_only_where_it_is_another(qtbot: QtBot) -> None:
    """In the zone of the Dutch entity it is an hour ahead in November."""
    sent = [notice(sent="2025-11-24T09:00+01:00"), notice(id="n2", sent="2025-11-24T09:00-05:00")]
    made = NoticesPage(context_of(notices=sent))
    qtbot.addWidget(made)
    model = made.tables[0].model
    assert model.index(0, 5).data() == "24 Nov 2025 09:00"
    assert model.index(1, 5).data() == "24 Nov 2025 09:00 -05:00"


@pytest.mark.parametrize("spoken", ["en", "nl", "da", "zh_CN"])
def test_nothing_is_cut_and_nothing_scrolls_sideways(qtbot: QtBot, spoken: str) -> None:
    """In a wide page for the longest of each list; in that of a window of 1280 what is too long takes two lines."""
    language.choose(spoken)
    kinds = ("objection", "amendment", "default", "non_renewal", "information_request", "dispute")
    rows = [notice(id=f"n{at}", kind=kind, sent="2025-11-26T16:30") for at, kind in enumerate(kinds)]
    rows[0].update(channel="personal", confirmed="2025-11-27T10:00")
    made = NoticesPage(context_of(notices=rows))
    qtbot.addWidget(made)
    made.show()
    view = made.tables[0].view
    made.resize(1400, 700)
    QApplication.processEvents()
    assert view.verticalHeader().defaultSectionSize() == ROW
    made.resize(682, 700)
    QApplication.processEvents()
    assert view.horizontalScrollBar().maximum() == 0
    metrics = view.fontMetrics()
    for column in range(view.model().columnCount()):
        for row in range(len(rows)):
            room = QRect(0, 0, view.columnWidth(column) - 14, 500)
            words = str(view.model().index(row, column).data())
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, words)
            assert needed.width() <= room.width()
            assert needed.height() <= view.rowHeight(row)
