"""What is done with the register as a whole: settings, backups, the way back, and deadlines that would move."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from cmdesk.basics.wording import N_, count, say
from cmdesk.gui import language

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.desk.refreshing import Review
    from cmdesk.gui.main_window import MainWindow
    from cmdesk.gui.windows import Windows
    from cmdesk.register.backups import Backup

_SUFFIX = ".sqlite"


class RegisterDeeds(QObject):
    """What one window offers of it."""

    def __init__(self, window: MainWindow, windows: Windows) -> None:
        super().__init__(window)
        self._window, self._windows = window, windows

    # Settings

    def show_settings(self) -> None:
        """Show which register there is, and the name in its history."""
        from cmdesk.gui.dialogs.settings_dialog import SettingsDialog  # noqa: PLC0415  # dialogs wait until asked for

        windows = self._windows
        dialog = SettingsDialog(windows.keeper, self._window, windows.hold, windows.release)
        dialog.register_chosen.connect(self._windows.use_register)
        dialog.open()

    # Backups

    def back_up(self) -> None:
        """Make a backup now."""
        if self._is_open():
            self._windows.upkeep.back_up(self._tell_backup, self._window.tell_trouble)

    def ask_copy(self) -> None:
        """Ask in which file to save a copy of the register."""
        if not self._is_open():
            return
        from cmdesk.gui.file_dialogs import file_dialog  # noqa: PLC0415  # as above

        filters = [language.text(N_("Registers of cmdesk")) + f" (*{_SUFFIX})"]
        dialog = file_dialog(self._window, N_("Save a copy of the register"), filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.fileSelected.connect(self.save_copy)
        dialog.open()

    def save_copy(self, path: str) -> None:
        """Save a copy of the register."""
        said = say(N_("A copy of the register is saved: {file}"), file=path)
        self._windows.upkeep.save_copy(path, lambda _done: self._tell(said), self._window.tell_trouble)

    def show_backups(self) -> None:
        """Show the backups, to put one back."""
        from cmdesk.gui.dialogs.restore_dialog import RestoreDialog  # noqa: PLC0415  # as above

        dialog = RestoreDialog(self._windows.keeper, self._window)
        dialog.restore_wanted.connect(partial(self._windows.restore, self._window))
        dialog.open()

    def tell_no_backup(self, why: Sentence) -> None:
        """Say that no backup could be made, and offer another place for a copy."""
        words = language.text(say(N_("No backup could be made: {why}"), why=why))
        self._window.banner.tell(
            words, [(language.text(N_("Save a copy of the register")), self.ask_copy)], trouble=True
        )

    # Deadlines that would move

    def tell_review(self, review: Review) -> None:
        """Say what new holidays, rates or a new version would move, and offer to look."""
        moves = sum(len(one.moves) for one in review.impacts)
        words = say(
            N_("New holidays, rates or a new version would move {moves} in {contracts}."),
            moves=count(N_("{n} deadline"), N_("{n} deadlines"), moves),
            contracts=count(N_("{n} contract"), N_("{n} contracts"), len(review.impacts)),
        )
        self._window.banner.tell(language.text(words), [(language.text(N_("Review")), self.show_review)])

    def tell_not_refreshed(self, why: Sentence) -> None:
        """Say that deadlines could not be brought up to date, and offer to try it again."""
        words = say(N_("The deadlines could not be brought up to date: {why}"), why=why)
        self._window.tell_trouble(words, [(language.text(N_("Try again")), self._windows.upkeep.work)])

    def show_review(self) -> None:
        """Show which deadlines would move."""
        review = self._windows.upkeep.review
        if review is None:
            self._tell(say(N_("All deadlines rest on the holidays, rates and rules of now.")))
            return
        from cmdesk.gui.dialogs.impact_dialog import ImpactDialog  # noqa: PLC0415  # as above

        dialog = ImpactDialog(review, self._windows.keeper, self._window)
        dialog.settled.connect(self._windows.upkeep.settle)
        dialog.open()

    # Helpers

    def _tell_backup(self, made: Backup) -> None:
        name = os.path.basename(made.path)  # noqa: PTH119  # pathlib costs start-up
        self._tell(say(N_("A backup is made and checked: {file}"), file=name))

    def _is_open(self) -> bool:
        keeper = self._windows.keeper
        if not keeper.is_open:
            self._window.tell_trouble(keeper.trouble or say(N_("The register is not open")))
        return keeper.is_open

    def _tell(self, sentence: Sentence) -> None:
        self._window.banner.tell(language.text(sentence))
