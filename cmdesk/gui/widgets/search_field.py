"""The field for a choice from a long list: a few letters find it, wherever they stand in the name."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QWidget

from cmdesk.gui.widgets.choice_codec import ChoiceCodec, Options
from cmdesk.gui.widgets.line_field import LineField


class SearchField(LineField):
    """A line that completes the names of a list; the list is read when the field is first entered."""

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(ChoiceCodec(options), parent)
        self._options = options
        self.setPlaceholderText("–")  # noqa: RUF001  # the dash of an empty state

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.completer() is None:
            self._complete()
        super().focusInEvent(event)

    def _complete(self) -> None:
        completer = QCompleter(QStringListModel(sorted(self._options().values()), self), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self.take)
        self.setCompleter(completer)
