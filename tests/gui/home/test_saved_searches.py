"""Searches that a user saved: each user their own, kept in the register."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.home import Home
from cmdesk.gui.windows import Windows
from cmdesk.register.records import Filter
from tests.gui.home.conftest import settle
from tests.gui.registers import added, somebody_else


def entries(home: Home) -> dict[str, QAction]:
    """Return the entries of the menu by their names."""
    home.contracts.saved.menu.aboutToShow.emit()
    return {action.text(): action for action in home.contracts.saved.menu.actions() if action.text()}


def test_a_search_is_saved_applied_and_removed(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """From the menu; it is named in a line of its own."""
    with somebody_else() as other:
        added(other, reference="A-1")
    opened_home.search()
    contracts, saved = opened_home.contracts, opened_home.contracts.saved
    assert not entries(opened_home)["None yet"].isEnabled()
    contracts.line.set_text("ref:A")
    entries(opened_home)["Save this search…"].trigger()
    assert saved.name.hasFocus()
    QTest.keyClick(saved.name, Qt.Key.Key_Return)
    assert saved.isVisible()
    QTest.keyClicks(saved.name, "All & A")
    QTest.keyClick(saved.name, Qt.Key.Key_Return)
    settle(windows, qtbot)
    assert not saved.isVisible()
    assert list(saved.names) == ["All & A"]
    contracts.line.set_text("nothing")
    entries(opened_home)["All && A"].trigger()
    settle(windows, qtbot)
    assert contracts.line.text == "ref:A"
    assert contracts.model.rowCount() == 1
    removal = entries(opened_home)["Remove"].menu()
    assert isinstance(removal, QMenu)
    removal.actions()[0].trigger()
    settle(windows, qtbot)
    assert not saved.names


def test_esc_leaves_the_line(opened_home: Home) -> None:
    """Nothing is saved."""
    opened_home.search()
    entries(opened_home)["Save this search…"].trigger()
    QTest.keyClick(opened_home.contracts.saved.name, Qt.Key.Key_Escape)
    assert not opened_home.contracts.saved.isVisible()


def test_searches_of_others_are_theirs(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """Each user has their own."""
    with somebody_else() as other:
        other.save_filter("Somebody else", Filter("Theirs", "acme"))
    opened_home.contracts.saved.refresh()
    settle(windows, qtbot)
    assert opened_home.contracts.saved.names == ()


def test_where_nothing_can_be_stored_searches_are_only_chosen(opened_home: Home) -> None:
    """Neither saved nor removed."""
    opened_home.contracts.be_read_only(True)
    assert not entries(opened_home)["Save this search…"].isEnabled()
