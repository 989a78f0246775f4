"""A form: label, help, remark and fault at the right time; two columns at most."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import say
from cmdesk.gui.widgets.check_field import CheckField
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.day_field import DayField
from cmdesk.gui.widgets.form import WIDEST, Form, FormRow
from cmdesk.gui.widgets.line_field import LineField
from tests.gui.helpers import words_of


def form(qtbot: QtBot) -> Form:
    """Return a form with a name, a day and a box to tick."""
    made = Form()
    qtbot.addWidget(made)
    made.add("Client", LineField(Codec()), "client.name", "The name of the Client.")
    made.add("Effective Date", DayField(), "effective_date", "The first day.")
    made.add("", CheckField("Non-profit"), "nonprofit", "Whether it is.", wide=True)
    made.show()
    return made


def day(made: Form) -> FormRow:
    """Return the row of the day."""
    return made.rows["effective_date"]


def type_in(row: FormRow, text: str) -> None:
    """Type into a row's field."""
    editor = row.editor
    assert isinstance(editor, QLineEdit)
    editor.clear()
    QTest.keyClicks(editor, text)


def test_one_call_sets_label_buddy_and_name(qtbot: QtBot) -> None:
    """Nothing is left to be forgotten."""
    made = form(qtbot)
    label = next(one for one in made.rows["client.name"].findChildren(QLabel) if one.text() == "Client")
    editor = made.rows["client.name"].editor
    assert label.buddy() is editor
    assert editor.accessibleName() == "Client"
    assert editor.accessibleDescription() == "The name of the Client."


def test_help_stands_under_an_empty_field(qtbot: QtBot) -> None:
    """And gives way to what the value is in words."""
    made = form(qtbot)
    assert "The first day." in words_of(day(made))
    day(made).set_value("2026-02-28")
    assert "Saturday 28 February 2026" in words_of(day(made))
    assert "The first day." not in words_of(day(made))


def test_a_fault_waits_until_the_field_is_left(qtbot: QtBot) -> None:
    """And goes at once while it is mended."""
    made = form(qtbot)
    type_in(day(made), "30.2.2026")
    assert "28 days" not in words_of(day(made))
    QTest.keyClick(day(made).editor, Qt.Key.Key_Return)
    assert "February 2026 has 28 days, not 30." in words_of(day(made))
    assert day(made).editor.property("fault")
    type_in(day(made), "2")
    assert "28 days" not in words_of(day(made))
    assert not day(made).editor.property("fault")


def test_a_proposal_is_one_press_away(qtbot: QtBot) -> None:
    """The link takes it as if it had been typed."""
    made = form(qtbot)
    type_in(day(made), "30.2.2026")
    QTest.keyClick(day(made).editor, Qt.Key.Key_Return)
    link = next(one for one in day(made).findChildren(QLabel) if "<a " in one.text())
    assert "Take 28 Feb 2026" in link.text()
    with qtbot.waitSignal(made.edited) as edited:
        link.linkActivated.emit("28 Feb 2026")
    assert edited.args == ["effective_date"]
    assert day(made).field.value() == "2026-02-28"


def test_the_strict_reader_s_fault_is_shown_at_its_field(qtbot: QtBot) -> None:
    """After the field was left, or at once where all is asked for; gone when it is mended."""
    made = form(qtbot)
    row = made.rows["client.name"]
    row.show_fault(say("is missing; add it."))
    assert "Is missing" not in words_of(row)
    row.show_fault(say("is missing; add it."), at_once=True)
    assert "Is missing; add it." in words_of(row)
    row.show_fault(None)
    assert "Is missing" not in words_of(row)


def test_what_is_told(qtbot: QtBot) -> None:
    """Edits and leavings by their places, undo for whoever has a stack."""
    made = form(qtbot)
    editor = made.rows["client.name"].editor
    with qtbot.waitSignal(made.edited) as edited:
        QTest.keyClicks(editor, "A")
    with qtbot.waitSignal(made.left) as left:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args == left.args == ["client.name"]
    made.rows["client.name"].set_value("B")
    with qtbot.waitSignal(made.undo_wanted):
        QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_two_columns_and_no_wider_than_can_be_read(qtbot: QtBot) -> None:
    """A wide row takes both columns."""
    made = form(qtbot)
    made.resize(1600, 400)
    assert made.width() <= WIDEST
    name, date, box = (made.rows[place] for place in ("client.name", "effective_date", "nonprofit"))
    assert name.y() == date.y()
    assert date.x() > name.x()
    assert box.width() > name.width() + date.width()


def test_a_box_keeps_its_help_and_a_new_row_can_begin(qtbot: QtBot) -> None:
    """What it means is not said by yes or no."""
    made = form(qtbot)
    made.rows["nonprofit"].set_value(True)
    assert "Whether it is." in words_of(made.rows["nonprofit"])
    made.add("One", LineField(Codec()), "one")
    made.end_row()
    made.add("Two", LineField(Codec()), "two")
    made.rows["two"].go_to()
    assert made.rows["two"].place == "two"
