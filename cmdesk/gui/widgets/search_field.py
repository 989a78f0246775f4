"""The field for a choice from a long list: a few letters find it, wherever they stand in the name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QWidget

from cmdesk.gui.widgets.choice_codec import ChoiceCodec, Options
from cmdesk.gui.widgets.line_field import LineField

_ENDING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LONG, _WIDEST = 20, 480


class SearchField(LineField):
    """A line that completes the names of a list; the list is read when the field is first entered."""

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        self._choices = ChoiceCodec(options)
        super().__init__(self._choices, parent)
        self._options = options
        self.setPlaceholderText("–")  # noqa: RUF001  # the dash of an empty state

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.completer() is None:
            self._complete()
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let Tab and Enter take what the list offers, and then do what they always do.

        The list would pass the key straight to this field, past whoever watches it, such as the delegate of a table.
        """
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ENDING:
            popup = self._list()
            if popup is not None and popup.isVisible():
                self._take_offered(popup)
                QApplication.postEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
                event.accept()
                return True
        return super().event(event)

    def offer_all(self) -> None:
        """Open the whole list, whatever the field holds."""
        completer = self.completer()
        if self.isVisible() and completer is not None:
            completer.setCompletionPrefix("")
            completer.complete()

    def _list(self) -> QAbstractItemView | None:
        return self.completer().popup() if self.completer() is not None else None

    def _take_offered(self, popup: QAbstractItemView) -> None:
        """Take the entry that one walked to, else the first that the letters typed may mean."""
        index = popup.currentIndex()
        popup.hide()
        offered = str(index.data()) if index.isValid() else self._nearest()
        if offered:
            self.setText(offered)
            self.setModified(True)

    def _nearest(self) -> str:
        return self._choices.nearest(self.text()) if self.isModified() else ""

    def _complete(self) -> None:
        labels = list(self._options().values())
        completer = QCompleter(QStringListModel(labels if len(labels) < _LONG else sorted(labels), self), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self.take)
        self.setCompleter(completer)
        popup = self._list()
        if popup is not None:
            popup.setProperty("kind", "choices")
            widest = max((self.fontMetrics().horizontalAdvance(label) for label in labels), default=0)
            popup.setMinimumWidth(min(widest + 48, _WIDEST))
