"""What a user asks of the window beside the contract: help, the as-of date, all commands, rates, what this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QToolTip

if TYPE_CHECKING:
    from cmdesk.gui.main_window import MainWindow
    from cmdesk.gui.windows import Windows


class Commands(QObject):
    """Commands of one window."""

    def __init__(self, window: MainWindow, windows: Windows) -> None:
        super().__init__(window)
        self._window, self._windows = window, windows

    def help_on_field(self) -> None:
        """Show the help of the field with the focus."""
        widget = QApplication.focusWidget()
        if widget is None:
            return
        words = widget.toolTip() or widget.accessibleDescription()
        if words:
            QToolTip.showText(widget.mapToGlobal(widget.rect().bottomLeft()), words, widget)

    def go_to_as_of(self) -> None:
        """Put the cursor into the as-of date."""
        as_of = self._window.header.as_of
        if as_of is not None:
            as_of.setFocus()
            as_of.selectAll()

    def show_commands(self) -> None:
        """Offer every command by its name."""
        from cmdesk.gui.dialogs.command_palette import CommandPalette  # noqa: PLC0415  # dialogs wait until asked for

        CommandPalette(self._window.actions(), self._window).open()

    def show_rates(self) -> None:
        """Show the rates of interest and exchange, beginning at the one that an answer waits for."""
        from cmdesk.desk.rates import missing_rate  # noqa: PLC0415  # as above
        from cmdesk.gui.dialogs.rates_dialog import RatesDialog  # noqa: PLC0415  # as above

        calculation = self._window.session.context.calculation
        dialog = RatesDialog(self._window, missing_rate(calculation) if calculation is not None else None)
        dialog.changed.connect(self._windows.rates_changed)
        dialog.open()

    def show_about(self) -> None:
        """Say what this program is."""
        from cmdesk.gui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415  # as above

        AboutDialog(self._window).open()
