"""Notices: the deemed date stands in the row at once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.gui import language
from cmdesk.gui.found import Found
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


LATE = notice(id="n9", kind="non_renewal", sent="2025-12-03")  # registered: there on 8 December, due by 30 November


def test_a_late_notice_is_marked_in_its_row(qtbot: QtBot) -> None:
    """A mark in front of the row, and below the table in words by how much; one in time has neither."""
    made = NoticesPage(context_of(notices=[notice(kind="non_renewal", sent="2025-11-03"), LATE]))
    qtbot.addWidget(made)
    table = made.tables[0]
    decorations = [
        table.model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.DecorationRole) for row in range(2)
    ]
    assert decorations[0] is None
    assert decorations[1] is not None
    tip = table.model.headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert tip == "8 days late; ends on Sun 28 Feb 2027"
    assert f"Row 2: {tip}" in words_of(table)


def test_a_late_notice_that_ends_nothing(qtbot: QtBot) -> None:
    """Under the reading that it is void it is late, and that is all."""
    made = NoticesPage(context_of(notices=[LATE], readings={"late_notice": "void"}))
    qtbot.addWidget(made)
    assert "Row 1: 8 days late" in words_of(made.tables[0])
    assert "ends on" not in words_of(made.tables[0])


def test_what_calls_for_a_look_is_marked(qtbot: QtBot) -> None:
    """A notice after the end of the contract, however the rows before it are typed; with the answers it goes."""
    ended = {"by": "client", "reason": "other", "effective": "2025-06-30"}
    context = context_of(notices=[{"id": "n0"}, notice(id="n2")], termination=ended)
    made = NoticesPage(context)
    qtbot.addWidget(made)
    assert "Row 2: The notice was sent after the contract had ended on Monday 30 June 2025." in words_of(made.tables[0])
    context.show(Found(None), None)
    assert "Row 2: The notice" not in words_of(made.tables[0])


def test_evidence_says_of_which_notice_it_is(qtbot: QtBot) -> None:
    """Of the first one until another is chosen."""
    proof = [{"kind": "posting receipt", "reference": "RR 1"}]
    made = NoticesPage(context_of(notices=[notice(), notice(id="n2", evidence=proof)]))
    qtbot.addWidget(made)
    made.show()
    assert "Evidence of notice n1" in words_of(made)
    assert "Nothing noted yet" in words_of(made)
    made.tables[0].view.setCurrentIndex(made.tables[0].model.index(1, 0))
    assert "Evidence of notice n2" in words_of(made)
    assert "Nothing noted yet" not in words_of(made)
