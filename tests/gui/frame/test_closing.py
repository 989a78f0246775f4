"""How a window closes."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cmdesk.desk.drafts import left_drafts
from cmdesk.gui.dialogs.closing_dialog import ClosingDialog
from cmdesk.gui.dialogs.conflict_dialog import ConflictDialog
from cmdesk.gui.dialogs.faults_dialog import FaultsDialog
from cmdesk.gui.dialogs.letters import plain
from cmdesk.gui.frame.leftovers import offer_leftovers
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.errors import LockedError
from cmdesk.register.register import Register
from tests.gui.helpers import SMALL, words_of
from tests.gui.registers import (
    added,
    changed,
    counted,
    enter,
    follow,
    held_back,
    open_keeper,
    opened,
    saved,
    somebody_else,
    until,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_closing_waits_for_what_is_stored_and_asks_nothing(own: Windows, qtbot: QtBot) -> None:
    """A field that was not left is stored too."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    window.session.draft.put("reference", "R-2", "Reference")
    window.close()
    until(qtbot, lambda: not own.opened)
    with somebody_else() as other:
        assert other.get(number).contract.reference == "R-2"
    assert left_drafts() == ()


def test_what_cannot_be_stored_is_asked_about(own: Windows, qtbot: QtBot) -> None:
    """Saving shows what it lacks; kept as a draft it is offered again; nothing is lost either way."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    enter(window, "effective_date", "soon")
    window.close()
    [dialog] = window.findChildren(ClosingDialog)
    dialog.save_button.click()
    assert window.findChildren(FaultsDialog)
    assert own.opened == [window]
    window.close()
    dialog = window.findChildren(ClosingDialog)[-1]
    next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == "Keep as draft").click()
    assert own.opened == []
    [left] = left_drafts()
    assert left.home is not None
    assert (left.home.contract_id, left.home.version) == (number, 1)


def test_discarding_leaves_the_register_as_it_is(own: Windows, qtbot: QtBot) -> None:
    """And no draft."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    enter(window, "effective_date", "soon")
    window.close()
    [dialog] = window.findChildren(ClosingDialog)
    next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == "Discard changes").click()
    assert (own.opened, left_drafts()) == ([], ())
    with somebody_else() as other:
        assert other.get(number).version == 1


def test_closing_once_more_does_not_wait(own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does not answer keeps no window open against the user's will; the draft holds what was typed."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    waits = Event()
    put = Register.put

    def slow(register: Register, *given: object) -> object:
        waits.wait(60)
        return put(register, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Register, "put", slow)
    enter(window, "reference", "R-2")
    window.close()
    assert "Saving" in words_of(window.status)
    window.close()
    [dialog] = window.findChildren(ClosingDialog)
    next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == "Keep as draft").click()
    assert own.opened == []
    assert [left.content["reference"] for left in left_drafts()] == ["R-2"]
    waits.set()
    until(qtbot, lambda: not own.keeper.jobs.is_busy)


def test_closing_ends_when_storing_fails(own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it asks, for the draft alone holds what was typed."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)

    def locked(register: Register, *_given: object) -> object:
        raise LockedError(register.place)

    monkeypatch.setattr(Register, "put", locked)
    window.session.draft.put("reference", "R-2", "Reference")
    window.close()
    until(qtbot, lambda: window.findChildren(ClosingDialog))
    assert "Another program is writing" in words_of(window.status)
    [dialog] = window.findChildren(ClosingDialog)
    assert "Another program is writing" in words_of(dialog)


def test_closing_stops_where_others_changed_the_same(own: Windows, qtbot: QtBot) -> None:
    """One question at a time: what is to hold."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        changed(other, number, reference="R-9")
    window.session.draft.put("reference", "R-2", "Reference")
    window.close()
    until(qtbot, lambda: window.findChildren(ConflictDialog))
    assert not window.findChildren(ClosingDialog)
    assert own.opened == [window]


@pytest.mark.parametrize("more", ["", "R-2"])
def test_a_draft_of_what_is_being_added_adds_nothing_twice(
    own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    """Kept while it is stored, it is resumed with the same edit; what was typed since goes on top."""
    window = own.open()
    with held_back(monkeypatch, "add") as gate:
        for key, value in SMALL.items():
            enter(window, key, value)
        window.session.storing.store()
        if more:
            enter(window, "reference", more)
        window.close()
        window.close()
        dialog = window.findChildren(ClosingDialog)[-1]
        next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == "Keep as draft").click()
        gate.set()
        own.keeper.close()
    open_keeper(own, qtbot)
    assert counted() == 1
    again = own.open()
    offer_leftovers(again)
    follow(again, "Resume")
    stored = saved(again, qtbot)
    assert (counted(), stored.contract.reference) == (1, more or "R-1")
    assert left_drafts() == ()


def test_a_program_killed_while_it_adds_adds_nothing_twice(
    own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit is in the draft before it is on its way."""
    window = own.open()
    with held_back(monkeypatch, "add") as gate:
        for key, value in SMALL.items():
            enter(window, key, value)
        window.session.storing.store()
        kept = window.session._kept
        assert kept is not None
        kept.leave()  # as the end of the program does
        [left] = left_drafts()
        assert left.home is not None
        assert left.home.added is not None
        assert left.home.added.content["reference"] == "R-1"
        gate.set()
        saved(window, qtbot)


@pytest.mark.parametrize("is_begun", [True, False])
def test_discarding_stores_nothing(
    own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_begun: bool
) -> None:
    """What waits is not stored, and what is being stored is undone."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    with held_back(monkeypatch, "put" if is_begun else "search") as gate:
        if not is_begun:
            own.keeper.ask(lambda _register: gate.wait(60), lambda _: None, lambda _: None)
        enter(window, "reference", "R-2")
        window.session.storing.store()
        assert not is_begun or gate.reached.wait(60)
        discard(own, qtbot, window, gate)
    with somebody_else() as other:
        found = other.get(number)
    assert (found.version, found.contract.reference) == (3 if is_begun else 1, "TEST")


def test_discarding_adds_nothing(own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new contract that is being added is deleted."""
    window = own.open()
    with held_back(monkeypatch, "add") as gate:
        for key, value in SMALL.items():
            enter(window, key, value)
        discard(own, qtbot, window, gate)
    assert counted() == 0


def discard(own: Windows, qtbot: QtBot, window: MainWindow, gate: Event) -> None:
    """Close a window whose contract is being stored, and discard what was typed."""
    window.close()
    window.close()
    dialog = window.findChildren(ClosingDialog)[-1]
    next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == "Discard changes").click()
    gate.set()
    until(qtbot, lambda: not own.keeper.jobs.is_busy)
    assert (own.opened, left_drafts()) == ([], ())


def test_closing_deletes_what_was_to_be_deleted(own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it is stored."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    with held_back(monkeypatch, "put") as gate:
        enter(window, "reference", "R-2")
        window.kept.delete()
        window.close()
        gate.set()
        until(qtbot, lambda: not own.opened and not own.keeper.jobs.is_busy)
    with somebody_else() as other:
        assert (other.get(number).version, other.get(number).deleted_at is None) == (3, False)
