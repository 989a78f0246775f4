"""A backup put in the place of the register."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.desk.safekeeping import backups_of
from cmdesk.gui.frame.restoring import restore
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.backups import Backup
from tests.gui.helpers import words_of
from tests.gui.registers import added, open_keeper, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_backup_that_is_gone_changes_nothing(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """The register opens again as it was, and it is said why."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
    restore(windows.keeper, window, Backup("/nowhere/register.sqlite", datetime(2025, 1, 1, tzinfo=UTC), 1))
    until(qtbot, lambda: "Not restored" in words_of(window.banner))
    until(qtbot, lambda: windows.keeper.is_open)
    with somebody_else() as other:
        assert other.get(number).version == 1


def test_a_register_that_somebody_has_open_is_left_alone(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """Whoever it is would go on with a file that is not there any more."""
    open_keeper(windows, qtbot)
    window.register.back_up()
    until(qtbot, lambda: "A backup is made" in words_of(window.banner))
    with somebody_else() as other:
        number = added(other).id
        windows.restore(window, last_backup(windows))
        until(qtbot, lambda: "Not restored: Another program" in words_of(window.banner))
        until(qtbot, lambda: windows.keeper.is_open)
        assert other.get(number).version == 1


def last_backup(windows: Windows) -> Backup:
    """Return the last backup."""
    return backups_of(windows.keeper.place)[0]
