"""What the window does with a contract in the register, and what it tells of it."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cmdesk.desk.sample import sample_path
from cmdesk.gui.dialogs.conflict_dialog import ConflictDialog
from cmdesk.gui.dialogs.deleted_dialog import DeletedDialog
from cmdesk.gui.dialogs.faults_dialog import FaultsDialog
from cmdesk.gui.dialogs.letters import plain
from cmdesk.gui.dialogs.why_dialog import WhyDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.records import Edit, Stored
from tests.gui.helpers import words_of
from tests.gui.registers import (
    ANN,
    NOON,
    added,
    changed,
    counted,
    enter,
    follow,
    open_keeper,
    opened,
    saved,
    shows,
    somebody_else,
    until,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def kept(windows: Windows, qtbot: QtBot) -> MainWindow:
    """Return a window with a contract of the register."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
    return opened(windows, qtbot, number)


def number_of(window: MainWindow) -> int:
    """Return the number of the contract that a window shows."""
    number = window.session.storing.contract_id
    assert number is not None
    return number


def test_a_document_is_offered_a_place_in_the_register(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """A copy goes in; the file stays as it is, and the window goes on with the register."""
    open_keeper(windows, qtbot)
    path = tmp_path / "acme.cmdesk"
    path.write_bytes(Path(sample_path()).read_bytes())
    window.files.open(str(path))
    assert "This file is not in the register" in words_of(window.banner)
    follow(window, "Add to the register")
    stored = saved(window, qtbot)
    assert stored.contract.reference == "ACME-2024-017"
    assert "acme.cmdesk stays as it is" in words_of(window.banner)
    enter(window, "reference", "Mine")
    assert saved(window, qtbot).version == 2
    assert path.read_bytes() == Path(sample_path()).read_bytes()
    window.kept.add()
    assert "in the register already" in words_of(window.banner)


def test_what_is_no_contract_yet_is_not_added(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """What it lacks is listed."""
    open_keeper(windows, qtbot)
    enter(window, "reference", "R-1")
    window.kept.add()
    [dialog] = window.findChildren(FaultsDialog)
    assert "needs a few things more" in words_of(dialog)


def test_a_contract_is_deleted_and_had_back(kept: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """Without a question, for there is Undo."""
    number = number_of(kept)
    kept.kept.delete()
    until(qtbot, lambda: "Deleted: Client · TEST" in words_of(kept.banner))
    assert kept.body.is_at_home
    assert kept.session.is_untouched
    follow(kept, "Undo")
    until(qtbot, lambda: shows(windows, number))
    with somebody_else() as other:
        assert other.get(number).deleted_at is None


def test_the_keys_of_undo_have_a_contract_back_too(kept: MainWindow, qtbot: QtBot) -> None:
    """At Home, where its deletion leads."""
    kept.kept.delete()
    until(qtbot, lambda: kept.body.is_at_home)
    assert counted() == 0
    QTest.keyClick(kept, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: counted() == 1)


def test_the_keys_of_undo_never_undo_what_a_colleague_deleted(kept: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """After the own deletion was taken back by the banner."""
    number = number_of(kept)
    kept.kept.delete()
    until(qtbot, lambda: kept.body.is_at_home)
    follow(kept, "Undo")
    until(qtbot, lambda: shows(windows, number))
    with somebody_else() as other:
        other.delete(number, other.get(number).version, Edit(ANN, NOON))
    kept.show_home()
    QTest.keyClick(kept, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: not windows.keeper.jobs.is_busy)
    assert counted() == 0


def test_what_others_changed_is_looked_at_before_it_is_deleted(kept: MainWindow, qtbot: QtBot) -> None:
    """Nothing is deleted, and the new version is shown."""
    number = number_of(kept)
    with somebody_else() as other:
        changed(other, number, reference="R-9")
    kept.kept.delete()
    until(qtbot, lambda: kept.session.draft.value("reference") == "R-9")
    assert "Ann changed this contract" in words_of(kept.banner)
    follow(kept, "History")
    assert kept.page_list.currentRow() == 7


def test_only_what_is_in_the_register_is_deleted(sample: MainWindow) -> None:
    """It says so."""
    sample.kept.delete()
    assert "not in the register" in words_of(sample.banner)


def test_deleted_contracts_are_listed(kept: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """And one is brought back from there."""
    number = number_of(kept)
    kept.kept.delete()
    until(qtbot, lambda: kept.body.is_at_home)
    kept.kept.show_deleted()
    [dialog] = kept.findChildren(DeletedDialog)
    until(qtbot, lambda: bool(dialog.model.lines))
    assert [cell.text for cell in dialog.model.lines[0].cells][:2] == ["TEST", "Client"]
    dialog.bring_back.click()
    until(qtbot, lambda: shows(windows, number))


def test_without_deleted_contracts_it_says_so(kept: MainWindow, qtbot: QtBot) -> None:
    """Nothing can be brought back."""
    kept.kept.show_deleted()
    [dialog] = kept.findChildren(DeletedDialog)
    until(qtbot, lambda: "No contract was deleted" in dialog.about.text())
    assert not dialog.bring_back.isEnabled()


def test_a_deleted_contract_that_is_opened_says_so(kept: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """It is not had back by being typed in, but by being asked for."""
    with somebody_else() as other:
        number = added(other, reference="OTHER").id
        other.delete(number, 1, Edit(ANN, NOON))
    kept.open_kept(number)
    until(qtbot, lambda: shows(windows, number))
    window = windows.opened[-1]
    assert "Ann deleted this contract" in words_of(window.banner)
    enter(window, "reference", "R-2")
    until(qtbot, lambda: "the contract is deleted" in words_of(window.status))
    follow(window, "Bring back")
    assert saved(window, qtbot).contract.reference == "R-2"


def give_reason(window: MainWindow, why: str) -> None:
    """Give a reason as a user does."""
    window.kept.ask_why()
    dialog = window.findChildren(WhyDialog)[-1]
    dialog.line.take(why)
    dialog.ok.click()


def test_the_reason_is_kept_until_the_contract_is_left(kept: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """With every change, and the banner says so no longer than that."""
    with somebody_else() as other:
        another = added(other, reference="OTHER").id
    give_reason(kept, "  by   phone ")
    assert "Kept with every change until this contract is left: by phone" in words_of(kept.banner)
    for reference in ("R-2", "R-3"):
        enter(kept, "reference", reference)
        assert saved(kept, qtbot).why == "by phone"
    assert not kept.banner.isHidden()
    kept.show_home()
    kept.open_kept(another)
    until(qtbot, lambda: shows(windows, another))
    assert kept.banner.isHidden()
    enter(kept, "law", "DK")
    assert saved(kept, qtbot).why == ""


def test_a_reason_is_taken_back(kept: MainWindow, qtbot: QtBot) -> None:
    """By its link, or by giving none."""
    give_reason(kept, "by phone")
    follow(kept, "No longer")
    enter(kept, "reference", "R-2")
    assert saved(kept, qtbot).why == ""
    give_reason(kept, "by letter")
    give_reason(kept, "")
    assert kept.banner.isHidden()
    enter(kept, "reference", "R-3")
    assert saved(kept, qtbot).why == ""


def test_a_reason_given_for_a_document_goes_with_its_place_in_the_register(
    sample: MainWindow, windows: Windows, qtbot: QtBot
) -> None:
    """It was given for this contract."""
    open_keeper(windows, qtbot)
    give_reason(sample, "signed today")
    sample.kept.add()
    assert saved(sample, qtbot).why == "signed today"


def test_a_clash_is_chosen_between(kept: MainWindow, qtbot: QtBot) -> None:
    """Later is possible: the line below leads back to the question."""
    number = number_of(kept)
    with somebody_else() as other:
        changed(other, number, reference="R-9")
    enter(kept, "reference", "R-2")
    until(qtbot, lambda: kept.findChildren(ConflictDialog))
    [dialog] = kept.findChildren(ConflictDialog)
    dialog.reject()
    assert "Choose" in words_of(kept.status)
    until(qtbot, lambda: not kept.findChildren(ConflictDialog))
    kept.status.deed_wanted.emit()
    [dialog] = kept.findChildren(ConflictDialog)
    next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == "All mine").click()
    stored: Stored = saved(kept, qtbot)
    assert (stored.version, stored.contract.reference) == (3, "R-2")


def test_without_a_register_nothing_is_asked_of_it(window: MainWindow) -> None:
    """It says so."""
    window.kept.bring_back(1)
    assert "not open" in words_of(window.banner)
    window.kept.show_deleted()
    [dialog] = window.findChildren(DeletedDialog)
    assert "not open" in dialog.about.text()


def test_a_document_opened_before_the_register_is_offered_a_place_too(
    window: MainWindow, windows: Windows, qtbot: QtBot
) -> None:
    """As soon as there is one."""
    window.files.open(sample_path())
    assert window.banner.isHidden()
    open_keeper(windows, qtbot)
    assert "This file is not in the register" in words_of(window.banner)


def test_what_was_typed_since_a_clash_is_chosen_between_too(kept: MainWindow, qtbot: QtBot) -> None:
    """Nothing that others changed is overwritten without being asked about."""
    number = number_of(kept)
    with somebody_else() as other:
        changed(other, number, reference="R-9", law="DK")
    enter(kept, "reference", "R-2")
    until(qtbot, lambda: kept.findChildren(ConflictDialog))
    [dialog] = kept.findChildren(ConflictDialog)
    assert list(dialog.choices) == ["reference"]
    dialog.reject()
    until(qtbot, lambda: not kept.findChildren(ConflictDialog))
    enter(kept, "law", "NL")
    kept.status.deed_wanted.emit()
    [dialog] = kept.findChildren(ConflictDialog)
    assert list(dialog.choices) == ["reference", "law"]
    dialog.reject()
    until(qtbot, lambda: not kept.findChildren(ConflictDialog))
    enter(kept, "reference", "R-9")
    enter(kept, "law", "DK")
    kept.status.deed_wanted.emit()
    assert saved(kept, qtbot).version == 2
    assert not kept.findChildren(ConflictDialog)


def test_what_is_being_stored_is_stored_before_it_is_deleted(kept: MainWindow, qtbot: QtBot) -> None:
    """Also a field that was not left."""
    number = number_of(kept)
    enter(kept, "reference", "R-2")
    kept.session.storing.store()
    kept.session.draft.put("law", "NL", "Governing law")
    kept.kept.delete()
    until(qtbot, lambda: "Deleted: Client · R-2" in words_of(kept.banner))
    with somebody_else() as other:
        found = other.get(number)
    assert (found.version, found.contract.law, found.deleted_at is not None) == (4, "NL", True)


def test_what_is_not_deleted_is_told(kept: MainWindow, qtbot: QtBot) -> None:
    """Others were faster."""
    number = number_of(kept)
    with somebody_else() as other:
        changed(other, number, reference="R-9")
    kept.kept.delete()
    until(qtbot, lambda: "Not deleted: Ann changed this contract" in words_of(kept.banner))
    with somebody_else() as other:
        assert other.get(number).deleted_at is None


def test_a_window_that_is_closed_hears_nothing_any_more(kept: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """What it asked for is done all the same."""
    number = kept.session.storing.contract_id
    assert number is not None
    staying, go_on = windows.open(), Event()
    windows.keeper.ask(lambda _register: go_on.wait(60), lambda _done: None, staying.tell_trouble)
    kept.kept.delete()
    kept.close_now()
    qtbot.wait(10)
    go_on.set()
    until(qtbot, lambda: not windows.keeper.jobs.is_busy)
    with somebody_else() as other:
        assert other.get(number).deleted_at is not None
