"""Deadlines brought up to date and backups made beside what the windows ask."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import Sentence
from cmdesk.desk.refreshing import Review
from cmdesk.desk.registers import edit, own_register
from cmdesk.desk.safekeeping import backups_of
from cmdesk.desk.spool import Spool
from cmdesk.gui import upkeep
from cmdesk.gui.dialogs.impact_dialog import ImpactDialog
from cmdesk.gui.dialogs.letters import plain
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.errors import LockedError
from cmdesk.register.records import Action
from cmdesk.register.register import Register
from tests.gui.helpers import words_of
from tests.gui.registers import added, follow, open_keeper, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SOON = {"effective_date": "2099-03-01", "initial_term": {"months": 24}}


def age(number: int) -> None:
    """Make the deadlines of a contract those of an older program, each a day earlier than they are."""
    with closing(sqlite3.connect(own_register())) as plain, plain:
        plain.execute("UPDATE deadlines SET day = date(day, '-1 day') WHERE contract_id = ?", (number,))
        plain.execute("UPDATE contracts SET basis = '0.0.1|0|0' WHERE id = ?", (number,))


def reviewed(windows: Windows, qtbot: QtBot) -> int:
    """Return the number of a contract whose deadlines would move, once the window says so."""
    with somebody_else() as other:
        number = added(other, **SOON).id
    age(number)
    open_keeper(windows, qtbot)
    windows.upkeep.work()
    until(qtbot, lambda: windows.upkeep.review is not None)
    return number


def press(dialog: ImpactDialog, words: str) -> None:
    """Press a button."""
    next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == words).click()


@pytest.mark.parametrize("words, action", [("Accept", Action.ACCEPTED), ("Postpone", Action.POSTPONED)])
def test_what_would_move_is_told_and_decided(
    window: MainWindow, windows: Windows, qtbot: QtBot, words: str, action: Action
) -> None:
    """From when to when, under the name of the contract; the history tells what was decided."""
    number = reviewed(windows, qtbot)
    assert "would move" in words_of(window.banner)
    assert "in 1 contract" in words_of(window.banner)
    follow(window, "Review")
    [dialog] = window.findChildren(ImpactDialog)
    lines = dialog.model.lines
    assert lines[0].cells[0].text == "Client · TEST"
    assert lines[1].cells[1].text != lines[1].cells[2].text
    press(dialog, words)
    until(qtbot, lambda: windows.upkeep.review is None)
    with somebody_else() as other:
        assert {one.action for one in other.history(number)} == {Action.ADDED, action}
    window.register.show_review()
    assert "rest on the holidays, rates and rules of now" in words_of(window.banner)


def test_what_stands_in_the_way_of_a_review_is_told(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no room for what would be stored; it can be tried again."""
    with somebody_else() as other:
        age(added(other, **SOON).id)
    open_keeper(windows, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
        patch.setattr(Spool.__init__, "__defaults__", (1,))
        windows.upkeep.work()
        until(qtbot, lambda: "The deadlines could not be brought up to date: there is no" in words_of(window.banner))
        until(qtbot, lambda: not windows.upkeep.is_busy)
    follow(window, "Try again")
    until(qtbot, lambda: windows.upkeep.review is not None)


def test_what_is_wrong_with_the_register_is_told_by_others(
    windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever one looks at meets it, too."""
    open_keeper(windows, qtbot)
    asked, told = Event(), list[object]()
    windows.upkeep.not_refreshed.connect(told.append)

    def fails(register: Register, _as_of: date) -> tuple[int, ...]:
        asked.set()
        raise LockedError(register.place)

    monkeypatch.setattr(Register, "stale", fails)
    windows.upkeep.work()
    until(qtbot, lambda: asked.is_set() and not windows.upkeep.is_busy)
    assert told == []


def test_a_review_that_fails_is_told_in_its_dialog(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """And can be tried again."""
    reviewed(windows, qtbot)
    window.register.show_review()
    [dialog] = window.findChildren(ImpactDialog)
    Path(own_register()).rename(own_register() + ".away")
    press(dialog, "Accept")
    until(qtbot, dialog.trouble.isVisible)
    Path(own_register() + ".away").rename(own_register())
    press(dialog, "Accept")
    until(qtbot, lambda: windows.upkeep.review is None)


def test_a_backup_is_made_when_one_is_due(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """The first one right after the register opened; the next after an hour with changes."""
    open_keeper(windows, qtbot)
    windows.upkeep.work()
    until(qtbot, lambda: len(backups_of(own_register())) == 1)
    until(qtbot, lambda: not windows.upkeep.is_busy)
    windows.upkeep.work()
    until(qtbot, lambda: not windows.upkeep.is_busy)
    assert len(backups_of(own_register())) == 1
    assert window.banner.isHidden()


def test_a_backup_that_cannot_be_made_is_told_once(window: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """Kindly, with the way out."""
    open_keeper(windows, qtbot)
    Path(own_register() + ".backups").write_text("in the way", "utf-8")
    told: list[object] = []
    windows.upkeep.failed.connect(told.append)
    for _time in range(2):
        windows.upkeep.work()
        qtbot.wait(1)
        until(qtbot, lambda: bool(told) and not windows.upkeep.is_busy)
    assert len(told) == 1
    assert "No backup could be made" in words_of(window.banner)
    assert "Save a copy of the register" in words_of(window.banner)


def test_a_backup_and_a_copy_are_made_when_asked_for(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """Both are told."""
    window.register.back_up()
    assert "not open" in words_of(window.banner)
    open_keeper(windows, qtbot)
    window.register.back_up()
    until(qtbot, lambda: "A backup is made and checked" in words_of(window.banner))
    window.register.save_copy(str(tmp_path / "copy.sqlite"))
    until(qtbot, lambda: "A copy of the register is saved" in words_of(window.banner))
    assert (tmp_path / "copy.sqlite").stat().st_size > 0


def test_nothing_goes_on_when_the_register_is_let_go_of(windows: Windows, qtbot: QtBot) -> None:
    """What is under way ends, and nobody hears of it."""
    with somebody_else() as other:
        number = added(other, **SOON).id
    age(number)
    open_keeper(windows, qtbot)
    windows.upkeep.work()
    windows.upkeep.rest()
    until(qtbot, lambda: not windows.upkeep.is_busy)
    windows.let_go()
    assert windows.upkeep.review is None


def test_a_new_day_is_worked_out(windows: Windows, qtbot: QtBot) -> None:
    """While the program runs; on the same day a backup alone is looked after."""
    number = reviewed(windows, qtbot)
    told: list[Review] = []
    windows.upkeep.reviewed.connect(told.append)
    until(qtbot, lambda: not windows.upkeep.is_busy)
    windows.upkeep._look_at_clock()
    until(qtbot, lambda: not windows.upkeep.is_busy and not windows.keeper.jobs.is_busy)
    assert told == []
    windows.upkeep._day -= timedelta(days=1)
    windows.upkeep._look_at_clock()
    until(qtbot, lambda: told)
    assert [one.contract_id for one in told[0].impacts] == [number]


def test_a_review_with_nothing_in_it_takes_the_place_of_one_before(windows: Windows, qtbot: QtBot) -> None:
    """What would have moved moves no more."""
    number = reviewed(windows, qtbot)
    with somebody_else() as other:
        other.delete(number, 1, edit())
    until(qtbot, lambda: not windows.upkeep.is_busy)
    windows.upkeep.work()
    until(qtbot, lambda: windows.upkeep.review is None)


@pytest.mark.parametrize("when", ["_AFTER_OPENING", "_TICK"])
def test_it_begins_by_itself(windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    """Soon after the register opened, and from time to time."""
    monkeypatch.setattr(upkeep, when, 1)
    open_keeper(windows, qtbot)
    until(qtbot, lambda: backups_of(own_register()))


def test_it_has_nothing_to_do_without_a_register(windows: Windows) -> None:
    """None is open yet."""
    windows.upkeep.work()
    assert not windows.upkeep.is_busy


def test_it_is_busy_as_soon_as_it_is_asked(windows: Windows, qtbot: QtBot) -> None:
    """While what was asked of the register before is still being answered."""
    open_keeper(windows, qtbot)
    goes_on, told = Event(), list[object]()
    windows.keeper.ask(lambda _register: goes_on.wait(60), lambda _done: None, told.append)
    windows.upkeep.read(lambda register: register.place, told.append, told.append)
    assert windows.upkeep.is_busy
    goes_on.set()
    until(qtbot, lambda: not windows.upkeep.is_busy)
    assert told == [windows.keeper.place]


def test_edits_are_stored_while_one_reads(windows: Windows, qtbot: QtBot) -> None:
    """However long that takes; it counts as being at work, and what goes wrong is told."""
    open_keeper(windows, qtbot)
    goes_on, told = Event(), list[object]()
    windows.upkeep.read(lambda register: goes_on.wait(60) and register.place, told.append, told.append)
    until(qtbot, lambda: windows.upkeep.is_busy)
    windows.keeper.ask(lambda register: added(register).id, told.append, told.append)
    until(qtbot, lambda: told)
    assert told == [1]
    assert windows.upkeep.is_busy
    goes_on.set()
    until(qtbot, lambda: not windows.upkeep.is_busy)
    assert told[1] == windows.keeper.place
    windows.upkeep.read(lambda register: register.get(9), told.append, told.append)
    until(qtbot, lambda: len(told) == 3)
    assert isinstance(told[2], Sentence)
