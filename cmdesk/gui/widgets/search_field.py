"""The field for a choice from a long list: a few letters or words find it, wherever they stand in the name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import language
from cmdesk.gui.widgets.choice_codec import ChoiceCodec, Options
from cmdesk.gui.widgets.line_field import LineField

_ENDING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WIDEST = 480


class SearchField(LineField):
    """A line that completes the names of a list; the list is read when the field is first entered."""

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        self._choices = ChoiceCodec(options)
        super().__init__(self._choices, parent)
        self._options = options
        self._offers: _Offers | None = None
        self.setPlaceholderText("–")  # noqa: RUF001  # the dash of an empty state
        self.textEdited.connect(self._offer)

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
            self._offer("")
            completer.complete()

    def _list(self) -> QAbstractItemView | None:
        return self.completer().popup() if self.completer() is not None else None

    def _take_offered(self, popup: QAbstractItemView) -> None:
        """Take the entry that one walked to, else the first that the letters typed may mean."""
        index = popup.currentIndex()
        popup.hide()
        offered = str(index.data()) if index.flags() & Qt.ItemFlag.ItemIsEnabled else self._nearest()
        if offered:
            self.setText(offered)
            self.setModified(True)

    def _nearest(self) -> str:
        return self._choices.nearest(self.text()) if self.isModified() else ""

    def _offer(self, text: str) -> None:
        """Offer what has the words typed, those first whose names begin with them; or say that nothing has."""
        if self._offers is not None:
            found, wanted = self._choices.matches(text), text.strip().casefold()
            self._offers.show_labels(sorted(found, key=lambda label: not label.casefold().startswith(wanted)))

    def _complete(self) -> None:
        labels = list(self._options().values())
        self._offers = _Offers(self)
        completer = _Completer(self._offers, self)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self.take)
        self.setCompleter(completer)
        self._offer("")
        popup = self._list()
        if popup is not None:
            popup.setProperty("kind", "choices")
            widest = max((self.fontMetrics().horizontalAdvance(label) for label in labels), default=0)
            popup.setMinimumWidth(min(widest + 48, _WIDEST))


class _Completer(QCompleter):
    """Offers all that its list holds: the field has sought out already what fits the words typed."""

    def splitPath(self, _path: str) -> list[str]:
        return [""]


class _Offers(QStringListModel):
    """What the list offers: labels, or the words that there are none, which cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_empty = False

    def show_labels(self, labels: Sequence[str]) -> None:
        """Offer some labels."""
        self._is_empty = not labels
        self.setStringList(labels or [language.text(N_("Nothing in the list has these words."))])

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self._is_empty else super().flags(index)
