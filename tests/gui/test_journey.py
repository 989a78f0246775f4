"""One way through the window with the keyboard alone: a contract is typed, read, saved and opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.desk.documents import open_document
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def focused() -> QWidget:
    """Return the widget that the keyboard goes to."""
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def typed(text: str, *keys: Qt.Key) -> None:
    """Type a text and then some keys, wherever the keyboard is."""
    QTest.keyClicks(focused(), text)
    for key in keys:
        QTest.keyClick(focused(), key)
    QApplication.processEvents()


def answers(window: MainWindow) -> dict[str, str]:
    """Return what the answers say, by their ids."""
    return {line.view.id: line.view.value for line in window.answers}


def test_from_an_empty_window_to_a_saved_contract(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """Facts, a notice, the answers to both, undo, and the file."""
    window = windows.open()
    window.activateWindow()
    window.session.calculate()
    window.go_to("client.name")
    typed("ACME ApS", Qt.Key.Key_Tab)
    typed("A-1", Qt.Key.Key_Tab)
    typed("Neth", Qt.Key.Key_Tab)
    typed("EUR", Qt.Key.Key_Tab)
    typed("1.3.2024", Qt.Key.Key_Tab)
    typed("24", Qt.Key.Key_Tab)
    typed("", Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(window.answers))
    assert window.session.draft.values == {
        "client": {"name": "ACME ApS"},
        "reference": "A-1",
        "entity": "nl",
        "currency": "EUR",
        "effective_date": "2024-03-01",
        "initial_term": {"months": 24},
        "edition": "2023-01-01",
    }

    window.commands.go_to_as_of()
    typed("18.11.2025", Qt.Key.Key_Return)
    assert answers(window)["term.non_renewal_deadline"] == "Sun 30 Nov 2025"
    assert answers(window)["term.non_renewal_dispatch.registered"] == "Tue 25 Nov 2025"

    window.show_page(4)
    window.page(4).tables[0].view.start_new()
    typed("non", Qt.Key.Key_Tab)
    typed("cli", Qt.Key.Key_Tab)
    typed("reg", Qt.Key.Key_Tab)
    typed("25.11.2025", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: answers(window).get("notice.n1.deemed_delivered") == "Fri 28 Nov 2025")
    assert answers(window)["term.ends"] == "Sat 28 Feb 2026"

    window.session.draft.undo_stack.undo()
    qtbot.waitUntil(lambda: "Left out of the answers" in words_of(window))
    window.session.draft.undo_stack.redo()
    qtbot.waitUntil(lambda: "Left out of the answers" not in words_of(window))

    target = tmp_path / "acme.cmdesk"
    window.files.save()
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(target))
    dialog.close()
    contract = open_document(str(target)).contract
    assert contract.client.name == "ACME ApS"
    assert contract.notices[0].sent.text() == "2025-11-25"
    assert not window.isWindowModified()
