"""The windows beside a contract's own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.panels.panel import Panel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_they_go_with_their_window(sample: MainWindow) -> None:
    """Opened from the menu, gone with the contract."""
    next(one for one in sample.actions() if one.text() == "Days to send &by").trigger()
    assert [one.isVisible() for one in sample.findChildren(Panel)] == [True]
    sample.close_now()
    QApplication.processEvents()
