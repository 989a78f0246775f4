"""The menus: every command once, with its key and its place."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu

from cmdesk.desk.exporting import FORMATS
from cmdesk.gui.dialogs.closing_dialog import ClosingDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.session import Session
from cmdesk.gui.windows import Windows

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_titles_are_there_at_once(windows: Windows) -> None:
    """Commands come after the first paint."""
    window = windows.made(Session(windows))
    assert [one.text() for one in window.menuBar().actions()] == ["&File", "&Edit", "&Contract", "&View", "&Help"]
    assert not window.actions()
    window.fill()
    assert len(window.actions()) > 15


def test_every_format_can_be_exported(window: MainWindow) -> None:
    """By its name."""
    assert [one.text() for one in window.menus.export.actions()] == [one.name for one in FORMATS]


def test_recent_files_are_opened(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """By their paths; without any the menu cannot be opened."""
    opened: list[str] = []
    monkeypatch.setattr(window.files, "open", opened.append)
    window.menus.fill_recent(("a.cmdesk", "b.cmdesk"))
    assert window.menus.recent is not None
    window.menus.recent.actions()[1].trigger()
    assert opened == ["b.cmdesk"]
    window.menus.fill_recent(())
    assert not window.menus.recent.isEnabled()


def test_commands_do_what_they_say(window: MainWindow) -> None:
    """Pages, the as-of date, undo."""
    names = {one.text().replace("&", ""): one for one in window.actions()}
    names["Payments"].trigger()
    assert window.page_list.currentRow() == 2
    names["As of today"].trigger()
    names["As-of date"].trigger()
    assert window.focusWidget() is window.header.as_of


def test_the_names_of_languages_can_be_read(window: MainWindow) -> None:
    """Chinese is named twice, and shown in a font that has its characters."""
    menus = window.menuBar().findChildren(QMenu)
    languages = next(one for one in menus if any(action.text() == "Dansk" for action in one.actions()))
    languages.aboutToShow.emit()
    chinese = next(one for one in languages.actions() if "Chinese" in one.text())
    assert chinese.text().startswith("中文")
    assert all(QFontMetrics(chinese.font()).inFont(character) for character in "中文")


def test_quitting_closes_what_is_saved_and_asks_about_the_rest(windows: Windows) -> None:
    """Every window for itself."""
    _one, other = windows.open(), windows.open()
    other.session.draft.put("reference", "R", "Reference")
    next(one for one in other.actions() if one.shortcut().toString() == "Ctrl+Q").trigger()
    assert windows.opened == [other]
    assert other.findChildren(ClosingDialog)
