"""The line of the search: told a little later, faults with their places, keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.search_line import SearchLine
from cmdesk.register.query import Query
from tests.gui.helpers import words_of


@pytest.fixture
def line(qtbot: QtBot) -> SearchLine:
    """Return the line, shown."""
    found = SearchLine()
    qtbot.addWidget(found)
    found.show()
    return found


def test_a_search_is_told_once_for_many_letters(line: SearchLine, qtbot: QtBot) -> None:
    """A little after the last of them."""
    told: list[Query] = []
    line.searched.connect(told.append)
    QTest.keyClicks(line.field, "acme")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert [term.text for term in told[0].terms] == ["acme"]
    assert not line.is_waiting


def test_faults_are_said_with_their_places(line: SearchLine) -> None:
    """Every one; its place leads to the term."""
    told: list[Query] = []
    line.searched.connect(told.append)
    line.set_text("acme foo:bar due:soon")
    first, second = words_of(line).strip().split("\n")[0], line.faults.text().split("<br>")[1]
    assert first.startswith("Letter 6: foo: is no prefix")
    assert "Letter 14" in second
    assert told == []
    line.faults.linkActivated.emit("14")
    assert line.field.selectedText() == "due:soon"
    line.set_text("acme")
    assert line.faults.text() == ""
    assert len(told) == 1


def test_a_fault_is_gone_as_soon_as_all_can_be_read(line: SearchLine, qtbot: QtBot) -> None:
    """While it is mended it stays, so that nothing jumps with every letter."""
    line.set_text("due:so")
    assert line.is_faulty
    QTest.keyClick(line.field, Qt.Key.Key_Backspace)
    assert line.is_faulty
    qtbot.waitUntil(lambda: not line.is_waiting)
    assert "due" in line.faults.text()
    line.field.setText("acme")
    qtbot.waitUntil(lambda: not line.is_waiting)
    assert line.faults.text() == ""
    assert line.faults.isHidden()
    assert not line.field.property("fault")


@pytest.mark.parametrize("text", ["due:<", "cli", "foo:bar"])
def test_what_is_half_typed_is_given_time(line: SearchLine, qtbot: QtBot, text: str) -> None:
    """Typed on, it was never searched for, and nothing was said to be wrong with it."""
    told: list[object] = []
    line.searched.connect(told.append)
    line.faulted.connect(lambda: told.append("fault"))
    QTest.keyClicks(line.field, text)
    line._look()  # the first, short rest ends now
    assert told == []
    assert line.is_waiting
    line.field.setText("due:<30d")
    qtbot.waitUntil(lambda: not line.is_waiting)
    (only,) = told
    assert isinstance(only, Query)


def test_a_fault_is_said_after_a_rest_or_when_the_field_is_left(line: SearchLine, qtbot: QtBot) -> None:
    """And told, so that what was found before is not taken for the answer."""
    with qtbot.waitSignal(line.faulted):
        QTest.keyClicks(line.field, "due:<")
    assert line.faults.isVisible()
    line.set_text("")
    QTest.keyClicks(line.field, "due:<")
    assert not line.is_faulty
    with qtbot.waitSignal(line.faulted, timeout=0):
        line.field.editingFinished.emit()
    line.field.editingFinished.emit()
    assert not line.is_waiting


def test_keys(line: SearchLine) -> None:
    """Down and Return go into the list, Esc empties the field."""
    wanted: list[int] = []
    line.list_wanted.connect(lambda: wanted.append(1))
    QTest.keyClicks(line.field, "a")
    QTest.keyClick(line.field, Qt.Key.Key_Down)
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert wanted == [1, 1]
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.text == ""
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
