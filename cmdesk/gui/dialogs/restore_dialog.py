"""The backups of the register, one of which is put in its place: choose, restore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts, language
from cmdesk.gui.changes import NOTHING
from cmdesk.gui.living import while_there
from cmdesk.gui.models.lines_model import Cell, Head, Line, LinesModel
from cmdesk.gui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.keeper import Keeper
    from cmdesk.register.backups import Backup


class RestoreDialog(QDialog):
    """A list, the last backup in front; `restore_wanted` names the one chosen. The register need not open for that."""

    restore_wanted = Signal(object)

    def __init__(self, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.text(N_("Restore a backup")))
        self.resize(600, 420)
        self._backups: tuple[Backup, ...] = ()
        self.model = LinesModel(
            [Head(language.text(N_("Made")), wraps=True), Head(language.text(N_("Changes since")), right=True)], self
        )
        self.view = LinesView(self.model, self)
        self.view.setAccessibleName(language.text(N_("Backups")))
        self.view.line_opened.connect(lambda _about: self._restore())
        self.about = QLabel(self)
        self.about.setProperty("tone", "secondary")
        self.about.setWordWrap(True)
        self.restore = QPushButton(language.text(N_("Restore")), self)
        self.restore.setProperty("kind", "main")
        self.restore.setEnabled(False)
        self.restore.clicked.connect(self._restore)
        self._assemble()
        self._ask(keeper)

    def _assemble(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        cancel = QPushButton(language.text(N_("Cancel")), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.about)
        column.addWidget(self.view, 1)
        column.addLayout(row)

    def _ask(self, keeper: Keeper) -> None:
        """Ask which backups there are, and how much happened since, where the register opens."""
        from cmdesk.desk.safekeeping import backups_of  # noqa: PLC0415  # asked by the register's thread

        place = keeper.place

        def fail(why: Sentence) -> None:
            self.about.setText(language.text(why))

        shown = while_there(self, self._show)
        if keeper.is_open:
            keeper.ask(
                lambda register: (backups_of(place), register.changes_since(0).seq), shown, while_there(self, fail)
            )
        else:
            keeper.jobs.do(lambda: (backups_of(place), None), shown, self._raise)

    def _raise(self, error: Exception) -> None:
        raise error

    def _show(self, found: tuple[Sequence[Backup], int | None]) -> None:
        self._backups, seq = tuple(found[0]), found[1]
        self.model.set_lines([_line(one, seq) for one in self._backups])
        self.restore.setEnabled(bool(self._backups))
        if self._backups:
            sentence = N_(
                "The register becomes what it was then. What stands there now is kept beside it, so nothing is lost."
            )
            self.view.selectRow(0)
            self.view.setFocus()
        else:
            sentence = N_("There is no backup yet. One is made every hour in which something changed.")
        self.about.setText(language.text(sentence))

    def _restore(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._backups):
            self.accept()
            self.restore_wanted.emit(self._backups[row])


def _line(one: Backup, seq: int | None) -> Line:
    """Return the line of a backup, with how much happened since where that is known."""
    when = language.words().moment(one.at.astimezone())
    changes = NOTHING if seq is None else language.words().number(max(0, seq - one.seq))
    return Line((Cell(when, copied=one.at.isoformat()), Cell(changes)), one.path)
