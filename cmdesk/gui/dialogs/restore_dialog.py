"""The backups of the register, or a file that one names, one of which is put in its place: choose, restore."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, say
from cmdesk.gui import announce, fonts, language
from cmdesk.gui.changes import NOTHING
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.file_dialogs import file_dialog
from cmdesk.gui.keeper import sentence_of
from cmdesk.gui.living import do_apart, while_there
from cmdesk.gui.models.lines_model import Cell, Head, Line, LinesModel
from cmdesk.gui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.keeper import Keeper
    from cmdesk.register.backups import Backup
    from cmdesk.register.records import News

    _Found = tuple[str, tuple[Backup, ...], int | None]

_OTHER = N_(
    "{file} holds no earlier state of this register. What stands there now is kept beside it, so nothing is lost."
)


class RestoreDialog(Dialog):
    """A list, the last backup in front; `restore_wanted` names the one chosen. The register need not open for that.

    A file that one names stands before them, once it is checked; what is no backup is told and left alone.
    """

    restore_wanted = Signal(object)

    def __init__(self, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("Restore a backup")))
        self.resize(600, 420)
        self._keeper = keeper
        self._backups: tuple[Backup, ...] = ()
        self._seq: int | None = None
        self._folder = ""
        self.model = LinesModel(
            [Head(language.text(N_("Made")), wraps=True), Head(language.text(N_("Changes since")), right=True)], self
        )
        self.view = LinesView(self.model, self)
        self.view.setAccessibleName(language.text(N_("Backups")))
        self.view.line_opened.connect(lambda _about: self._restore())
        self.about = QLabel(self)
        self.about.setProperty("tone", "secondary")
        self.about.setWordWrap(True)
        self.restore = self.button(N_("Restore"), self._restore, main=True)
        self.restore.setDefault(True)
        self.restore.setEnabled(False)
        self.choose = self.button(N_("Choose a file…"), self._ask_file)
        self.choose.setEnabled(False)
        self._assemble()
        self._ask()

    def _assemble(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addStretch(1)
        row.addWidget(self.button(N_("Cancel"), self.reject))
        row.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.about)
        column.addWidget(self.view, 1)
        column.addLayout(row)

    def _ask(self) -> None:
        """Ask which backups there are, and how much happened since, where the register opens."""
        from cmdesk.desk.safekeeping import backups_folder, backups_of  # noqa: PLC0415  # asked by the register's thread

        keeper, place, shown = self._keeper, self._keeper.place, while_there(self, self._show)

        def found(seq: int | None) -> _Found:
            return backups_folder(place), backups_of(place), seq

        if keeper.is_open:
            failed = while_there(self, self._show_trouble)
            keeper.ask(lambda register: found(register.changes_since(0).seq), shown, failed)
        else:
            keeper.jobs.do(lambda: found(None), shown, self._raise)

    def _raise(self, error: Exception) -> None:
        raise error

    def _show_trouble(self, why: Sentence) -> None:
        self.choose.setEnabled(True)
        self._say(why, trouble=True)

    def _show(self, found: _Found) -> None:
        self._folder, self._backups, self._seq = found
        self.choose.setEnabled(True)
        self._list([_line(one, self._seq) for one in self._backups])
        if not self._backups:
            self._say(say(N_("There is no backup yet. One is made every hour in which something changed.")))

    def _list(self, lines: list[Line]) -> None:
        """Show backups, the first of them chosen."""
        self.model.set_lines(lines)
        self.restore.setEnabled(bool(lines))
        if lines:
            sentence = N_(
                "The register becomes what it was then. What stands there now is kept beside it, so nothing is lost."
            )
            self._say(say(sentence))
            self.view.selectRow(0)
            self.view.setFocus()

    def _say(self, sentence: Sentence, *, trouble: bool = False) -> None:
        self.about.setProperty("tone", "urgent" if trouble else "secondary")
        self.about.style().polish(self.about)
        self.about.setText(language.text(sentence))
        if trouble:
            announce.say(self, self.about.text())

    # A file that one names

    def _ask_file(self) -> None:
        """Ask which file to put back."""
        filters = [language.text(N_("Registers of cmdesk")) + " (*.sqlite *.before-restore-* *.schema-*)", "* (*)"]
        dialog = file_dialog(self, N_("Restore a backup"), filters, folders=(self._folder,))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, path: str) -> None:
        """Check a file, which may take long or for ever, and offer it, or say why it is no backup."""
        from cmdesk.desk.safekeeping import backup_in  # noqa: PLC0415  # as above

        self._enable(on=False)
        self._say(say(N_("Checking {file}…"), file=os.path.basename(path)))  # noqa: PTH119  # pathlib costs start-up
        do_apart(self, lambda: backup_in(path), self._offer, self._refuse_file)

    def _offer(self, found: Backup) -> None:
        self._enable(on=True)
        known = [one.path for one in self._backups]
        if found.path not in known:
            self._backups = (found, *self._backups)
            self._list([_line_of_file(found), *self.model.lines])
        else:
            self._list(list(self.model.lines))
            self.view.selectRow(known.index(found.path))
        self._look_whether_ours(found)

    def _look_whether_ours(self, found: Backup) -> None:
        """Say so where a file is no earlier state of this register, but of another one or of what became of it."""

        def tell(news: News) -> None:
            if news.everything:
                self._say(say(_OTHER, file=os.path.basename(found.path)))  # noqa: PTH119  # as above

        self._keeper.ask(
            lambda register: register.changes_since(found.seq, found.seal),
            while_there(self, tell),
            while_there(self, lambda why: self._say(why, trouble=True)),
        )

    def _refuse_file(self, error: Exception) -> None:
        self._enable(on=True)
        self._say(sentence_of(error), trouble=True)

    def _enable(self, *, on: bool) -> None:
        self.choose.setEnabled(on)
        self.restore.setEnabled(on and bool(self._backups))

    # Restoring

    def _restore(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._backups):
            self.accept()
            self.restore_wanted.emit(self._backups[row])


def _line_of_file(one: Backup) -> Line:
    """Return the line of a file that one named; how much happened since nobody knows, for it may be any register's."""
    when, name = language.words().moment(one.at.astimezone()), os.path.basename(one.path)  # noqa: PTH119  # as above
    return Line((Cell(f"{name} · {when}", copied=one.path), Cell(NOTHING)), one.path)


def _line(one: Backup, seq: int | None) -> Line:
    """Return the line of a backup, with how much happened since where that is known."""
    when = language.words().moment(one.at.astimezone())
    changes = NOTHING if seq is None else language.words().number(max(0, seq - one.seq))
    return Line((Cell(when, copied=one.at.isoformat()), Cell(changes)), one.path)
