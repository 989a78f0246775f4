"""What this program is, and what it is not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import cmdesk
from cmdesk.gui.dialogs.about_dialog import AboutDialog
from tests.gui.helpers import words_of


def test_it_says_what_matters(qtbot: QtBot) -> None:
    """The version, and that it is no legal advice."""
    parent = QWidget()
    qtbot.addWidget(parent)
    said = words_of(AboutDialog(parent))
    assert cmdesk.__version__ in said
    assert "not legal advice" in said
