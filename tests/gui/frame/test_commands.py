"""What a user asks of the window beside the contract."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.gui.dialogs.about_dialog import AboutDialog
from cmdesk.gui.dialogs.command_palette import CommandPalette
from cmdesk.gui.dialogs.rates_dialog import RatesDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.registers import open_keeper, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_dialogs_open_in_front_of_the_window(sample: MainWindow) -> None:
    """Opened, not executed."""
    sample.commands.show_commands()
    sample.commands.show_about()
    sample.commands.show_rates()
    for kind in (CommandPalette, AboutDialog, RatesDialog):
        assert sample.findChildren(kind)


def test_changed_rates_are_looked_at_by_the_register_too(sample: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """Deadlines may rest on them."""
    open_keeper(windows, qtbot)
    until(qtbot, lambda: not windows.upkeep.is_busy)
    sample.commands.show_rates()
    [dialog] = sample.findChildren(RatesDialog)
    dialog.changed.emit()
    until(qtbot, lambda: windows.upkeep.is_busy)
    until(qtbot, lambda: not windows.upkeep.is_busy)


def test_the_as_of_date_and_help_have_their_keys(sample: MainWindow) -> None:
    """Also where there is nothing to help with."""
    sample.commands.help_on_field()
    sample.commands.go_to_as_of()
    assert sample.focusWidget() is sample.header.as_of
