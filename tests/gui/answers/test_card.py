"""A card: lines that stay in place and stay open while the answers change."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cmdesk.gui.answers.cap_moves import CapMoves
from cmdesk.gui.answers.card import AnswerCard, AnswerLine
from cmdesk.gui.answers.line_head import Weight
from cmdesk.gui.answers.views import AnswerView, BandView, CardView, LinkView, SendView, ShareView, StepView
from cmdesk.gui.answers.why import Why
from cmdesk.gui.widgets.band_line import BandLine
from cmdesk.gui.widgets.share_bar import ShareBar
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def answer(name: str, value: str = "1", **more: Any) -> AnswerView:
    """Return an answer with one step."""
    return AnswerView(
        name, name, value, "Because.", citation=f"{value} (T&C)", steps=lambda: (StepView("Step", value),), **more
    )


def card(qtbot: QtBot, view: CardView) -> AnswerCard:
    """Return a card that shows a view."""
    made = AnswerCard(view)
    qtbot.addWidget(made)
    made.show_card(view, Weight.LEAD)
    return made


def test_an_open_derivation_stays_open(qtbot: QtBot) -> None:
    """Typing on does not close what one reads, and it tells the new values."""
    made = card(qtbot, CardView("k", "", answer("head"), rows=(answer("row"),)))
    line = made.lines["row"]
    line.head.setChecked(True)
    made.show_card(CardView("k", "", answer("head"), rows=(answer("row", "2"),)), Weight.LEAD)
    assert made.lines["row"] is line
    QApplication.processEvents()
    assert "2" in words_of(line)
    line.head.setChecked(False)
    QApplication.sendPostedEvents()


def test_what_is_gone_goes(qtbot: QtBot) -> None:
    """A line whose answer is no more is taken out."""
    made = card(qtbot, CardView("k", "", answer("head"), rows=(answer("a"), answer("b"))))
    made.show_card(CardView("k", "", answer("head"), rows=(answer("b"),)), Weight.LEAD)
    assert list(made.lines) == ["head", "b"]


def test_a_line_under_the_cap_alone(qtbot: QtBot) -> None:
    """How it moves is drawn below the answer that has a curve, and goes on below its next value."""
    made = card(qtbot, CardView("k", "", answer("head"), rows=(answer("cap", curve=lambda: None),)))
    (moves,) = made.findChildren(CapMoves)
    assert moves.parent() is made.lines["cap"]
    made.show_card(CardView("k", "", answer("head"), rows=(answer("cap", "2", curve=lambda: None),)), Weight.LEAD)
    assert made.findChildren(CapMoves) == [moves]


def test_more_is_shown_when_asked_for(qtbot: QtBot) -> None:
    """And put away again."""
    made = card(qtbot, CardView("k", "Title", answer("head"), "Rows", (answer("a"),), (answer("b"), answer("c"))))
    assert made.more_button.text() == "2 more"
    made.more_button.setChecked(True)
    assert set(made.lines) == {"head", "a", "b", "c"}
    assert made.more_button.text() == "Less"
    made.more_button.setChecked(False)
    assert set(made.lines) == {"head", "a"}
    assert "Title" in words_of(made)


def sending(*, folded: bool = False) -> SendView:
    """Return two channels by which a deadline is met."""
    columns = (("Send", "Courier", "By hand"), ("by", "1", "2"), ("delivered", "2", "2"), ("left", "3", "4"))
    rows = tuple(
        answer(name, cells=(name, "1", "2", "3"), columns=columns, beside="in 3 days")
        for name in ("Courier", "By hand")
    )
    return SendView("d", "Hand over", "", ("Send", "by", "delivered", "left"), rows, "Chase it.", folded=folded)


def test_channels_stand_below_the_deadline(qtbot: QtBot) -> None:
    """Under their heads, above what is to be chased; each opens like any other answer."""
    made = card(qtbot, CardView("k", "", answer("head", send="Hand over by Friday"), send=sending()))
    assert list(made.lines) == ["head", "Courier", "By hand"]
    assert "Chase it." in words_of(made)
    for width in (500, 150):
        made.resize(width, 400)
        assert not made.grab().isNull()
    made.show_card(CardView("k", "", answer("head")), Weight.LEAD)
    assert list(made.lines) == ["head"]
    assert "Chase it." not in words_of(made)


def test_folded_channels_are_more(qtbot: QtBot) -> None:
    """They wait with what else is not seen at first."""
    made = card(qtbot, CardView("k", "", answer("head"), more=(answer("a"),), send=sending(folded=True)))
    assert made.more_button.text() == "3 more"
    assert list(made.lines) == ["head"]
    made.more_button.setChecked(True)
    assert list(made.lines) == ["head", "a", "Courier", "By hand"]
    made.more_button.setChecked(False)
    assert list(made.lines) == ["head"]


def test_a_waiting_answer_leads_to_its_fact(qtbot: QtBot) -> None:
    """Without opening anything."""
    made = AnswerLine(answer("a", missing=(LinkView("notices[0].confirmed", "Confirmed"),)), Weight.ROW)
    qtbot.addWidget(made)
    assert "Waiting for: Confirmed" in words_of(made)
    made.show_answer(answer("a"), Weight.ROW)
    assert "Waiting" not in words_of(made)


def test_a_share_becomes_a_bar(qtbot: QtBot) -> None:
    """Under a large value only."""
    view = answer("a", share=ShareView(0.3, "EUR 3 of 10"))
    made = AnswerLine(view, Weight.LEAD)
    qtbot.addWidget(made)
    (bar,) = made.findChildren(ShareBar)
    assert bar.accessibleName() == "EUR 3 of 10"
    made.show_answer(view, Weight.ROW)
    assert bar.isHidden()


def test_a_band_lies_under_a_large_value(qtbot: QtBot) -> None:
    """Of a line below it only the safe day is said."""
    band = BandView("28 Nov", "1 Dec", 0.5, "Safe on 28 November.", (), safe="Fri 28 Nov 2025")
    made = AnswerLine(answer("a", band=band), Weight.LEAD)
    qtbot.addWidget(made)
    (line,) = made.findChildren(BandLine)
    assert line.accessibleName() == "Safe on 28 November."
    made.show_answer(answer("a", band=band), Weight.ROW)
    assert line.isHidden()
    assert not made.grab().isNull()


def test_an_open_answer_shows_its_band_once(qtbot: QtBot) -> None:
    """Under a large value it is seen already; of a row it is in the derivation."""
    band = BandView("28 Nov", "1 Dec", 0.5, "Safe on 28 November.", (), safe="Fri 28 Nov 2025")
    for weight in Weight:
        made = AnswerLine(answer("a", band=band), weight)
        qtbot.addWidget(made)
        made.head.setChecked(True)
        assert len(made.findChildren(BandLine)) == 1
        assert "Safe on 28 November." in words_of(made)


def test_copying(qtbot: QtBot) -> None:
    """The value alone, or with its source; both are in the menu."""
    made = AnswerLine(answer("a", "Sun 30 Nov 2025"), Weight.ROW)
    qtbot.addWidget(made)
    made.copy(with_citation=False)
    assert QApplication.clipboard().text() == "Sun 30 Nov 2025"
    made.copy(with_citation=True)
    assert QApplication.clipboard().text() == "Sun 30 Nov 2025 (T&C)"
    made.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1)))
    (menu,) = made.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["Copy the value", "Copy with citation"]
    menu.close()


def test_a_derivation_is_made_only_when_asked_for(qtbot: QtBot) -> None:
    """Most are never opened."""
    made = AnswerLine(answer("a"), Weight.ROW)
    qtbot.addWidget(made)
    assert not made.findChildren(Why)
    made.head.setChecked(True)
    assert made.findChildren(Why)
