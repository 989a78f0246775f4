"""A backup in the place of the register, in two clicks."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cmdesk.desk.registers import own_register
from cmdesk.desk.safekeeping import backups_folder, save_copy
from cmdesk.gui.dialogs.restore_dialog import RestoreDialog
from cmdesk.gui.keeper import State
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.records import Edit
from tests.gui.helpers import words_of
from tests.gui.registers import ANN, NOON, added, changed, enter, open_keeper, opened, saved, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def dialog_of(window: MainWindow, qtbot: QtBot) -> RestoreDialog:
    """Return the dialog, once it knows."""
    window.register.show_backups()
    [dialog] = window.findChildren(RestoreDialog)
    until(qtbot, dialog.about.text)
    return dialog


def dialog_says(dialog: RestoreDialog, words: str) -> bool:
    """Tell whether it says something above its list."""
    return words in dialog.about.text()


def backed_up(window: MainWindow, qtbot: QtBot) -> None:
    """Make a backup."""
    window.register.back_up()
    until(qtbot, lambda: "A backup is made" in words_of(window.banner))


def test_without_a_backup_it_says_when_one_is_made(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """Nothing can be restored."""
    open_keeper(windows, qtbot)
    dialog = dialog_of(window, qtbot)
    assert "There is no backup yet" in dialog.about.text()
    assert not dialog.restore.isEnabled()
    dialog.close()


def test_the_register_becomes_what_it_was(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """What is open is shown as it was then, what is typed meanwhile is kept; the old file stays beside it."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
    backed_up(window, qtbot)
    with somebody_else() as other:
        changed(other, number, law="NL")
    shown = opened(windows, qtbot, number)
    enter(shown, "reference", "R-2")
    saved(shown, qtbot)
    dialog = dialog_of(shown, qtbot)
    assert [cell.text for cell in dialog.model.lines[0].cells][1] == "2"
    dialog.restore.click()
    until(qtbot, lambda: "The register is as it was" in words_of(shown.banner))
    [aside] = Path(own_register()).parent.glob("*.before-restore-*")
    assert str(aside) in words_of(shown.banner)
    until(qtbot, lambda: shown.session.draft.value("reference") == "TEST")
    assert shown.session.draft.value("law") is None
    enter(shown, "currency", "DKK")
    assert saved(shown, qtbot).version == 2


def test_a_damaged_register_is_restored_too(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """It need not open for that; how much happened since is then not known."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
    backed_up(window, qtbot)
    windows.let_go()
    content = bytearray(Path(own_register()).read_bytes())
    content[4096:] = b"x" * (len(content) - 4096)
    Path(own_register()).write_bytes(content)
    windows.keeper.open()
    until(qtbot, lambda: windows.keeper.state is State.FAILED)
    dialog = dialog_of(window, qtbot)
    assert dialog.model.lines[0].cells[1].text == "–"  # noqa: RUF001  # the dash of an empty state
    dialog.restore.click()
    until(qtbot, lambda: windows.keeper.is_open)
    with somebody_else() as other:
        assert other.get(number).contract.reference == "TEST"


def test_a_backup_that_is_not_sound_changes_nothing(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """It says so, and the register opens again as it was."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
    backed_up(window, qtbot)
    [backup] = Path(own_register() + ".backups").glob("*.sqlite")
    with somebody_else() as other:
        other.delete(number, 1, Edit(ANN, NOON))
    backup.write_bytes(b"no register")
    dialog_of(window, qtbot).restore.click()
    until(qtbot, lambda: "Not restored" in words_of(window.banner))
    until(qtbot, lambda: windows.keeper.is_open)
    with somebody_else() as other:
        assert other.get(number).deleted_at is not None


def test_any_sound_file_can_be_put_back(window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """It is checked, shown in front of the backups with its name, and restored as they are."""
    copy = tmp_path / "copy.sqlite"
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
        save_copy(other, str(copy))
        changed(other, number, law="NL")
    backed_up(window, qtbot)
    dialog = dialog_of(window, qtbot)
    dialog.choose.click()
    [asking] = dialog.findChildren(QFileDialog)
    asking.fileSelected.emit(str(copy))
    until(qtbot, lambda: dialog.model.rowCount() == 2)
    assert dialog.model.lines[0].cells[0].text.startswith("copy.sqlite · ")
    listed = dialog.model.lines[1].about
    dialog.take_file(listed)
    until(qtbot, dialog.restore.isEnabled)
    assert (dialog.model.rowCount(), dialog.view.currentIndex().row()) == (2, 1)
    dialog.view.selectRow(0)
    dialog.restore.click()
    until(qtbot, lambda: "The register is as it was" in words_of(window.banner))
    until(qtbot, lambda: windows.keeper.is_open)
    with somebody_else() as other:
        assert other.get(number).contract.law is None


def test_a_file_of_another_register_is_told_as_such(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """Before it is put back; an earlier state of this one is none."""
    with somebody_else(str(tmp_path / "other.sqlite")) as other:
        added(other, reference="OTHER")
    with somebody_else() as register:
        added(register)
        save_copy(register, str(tmp_path / "copy.sqlite"))
        changed(register, 1, law="NL")
    open_keeper(windows, qtbot)
    dialog = dialog_of(window, qtbot)
    dialog.take_file(str(tmp_path / "copy.sqlite"))
    until(qtbot, lambda: dialog.model.rowCount() == 1)
    until(qtbot, lambda: not windows.keeper.jobs.is_busy)
    assert dialog_says(dialog, "becomes what it was then")
    dialog.take_file(str(tmp_path / "other.sqlite"))
    until(qtbot, partial(dialog_says, dialog, "other.sqlite holds no earlier state of this register."))
    assert dialog.restore.isEnabled()
    dialog.close()


def test_a_file_is_checked_beside_the_register(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """Edits are stored meanwhile, and one that never answers, as on a share that is gone, holds nobody up."""
    silent, copy = tmp_path / "silent.sqlite", tmp_path / "copy.sqlite"
    os.mkfifo(silent)
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        save_copy(other, str(copy))
    dialog, again = dialog_of(window, qtbot), Event()
    told: list[object] = []
    try:
        dialog.take_file(str(silent))
        windows.keeper.ask(lambda register: register.place, told.append, told.append)
        until(qtbot, lambda: told == [windows.keeper.place])
        dialog.close()
        until(qtbot, lambda: not window.findChildren(RestoreDialog))
        dialog = dialog_of(window, qtbot)
        until(qtbot, dialog.choose.isEnabled)
        windows.keeper.ask(lambda _register: again.wait(60), told.append, told.append)
        dialog.take_file(str(copy))
        until(qtbot, lambda: dialog.model.rowCount() == 1)
        assert len(told) == 1
    finally:
        again.set()
        silent.open("wb").close()
    until(qtbot, lambda: len(told) == 2)
    dialog.close()


def test_the_window_asks_no_disk(
    window: MainWindow, windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the backups lie is asked off its thread, once."""
    threads: list[Thread] = []

    def folder_of(place: str) -> str:
        threads.append(current_thread())
        return backups_folder(place)

    open_keeper(windows, qtbot)
    monkeypatch.setattr("cmdesk.desk.safekeeping.backups_folder", folder_of)
    dialog = dialog_of(window, qtbot)
    dialog.choose.click()
    assert dialog.findChildren(QFileDialog)
    assert threads
    assert main_thread() not in threads
    dialog.close()


def test_a_file_that_is_no_backup_is_refused(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """It says so; nothing can be restored that could not before, and nothing is touched."""
    (tmp_path / "notes.txt").write_text("no backup")
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        added(other)
    dialog = dialog_of(window, qtbot)
    for path, words in ((str(tmp_path / "notes.txt"), "not sound"), (own_register(), "a register in use")):
        dialog.take_file(path)
        assert "Checking " in dialog.about.text()
        until(qtbot, partial(dialog_says, dialog, words))
        assert not dialog.restore.isEnabled()
    assert dialog.model.rowCount() == 0
    dialog.close()
    assert windows.keeper.is_open
