"""A contract at home in the register: stored as it is typed, never over somebody else's, never lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.desk.drafts import left_drafts
from cmdesk.desk.registers import own_register
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.errors import ConnectionLostError, LockedError
from cmdesk.register.register import Register
from tests.gui.helpers import SMALL, words_of
from tests.gui.registers import (
    ANN,
    added,
    changed,
    counted,
    enter,
    held_back,
    open_keeper,
    opened,
    saved,
    somebody_else,
    until,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_every_field_left_is_a_version(own: Windows, qtbot: QtBot) -> None:
    """Two fields, then one undone and done again: five versions in the order in which it happened."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    for place, value in (("reference", "R-2"), ("client.name", "Beta")):
        enter(window, place, value)
        saved(window, qtbot)
    window.session.draft.undo_stack.undo()
    saved(window, qtbot)
    window.session.draft.undo_stack.redo()
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference, stored.contract.client.name) == (5, "R-2", "Beta")
    assert "Saved in the register" in words_of(window.status)
    assert left_drafts() == ()
    with somebody_else() as other:
        told = [(one.place, one.after) for one in other.history(number) if one.place]
    assert told == [
        ("reference", '"R-2"'),
        ("client.name", '"Beta"'),
        ("client.name", '"Client"'),
        ("client.name", '"Beta"'),
    ]


def test_what_is_typed_is_stored_when_the_field_is_left(own: Windows, qtbot: QtBot) -> None:
    """Not letter by letter: until then the line below says that it is a draft."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    for text in ("R", "R-", "R-2"):
        window.session.draft.put("reference", text, "Reference")
    assert "Not saved, kept as a draft" in words_of(window.status)
    window.session.draft.end_step()
    assert saved(window, qtbot).version == 2


def test_changes_made_while_one_is_stored_follow_it(own: Windows, qtbot: QtBot) -> None:
    """Nothing is asked twice at once: what was entered meanwhile goes in one version more."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    storing = window.session.storing
    enter(window, "reference", "R-2")
    storing.store()
    assert storing.is_asking
    for text in ("R-3", "R-4"):
        enter(window, "reference", text)
        storing.store()
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference) == (3, "R-4")


def test_a_new_contract_is_added_as_soon_as_it_is_whole(own: Windows, qtbot: QtBot) -> None:
    """Until then it is a draft, and what it lacks is said with its place."""
    window = own.open()
    for key, value in SMALL.items():
        if key != "effective_date":
            enter(window, key, value)
    until(qtbot, lambda: "look at Effective Date;" in words_of(window.status))
    [left] = Path(os.environ["CMDESK_HOME"]).rglob("*.draft")
    assert left.exists()
    enter(window, "effective_date", "2024-03-01")
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference) == (1, "R-1")
    assert not left.exists()
    assert not window.isWindowModified()


def test_a_fault_is_kept_as_a_draft_and_told(own: Windows, qtbot: QtBot) -> None:
    """The register keeps the last whole version; with the fault gone, the rest is stored."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    enter(window, "effective_date", "soon")
    until(qtbot, lambda: "Not saved: look at Effective Date;" in words_of(window.status))
    enter(window, "reference", "R-2")
    enter(window, "effective_date", "2024-04-01")
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference) == (2, "R-2")


def test_the_reason_goes_with_every_change_until_the_contract_is_left(own: Windows, qtbot: QtBot) -> None:
    """As it was given."""
    with somebody_else() as other:
        number, another = added(other).id, added(other, reference="OTHER")
    window = opened(own, qtbot, number)
    window.session.storing.why = "as agreed by phone"
    for reference in ("R-2", "R-3"):
        enter(window, "reference", reference)
        assert saved(window, qtbot).why == "as agreed by phone"
    window.session.show_kept(another)
    enter(window, "reference", "R-4")
    assert saved(window, qtbot).why == ""


def test_a_lost_connection_stores_once(own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer was lost, not the change: the same edit sent again makes no second version."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    put = Register.put

    def lost(register: Register, *given: object) -> object:
        put(register, *given)  # type: ignore[arg-type]
        raise ConnectionLostError(register.place)

    with monkeypatch.context() as patch:
        patch.setattr(Register, "put", lost)
        enter(window, "reference", "R-2")
        until(qtbot, lambda: "The connection to the register is lost" in words_of(window.status))
    assert "Retry" in words_of(window.status)
    window.session.storing._again.stop()
    enter(window, "client.name", "Beta")
    window.status.deed_wanted.emit()
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference, stored.contract.client.name) == (3, "R-2", "Beta")


def test_what_was_refused_is_replaced_by_what_is_typed_by_then(
    own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was stored, so there is no version between."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)

    def locked(register: Register, *_given: object) -> object:
        raise LockedError(register.place)

    with monkeypatch.context() as patch:
        patch.setattr(Register, "put", locked)
        enter(window, "reference", "R-2")
        until(qtbot, lambda: window.session.storing.can_retry)
    window.session.draft.put("reference", "R-3", "Reference")
    window.session.draft.end_step()
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference) == (2, "R-3")


def test_a_register_that_is_not_open_leaves_a_draft(windows: Windows, qtbot: QtBot) -> None:
    """And stores it as soon as it opens."""
    window = windows.open()
    for key, value in SMALL.items():
        enter(window, key, value)
    until(qtbot, lambda: "the register is not open" in words_of(window.status))
    open_keeper(windows, qtbot)
    assert saved(window, qtbot).version == 1


def test_the_sample_is_added_when_asked_for(sample: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """Not before."""
    open_keeper(windows, qtbot)
    enter(sample, "reference", "Mine")
    assert not sample.session.storing.is_at_home
    sample.kept.add()
    stored = saved(sample, qtbot)
    assert stored.contract.reference == "Mine"
    assert not sample.session.is_sample


def test_another_register_takes_nothing_of_this_one(own: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """What is typed stays a draft until its own is open again."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    enter(window, "reference", "")
    saved_place = own_register()
    open_keeper(own, qtbot, str(tmp_path / "second.sqlite"))
    enter(window, "reference", "R-2")
    until(qtbot, lambda: "another register is open" in words_of(window.status))
    open_keeper(own, qtbot, saved_place)
    assert saved(window, qtbot).contract.reference == "R-2"


def test_an_error_of_ours_leaves_a_draft_and_is_told(
    own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes where errors of ours go, and the next change is stored as if nothing had been."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)

    def broken(*_given: object) -> object:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(Register, "put", broken)
        enter(window, "reference", "R-2")
        until(qtbot, lambda: "something in cmdesk itself went wrong" in words_of(window.status))
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    enter(window, "law", "NL")
    assert saved(window, qtbot).contract.reference == "R-2"


def test_what_was_stored_unheard_is_not_stored_over_others(
    own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is lost, Ann's version comes on top of it: hers stays, and there is none more."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        put = Register.put

        def lost(register: Register, *given: object) -> object:
            put(register, *given)  # type: ignore[arg-type]
            raise ConnectionLostError(register.place)

        with monkeypatch.context() as patch:
            patch.setattr(Register, "put", lost)
            enter(window, "reference", "R-2")
            until(qtbot, lambda: window.session.storing.can_retry)
        window.session.storing._again.stop()
        changed(other, number, reference="TEST", law="NL")
        own.keeper.look()
        until(qtbot, lambda: window.session.draft.value("law") == "NL")
        stored = saved(window, qtbot)
        assert (stored.version, stored.contract.reference) == (3, "TEST")
        assert [one.who for one in other.versions(number)][::2] == [ANN, ANN]


def test_what_is_being_added_is_not_added_twice(own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the user asks for it meanwhile."""
    window = own.open()
    with held_back(monkeypatch, "add") as gate:
        for key, value in SMALL.items():
            enter(window, key, value)
        window.session.storing.store()
        window.kept.add()
        gate.set()
        assert saved(window, qtbot).version == 1
    assert counted() == 1


def test_an_answer_for_another_contract_is_none(own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for the one before says nothing of the one that is shown."""
    with somebody_else() as other:
        first, second = added(other).id, added(other, reference="SECOND")
    window = opened(own, qtbot, first)
    with held_back(monkeypatch, "put") as gate:
        enter(window, "reference", "R-2")
        window.session.storing.store()
        window.session.show_kept(second)
        enter(window, "reference", "R-3")
        window.session.storing.store()
        gate.set()
        stored = saved(window, qtbot)
    assert (stored.id, stored.version, stored.contract.reference) == (second.id, 2, "R-3")


def test_a_register_opened_again_is_sent_what_it_did_not_answer(own: Windows, qtbot: QtBot) -> None:
    """The same once more."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    enter(window, "reference", "R-2")
    window.session.storing.store()
    own.keeper.close()
    open_keeper(own, qtbot)
    assert saved(window, qtbot).version == 2


def test_what_is_added_to_one_register_does_not_go_to_another(
    own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Unless asked for: the answer was lost, so it may be in the first."""
    window = own.open()
    add = Register.add

    def lost(register: Register, *given: object) -> object:
        add(register, *given)  # type: ignore[arg-type]
        raise ConnectionLostError(register.place)

    with monkeypatch.context() as patch:
        patch.setattr(Register, "add", lost)
        for key, value in SMALL.items():
            enter(window, key, value)
        until(qtbot, lambda: window.session.storing.can_retry)
    second = str(tmp_path / "second.sqlite")
    open_keeper(own, qtbot, second)
    until(qtbot, lambda: "another register is open" in words_of(window.status))
    window.kept.add()
    assert saved(window, qtbot).version == 1
    assert (counted(), counted(second)) == (1, 1)
