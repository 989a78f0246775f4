"""The menus: every command once, with its key and its place."""

from __future__ import annotations

import pytest

from cmdesk.desk.exporting import FORMATS
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
