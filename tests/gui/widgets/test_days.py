"""How days are written where the user is."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from cmdesk.gui import language
from cmdesk.gui.widgets import days


@pytest.mark.parametrize(
    "spoken, system, order",
    [
        ("en", "en_GB", "dmy"),
        ("en", "en_US", "mdy"),
        ("en", "de_DE", "dmy"),
        ("da", "en_US", "dmy"),
        ("zh_CN", "zh_CN", "ymd"),
        ("zh_CN", "da_DK", "ymd"),
    ],
)
def test_the_order_of_the_place(monkeypatch: pytest.MonkeyPatch, spoken: str, system: str, order: str) -> None:
    """The system's where it speaks the window's language, else the language's own."""
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    language.choose(spoken)
    assert days.habits().order == order


def test_today_is_the_user_s() -> None:
    """A day of the local clock."""
    assert days.today() in {datetime.now().astimezone().date(), days.habits().today}
