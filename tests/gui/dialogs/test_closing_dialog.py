"""The one question at closing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.dialogs.closing_dialog import ClosingDialog
from cmdesk.gui.dialogs.letters import plain


@pytest.mark.parametrize(
    "button, done",
    [("Save", ["save"]), ("Keep as draft", ["keep"]), ("Discard changes", ["discard"]), ("Cancel", [])],
)
def test_each_button_does_what_it_says(qtbot: QtBot, button: str, done: list[str]) -> None:
    """And nothing else."""
    parent = QWidget()
    qtbot.addWidget(parent)
    said: list[str] = []
    dialog = ClosingDialog(
        "ACME", lambda: said.append("save"), lambda: said.append("keep"), lambda: said.append("discard"), parent
    )
    dialog.open()
    assert dialog.save_button.isDefault()
    next(one for one in dialog.findChildren(QPushButton) if plain(one.text()) == button).click()
    assert said == done
    assert not dialog.isVisible()
