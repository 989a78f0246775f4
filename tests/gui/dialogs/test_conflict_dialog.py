"""Two people changed the same."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QRadioButton
from pytestqt.qtbot import QtBot

from cmdesk.contract.contract import Contract
from cmdesk.gui.dialogs.conflict_dialog import ConflictDialog
from cmdesk.gui.dialogs.letters import plain
from cmdesk.gui.main_window import MainWindow
from cmdesk.register.keeping import conflict_of
from cmdesk.register.records import Stored
from tests.gui.helpers import words_of
from tests.gui.registers import ANN, NOON
from tests.helpers import contract_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
INVOICE = {"number": "7", "date": "2025-01-10", "amount": "10.00"}


def dialog_of(window: MainWindow, base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> ConflictDialog:
    """Return the dialog about two edits of the contract of every test."""
    before = Stored(1, 1, contract_of(**base), ANN, NOON, "")
    after = Stored(1, 2, contract_of(**theirs), ANN, NOON, "")
    own = contract_of(**mine)
    made = ConflictDialog(conflict_of(after, before, own), own, window.session.context, window)
    made.open()
    return made


def press(dialog: ConflictDialog, words: str, qtbot: QtBot) -> Contract:
    """Press a button, and return the contract that comes of it."""
    button = next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == words)
    with qtbot.waitSignal(dialog.decided) as told:
        button.click()
    found: Contract = told.args[0]
    return found


BASE: dict[str, Any] = {}
MINE = {"reference": "A & B", "law": "NL"}
THEIRS = {"reference": "C", "law": "DK", "currency": "DKK"}


def test_each_place_has_both_values(window: MainWindow) -> None:
    """With its name, and whose version it was."""
    dialog = dialog_of(window, BASE, MINE, THEIRS)
    assert "Ann changed the same as you" in words_of(dialog)
    assert "Client · C" in words_of(dialog)
    assert [one.text() for one in dialog.findChildren(QRadioButton)] == [
        "Mine: A && B",
        "Theirs: C",
        "Mine: Netherlands",
        "Theirs: Denmark",
    ]
    assert "Governing law" in words_of(dialog)


@pytest.mark.parametrize(
    "words, reference, law",
    [("All mine", "A & B", "NL"), ("All theirs", "C", "DK"), ("Store", "A & B", "DK")],
)
def test_what_is_chosen_holds(window: MainWindow, qtbot: QtBot, words: str, reference: str, law: str) -> None:
    """Place by place, or all of one side; what does not clash is kept of both."""
    dialog = dialog_of(window, BASE, MINE, THEIRS)
    dialog.choose("law", mine=False)
    found = press(dialog, words, qtbot)
    assert (found.reference, found.law, found.currency) == (reference, law, "DKK")


def test_what_one_took_out_and_the_other_changed(window: MainWindow, qtbot: QtBot) -> None:
    """It is said of each side what it did."""
    dialog = dialog_of(window, {"invoices": [INVOICE]}, {"invoices": [{**INVOICE, "amount": "12.00"}]}, {})
    assert [one.text() for one in dialog.findChildren(QRadioButton)] == [
        "Mine: Invoices: 7: Amount: 12.00",
        "Theirs: –",  # noqa: RUF001  # the dash of an empty state
    ]
    assert press(dialog, "All theirs", qtbot).invoices == ()


def test_two_that_make_no_contract_together(window: MainWindow, qtbot: QtBot) -> None:
    """An invoice paid here and taken out there: one whole side holds."""
    paid = {"payments": [{"date": "2025-02-01", "amount": "10.00", "invoice": "7"}]}
    dialog = dialog_of(window, {"invoices": [INVOICE]}, {"invoices": [INVOICE], **paid}, {})
    assert "do not go together" in words_of(dialog)
    assert len(press(dialog, "All mine", qtbot).payments) == 1


def test_later_decides_nothing(window: MainWindow, qtbot: QtBot) -> None:
    """The question stays where it is."""
    dialog = dialog_of(window, BASE, MINE, THEIRS)
    with qtbot.assertNotEmitted(dialog.decided):
        next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == "Later").click()
    assert not dialog.isVisible()
