"""Home as a whole: what it shows while the register opens, fails, is empty, is full; and where a row leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import say
from cmdesk.gui.home import home as module
from cmdesk.gui.home.home import Home
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.helpers import TUE_2025_11_18, words_of
from tests.gui.home.conftest import settle, window_of
from tests.gui.registers import added, shows, somebody_else

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_while_the_register_opens_home_waits_quietly(at_home: Home) -> None:
    """The ways into a contract are there already."""
    assert at_home.state.title.text() == "Opening the register…"
    assert at_home.state.page.isVisible()
    assert not at_home.switch.isEnabled()
    assert at_home.aside.new_button.isEnabled()
    assert not at_home.state.retry.isVisible()


def test_a_first_start_has_one_sentence_and_two_ways_on(opened_home: Home, windows: Windows) -> None:
    """No wizard; the sample opens in this window, which holds nothing yet."""
    assert opened_home.first_start.isVisible()
    assert opened_home.first_start.new_button.property("kind") == "main"
    assert not opened_home.aside.new_button.property("kind")
    opened_home.switch.choose(1)
    assert opened_home.aside.new_button.property("kind") == "main"
    opened_home.switch.choose(0)
    opened_home.first_start.sample_button.click()
    (window,) = windows.opened
    assert window.session.is_sample
    assert not opened_home.isVisible()


def test_a_register_that_does_not_open_says_why_and_what_to_do(
    at_home: Home, windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    """Trying again, another register, a backup."""
    broken = tmp_path / "contracts.sqlite"
    broken.write_text("but a letter, and long enough to be looked at. " * 20, "utf-8")
    windows.keeper.open(str(broken))
    qtbot.waitUntil(at_home.state.retry.isVisible)
    assert at_home.state.title.text() == "The register did not open"
    assert at_home.state.words.text() == "This file is no register of cmdesk; name another one"
    assert at_home.state.place.text() == str(broken)
    with qtbot.waitSignal(at_home.settings_wanted):
        at_home.state.choose.click()
    with qtbot.waitSignal(at_home.restore_wanted):
        at_home.state.restore.click()
    broken.unlink()
    at_home.state.retry.click()
    settle(windows, qtbot)
    assert at_home.first_start.isVisible()


def test_a_row_leads_to_the_contract(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """In this window, at the answer."""
    with somebody_else() as other:
        number = added(other).id
    opened_home.refresh()
    settle(windows, qtbot)
    assert opened_home.to_do.isVisible()
    opened_home.to_do.go_to_list()
    QTest.keyClick(opened_home.to_do.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shows(windows, number))
    assert not opened_home.isVisible()


def test_search_puts_the_cursor_into_the_search(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """From the menu too; the number of contracts stands beside the word."""
    with somebody_else() as other:
        added(other)
    windows.keeper.look()
    qtbot.waitUntil(opened_home.to_do.isVisible)
    window_of(opened_home).find_contracts()
    assert opened_home.contracts.line.field.hasFocus()
    assert opened_home.contracts.isVisible()
    names = [button.text() for button in opened_home.switch.buttons]
    assert names == ["To do", "Contracts 1"]


def test_what_others_put_in_appears(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """The first start is over."""
    with somebody_else() as other:
        added(other, reference="NEW")
    windows.keeper.look()
    qtbot.waitUntil(opened_home.to_do.isVisible)
    settle(windows, qtbot)
    assert "NEW" in [cell.second for row in opened_home.to_do.model.rows for cell in row.cells]
    assert [button.words for button in opened_home.aside.recent] == [("Client", "NEW")]


def test_midnight_passes(opened_home: Home, windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to be done is asked for anew."""
    windows.keeper._watch.stop()
    opened_home.look_at_clock()
    assert [windows.keeper.jobs.is_busy] == [False]
    monkeypatch.setattr(module, "today", lambda: TUE_2025_11_18.replace(day=19))
    opened_home.look_at_clock()
    assert [windows.keeper.jobs.is_busy] == [True]
    settle(windows, qtbot)


def test_notes_of_the_register_are_told_once(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """In the banner of one window."""
    other = windows.open()
    other.show_home()
    windows.keeper.notes = (say("A note."),)
    windows.keeper.state_changed.emit()
    settle(windows, qtbot)
    said = [words_of(window.banner).strip() for window in (window_of(opened_home), other)]
    assert said == ["A note.", ""]


def test_what_fails_is_said_and_can_be_tried_again(opened_home: Home) -> None:
    """In the banner of this window."""
    opened_home.to_do.failed.emit(say("The disk is full."))
    assert words_of(window_of(opened_home).banner).strip() == "The disk is full.  Try again"


def test_a_window_that_closes_hears_nothing_more(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """Though it asked something a moment before."""
    other = windows.open()
    other.show_home()
    QApplication.processEvents()
    window_of(opened_home).close()
    settle(windows, qtbot)
    assert windows.opened == [other]


def test_down_and_esc_lead_through_the_page(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """From the switch into the list, and back."""
    with somebody_else() as other:
        added(other)
    windows.keeper.look()
    qtbot.waitUntil(opened_home.to_do.isVisible)
    opened_home.switch.setFocus()
    QTest.keyClick(opened_home.switch.buttons[0], Qt.Key.Key_Down)
    assert opened_home.to_do.view.hasFocus()
    QTest.keyClick(opened_home.to_do.view, Qt.Key.Key_Escape)
    assert opened_home.switch.hasFocus()
    QTest.keyClick(opened_home.switch.buttons[0], Qt.Key.Key_Right)
    assert opened_home.contracts.isVisible()
    QTest.keyClick(opened_home.switch.buttons[1], Qt.Key.Key_Left)
    assert opened_home.to_do.isVisible()


def test_import_is_offered_where_there_is_one(at_home: Home) -> None:
    """By whoever can do it."""
    done: list[int] = []
    at_home.offer_import(lambda: done.append(1))
    assert at_home.aside.import_button is not None
    at_home.aside.import_button.click()
    assert done == [1]


def test_home_is_made_anew_in_another_language(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """And the register stays open."""
    assert isinstance(opened_home, Home)
    windows.choose_language("nl")
    (window,) = windows.opened
    assert isinstance(window, MainWindow)
    settle(windows, qtbot)
    assert window.body.home is not None
    assert window.body.home.first_start.isVisible()
