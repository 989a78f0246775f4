"""One fact that is tried out otherwise: its field with another value, what it is now, and a way to leave it alone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, say
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.context import Context
from cmdesk.gui.facts import Fact, field_for
from cmdesk.gui.widgets.form import FormRow


class FactRow(QWidget):
    """The field starts with what stands there now; as long as it says the same, nothing is tried."""

    edited = Signal()
    removed = Signal(str)

    def __init__(self, fact: Fact, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self.row = FormRow(fact.name, field_for(fact, context), "", fact.place, self)
        self.row.field.edited.connect(self.edited)
        self._now = QLabel(self)
        self._now.setProperty("tone", "secondary")
        self._now.setWordWrap(True)
        remove = QToolButton(self)
        remove.setProperty("kind", "plain")
        name = language.text(say(N_("Leave {fact} as it is"), fact=fact.name))
        remove.setToolTip(name)
        remove.setAccessibleName(name)
        icons.follow(remove, "close", "secondary")
        remove.clicked.connect(lambda: self.removed.emit(fact.place))
        self._before: Any = None
        self._before_words = self._remark = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.row, 3)
        line.addLayout(_level_with_field(self._now), 2)
        line.addLayout(_level_with_field(remove))

    def begin(self, now: Any, value: Any) -> None:
        """Show what stands there now, and begin with a value."""
        self.show_now(now)
        self.row.set_value(value)

    def show_now(self, now: Any) -> None:
        """Show what stands there now; the value tried stays."""
        typed = self.row.field.value()
        self.row.field.set_value(now)
        self._before = self.row.field.value()
        self._before_words = _shown(self.row.field) or language.words().value(None)
        self._say()
        self.row.set_value(typed)

    def remark(self, words: str) -> None:
        """Say something about the value tried, below what stands there now; nothing with no words."""
        self._remark = words
        self._say()

    def _say(self) -> None:
        now = language.text(say(N_("now: {value}"), value=self._before_words))
        self._now.setText("\n".join(part for part in (now, self._remark) if part))

    @property
    def value(self) -> Any:
        """Return the value tried."""
        return self.row.field.value()

    @property
    def is_tried(self) -> bool:
        """Tell whether another value can be understood here."""
        return self.value != self._before and self.row.field.problem() is None


def _level_with_field(widget: QWidget) -> QVBoxLayout:
    """Return a column in which a widget stands level with the field beside it."""
    column = QVBoxLayout()
    column.addSpacing(fonts.line_height(fonts.Role.BODY) + 10)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return column


def _shown(field: Any) -> str:
    """Return what a field says."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QComboBox):
        return field.currentText()
    value = field.value()
    return "" if value is None else str(value)
