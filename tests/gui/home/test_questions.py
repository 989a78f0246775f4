"""Questions without a contract, answered in place; expected days by hand from the clauses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.question import Question
from cmdesk.gui.home.questions import BusinessDayQuestion, DeliveryQuestion, EditionsQuestion
from cmdesk.gui.widgets.day_strip import DayStrip
from tests.gui.helpers import words_of


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    """Return what a question stands in."""
    found = QWidget()
    qtbot.addWidget(found)
    found.show()
    return found


def asked(question: Question, **values: Any) -> str:
    """Return what the question says, some values being entered; sums with an ordinary space."""
    for key, value in values.items():
        question.rows[key].set_value(value)
    question.refresh()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return words_of(question).replace("\N{NO-BREAK SPACE}", " ")


def test_no_entity_is_assumed(around: QWidget) -> None:
    """Whose holidays count is the user's to say."""
    for question in (DeliveryQuestion(around), BusinessDayQuestion(around)):
        assert question.value("entity") is None
        assert not question.findChildren(DayStrip)


def test_a_registered_letter_is_delivered_after_three_business_days(around: QWidget) -> None:
    """Sent on Thursday, 20 November 2025: Friday, Monday, and deemed delivered on Tuesday the 25th (13.7)."""
    question = DeliveryQuestion(around)
    said = asked(question, entity="nl", edition="2025-03-03", channel="registered", sent="2025-11-20")
    assert "Tuesday 25 November 2025" in said
    assert "13.7, Terms & Conditions of 3 March 2025" in said
    assert "Not counted: 1 weekend" in said
    assert len(question.findChildren(DayStrip)) == 1


def test_what_is_missing_or_wrong_has_no_answer(around: QWidget) -> None:
    """A confirmation before the notice was sent is said at its field."""
    question = DeliveryQuestion(around)
    asked(question, entity="nl", edition="2025-03-03", channel="electronic")
    assert "13.7" not in words_of(question)
    said = asked(question, sent="2025-11-20", confirmed="2025-11-19")
    assert question.rows["confirmed"].editor.property("fault")
    assert "13.7" not in said
    said = asked(question, confirmed="2025-11-21")
    assert not question.rows["confirmed"].editor.property("fault")
    assert "Friday 21 November 2025" in said


def test_an_answer_without_a_day_says_why(around: QWidget) -> None:
    """An electronic notice waits for its confirmation (13.7(iv))."""
    said = asked(DeliveryQuestion(around), entity="nl", edition="2025-03-03", channel="electronic", sent="2025-11-20")
    assert "waiting for a fact" in said


def test_five_business_days_later(around: QWidget) -> None:
    """From Thursday, 20 November 2025: the 21st, then 24 to 27 November; both editions agree."""
    question = BusinessDayQuestion(around)
    said = asked(question, entity="nl", day="2025-11-20", n=5)
    assert "Thursday 27 November 2025" in said
    assert "Terms & Conditions of 1 January 2023, Terms & Conditions of 3 March 2025" in said
    copying = next(button for button in question.findChildren(QToolButton) if button.toolTip() == "Copy with citation")
    copying.click()
    assert QApplication.clipboard().text().startswith("Thursday 27 November 2025 (Terms & Conditions")


def test_where_the_editions_differ_both_days_are_told(around: QWidget) -> None:
    """Good Friday, 3 April 2026, is no Business Day in the Netherlands under the wording of 2025 alone."""
    question = BusinessDayQuestion(around)
    said = asked(question, entity="nl", day="2026-04-02", n=1)
    assert "Friday 3 April 2026" in said
    assert "Tuesday 7 April 2026" in said
    assert "Friday 3 April" not in asked(question, edition="2025-03-03")


def test_long_counts_have_no_strip(around: QWidget) -> None:
    """A hundred Business Days fill no picture that anyone checks."""
    question = BusinessDayQuestion(around)
    asked(question, entity="nl", day="2025-01-02", n=100)
    shown = [strip for strip in question.findChildren(DayStrip) if strip.isVisible()]
    assert shown == []


@pytest.mark.parametrize("n", ["0", "10001", "-1"])
def test_a_number_out_of_range_is_said(around: QWidget, n: str) -> None:
    """At its field."""
    question = BusinessDayQuestion(around)
    question.rows["entity"].set_value("nl")
    question.rows["n"].editor.take(n)  # type: ignore[attr-defined]
    assert question.rows["n"].editor.property("fault")
    assert not question.findChildren(DayStrip)


def test_days_beyond_all_calendars_have_no_answer(around: QWidget) -> None:
    """The field itself says what is wrong; from the last day that it takes one can count as far as one wants."""
    question = BusinessDayQuestion(around)
    asked(question, entity="nl", day="9999-12-30", n=10)
    assert not question.findChildren(DayStrip)
    assert "2139" in asked(question, day="2100-12-31", n=10_000)


def test_what_is_assumed_is_said(around: QWidget) -> None:
    """Of an entity whose place is on no public record."""
    from cmdesk.calendars.entities import entities  # noqa: PLC0415

    assumed = next(one.id for one in entities().values() if not one.confirmed)
    said = asked(BusinessDayQuestion(around), entity=assumed, day="2025-11-20", n=1)
    assert "is an assumption" in said


def test_a_day_is_told_for_the_entity_chosen(around: QWidget) -> None:
    """As soon as one is."""
    question = BusinessDayQuestion(around)
    assert question.nature(date(2025, 11, 20)) is None
    assert question.zone() is None
    asked(question, entity="nl", day="2025-12-25")
    nature = question.nature(date(2025, 12, 25))
    assert nature is not None
    assert not nature.is_business_day
    assert "Thursday" in words_of(question)
    assert question.zone() is not None


def test_what_changes_between_the_editions(around: QWidget) -> None:
    """The prepaid time of 3.15 is no time at all in 3.18."""
    said = words_of(EditionsQuestion(around))
    assert "1 Jan 2023: 3 months (3.15)" in said
    assert "3 Mar 2025: 0 months (3.18)" in said
