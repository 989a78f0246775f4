"""Contracts out of real files into a real register, by way of the dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.gui.dialogs.import_dialog import ImportDialog
from cmdesk.gui.dialogs.letters import plain
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.query import Query
from tests.desk.many import FAULTY, contract
from tests.gui.helpers import TUE_2025_11_18, words_of
from tests.gui.imports import dialog_of, given
from tests.gui.registers import added, changed, open_keeper, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def references() -> list[tuple[str, int]]:
    """Return the reference and version of every contract, as somebody else finds them."""
    with somebody_else() as other:
        rows = other.search(Query(), TUE_2025_11_18).rows
        return sorted((one.reference, one.version) for one in rows)


@pytest.fixture
def home_window(window: MainWindow, windows: Windows, qtbot: QtBot) -> MainWindow:
    """Return a window at Home, its register being open."""
    open_keeper(windows, qtbot)
    window.show_home()
    return window


def test_what_is_new_is_added(home_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The button says how many, and the banner what became of them; nothing is stored before."""
    dialog = dialog_of(home_window, qtbot, given(tmp_path, contract("A"), contract("B")))
    assert dialog.about.text() == "2 contracts are new."
    assert plain(dialog.import_button.text()) == "Import 2 contracts"
    assert dialog.faults_view.isHidden()
    assert dialog.others_view.isHidden()
    assert references() == []
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(qtbot, lambda: "2 contracts were added." in words_of(home_window.banner))
    assert references() == [("A", 1), ("B", 1)]
    assert home_window.body.is_at_home
    until(qtbot, lambda: not home_window.findChildren(ImportDialog))


def test_one_alone_is_opened(home_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """In the window that asked, as it holds nothing."""
    dialog_of(home_window, qtbot, given(tmp_path, contract("A"))).import_button.click()
    until(qtbot, lambda: home_window.session.draft.value("reference") == "A")
    assert home_window.session.storing.contract_id == 1
    assert "1 contract was added." in words_of(home_window.banner)


def test_what_the_register_has_otherwise_is_left(home_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Unless one chooses new versions; it is told in how many places each differs: here in law and currency."""
    with somebody_else() as other:
        added(other, reference="A")
        added(other, reference="S")
    file = given(tmp_path, contract("A", law="NL", currency="DKK"), contract("S"), contract("N"))
    dialog = dialog_of(home_window, qtbot, file)
    assert dialog.about.text().splitlines() == [
        "1 contract is new.",
        "1 contract is in the register already, just so.",
    ]
    assert "1 contract is in the register already with other content:" in words_of(dialog)
    assert [cell.text for cell in dialog.others.lines[0].cells] == ["A", "Client", "2 places"]
    assert plain(dialog.import_button.text()) == "Import 1 contract"
    dialog.import_button.click()
    until(qtbot, lambda: "1 contract was left as it is in the register." in words_of(home_window.banner))
    assert references() == [("A", 1), ("N", 1), ("S", 1)]
    assert home_window.body.is_at_home


def test_what_the_register_has_otherwise_becomes_a_new_version(
    home_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Where it is chosen; with nothing else to import the button waits for that."""
    with somebody_else() as other:
        added(other, reference="A")
    dialog = dialog_of(home_window, qtbot, given(tmp_path, contract("A", law="NL")))
    assert dialog.about.text() == ""
    assert not dialog.import_button.isEnabled()
    choose_versions(dialog)
    assert plain(dialog.import_button.text()) == "Import 1 contract"
    dialog.import_button.click()
    until(qtbot, lambda: "1 contract has a new version." in words_of(home_window.banner))
    assert references() == [("A", 2)]
    until(qtbot, lambda: home_window.session.storing.contract_id == 1)


def test_all_faults_at_once(home_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Each with its file and place; the others are imported only where one says so."""
    lines = given(tmp_path, contract("A"), contract(FAULTY))
    gone = str(tmp_path / "gone.cmdesk")
    dialog = dialog_of(home_window, qtbot, lines, gone)
    told = [tuple(cell.text for cell in line.cells) for line in dialog.faults.lines]
    assert [one[0] for one in told] == ["in.jsonl", "line 2: edition", "line 2: currency", "gone.cmdesk", ""]
    assert "3 faults; a contract at fault is not imported:" in words_of(dialog)
    dialog.copy_button.click()
    copied = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert [one[:2] for one in copied] == [[lines, "line 2: edition"], [lines, "line 2: currency"], [gone, ""]]
    assert not dialog.import_button.isEnabled()
    dialog.rest.click()
    dialog.import_button.click()
    until(qtbot, lambda: "1 contract was added. 2 at fault were left out." in words_of(home_window.banner))
    assert references() == [("A", 1)]


def test_nothing_to_import(home_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The same again, or nothing but faults: there is no button for it."""
    with somebody_else() as other:
        added(other, reference="A")
    dialog = dialog_of(home_window, qtbot, given(tmp_path, contract("A")))
    assert dialog.about.text().splitlines()[-1] == "There is nothing to import."
    assert dialog.import_button.isHidden()
    assert plain(dialog.cancel_button.text()) == "Close"
    dialog.cancel_button.click()
    dialog = dialog_of(home_window, qtbot, given(tmp_path, contract(FAULTY)))
    assert dialog.import_button.isHidden()
    assert dialog.rest.isHidden()
    dialog.close()


def test_what_changes_meanwhile_is_not_overwritten(home_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing at all is stored, it is said why, and one can try again."""
    with somebody_else() as other:
        number = added(other, reference="A").id
    dialog = dialog_of(home_window, qtbot, given(tmp_path, contract("A", law="NL"), contract("B")))
    choose_versions(dialog)
    with somebody_else() as other:
        changed(other, number, reference="A", currency="DKK")
    dialog.import_button.click()
    until(qtbot, lambda: not dialog.trouble.isHidden())
    assert "changed" in dialog.trouble.text()
    assert references() == [("A", 2)]
    dialog.again_button.click()
    until(qtbot, lambda: not dialog.import_button.isHidden())
    dialog.import_button.click()
    until(qtbot, lambda: "1 contract was added. 1 contract has a new version." in words_of(home_window.banner))
    assert references() == [("A", 3), ("B", 1)]


def test_a_closed_dialog_stores_nothing(home_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Whether it is still reading or has read everything."""
    file = given(tmp_path, *(contract(f"C-{number}") for number in range(100)))
    home_window.files.bring_in([file])
    [dialog] = home_window.findChildren(ImportDialog)
    assert not dialog.bar.isHidden()
    assert plain(dialog.cancel_button.text()) == "Cancel"
    dialog.cancel_button.click()
    dialog_of(home_window, qtbot, file).cancel_button.click()
    until(qtbot, lambda: not home_window.keeper.jobs.is_busy)
    assert references() == []


def choose_versions(dialog: ImportDialog) -> None:
    """Choose to store what the register has otherwise."""
    dialog.versions.set_value("store")
    dialog.versions.edited.emit()
