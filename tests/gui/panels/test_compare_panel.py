"""Editions side by side: what differs, searched by words, in step with the contract."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.panels import compare_panel
from cmdesk.gui.panels.compare_panel import ComparePanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(window: MainWindow) -> ComparePanel:
    """Return the panel, opened as the menu does."""
    window.panels.compare_editions()
    (panel,) = window.findChildren(ComparePanel)
    return panel


def texts(panel: ComparePanel) -> list[list[str]]:
    """Return what the table says."""
    return [[cell.text for cell in line.cells] for line in panel.model.lines]


def test_the_own_edition_stands_first(sample: MainWindow) -> None:
    """The sample is of 2025; under 2023 a request is to be answered a Business Day earlier, from its own day."""
    panel = opened(sample)
    titles = [head.title for head in panel.model.heads]
    assert titles == ["Answer", "3 Mar 2025", "1 Jan 2023", "By how much", "Clause"]
    request = next(one for one in texts(panel) if one[0].startswith("Request of Monday 3 November"))
    assert request[1:] == ["Tue 2 Dec 2025", "Mon 1 Dec 2025", "1 day earlier", "13.4"]
    assert panel.about.text().startswith("As of Tuesday 18 November 2025. ")
    assert not panel.other.isVisible()


def test_searching(sample: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+F; words that nothing has are told."""
    panel = opened(sample)
    qtbot.waitUntil(panel.isActiveWindow)
    QTest.keyClick(panel, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert panel.search.hasFocus()
    QTest.keyClicks(panel.search, "credit limit")
    assert [one[0] for one in texts(panel)] == ["What is owed?", "Credit Limit: alert on"]
    panel.search.setText("nowhere")
    assert panel.empty.text() == "Nothing of what differs has these words."


def test_it_follows_the_contract(sample: MainWindow) -> None:
    """Under the other edition the sides change places."""
    panel = opened(sample)
    sample.session.draft.put("edition", "2023-01-01", "Edition")
    sample.session.calculate()
    assert [head.title for head in panel.model.heads][1:3] == ["1 Jan 2023", "3 Mar 2025"]


def test_where_nothing_differs_it_says_so(sample: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two editions of today always differ; two that do not say so."""
    panel = opened(sample)
    calculation = sample.session.context.calculation
    monkeypatch.setattr(compare_panel, "under_editions", lambda *_arguments: (calculation,))
    panel.refresh()
    assert panel.empty.text() == "Under both editions everything comes to the same."
    assert not panel.empty.isHidden()


def test_a_contract_without_answers(window: MainWindow) -> None:
    """There is nothing to compare."""
    panel = opened(window)
    assert panel.empty.text() == "There are no answers to compare yet."
    assert panel.model.lines == ()


def test_the_edition_leads_to_it(sample: MainWindow) -> None:
    """By a link below the field."""
    row = sample.page(0).forms[0].rows["edition"]
    link = next(one for one in row.findChildren(QLabel) if "Compare editions" in one.text())
    link.linkActivated.emit("compare editions")
    assert sample.findChildren(ComparePanel)


def test_one_of_several_other_editions_is_chosen(sample: MainWindow) -> None:
    """The newest other one at first; the own one is never compared with itself."""
    panel = opened(sample)
    assert panel.other.value() == "2023-01-01"
    panel.other.set_value("2025-03-03")
    panel.refresh()
    assert panel.other.value() == "2023-01-01"
