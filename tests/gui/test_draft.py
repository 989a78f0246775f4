"""The contract as it is typed: every change undone and redone, keystrokes of one field together."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some
from pytestqt.qtbot import QtBot

from cmdesk.gui.draft import Draft


def test_keystrokes_of_one_field_are_one_step(qtbot: QtBot) -> None:
    """Typing a name is undone at once, until the field is left."""
    draft = Draft({})
    for text in ("A", "AC", "ACM"):
        draft.put("client.name", text, "Client")
    draft.end_step()
    draft.put("client.name", "ACME", "Client")
    assert draft.undo_stack.count() == 2
    draft.undo_stack.undo()
    assert draft.value("client.name") == "ACM"
    draft.undo_stack.undo()
    assert draft.value("client.name") is None
    draft.undo_stack.redo()
    assert draft.value("client.name") == "ACM"
    assert qtbot is not None


def test_another_place_is_another_step() -> None:
    """Going on to the next field ends the step."""
    draft = Draft({})
    draft.put("reference", "R", "Reference")
    draft.put("currency", "EUR", "Currency")
    assert draft.undo_stack.count() == 2
    assert draft.undo_stack.undoText() == "Currency"


def test_typing_back_leaves_no_step() -> None:
    """What was typed and taken back again is nothing to undo."""
    draft = Draft({"reference": "R"})
    draft.put("reference", "RX", "Reference")
    draft.put("reference", "R", "Reference")
    assert draft.undo_stack.count() == 0
    assert draft.undo_stack.isClean()


def test_a_change_names_its_place(qtbot: QtBot) -> None:
    """Whoever shows the place is told."""
    draft = Draft({})
    with qtbot.waitSignal(draft.changed) as told:
        draft.put("payments", [{"date": "d"}], "Payments")
    assert told.args == ["payments"]


def test_no_change_is_no_step(qtbot: QtBot) -> None:
    """Writing what is there already does nothing."""
    draft = Draft({"reference": "R"})
    with qtbot.assertNotEmitted(draft.changed):
        draft.put("reference", "R", "Reference")


def test_other_values_altogether() -> None:
    """A document is shown with nothing to undo; a draft is taken over as one step."""
    draft = Draft({})
    draft.put("reference", "R", "Reference")
    draft.replace({"schema": "cmdesk.contract/1", "reference": "S"})
    assert draft.values == {"reference": "S"}
    assert draft.undo_stack.count() == 0
    draft.take_over({"reference": "T"}, "Draft")
    assert draft.values == {"reference": "T"}
    draft.undo_stack.undo()
    assert draft.values == {"reference": "S"}


PLACES = ("reference", "client.name", "payments", "prepaid.registered", "fees[0].amount", "fees[1].amount")


@given(some.lists(some.tuples(some.sampled_from(PLACES), some.sampled_from(["1", "2", None]), some.booleans())))
def test_undoing_everything_leads_back(changes: list[tuple[str, Any, bool]]) -> None:
    """Whatever was typed, undo ends where it began, and redo where it was left."""
    start = {"reference": "R", "payments": [{"date": "d"}]}
    draft = Draft(start)
    for place, value, ends in changes:
        draft.put(place, value, place)
        if ends:
            draft.end_step()
    end = draft.values
    while draft.undo_stack.canUndo():
        draft.undo_stack.undo()
    assert draft.values == start
    while draft.undo_stack.canRedo():
        draft.undo_stack.redo()
    assert draft.values == end
