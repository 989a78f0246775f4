"""A contract of the register while others work on it too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.contract.contract import Contract
from cmdesk.contract.write import contract_to_values
from cmdesk.desk.registers import own_register
from cmdesk.desk.safekeeping import restore_backup, save_copy
from cmdesk.gui.dialogs.closing_dialog import ClosingDialog
from cmdesk.gui.dialogs.conflict_dialog import ConflictDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.storing import Stand
from cmdesk.gui.windows import Windows
from cmdesk.register.merging import merged
from cmdesk.register.records import Action, Conflict, Edit
from tests.gui.helpers import words_of
from tests.gui.registers import (
    ANN,
    NOON,
    added,
    changed,
    enter,
    follow,
    held_back,
    open_keeper,
    opened,
    saved,
    somebody_else,
    until,
)
from tests.helpers import contract_of

LATER = datetime(2025, 11, 19, 12, tzinfo=UTC)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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


def test_what_is_being_typed_meets_others_when_it_is_left(own: Windows, qtbot: QtBot) -> None:
    """Nobody's half a word is taken out of a field."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        window.session.draft.put("reference", "R-", "Reference")
        changed(other, number, law="NL")
    own.keeper.look()
    until(qtbot, lambda: not own.keeper.jobs.is_busy)
    qtbot.wait(50)
    assert window.session.draft.value("reference") == "R-"
    window.session.draft.put("reference", "R-2", "Reference")
    window.session.draft.end_step()
    stored = saved(window, qtbot)
    assert (stored.contract.reference, stored.contract.law) == ("R-2", "NL")


def test_a_contract_deleted_by_others_is_told_where_nothing_was_typed(own: Windows, qtbot: QtBot) -> None:
    """It stays on show."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        other.delete(number, 1, other_edit())
    own.keeper.look()
    until(qtbot, lambda: "Ann deleted this contract" in words_of(window.banner))
    assert not window.session.is_modified
    follow(window, "Bring back")
    until(qtbot, lambda: window.session.storing.stored is not None and window.session.storing.stored.version == 3)


def test_others_changes_keep_page_and_cursor(own: Windows, qtbot: QtBot) -> None:
    """Whoever reads or types elsewhere is not thrown off."""
    with somebody_else() as other:
        number = added(other, payments=[{"date": f"2025-01-{day:02}", "amount": "1.00"} for day in range(1, 29)]).id
        window = opened(own, qtbot, number)
        window.go_to("payments[20].amount")
        view = window.page(2).tables[0].view
        until(qtbot, lambda: view.currentIndex().row() == 20)
        scrolled = window.page(2).verticalScrollBar().value()
        changed(
            other,
            number,
            law="NL",
            payments=[{"date": f"2025-01-{day:02}", "amount": "1.00"} for day in range(1, 29)],
        )
    own.keeper.look()
    until(qtbot, lambda: window.session.draft.value("law") == "NL")
    assert window.page_list.currentRow() == 2
    assert view.currentIndex().row() == 20
    assert window.page(2).verticalScrollBar().value() == scrolled


def test_two_programs_that_edit_at_once_lose_nothing(own: Windows, qtbot: QtBot) -> None:
    """Ten rounds in which both change another field at the same time: all of it is there in the end."""
    with somebody_else() as other:
        number = added(other, currency="EUR").id
        window = opened(own, qtbot, number)
        for turn in range(10):
            enter(window, "reference", f"R-{turn}")
            window.session.storing.store()
            found = other.get(number)
            payments = [*contract_to_values(found.contract).get("payments", []), payment(turn)]
            theirs = contract_of(**{**contract_to_values(found.contract), "payments": payments})
            result = other.put(number, theirs, found.version, other_edit())
            while isinstance(result, Conflict):
                both = merged(result, theirs)
                result = other.put(number, both, result.stored.version, other_edit())
            stored = saved(window, qtbot)
            assert stored.contract.reference == f"R-{turn}"
        own.keeper.look()
        until(qtbot, lambda: len(window.session.draft.value("payments") or []) == 10)
        last = other.get(number).contract
    assert (last.reference, len(last.payments)) == ("R-9", 10)


def payment(turn: int) -> dict[str, str]:
    """Return a payment of its own day."""
    return {"date": f"2025-02-{turn + 1:02}", "amount": "5.00"}


def test_what_is_no_contract_when_others_are_met_is_merged_once_it_is(own: Windows, qtbot: QtBot) -> None:
    """Nothing of it is taken out of its field."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        changed(other, number, law="NL")
    enter(window, "reference", "R-2")
    window.session.storing.store()
    enter(window, "effective_date", "soon")
    until(qtbot, lambda: "look at Effective Date" in words_of(window.status))
    assert window.session.draft.value("effective_date") == "soon"
    enter(window, "effective_date", "2024-04-01")
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference, stored.contract.law) == (3, "R-2", "NL")


def test_the_same_change_made_by_both_is_no_conflict(own: Windows, qtbot: QtBot) -> None:
    """As after a program was ended before it heard that all was stored: nothing is told, nothing stored twice."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        changed(other, number, law="NL")
    enter(window, "law", "NL")
    assert saved(window, qtbot).version == 2
    assert window.banner.isHidden()


@pytest.mark.parametrize("is_left", [True, False])
def test_what_is_typed_while_a_version_is_restored_is_kept(
    own: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_left: bool
) -> None:
    """Both hold: the earlier version, and what was typed on top; also in a field that is left later."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    enter(window, "reference", "R-2")
    saved(window, qtbot)
    with held_back(monkeypatch, "restore") as gate:
        window.session.storing.restore(1)
        window.session.draft.put("client.name", "Beta", "Name")
        if is_left:
            window.session.draft.end_step()
        gate.set()
        until(qtbot, lambda: not window.session.storing.is_asking)
    window.session.draft.end_step()
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference, stored.contract.client.name) == (4, "TEST", "Beta")


def test_bringing_back_meets_what_others_changed_since(own: Windows, qtbot: QtBot) -> None:
    """Nothing was typed here: theirs is shown."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        other.delete(number, 1, other_edit())
        own.keeper.look()
        until(qtbot, lambda: "Ann deleted this contract" in words_of(window.banner))
        other.undelete(number, other_edit())
        changed(other, number, law="NL")
        window.session.storing.bring_back()
        stored = saved(window, qtbot)
        assert (stored.version, stored.contract.law, window.session.draft.value("law")) == (4, "NL", "NL")
        assert other.get(number).version == 4


def test_bringing_back_keeps_what_others_changed_before_it_was_deleted(own: Windows, qtbot: QtBot) -> None:
    """With what was typed here, which rests on the version before that."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        changed(other, number, law="NL")
        other.delete(number, 2, other_edit())
    enter(window, "reference", "R-2")
    until(qtbot, lambda: "Ann deleted this contract" in words_of(window.banner))
    follow(window, "Bring back")
    stored = saved(window, qtbot)
    assert (stored.contract.reference, stored.contract.law, stored.deleted_at) == ("R-2", "NL", None)


def test_another_contract_under_the_number_is_left_alone(own: Windows, qtbot: QtBot) -> None:
    """The register went and another took its place: what was typed stays a draft, and is said to be nowhere else."""
    with somebody_else() as other:
        number = added(other).id
    window = opened(own, qtbot, number)
    window.session.draft.put("reference", "R-2", "Reference")
    own.keeper.close()
    for path in Path(own_register()).parent.glob("contracts.sqlite*"):
        path.unlink()
    with somebody_else() as other:
        assert other.add(contract_of(reference="OTHER"), Edit("Bo", LATER)).id == number
        open_keeper(own, qtbot)
        window.session.draft.end_step()
        until(qtbot, lambda: "not in the register any more" in words_of(window.status))
        until(qtbot, lambda: not own.keeper.jobs.is_busy)
        window.session.storing.store()
        until(qtbot, lambda: not own.keeper.jobs.is_busy)
        window.kept.delete()
        until(qtbot, lambda: "not in the register" in words_of(window.banner))
        assert (other.get(number).version, other.get(number).contract.reference) == (1, "OTHER")
    assert window.session.draft.value("reference") == "R-2"
    assert window.session.is_modified


def test_another_version_under_the_number_is_a_conflict(own: Windows, qtbot: QtBot) -> None:
    """A backup was put back, and Ann made a version of the same number as the one that went."""
    with somebody_else() as other:
        number = added(other).id
        copy = f"{own_register()}.copy"
        save_copy(other, copy)
        changed(other, number, currency="DKK")
    window = opened(own, qtbot, number)
    window.session.draft.put("reference", "R-2", "Reference")
    own.keeper.close()
    restore_backup(copy, own_register())
    with somebody_else() as other:
        found = other.put(number, contract_of(law="NL"), 1, Edit("Bo", LATER))
        assert getattr(found, "version", None) == 2
    open_keeper(own, qtbot)
    window.session.draft.end_step()
    stored = saved(window, qtbot)
    assert (stored.version, stored.contract.reference, stored.contract.law) == (3, "R-2", "NL")


def test_a_clash_that_is_undone_makes_way(own: Windows, qtbot: QtBot) -> None:
    """Until then nothing says that it is saved, and closing asks."""
    with somebody_else() as other:
        number = added(other).id
        window = opened(own, qtbot, number)
        changed(other, number, reference="R-9")
    enter(window, "reference", "R-2")
    storing = window.session.storing
    until(qtbot, lambda: storing.conflict is not None)
    window.findChildren(ConflictDialog)[-1].reject()
    window.close()
    window.findChildren(ClosingDialog)[-1].save_button.click()
    window.findChildren(ConflictDialog)[-1].reject()
    assert not window.isHidden()
    window.session.draft.undo_stack.undo()
    assert "Saved in the register" not in words_of(window.status)
    stored = saved(window, qtbot)
    assert (stored.version, window.session.draft.value("reference")) == (2, "R-9")
