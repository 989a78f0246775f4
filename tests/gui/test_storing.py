"""A contract at home in the register: stored as it is typed, never over somebody else's, never lost."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.contract.contract import Contract
from cmdesk.desk.drafts import left_drafts
from cmdesk.desk.registers import own_register
from cmdesk.desk.safekeeping import restore_backup, save_copy
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.storing import Stand
from cmdesk.gui.windows import Windows
from cmdesk.register.errors import ConnectionLostError, LockedError
from cmdesk.register.records import Action, Edit
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

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def own(windows: Windows, qtbot: QtBot) -> Windows:
    """Return windows whose register is open."""
    open_keeper(windows, qtbot)
    return windows


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
    until(qtbot, lambda: "Effective Date: is missing" in words_of(window.status))
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
    until(qtbot, lambda: "Not saved: Effective Date" in words_of(window.status))
    enter(window, "reference", "R-2")
    enter(window, "effective_date", "2024-04-01")
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference) == (2, "R-2")


def test_the_reason_goes_with_the_next_change_alone(own: Windows, qtbot: QtBot) -> None:
    """As it was given."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    window.session.storing.why = "as agreed by phone"
    enter(window, "reference", "R-2")
    assert saved(window, qtbot).why == "as agreed by phone"
    enter(window, "reference", "R-3")
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


def test_edits_that_do_not_clash_are_merged(own: Windows, qtbot: QtBot) -> None:
    """Both are kept, and it is said whose came in and where."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        changed(other, number, law="NL")
    enter(window, "reference", "R-2")
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference, stored.contract.law) == (3, "R-2", "NL")
    assert window.session.draft.value("law") == "NL"
    said = words_of(window.banner)
    assert "Ann changed this contract meanwhile" in said
    assert "Governing law" in said
    assert not window.session.draft.undo_stack.canUndo()


def test_others_changes_are_shown_at_once(own: Windows, qtbot: QtBot) -> None:
    """With who and when; nothing of one's own was open."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        changed(other, number, reference="R-9")
    own.keeper.look()
    until(qtbot, lambda: window.session.draft.value("reference") == "R-9")
    assert "Ann changed this contract" in words_of(window.banner)
    assert not window.session.is_modified
    enter(window, "law", "NL")
    assert saved(window, qtbot).version == 3


def test_clashes_wait_for_the_user(own: Windows, qtbot: QtBot) -> None:
    """Nothing is stored meanwhile, the draft is kept, and the choice is stored."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        changed(other, number, reference="R-9", law="NL")
    enter(window, "reference", "R-2")
    storing = window.session.storing
    until(qtbot, lambda: storing.conflict is not None)
    assert storing.conflict is not None
    assert storing.conflict.clashes == ("reference",)
    assert "Ann changed the same" in words_of(window.status)
    enter(window, "currency", "DKK")
    storing.store()
    assert storing.stand is Stand.UNSAVED
    storing.decide(changed_reference(window, "R-9"))
    stored = saved(window, qtbot)
    assert stored.contract.reference == "R-9"


def changed_reference(window: MainWindow, text: str) -> Contract:
    """Return the contract as typed, with another reference."""
    found = window.session.readable_contract()
    assert found is not None
    return replace(found, reference=text)


def test_a_contract_deleted_meanwhile_can_be_brought_back(own: Windows, qtbot: QtBot) -> None:
    """With what was typed since."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        other.delete(number, 1, other_edit())
    enter(window, "reference", "R-2")
    until(qtbot, lambda: "Ann deleted this contract" in words_of(window.banner))
    assert "the contract is deleted" in words_of(window.status)
    follow(window, "Bring back")
    stored = saved(window, qtbot)
    assert (stored.contract.reference, stored.deleted_at) == ("R-2", None)
    with somebody_else() as other:
        assert [one.action for one in other.versions(number)][:2] == [Action.CHANGED, Action.UNDELETED]


def other_edit() -> Edit:
    """Return an edit of Ann's."""
    return Edit(ANN, NOON)


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


def test_a_backup_put_back_meanwhile_is_merged_too(own: Windows, qtbot: QtBot) -> None:
    """The version that an edit started from is gone; what was typed goes on top of what is there."""
    with somebody_else() as other:
        number = added(other).id
        copy = f"{own_register()}.copy"
        save_copy(other, copy)
        changed(other, number, law="NL")
    window = opened(own, qtbot, number)
    window.session.draft.put("reference", "R-2", "Reference")
    own.keeper.close()
    restore_backup(copy, own_register())
    open_keeper(own, qtbot)
    window.session.draft.end_step()
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference, stored.contract.law) == (2, "R-2", None)


def test_a_contract_that_is_gone_is_added_anew_when_asked(own: Windows, qtbot: QtBot) -> None:
    """A backup of a time before it was put back."""
    with somebody_else() as other:
        copy = f"{own_register()}.copy"
        save_copy(other, copy)
        number = added(other).id
    window = opened(own, qtbot, number)
    own.keeper.close()
    restore_backup(copy, own_register())
    open_keeper(own, qtbot)
    enter(window, "reference", "R-2")
    until(qtbot, lambda: "not in the register any more" in words_of(window.status))
    window.kept.add()
    assert saved(window, qtbot).version == 1
