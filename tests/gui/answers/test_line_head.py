"""One answer as it is seen: as high as its words, glowing once where they changed, told to those who listen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cmdesk.gui import announce, theme
from cmdesk.gui.answers.line_head import LineHead, Weight
from cmdesk.gui.answers.views import AnswerView

LONG = "Default under notice n4 with a label that goes on for longer than any line of the panel is wide: cure by"
VIEW = AnswerView("a", "Last day", "Sun 30 Nov 2025", "Because.", beside="in 12 days", tone="soon", clause="10.2")


def head(qtbot: QtBot, weight: Weight, view: AnswerView = VIEW) -> LineHead:
    """Return a line on the screen."""
    made = LineHead(weight)
    qtbot.addWidget(made)
    made.show_answer(view, weight)
    made.resize(360, made.heightForWidth(360))
    made.show()
    return made


def test_the_more_it_matters_the_larger_it_is(qtbot: QtBot) -> None:
    """Hero over lead over row."""
    hero, lead, row = (head(qtbot, weight).heightForWidth(360) for weight in Weight)
    assert hero > lead > row >= 32


@pytest.mark.parametrize("weight", list(Weight))
def test_long_words_take_more_lines(qtbot: QtBot, weight: Weight) -> None:
    """Nothing is cut off: a narrow line is a higher one."""
    view = AnswerView(
        "a", LONG, "Sun 30 Nov 2025", "Because.", status="Projected", icon="projected", deviates="Order Form"
    )
    made = head(qtbot, weight, view)
    assert made.heightForWidth(240) > made.heightForWidth(700)
    assert not made.grab().isNull()


def test_cells_take_one_line_where_they_fit(qtbot: QtBot) -> None:
    """Else label and value stand as in any row, with the day of delivery below."""
    columns = (("Send", "By hand"), ("by", "Fri 28 Nov"), ("delivered", "Fri 28 Nov"), ("left", "9 days"))
    view = AnswerView(
        "a",
        "By hand",
        "Fri 28 Nov 2025",
        "Because.",
        beside="in 9 days",
        cells=("By hand", "Fri 28 Nov", "Fri 28 Nov", "9 days"),
        columns=columns,
    )
    made = head(qtbot, Weight.ROW, view)
    assert made.heightForWidth(500) < made.heightForWidth(200)
    made.resize(200, made.heightForWidth(200))
    assert not made.grab().isNull()


def test_how_to_meet_a_deadline_is_told(qtbot: QtBot) -> None:
    """In large and in small, and to those who listen."""
    view = AnswerView("a", "Last day", "Sun 30 Nov 2025", "Because.", send="Post registered by Tue 25 Nov")
    for weight in Weight:
        made = head(qtbot, weight, view)
        assert made.heightForWidth(360) > head(qtbot, weight).heightForWidth(360) - 20
        assert "Post registered by Tue 25 Nov" in made.accessibleName()
        assert not made.grab().isNull()


def test_it_says_itself(qtbot: QtBot) -> None:
    """Name and sentence for screen readers."""
    made = head(qtbot, Weight.ROW)
    assert made.accessibleName() == VIEW.said
    assert made.accessibleDescription() == "Because."


def test_space_opens_it(qtbot: QtBot) -> None:
    """The keyboard does what a click does."""
    made = head(qtbot, Weight.ROW)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert made.isChecked()
    assert not made.grab().isNull()


def test_a_changed_value_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, and only where the words differ; the first answer is no change."""
    told: list[str] = []
    monkeypatch.setattr(announce, "say", lambda _widget, words: told.append(words))
    monkeypatch.setattr(theme, "moves", lambda: False)
    made = head(qtbot, Weight.ROW)
    made.show_answer(VIEW, Weight.ROW)
    assert told == []
    other = AnswerView("a", "Last day", "Mon 1 Dec 2025", "Because.")
    made.show_answer(other, Weight.ROW)
    assert told == ["Last day: Mon 1 Dec 2025"]


def test_it_glows_only_where_things_may_move(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """With less motion the value simply changes."""
    made = head(qtbot, Weight.ROW)
    monkeypatch.setattr(theme, "moves", lambda: True)
    made.show_answer(AnswerView("a", "Last day", "Mon 1 Dec 2025", "Because."), Weight.ROW)
    made.grab()
    assert made.children()
    still = head(qtbot, Weight.ROW)
    monkeypatch.setattr(theme, "moves", lambda: False)
    still.show_answer(AnswerView("a", "Last day", "Mon 1 Dec 2025", "Because."), Weight.ROW)
    assert not still.children()


def test_a_lead_leaves_its_sentence_to_the_derivation(qtbot: QtBot) -> None:
    """The hero says why at once, and so does an answer without a value."""
    assert head(qtbot, Weight.LEAD).hides_sentence
    assert not head(qtbot, Weight.HERO).hides_sentence
    waiting = AnswerView("a", "Last day", "-", "It waits.", has_value=False)
    assert not head(qtbot, Weight.LEAD, waiting).hides_sentence


@pytest.mark.parametrize("weight", Weight)
def test_that_readings_differ_is_drawn_in_full(qtbot: QtBot, weight: Weight) -> None:
    """In as many lines as it takes, and said to those who listen."""
    words = "Several readings are possible: Sat 28 Feb 2026 to Sun 28 Feb 2027, or none."
    made = head(qtbot, weight, replace(VIEW, contested=words))
    assert made.heightForWidth(360) > head(qtbot, weight).heightForWidth(360) + 20
    assert made.accessibleName().endswith(words)
    assert not made.grab().isNull()
