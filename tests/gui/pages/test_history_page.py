"""The versions of a contract, what changed in them, and the way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from cmdesk.desk.registers import own_register
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.pages.history_page import HistoryPage
from cmdesk.gui.windows import Windows
from tests.gui.helpers import words_of
from tests.gui.registers import added, changed, enter, open_keeper, opened, saved, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HISTORY = 7


def page_of(window: MainWindow) -> HistoryPage:
    """Return the page, shown."""
    window.show_page(HISTORY)
    page = window.page(HISTORY)
    assert isinstance(page, HistoryPage)
    return page


@pytest.fixture
def kept(windows: Windows, qtbot: QtBot) -> MainWindow:
    """Return a window with a contract of three versions."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
        changed(other, number, reference="R-2")
        changed(other, number, reference="R-3", law="NL")
    return opened(windows, qtbot, number)


@pytest.fixture
def page(kept: MainWindow, qtbot: QtBot) -> HistoryPage:
    """Return its history, once it is known."""
    made = page_of(kept)
    until(qtbot, lambda: made.versions.lines)
    return made


def texts(page: HistoryPage) -> list[list[str]]:
    """Return what changed, as it is shown."""
    return [[cell.text for cell in line.cells] for line in page.changes.lines]


def test_each_version_tells_who_when_and_why(page: HistoryPage) -> None:
    """The last one on top, and chosen: what changed in it, from what to what."""
    assert [[line.cells[at].text for at in (0, 2, 3, 4)] for line in page.versions.lines] == [
        ["3", "Ann", "Changed", "as agreed"],
        ["2", "Ann", "Changed", "as agreed"],
        ["1", "Ann", "Added", ""],
    ]
    assert texts(page) == [["Reference", "R-2", "R-3"], ["Governing law", "–", "Netherlands"]]  # noqa: RUF001
    assert not page.restore.isEnabled()


def test_the_tables_take_the_whole_height(page: HistoryPage) -> None:
    """Nothing is left empty below them."""
    assert page.viewport().height() - page.whole.geometry().bottom() < 64


def test_any_two_are_compared(page: HistoryPage, qtbot: QtBot) -> None:
    """The earlier one first, whichever was chosen first."""
    page.view.selectRow(2)
    assert "Changed in version 1" in words_of(page)
    assert texts(page) == []
    chosen = page.versions.index(0, 0)
    page.view.selectionModel().select(
        chosen, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    until(qtbot, lambda: "From version 1 to version 3" in words_of(page))
    assert texts(page) == [["Reference", "TEST", "R-3"], ["Governing law", "–", "Netherlands"]]  # noqa: RUF001


def test_a_version_is_restored_and_that_is_undone(page: HistoryPage, kept: MainWindow, qtbot: QtBot) -> None:
    """Each time as a new version."""
    page.view.selectRow(2)
    assert page.restore.isEnabled()
    page.restore.click()
    until(qtbot, lambda: len(page.versions.lines) == 4)
    assert kept.session.draft.value("reference") == "TEST"
    assert page.versions.lines[0].cells[3].text == "Version 1 restored"
    page.view.selectRow(1)
    page.restore.click()
    until(qtbot, lambda: len(page.versions.lines) == 5)
    assert kept.session.draft.value("law") == "NL"
    assert page.versions.lines[0].cells[3].text == "Version 3 restored"
    enter(kept, "reference", "R-4")
    assert saved(kept, qtbot).version == 6


def test_nothing_is_restored_over_what_is_not_stored(page: HistoryPage, kept: MainWindow, qtbot: QtBot) -> None:
    """It is said what comes first."""
    enter(kept, "effective_date", "soon")
    until(qtbot, lambda: "Not saved" in words_of(kept.status))
    page.view.selectRow(2)
    page.restore.click()
    assert "restored when this is stored or undone" in words_of(kept.status)


def test_the_history_is_checked_when_asked(page: HistoryPage, qtbot: QtBot) -> None:
    """Up to which line, and which is broken: one line for the first version, one for the second, two for the third."""
    page.check.click()
    until(qtbot, lambda: "All is well: 4 lines" in page.checked.text())
    with closing(sqlite3.connect(own_register())) as plain, plain:
        for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            plain.execute(f'DROP TRIGGER "{name}"')
        plain.execute("UPDATE history SET who = 'Eve' WHERE seq = 2")
    page.check.click()
    until(qtbot, lambda: "Line 2 of the history" in page.checked.text())


def test_a_contract_outside_the_register_has_no_history_yet(sample: MainWindow, windows: Windows, qtbot: QtBot) -> None:
    """The page says what it would tell, and adds it when asked."""
    open_keeper(windows, qtbot)
    page = page_of(sample)
    assert "No history yet" in words_of(page)
    page.empty.linkActivated.emit("")
    saved(sample, qtbot)
    until(qtbot, lambda: page.versions.lines)
    assert page.whole.isVisible()


def test_a_new_contract_is_added_by_itself(window: MainWindow) -> None:
    """Nothing need be asked for."""
    assert "added by itself" in words_of(page_of(window))


def test_a_register_that_is_closed_says_so(page: HistoryPage, windows: Windows) -> None:
    """The versions stay on show."""
    windows.keeper.close()
    page.check.click()
    assert "not open" in page.checked.text()
    assert len(page.versions.lines) == 3
