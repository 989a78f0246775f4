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
from cmdesk.gui.windows import Windows
from cmdesk.register.errors import LockedError
from cmdesk.register.register import Register
from tests.gui.helpers import words_of
from tests.gui.registers import (
    added,
    changed,
    enter,
    open_keeper,
    opened,
    somebody_else,
    until,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def own(windows: Windows, qtbot: QtBot) -> Windows:
    """Return windows whose register is open."""
    open_keeper(windows, qtbot)
    return windows


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
    next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Keep as draft").click()
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
    next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Discard changes").click()
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
        waits.wait(20)
        return put(register, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Register, "put", slow)
    enter(window, "reference", "R-2")
    window.close()
    assert "Saving" in words_of(window.status)
    window.close()
    [dialog] = window.findChildren(ClosingDialog)
    next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Keep as draft").click()
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
