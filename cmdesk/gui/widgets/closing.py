"""The row of a dialog in which there is nothing to do but to close it."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox


def closing_row(dialog: QDialog, *, is_default: bool = True) -> QDialogButtonBox:
    """Return the row with its button; with `is_default` the Enter key presses it."""
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    button = row.button(QDialogButtonBox.StandardButton.Close)
    button.setAutoDefault(is_default)
    button.setIcon(QIcon())  # the style's own is black, whatever the theme
    row.rejected.connect(dialog.reject)
    return row
