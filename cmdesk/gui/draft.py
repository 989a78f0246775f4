"""The contract as it is typed: plain values, changed place by place, every change undone and redone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from cmdesk.gui.places import value_at, with_value


class Draft(QObject):
    """Plain values in the form of a contract file, without its schema; `changed` names the place that changed.

    Changes at one place belong to one step of undo until `end_step` is called or another place changes. `committed`
    tells that a step with changes in it has ended: a field was left, a row entered, something undone or done again.
    """

    changed = Signal(str)
    committed = Signal()

    def __init__(self, values: Mapping[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values = {key: value for key, value in values.items() if key != "schema"}
        self._step = 0
        self._committed = self._values
        self.undo_stack = QUndoStack(self)

    @property
    def values(self) -> dict[str, Any]:
        """Return everything that was typed; not to be changed in place."""
        return self._values

    @property
    def committed_values(self) -> dict[str, Any]:
        """Return everything that was typed in steps that have ended; not to be changed in place."""
        return self._committed

    @property
    def is_being_typed(self) -> bool:
        """Tell whether a step has begun that has not ended yet."""
        return self._values is not self._committed

    def value(self, place: str) -> Any:
        """Return what stands at a place, None where nothing does."""
        return value_at(self._values, place)

    def put(self, place: str, value: Any, what: str) -> None:
        """Write a value at a place as a step of undo; `what` names it in the menu."""
        if value_at(self._values, place) != value:
            self.undo_stack.push(_Put(self, place, with_value(self._values, place, value), what, self._step))

    def end_step(self) -> None:
        """Let the next change be a step of its own."""
        self._step += 1
        if self.is_being_typed:
            self._committed = self._values
            self.committed.emit()

    def take_over(self, values: Mapping[str, Any], what: str) -> None:
        """Take other values altogether as one step of undo."""
        after = {key: value for key, value in values.items() if key != "schema"}
        self.undo_stack.push(_Put(self, "", after, what, self._step))
        self.end_step()

    def replace(self, values: Mapping[str, Any]) -> None:
        """Take other values altogether, with nothing to undo."""
        self._values = self._committed = {key: value for key, value in values.items() if key != "schema"}
        self.undo_stack.clear()
        self.changed.emit("")

    def _show(self, values: dict[str, Any], place: str) -> None:
        self._values = values
        self.changed.emit(place)


class _Put(QUndoCommand):
    """One change at one place; later ones of the same step join it."""

    def __init__(self, draft: Draft, place: str, after: dict[str, Any], what: str, step: int) -> None:
        super().__init__(what)
        self._draft, self.place, self.step = draft, place, step
        self._before, self.after = draft.values, after
        self._is_done = False

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Put) or (other.place, other.step) != (self.place, self.step):
            return False
        self.after = other.after
        if self.after == self._before:
            self.setObsolete(True)
        return True

    def undo(self) -> None:
        self._draft._show(self._before, self.place)  # noqa: SLF001  # the command is a part of the draft
        self._draft.end_step()

    def redo(self) -> None:
        self._draft._show(self.after, self.place)  # noqa: SLF001  # as above
        if self._is_done:  # done again, and not for the first time, while it is still being typed
            self._draft.end_step()
        self._is_done = True
