"""The right side of Home: ways into a contract, what was open lately, questions that open in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import LANGUAGES
from cmdesk.desk.recent import remember_file
from cmdesk.gui import language
from cmdesk.gui.home.home import Home
from cmdesk.gui.windows import Windows
from tests.gui.home.conftest import settle, window_of
from tests.gui.registers import added, shows, somebody_else


def test_recent_contracts_and_files(opened_home: Home, windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """Contracts changed last in front, then files; nothing is looked at before it is chosen."""
    remember_file(str(tmp_path / "gone.cmdesk"))
    with somebody_else() as other:
        for number in range(8):
            added(other, reference=f"R-{number}")
    opened_home.refresh()
    settle(windows, qtbot)
    found = [button.words for button in opened_home.aside.recent]
    assert found[0] == ("Client", "R-7")
    assert len(found) == 7
    assert found[-1] == ("gone.cmdesk", str(tmp_path))
    assert opened_home.aside.recent[-1].accessibleName() == f"gone.cmdesk, {tmp_path}"
    buttons = opened_home.aside.recent
    opened_home.refresh()
    settle(windows, qtbot)
    assert opened_home.aside.recent == buttons
    opened_home.grab()
    buttons[0].click()
    qtbot.waitUntil(lambda: shows(windows, 8))


def test_nothing_recent_has_no_title(at_home: Home) -> None:
    """It appears with the first."""
    assert at_home.aside.recent == ()
    assert not at_home.aside.title.isVisible()


def test_a_recent_file_opens(opened_home: Home, windows: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    """One that is gone says so."""
    remember_file(str(tmp_path / "gone.cmdesk"))
    opened_home.refresh()
    settle(windows, qtbot)
    opened_home.aside.recent[0].click()
    QApplication.processEvents()
    names = [type(child).__name__ for child in window_of(opened_home).children()]
    assert "FaultsDialog" in names


def test_a_new_contract(at_home: Home, windows: Windows) -> None:
    """In this window, which holds nothing yet."""
    at_home.aside.new_button.click()
    assert windows.opened == [window_of(at_home)]
    assert not at_home.isVisible()


def test_questions_open_in_place(at_home: Home) -> None:
    """Three of them, made when they are opened."""
    titles = [question.head.text() for question in at_home.aside.questions]
    assert titles[0] == "When is my notice delivered?"
    for question in at_home.aside.questions:
        question.head.click()
        assert question.body is not None
        assert question.body.isVisible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_wider_than_what_is_seen(windows: Windows, code: str) -> None:
    """Though a question is open and the whole is scrolled."""
    language.choose(code)
    window = windows.open()
    window.resize(1024, 680)
    aside = window.show_home().aside
    for question in aside.questions:
        question.head.click()
        QApplication.processEvents()
        inside = aside.widget()
        assert inside is not None
        assert inside.width() == aside.viewport().width()
    assert aside.verticalScrollBar().isVisible()
