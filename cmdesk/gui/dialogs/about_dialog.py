"""What this program is, and what it is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

import cmdesk
from cmdesk.basics.wording import N_, say
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.widgets.closing import closing_row

_LINES = (
    N_("Deadlines, amounts and liability under the CM.com terms, each with its clause and its steps."),
    N_("A calculation aid, not legal advice"),
    N_("Where the Terms can be read in more than one way, the reading chosen is shown with every answer."),
)


class AboutDialog(Dialog):
    """The mark, the version, and three sentences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("About cmdesk")))
        mark = QLabel(self)
        mark.setPixmap(icons.application_icon().pixmap(64, 64))
        title = QLabel("cmdesk", self)
        title.setFont(fonts.font(fonts.Role.TITLE))
        version = QLabel(language.text(say(N_("Version {version}"), version=cmdesk.__version__)), self)
        version.setProperty("tone", "secondary")
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(title)
        words.addWidget(version)
        for line in _LINES:
            label = QLabel(language.text(line), self)
            label.setWordWrap(True)
            label.setMinimumWidth(360)
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(closing_row(self))
