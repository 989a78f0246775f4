"""The row of a dialog in which there is nothing to do but to close it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.dialogs.about_dialog import AboutDialog
from cmdesk.gui.dialogs.faults_dialog import FaultsDialog
from cmdesk.gui.widgets.closing import closing_row


def test_it_closes(qtbot: QtBot) -> None:
    """The Enter key presses it unless something else is to be pressed."""
    for is_default in (True, False):
        dialog = QDialog()
        qtbot.addWidget(dialog)
        QVBoxLayout(dialog).addWidget(closing_row(dialog, is_default=is_default))
        dialog.show()
        [button] = dialog.findChildren(QPushButton)
        assert button.autoDefault() is is_default
        button.click()
        assert not dialog.isVisible()


def test_no_icon_of_the_style(qtbot: QtBot) -> None:
    """It is black, and cannot be seen in a dark window."""
    parent = QWidget()
    qtbot.addWidget(parent)
    for dialog in (AboutDialog(parent), FaultsDialog("", (), parent)):
        [button] = dialog.findChildren(QPushButton)
        assert button.icon().isNull()
