"""What all questions share: fields, and one answer below them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui import fonts, language
from cmdesk.gui.home.question import Question, answer_box, edition_choices, words_label
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.line_field import LineField
from tests.gui.helpers import words_of
from tests.helpers import EDITION_2023, EDITION_2025


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    """Return what the question stands in."""
    found = QWidget()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def question(around: QWidget) -> Question:
    """Return a question with one field."""
    found = Question(around)
    found.add("word", "Word", LineField(Codec()))
    return found


def test_one_answer_takes_the_place_of_another(question: Question) -> None:
    """And none takes the place of any."""
    for words in ("first", "second"):
        box, column = answer_box(question)
        column.addWidget(words_label(words, fonts.Role.BODY, "secondary"))
        question.show_answer(box, words)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert words_of(question) == "Word\nsecond"
    question.show_answer(None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert words_of(question) == "Word"


def test_what_is_typed_is_its_value(question: Question) -> None:
    """None while nothing is."""
    assert question.value("word") is None
    question.rows["word"].set_value("x")
    assert question.value("word") == "x"


def test_no_sum_stands_apart_from_its_currency(qtbot: QtBot) -> None:
    """However the words around it are broken."""
    label = words_label("Capped at EUR 50,000.00 in DKK or EUR alone", fonts.Role.BODY)
    qtbot.addWidget(label)
    assert label.text() == "Capped at EUR\N{NO-BREAK SPACE}50,000.00 in DKK or EUR alone"


def test_editions_by_the_day_of_their_publication() -> None:
    """In the order in which they came."""
    assert edition_choices() == {EDITION_2023: "1 Jan 2023", EDITION_2025: "3 Mar 2025"}
    assert language.capitalised("a word") == "A word"
