"""A backup put in the place of the register."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.desk.safekeeping import back_up, backups_of
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


def test_no_window_waits_while_the_register_is_busy(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """What was asked before is answered, then the backup is put back."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        back_up(other)
    go_on, told = Event(), list[bool]()
    windows.keeper.ask(lambda _register: go_on.wait(60), told.append, window.tell_trouble)
    windows.restore(window, last_backup(windows))
    assert told == []
    go_on.set()
    until(qtbot, lambda: "The register is as it was" in words_of(window.banner))
    until(qtbot, lambda: windows.keeper.is_open)
    assert told == [True]


def last_backup(windows: Windows) -> Backup:
    """Return the last backup."""
    return backups_of(windows.keeper.place)[0]
