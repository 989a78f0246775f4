"""Notices: the deemed date stands in the row at once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.gui import language
from cmdesk.gui.pages.notices_page import NoticesPage, next_notice
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DEEMED = 2


def notice(**values: Any) -> dict[str, Any]:
    """Return a notice with some keys set otherwise."""
    return {"id": "n1", "kind": "other", "from": "client", "channel": "registered", "sent": "2025-11-24", **values}


@pytest.mark.parametrize(
    "values, words",
    [
        ({}, "Thu 27 Nov 2025"),
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
    """The column means nothing for letters."""
    made = NoticesPage(context_of(notices=[notice(), notice(id="n2", channel="electronic")]))
    qtbot.addWidget(made)
    model = made.tables[0].model
    column = next(number for number, one in enumerate(model.columns) if one.key == "to_designated_address")
    assert not model.is_editable(0, column)
    assert model.is_editable(1, column)
    assert "Evidence" in words_of(made)


def test_the_designated_address_is_asked_for_at_need(qtbot: QtBot) -> None:
    """The column comes with the first electronic notice."""
    context = context_of(notices=[notice()])
    made = NoticesPage(context)
    qtbot.addWidget(made)
    model, view = made.tables[0].model, made.tables[0].view
    last = model.columnCount() - 1
    assert view.isColumnHidden(last)
    context.draft.put("notices[0].channel", "electronic", "Channel")
    assert not view.isColumnHidden(last)


def test_the_order_of_a_row(qtbot: QtBot) -> None:
    """What, by which name, when it counts; then from whom, how and when it went out."""
    made = NoticesPage(context_of())
    qtbot.addWidget(made)
    keys = [column.key for column in made.tables[0].model.columns]
    assert keys == ["kind", "id", "", "from", "channel", "sent", "confirmed", "to_designated_address"]


def test_a_moment_shows_its_offset_only_where_it_is_another(qtbot: QtBot) -> None:
    """In the zone of the Dutch entity it is an hour ahead in November."""
    sent = [notice(sent="2025-11-24T09:00+01:00"), notice(id="n2", sent="2025-11-24T09:00-05:00")]
    made = NoticesPage(context_of(notices=sent))
    qtbot.addWidget(made)
    model = made.tables[0].model
    assert model.index(0, 5).data() == "24 Nov 2025 09:00"
    assert model.index(1, 5).data() == "24 Nov 2025 09:00 -05:00"


@pytest.mark.parametrize("spoken", ["en", "nl", "da", "zh_CN"])
def test_what_and_channel_are_never_cut(qtbot: QtBot, spoken: str) -> None:
    """Where there is room, for the longest of the list; where there is none, for what the rows say."""
    language.choose(spoken)
    made = NoticesPage(context_of(notices=[notice(kind="objection", channel="personal"), notice(id="n2")]))
    qtbot.addWidget(made)
    made.show()
    view, model = made.tables[0].view, made.tables[0].model
    for width in (1400, 680):
        made.resize(width, 600)
        QApplication.processEvents()
        for column in (0, 4):
            needed = view.fontMetrics().horizontalAdvance(model.index(0, column).data())
            assert view.columnWidth(column) > needed
    assert view.columnWidth(0) < 300
