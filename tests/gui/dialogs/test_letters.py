"""Every button and field of every dialog has a letter of its own, in every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import LANGUAGES, say
from cmdesk.contract.contract import Contract
from cmdesk.desk.refreshing import Review
from cmdesk.gui.dialogs.about_dialog import AboutDialog
from cmdesk.gui.dialogs.closing_dialog import ClosingDialog
from cmdesk.gui.dialogs.command_palette import CommandPalette
from cmdesk.gui.dialogs.conflict_dialog import ConflictDialog
from cmdesk.gui.dialogs.deleted_dialog import DeletedDialog
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.dialogs.faults_dialog import FaultsDialog
from cmdesk.gui.dialogs.impact_dialog import ImpactDialog
from cmdesk.gui.dialogs.import_dialog import ImportDialog
from cmdesk.gui.dialogs.letters import give_letters, plain
from cmdesk.gui.dialogs.rates_dialog import RatesDialog
from cmdesk.gui.dialogs.restore_dialog import RestoreDialog
from cmdesk.gui.dialogs.settings_dialog import SettingsDialog
from cmdesk.gui.dialogs.why_dialog import WhyDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows, speak
from cmdesk.register.keeping import conflict_of
from cmdesk.register.records import Stored
from tests.helpers import contract_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOON = datetime(2025, 11, 18, 12, tzinfo=UTC)


def stored(contract: Contract, version: int) -> Stored:
    """Return a contract as Ann stored it."""
    return Stored(1, version, contract, "Ann", NOON, "")


def conflict(window: MainWindow) -> ConflictDialog:
    """Return the choice between two references; one of them has a sign in it that marks letters elsewhere."""
    mine = contract_of(reference="Mine & ours")
    found = conflict_of(stored(contract_of(reference="Theirs"), 2), stored(contract_of(), 1), mine)
    return ConflictDialog(found, mine, window.session.context, window)


def nothing() -> None:
    """Do nothing."""


MADE: dict[type[QDialog], Callable[[MainWindow], QDialog]] = {
    AboutDialog: AboutDialog,
    ClosingDialog: lambda window: ClosingDialog("A & B", nothing, nothing, nothing, window),
    CommandPalette: lambda window: CommandPalette(window.actions(), window),
    ConflictDialog: conflict,
    DeletedDialog: lambda window: DeletedDialog(window.keeper, window),
    FaultsDialog: lambda window: FaultsDialog("A & B", (Fault("reference", say("is empty")),), window),
    ImpactDialog: lambda window: ImpactDialog(Review(), window.keeper, window),
    ImportDialog: lambda window: ImportDialog([], window.keeper, window),
    RatesDialog: RatesDialog,
    RestoreDialog: lambda window: RestoreDialog(window.keeper, window),
    SettingsDialog: lambda window: SettingsDialog(window.keeper, window),
    WhyDialog: lambda window: WhyDialog("", window),
}


def letters(dialog: QWidget) -> list[str]:
    """Return the letters that a dialog marks, those of hidden parts too; of a list of values none may be marked."""
    texts = [one.text() for one in dialog.findChildren(QWidget) if isinstance(one, QPushButton | QCheckBox)]
    texts += [one.text() for one in dialog.findChildren(QLabel) if one.buddy() is not None]
    return [one.upper() for text in texts for one in re.findall(r"&([^&\s])", text.replace("&&", ""))]


def test_every_dialog_is_looked_at() -> None:
    """Whichever there are."""
    folder = Path(__file__).parents[3] / "cmdesk/gui/dialogs"
    source = "\n".join(path.read_text() for path in folder.glob("*.py"))
    named = set(re.findall(r"^class (\w+)\(Dialog\)", source, re.MULTILINE))
    assert named == {one.__name__ for one in MADE}
    assert all(issubclass(one, Dialog) for one in MADE)


@pytest.mark.parametrize("name", LANGUAGES)
@pytest.mark.parametrize("kind", MADE)
def test_each_has_a_letter_of_its_own(
    window: MainWindow, windows: Windows, qtbot: QtBot, kind: type[QDialog], name: str
) -> None:
    """Whatever the language calls it."""
    speak(name)
    dialog = MADE[kind](window)
    dialog.show()
    found = letters(dialog)
    assert len(found) == len(set(found)), found
    for button in dialog.findChildren(QPushButton):
        if not isinstance(button.parentWidget(), QDialogButtonBox):
            assert re.search(r"&[A-Z]", button.text(), re.IGNORECASE), button.text()
    for label in dialog.findChildren(QLabel):
        assert label.buddy() is None or re.search(r"&[A-Z]", label.text(), re.IGNORECASE), label.text()
    before = [one.text() for one in dialog.findChildren(QPushButton)]
    give_letters(dialog)
    assert [one.text() for one in dialog.findChildren(QPushButton)] == before
    dialog.close()
    assert qtbot is not None
    assert windows.opened == [window]


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[Dialog]:
    """Yield a dialog with nothing in it."""
    around = QWidget()
    qtbot.addWidget(around)
    yield Dialog(around)
    around.close()


def given(dialog: Dialog, *names: str) -> list[str]:
    """Return what buttons say once they have their letters."""
    made = [dialog.button(name, nothing) for name in names]
    give_letters(dialog)
    return [one.text() for one in made]


def test_the_first_letter_is_the_best(dialog: Dialog) -> None:
    """Then that of another word, then any other, and in need one behind the words."""
    names = ("Cancel", "Close", "Copy all", "Call", "C", "Do && die")
    assert given(dialog, *names) == ["&Cancel", "C&lose", "Copy &all", "Call(&B)", "C(&D)", "D&o && die"]
    assert [plain(one) for one in ("&Cancel", "C(&B)", "&Do && die")] == ["Cancel", "C", "Do & die"]


def test_chinese_has_the_letters_of_english(dialog: Dialog) -> None:
    """As is usual there."""
    speak("zh_CN")
    assert given(dialog, "Cancel", "Close") == ["取消(&C)", "关闭(&L)"]


def test_letters_of_the_style_are_left_to_it(dialog: Dialog) -> None:
    """Whoever comes beside them takes another one; a field takes part by its label, whatever has no words does not."""
    box = QDialogButtonBox(dialog)
    box.addButton("&Close", QDialogButtonBox.ButtonRole.RejectRole)
    label, alone, line = QLabel("Client", dialog), QLabel("Care & more", dialog), QLineEdit(dialog)
    label.setBuddy(line)
    QPushButton(dialog)
    assert given(dialog, "Cancel") == ["C&ancel"]
    assert (label.text(), alone.text()) == ("C&lient", "Care & more")


def test_without_any_letter_left_there_is_none(dialog: Dialog) -> None:
    """More buttons than letters."""
    found = given(dialog, *("A" for _ in range(27)))
    assert (found[0], found[1], found[25], found[26]) == ("&A", "A(&B)", "A(&Z)", "A")
