"""The line at the bottom."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from cmdesk.gui.answers.views import LinkView
from cmdesk.gui.frame.status_line import StatusLine
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_it_says_what_this_is(qtbot: QtBot) -> None:
    """Always."""
    made = StatusLine()
    qtbot.addWidget(made)
    made.show_saved("Saved")
    made.show_known("Holidays known to 2100")
    assert words_of(made).split("\n") == ["Saved", "Holidays known to 2100", "A calculation aid, not legal advice"]


def test_what_is_known_gives_way(qtbot: QtBot) -> None:
    """Where the line is too short for all, it ends in an ellipsis and the whole is a tip; the rest is not cut."""
    made = StatusLine()
    qtbot.addWidget(made)
    made.show_saved("Saved")
    made.show_known("Holidays known to 2100, rates to 2026-H2, exchange rates to 30 Oct 2026")
    saved, known, aid = made.findChildren(QLabel)
    made.resize(500, 30)
    made.show()
    assert known.width() < known.sizeHint().width()
    assert known.toolTip() == known.text()
    assert (saved.width(), aid.width()) == (saved.sizeHint().width(), aid.sizeHint().width())
    narrow = made.grab()
    made.resize(1200, 30)
    assert known.width() == known.sizeHint().width()
    assert narrow.width() < made.grab().width()


def test_what_to_look_at_leads_there(qtbot: QtBot) -> None:
    """Counted, and one by one in a menu."""
    made = StatusLine()
    qtbot.addWidget(made)
    made.show_cautions([LinkView("fees[0]", "Indexed twice"), LinkView("termination", "Too early")])
    (button,) = made.findChildren(QToolButton)
    assert button.text() == "2 things to look at"
    with qtbot.waitSignal(made.place_wanted) as wanted:
        button.menu().actions()[1].trigger()
    assert wanted.args == ["termination"]
    made.show_cautions([])
    assert button.isHidden()
