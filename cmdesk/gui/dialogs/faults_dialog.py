"""What is wrong with a file that does not open, or with a contract that cannot be saved yet: everything at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from cmdesk.basics.errors import Fault
from cmdesk.gui import fonts, language
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.rich import escaped, link, make_linkable
from cmdesk.gui.widgets.closing import closing_row

_MOST = 200


class FaultsDialog(Dialog):
    """A heading, and each fault with its place; with `label_of`, places have names and can be gone to."""

    place_wanted = Signal(str)

    def __init__(
        self, heading: str, faults: Sequence[Fault], parent: QWidget, label_of: Callable[[str], str] | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.resize(560, 360)
        title = QLabel(heading, self)
        title.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        title.setWordWrap(True)
        self._list = QLabel("<br>".join(_line(fault, label_of) for fault in faults[:_MOST]), self)
        make_linkable(self._list)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._list.setContentsMargins(12, 12, 12, 12)
        self._list.linkActivated.connect(self._follow)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(scroll, 1)
        column.addWidget(closing_row(self))

    def _follow(self, place: str) -> None:
        self.accept()
        self.place_wanted.emit(place)


def _line(fault: Fault, label_of: Callable[[str], str] | None) -> str:
    words = escaped(language.text(fault.sentence))
    if not fault.place:
        return words
    if label_of is None:
        return f"<b>{escaped(language.words().value(fault.place_in_words))}</b>: {words}"
    return f"{link(fault.place, label_of(fault.place))}: {words}"
