"""What was typed and not saved the last time."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cmdesk.desk.documents import open_document
from cmdesk.desk.drafts import Home, left_drafts, new_draft
from cmdesk.desk.registers import known_as, own_register
from cmdesk.desk.safekeeping import restore_backup
from cmdesk.desk.sample import sample_path
from cmdesk.gui.frame.leftovers import offer_leftovers, offer_own
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.records import Edit
from cmdesk.register.register import Register
from tests.gui.helpers import SMALL, words_of
from tests.gui.registers import (
    ANN,
    NOON,
    added,
    changed,
    enter,
    follow,
    open_keeper,
    opened,
    saved,
    somebody_else,
    until,
)
from tests.helpers import contract_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def leave(document: str | None = None) -> None:
    """Leave a draft as a program that was killed does."""
    draft = new_draft()
    draft.keep({"client": {"name": "ACME"}, "reference": "A-2"}, document)
    draft.leave()


def test_nothing_left_nothing_said(window: MainWindow) -> None:
    """A start like any other."""
    offer_leftovers(window)
    assert window.banner.isHidden()


def test_resuming(window: MainWindow) -> None:
    """In a window that holds nothing yet; undo leads back to nothing."""
    leave()
    offer_leftovers(window)
    assert "Not saved the last time" in words_of(window.banner)
    assert "ACME" in words_of(window.banner)
    follow(window, "Resume")
    assert window.session.draft.value("reference") == "A-2"
    assert window.session.is_modified


def test_several_are_offered_one_by_one(window: MainWindow) -> None:
    """The latest first; the next one is a link away, and after the last the first comes again."""
    for reference in ("A-1", "A-2", "A-3"):
        draft = new_draft()
        draft.keep({"client": {"name": f"Client of {reference}"}, "reference": reference}, None)
        draft.leave()
    offer_leftovers(window)
    seen = []
    for number in (1, 2, 3, 1):
        assert f"Not saved the last time, {number} of 3, " in words_of(window.banner)
        seen.append(words_of(window.banner).partition("Client of ")[2][:3])
        follow(window, "Next one")
    assert sorted(seen[:3]) == ["A-1", "A-2", "A-3"]
    assert seen[3] == seen[0]
    follow(window, "Resume")
    assert window.session.draft.value("reference") == seen[1]


def test_what_goes_on_is_shown(window: MainWindow) -> None:
    """Also where the window was at Home, and the contract lacks most of what it needs."""
    leave()
    window.show_home()
    offer_leftovers(window)
    follow(window, "Resume")
    assert window.body.currentWidget() is window.body.splitter
    assert window.session.draft.value("reference") == "A-2"


def test_resuming_beside_another_contract(sample: MainWindow, windows: Windows, tmp_path: Path) -> None:
    """It gets its own window, and its document where that still opens."""
    path = tmp_path / "acme.cmdesk"
    path.write_bytes(Path(sample_path()).read_bytes())
    leave(str(path))
    offer_leftovers(sample)
    follow(sample, "Resume")
    other = windows.opened[-1]
    assert other is not sample
    assert other.session.path == str(path)
    other.session.draft.undo_stack.undo()
    assert other.session.draft.value("reference") == open_document(str(path)).contract.reference


def test_its_document_may_be_gone(window: MainWindow, tmp_path: Path) -> None:
    """What was typed is there all the same."""
    leave(str(tmp_path / "gone.cmdesk"))
    offer_leftovers(window)
    follow(window, "Resume")
    assert window.session.path is None
    assert window.session.draft.value("reference") == "A-2"


def test_discarding(window: MainWindow) -> None:
    """One by one, and only when asked once more."""
    leave()
    leave()
    offer_leftovers(window)
    follow(window, "Discard")
    assert len(left_drafts()) == 2
    follow(window, "Keep as draft")
    assert len(left_drafts()) == 2
    for _time in range(2):
        follow(window, "Discard")
        follow(window, "Discard")
    assert left_drafts() == ()
    assert window.banner.isHidden()


def test_a_file_with_a_draft_is_opened(window: MainWindow, windows: Windows, file: str) -> None:
    """The draft is offered there and then, and goes on in the same window; drafts of other files are not offered."""
    leave()
    type_and_leave(window, file, "R-2")
    other = windows.open()
    other.files.open(file)
    assert "Not saved the last time" in words_of(other.banner)
    follow(other, "Resume")
    assert windows.opened[-1] is other
    assert other.session.draft.value("reference") == "R-2"
    assert other.files.save()
    assert open_document(file).contract.reference == "R-2"
    last = windows.open()
    last.files.open(file)
    assert last.banner.isHidden()


def test_an_old_draft_is_not_saved_over_a_newer_file(window: MainWindow, windows: Windows, file: str) -> None:
    """Also where it is resumed, left and resumed again."""
    type_and_leave(window, file, "R-2")
    newer = windows.open()
    newer.files.open(file)
    newer.session.draft.put("reference", "R-3", "Reference")
    assert newer.files.save()
    newer.close_now()
    for _time in range(2):
        again = windows.open()
        offer_leftovers(again)
        follow(again, "Resume")
        assert "has changed since" in words_of(again.banner)
        assert again.session.draft.value("reference") == "R-2"
        assert not again.files.save()
        assert "Not saved" in words_of(again.banner)
        follow(again, "Save the contract")
        (dialog,) = again.findChildren(QFileDialog)
        dialog.close()
        again.close_now()
    assert open_document(file).contract.reference == "R-3"


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return the path of a contract file."""
    path = tmp_path / "acme.cmdesk"
    path.write_bytes(Path(sample_path()).read_bytes())
    return str(path)


def type_and_leave(window: MainWindow, file: str, reference: str) -> None:
    """Open a file, type something, and close with it kept as a draft."""
    window.files.open(file)
    window.session.draft.put("reference", reference, "Reference")
    window.close_now()


def leave_kept(number: int, version: int, register: str | None = None, **values: object) -> None:
    """Leave the draft of a contract of the register as a program that was killed does."""
    draft = new_draft()
    draft.keep({**SMALL, **values}, home=Home(known_as(register or own_register()), number, version))
    draft.leave()


def test_a_draft_of_a_contract_in_the_register_goes_on_there(
    window: MainWindow, windows: Windows, qtbot: QtBot
) -> None:
    """It is offered as soon as the register is open, and goes on top of what others made of the contract since."""
    with somebody_else() as other:
        number = added(other, **SMALL).id
        leave_kept(number, 1, currency="DKK")
        other.put(number, contract_of(**SMALL, law="NL"), 1, Edit(ANN, NOON))
    offer_leftovers(window)
    assert window.banner.isHidden()
    open_keeper(windows, qtbot)
    assert "Not saved the last time" in words_of(window.banner)
    follow(window, "Resume")
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.currency, stored.contract.law) == (3, "DKK", "NL")
    assert left_drafts() == ()


def test_a_draft_of_another_register_waits_for_it(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """It would be another contract here."""
    leave_kept(1, 1, str(tmp_path / "other.sqlite"))
    open_keeper(windows, qtbot)
    assert not offer_leftovers(window)
    assert len(left_drafts()) == 1


def test_a_draft_whose_contract_is_gone_is_shown_and_can_be_added(
    window: MainWindow, windows: Windows, qtbot: QtBot
) -> None:
    """Nothing that was typed is lost."""
    leave_kept(7, 1, reference="R-7")
    open_keeper(windows, qtbot)
    follow(window, "Resume")
    until(qtbot, lambda: "not in the register any more" in words_of(window.banner))
    assert window.session.draft.value("reference") == "R-7"
    assert not window.session.storing.is_at_home
    follow(window, "Add to the register")
    assert saved(window, qtbot).contract.reference == "R-7"


def test_a_draft_whose_version_is_gone_grows_from_the_last(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """As after a backup was put back."""
    with somebody_else() as other:
        number = added(other, **SMALL).id
    leave_kept(number, 9, reference="R-9")
    open_keeper(windows, qtbot)
    follow(window, "Resume")
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference) == (2, "R-9")


def test_a_new_contract_that_was_left_is_added_when_it_is_whole(
    window: MainWindow, windows: Windows, qtbot: QtBot
) -> None:
    """Whatever register is open now."""
    leave_kept(0, 0, effective_date=None)
    open_keeper(windows, qtbot)
    follow(window, "Resume")
    until(qtbot, lambda: "Effective Date" in words_of(window.status))
    enter(window, "effective_date", "2024-03-01")
    assert saved(window, qtbot).version == 1


@pytest.mark.parametrize("version", [1, 2])
def test_a_draft_is_never_resumed_in_a_contract_of_another_register(
    version: int, window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """Which has its number, and maybe such a version, since the file of that register was put back."""
    with somebody_else(str(tmp_path / "other.sqlite")) as other:
        other.add(contract_of(reference="OTHER"), Edit(ANN, NOON.replace(hour=9)))
    with somebody_else() as register:
        stored = added(register, reference="MINE")
        stored = stored if version == 1 else changed(register, stored.id, reference="MINE", law="NL")
    draft = new_draft()
    draft.keep({**SMALL, "reference": "TYPED"}, home=Home(known_as(own_register()), 1, version, at=stored.at))
    draft.leave()
    restore_backup(str(tmp_path / "other.sqlite"), own_register())
    open_keeper(windows, qtbot)
    follow(window, "Resume")
    until(qtbot, lambda: "not in the register any more" in words_of(window.banner))
    assert window.session.draft.value("reference") == "TYPED"
    assert not window.session.storing.is_at_home


def test_opening_a_contract_offers_its_own_draft(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """It goes on in the very window."""
    with somebody_else() as other:
        number = added(other, **SMALL).id
    open_keeper(windows, qtbot)
    leave_kept(number, 1, reference="R-9")
    shown = opened(windows, qtbot, number)
    follow(shown, "Resume")
    assert saved(shown, qtbot).contract.reference == "R-9"
    assert windows.opened == [window]


def waits(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the register give no contract before an event."""
    given, base = Event(), Register.base

    def slow(register: Register, number: int, version: int, at: datetime | None) -> object:
        given.wait(60)
        return base(register, number, version, at)

    monkeypatch.setattr(Register, "base", slow)
    return given


def test_what_is_typed_while_one_waits_stays(
    window: MainWindow, windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft gets a window of its own then."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        stored = added(other)
    draft = new_draft()
    draft.keep({"reference": "A-2"}, home=Home(known_as(own_register()), stored.id, stored.version))
    draft.leave()
    offer_leftovers(window)
    given = waits(monkeypatch)
    follow(window, "Resume")
    enter(window, "client.name", "Typed meanwhile")
    given.set()
    until(qtbot, lambda: len(windows.opened) == 2)
    assert window.session.draft.value("client.name") == "Typed meanwhile"
    assert windows.opened[-1].session.draft.value("reference") == "A-2"


def test_a_window_that_is_closed_meanwhile_leaves_the_draft(
    window: MainWindow, windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is offered again."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        stored = added(other)
    draft = new_draft()
    draft.keep({"reference": "A-2"}, home=Home(known_as(own_register()), stored.id, stored.version))
    draft.leave()
    offer_leftovers(window)
    given = waits(monkeypatch)
    follow(window, "Resume")
    window.close_now()
    qtbot.wait(10)
    given.set()
    until(qtbot, lambda: not windows.keeper.jobs.is_busy)
    assert [one.content for one in left_drafts()] == [{"reference": "A-2"}]


def test_no_window_waits_for_a_share(
    sample: MainWindow, windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Which file and which register a draft belongs to is told by names alone: a dead share answers after minutes."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        stored = added(other)
    path = tmp_path / "acme.cmdesk"
    path.write_bytes(Path(sample_path()).read_bytes())
    sample.files.open(str(path))
    draft = new_draft()
    draft.keep({"reference": "A-2"}, home=Home(known_as(own_register()), stored.id, stored.version))
    draft.leave()
    leave(str(path.parent / "." / "acme.cmdesk"))

    def asks(*_about: object) -> str:
        assert current_thread() is not main_thread()
        return ""

    with monkeypatch.context() as patch:
        patch.setattr(os.path, "realpath", asks)
        assert offer_own(windows.opened[-1])
        assert offer_leftovers(sample)
