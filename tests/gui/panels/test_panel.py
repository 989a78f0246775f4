"""A window beside the contract's own: its table, and what it says where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.models.lines_model import Cell, Head, Line
from cmdesk.gui.panels.panel import Panel
from tests.gui.helpers import context_of

LINES = (Line((Cell("Mon"), Cell("a"))), Line((Cell("Tue"), Cell("b"))))


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[Panel]:
    """Return a panel of a small contract."""
    parent = QWidget()
    qtbot.addWidget(parent)
    context = context_of()
    context.setParent(parent)
    yield Panel("Days", context, (Head("Day"), Head("What", wraps=True)), parent)
    parent.close()


def test_it_says_whose_days_they_are(panel: Panel) -> None:
    """In the title of the window."""
    assert panel.windowTitle() == "Days \u2013 Client"
    assert panel.view.accessibleName() == "Days"


def test_without_lines_it_says_so(panel: Panel) -> None:
    """There is nothing to copy then."""
    panel.show_lines((), "None.")
    assert panel.empty.text() == "None."
    assert panel.view.isHidden()
    assert not panel.copy_button.isEnabled()
    panel.show_lines(LINES, "None.")
    assert panel.empty.isHidden()
    panel.copy_button.click()
    assert QApplication.clipboard().text() == "Day\tWhat\nMon\ta\nTue\tb"


def test_the_chosen_line_stays_chosen(panel: Panel) -> None:
    """While the lines are shown anew, as long as there are as many."""
    panel.show_lines(LINES, "")
    panel.view.selectRow(1)
    panel.show_lines(LINES, "")
    assert panel.view.currentIndex().row() == 1
    panel.show_lines(LINES[:1], "")
    assert panel.view.currentIndex().row() == 0
