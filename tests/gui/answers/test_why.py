"""The derivation: steps with values and clauses, days as a strip, links to readings, and the source to copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cmdesk.gui.answers.views import AnswerView, BandView, LinkView, StepView
from cmdesk.gui.answers.why import Why
from cmdesk.gui.widgets.day_strip import DayStrip
from tests.gui.helpers import context_of, words_of

WED_2026_04_22 = date(2026, 4, 22)


def view(*steps: StepView) -> AnswerView:
    """Return an answer with a derivation."""
    return AnswerView(
        "a",
        "Last day",
        "Thu 7 May 2026",
        "Because of the count.",
        citation="Thu 7 May 2026 (T&C)",
        deviation="Order Form prevails",
        readings=(LinkView("readings.holiday_scope", "Which holidays count"),),
        steps=lambda: steps,
    )


def test_every_step_is_said(qtbot: QtBot) -> None:
    """Words to the left, clause behind them, value at the right edge."""
    made = Why(view(StepView("Sent", "Wed 22 Apr 2026"), StepView("Days", "10", "13.6")), with_sentence=True)
    qtbot.addWidget(made)
    said = words_of(made)
    for words in (
        "Because of the count.",
        "Sent",
        "Wed 22 Apr 2026",
        "(13.6)",
        "Order Form prevails",
        "Which holidays",
    ):
        assert words in said


def test_counted_days_become_a_strip(qtbot: QtBot) -> None:
    """With the skipped days in words below it."""
    calendar = context_of().calendar()
    assert calendar is not None
    count = calendar.explain(WED_2026_04_22, 10)
    made = Why(view(StepView("Ten Business Days", "Thu 7 May 2026", count=count)), with_sentence=False)
    qtbot.addWidget(made)
    assert made.findChildren(DayStrip)
    assert "King's Day" in words_of(made)
    assert "Because of the count." not in words_of(made)


def test_a_band_names_what_decides_it(qtbot: QtBot) -> None:
    """In place of all the readings that it rests on."""
    band = BandView("28 Nov", "1 Dec", 0.5, "Safe on 28 November.", (LinkView("readings.term_end", "The last day"),))
    made = Why(replace(view(), band=band), with_sentence=False)
    qtbot.addWidget(made)
    said = words_of(made)
    assert "Safe on 28 November." in said
    assert "Decided by: The last day" in said
    assert "Which holidays" not in said


def test_the_source_is_copied(qtbot: QtBot) -> None:
    """One press."""
    made = Why(view(), with_sentence=False)
    qtbot.addWidget(made)
    made.findChildren(QToolButton)[0].click()
    assert QApplication.clipboard().text() == "Thu 7 May 2026 (T&C)"
