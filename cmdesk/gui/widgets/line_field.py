"""The line that every typed field is: it tells when it changed and when it was left, and shares undo with its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from cmdesk.gui import fonts

if TYPE_CHECKING:
    from cmdesk.gui.widgets.codec import Codec, Problem


class LineField(QLineEdit):
    """A line whose value is read by a codec; None while it is empty.

    `edited` follows every change by the user, `left` comes when the user is done with the field for now.
    """

    edited = Signal()
    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, codec: Codec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.codec = codec
        self.setProperty("field", True)
        if codec.right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self._leave)

    def value(self) -> Any:
        """Return what the text says, the raw text where it cannot be understood."""
        return self.codec.read(self.text())

    def set_value(self, value: Any) -> None:
        """Show a value without telling that the user changed it; a text that means the same stays as typed."""
        if self.hasFocus() and value == self.value():
            return
        shown = self.codec.shown(value)
        if shown != self.text():
            fonts.show_glyphs_of(shown)
            self.setText(shown)

    def problem(self) -> Problem | None:
        """Return what is wrong with the text, None where nothing is."""
        return self.codec.problem(self.text())

    def remark(self) -> str:
        """Return what the text says in words, to stand under the field."""
        return self.codec.remark(self.text())

    def take(self, text: str) -> None:
        """Put a text in as if the user had typed it."""
        self.setText(text)
        self.edited.emit()
        self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo to the form where this field has nothing of its own to undo."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable():
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Show what was understood in its usual form; only here, never while it is typed."""
        if self.problem() is None:
            usual = self.codec.shown(self.value())
            if usual != self.text():
                self.setText(usual)
        self.left.emit()
