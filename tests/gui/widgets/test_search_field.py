"""The field for a choice from a long list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets.search_field import SearchField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
COUNTRIES = {"DK": "Denmark", "DE": "Germany", "NL": "Netherlands"}


def field(qtbot: QtBot) -> SearchField:
    """Return a field, shown, with the focus."""
    made = SearchField(lambda: COUNTRIES)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_a_few_letters_find_it(qtbot: QtBot) -> None:
    """Wherever they stand in the name."""
    made = field(qtbot)
    QTest.keyClicks(made, "mark")
    assert made.completer().currentCompletion() == "Denmark"
    assert made.value() == "DK"


def test_enter_takes_what_the_list_offers(qtbot: QtBot) -> None:
    """The entry that one walked to."""
    made = field(qtbot)
    QTest.keyClicks(made, "e")
    popup = made.completer().popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    chosen = popup.currentIndex().data()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert made.text() == chosen
    assert not popup.isVisible()


@pytest.mark.parametrize(
    "typed, taken", [("d", "Denmark"), ("e", "Denmark"), ("g", "Germany"), ("nether", "Netherlands")]
)
def test_tab_takes_the_first_match(qtbot: QtBot, typed: str, taken: str) -> None:
    """Though nobody walked to it: what begins so before what holds it."""
    made = field(qtbot)
    QTest.keyClicks(made, typed)
    popup = made.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert made.text() == taken


def test_tab_takes_nothing_where_nothing_was_typed(qtbot: QtBot) -> None:
    """The open list alone chooses nothing."""
    made = field(qtbot)
    made.offer_all()
    popup = made.completer().popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert made.text() == ""


def test_the_whole_list_can_be_seen(qtbot: QtBot) -> None:
    """Whatever the field holds."""
    made = field(qtbot)
    made.set_value("DK")
    made.offer_all()
    popup = made.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    model = popup.model()
    assert model is not None
    assert model.rowCount() == 3
    popup.hide()


def test_the_list_waits_until_it_is_needed(qtbot: QtBot) -> None:
    """A field that nobody enters reads no list."""
    made = SearchField(lambda: COUNTRIES)
    qtbot.addWidget(made)
    assert made.completer() is None
    made.offer_all()


INCIDENTS = {"incidents[0].date": "Hændelser, 12 Jun 2025: Day", "payments[0].date": "Payments, 20 Mar 2024: Day"}


@pytest.mark.parametrize("typed", ["jun day", "day 12", "incident date", "DATE inci"])
def test_words_find_it_in_any_order(qtbot: QtBot, typed: str) -> None:
    """In the name or in the place that it stands for; Enter takes the one that has them all."""
    made = SearchField(lambda: INCIDENTS)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    QTest.keyClicks(made, typed)
    popup = made.completer().popup()
    assert popup is not None
    model = popup.model()
    assert model is not None
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Hændelser, 12 Jun 2025: Day"]
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert made.value() == "incidents[0].date"


def test_that_nothing_matches_is_said(qtbot: QtBot) -> None:
    """In a line of the list that cannot be chosen; what was typed stays to be mended."""
    made = field(qtbot)
    QTest.keyClicks(made, "atlantis")
    popup = made.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    model = popup.model()
    assert model is not None
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Nothing in the list has these words."]
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(model.index(0, 0)).center())
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert made.text() == "atlantis"
    assert made.problem() is not None
