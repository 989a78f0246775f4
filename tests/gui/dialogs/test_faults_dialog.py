"""Everything that is wrong at once."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import say
from cmdesk.gui import language
from cmdesk.gui.dialogs.faults_dialog import FaultsDialog
from tests.gui.helpers import words_of

FAULTS = (Fault("payments[1].date", say("is no day")), Fault("", say("is no contract")))


def test_every_fault_with_its_place(qtbot: QtBot) -> None:
    """Of a file that does not open there is nothing to go to."""
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FaultsDialog("It does not open", FAULTS, parent)
    said = words_of(dialog)
    assert "payments[1].date: is no day" in said
    assert "is no contract" in said
    assert not [one for one in dialog.findChildren(QLabel) if "<a " in one.text()]


def test_a_place_that_is_no_path_is_said_in_words(qtbot: QtBot) -> None:
    """Such as a line, in the language of the window."""
    language.choose("nl")
    parent = QWidget()
    qtbot.addWidget(parent)
    said = words_of(FaultsDialog("", (Fault("line 3", say("is empty"), say("line {n}", n="3")),), parent))
    assert "regel 3: " in said


def test_places_can_be_gone_to(qtbot: QtBot) -> None:
    """In a contract that is being typed."""
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FaultsDialog("Not yet", FAULTS, parent, str.upper)
    label = next(one for one in dialog.findChildren(QLabel) if "<a " in one.text())
    assert "PAYMENTS[1].DATE" in label.text()
    with qtbot.waitSignal(dialog.place_wanted) as wanted:
        label.linkActivated.emit("payments[1].date")
    assert wanted.args == ["payments[1].date"]
