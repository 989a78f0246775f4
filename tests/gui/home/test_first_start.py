"""What Home says while no contract is kept yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.first_start import FirstStart
from tests.gui.helpers import words_of


def test_one_sentence_and_two_ways_on(qtbot: QtBot) -> None:
    """Each does what it says."""
    around = QWidget()
    qtbot.addWidget(around)
    done: list[str] = []
    found = FirstStart(lambda: done.append("new"), lambda: done.append("sample"), around)
    found.new_button.click()
    found.sample_button.click()
    assert done == ["new", "sample"]
    assert words_of(found).startswith("No contracts yet\nEnter a contract")
