"""A page: it reads and writes the draft, shows faults at their places, and can be gone to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cmdesk.gui.context import Context
from cmdesk.gui.pages.contract_page import ContractPage
from cmdesk.gui.pages.page import Page
from cmdesk.gui.readable import readable
from tests.gui.helpers import context_of, words_of


def page(qtbot: QtBot, context: Context) -> Page:
    """Return the page of the contract's facts."""
    made = ContractPage(context)
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    return made


def type_in(made: Page, place: str, text: str) -> QLineEdit:
    """Type into a field."""
    editor = next(form.rows[place].editor for form in made.forms if place in form.rows)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    return editor


def test_typing_reaches_the_draft_at_once(qtbot: QtBot) -> None:
    """As one step of undo, named after the field."""
    context = context_of()
    made = page(qtbot, context)
    editor = type_in(made, "client.name", "Beta")
    assert context.draft.value("client.name") == "Beta"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert context.draft.undo_stack.count() == 1
    assert context.draft.undo_stack.undoText() == "Client"
    context.draft.undo_stack.undo()
    assert editor.text() == "Client"


def test_a_fault_is_shown_at_its_field(qtbot: QtBot) -> None:
    """After it was left; a fact that is only missing is not complained of."""
    context = context_of(law="XX", effective_date=None)
    made = page(qtbot, context)
    assert "not known" not in words_of(made)
    editor = type_in(made, "law", "YY")
    context.show(readable(context.draft.values), None)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "is not in the list" in words_of(made)
    assert "Is missing" not in words_of(made)
    made.show_all_faults()
    assert "Is missing" in words_of(made)


def test_places_are_held_and_gone_to(qtbot: QtBot) -> None:
    """Fields, parts of fields, and lists."""
    made = page(qtbot, context_of())
    assert made.holds("initial_term.months")
    assert made.holds("deviations[0].value")
    assert not made.holds("payments")
    made.go_to("initial_term.months")
    assert made.window().focusWidget() is made.forms[0].rows["initial_term"].editor
    made.go_to("payments")
    assert made.fault_count(readable({}).faults) > 3


def test_other_values_are_shown(qtbot: QtBot) -> None:
    """A document that is opened fills every field."""
    context = context_of()
    made = page(qtbot, context)
    context.draft.replace({"client": {"name": "Gamma"}, "initial_term": {"ends_on": "2026-02-28"}})
    name, term = made.forms[0].rows["client.name"].editor, made.forms[0].rows["initial_term"].editor
    assert isinstance(name, QLineEdit)
    assert isinstance(term, QLineEdit)
    assert (name.text(), term.text()) == ("Gamma", "28 Feb 2026")
