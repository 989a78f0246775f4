"""Deadlines that would move."""

from __future__ import annotations

from datetime import date

import pytest

from cmdesk.basics.wording import say
from cmdesk.desk.refreshing import Review
from cmdesk.gui.dialogs import impact_dialog
from cmdesk.gui.dialogs.impact_dialog import ImpactDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.records import Impact, Move
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
FRI, MON = date(2027, 1, 29), date(2027, 2, 1)


def review(contracts: int = 1) -> Review:
    """Return a review in which a deadline of each contract moves, and another one is no more."""
    moves = (
        Move("a", 0, say("Notice of non-renewal"), FRI, MON, FRI, MON),
        Move("b", None, say("Notice of breach"), FRI, None, FRI, None),
    )
    return Review(tuple(Impact(one, 1, f"R-{one}", "ACME", moves) for one in range(contracts)))


def test_from_when_to_when(window: MainWindow, windows: Windows) -> None:
    """Under the name of the contract: the day itself, and the day to act by."""
    dialog = ImpactDialog(review(), windows.keeper, window)
    assert [[cell.text for cell in line.cells] for line in dialog.model.lines] == [
        ["ACME · R-0"],
        ["Notice of non-renewal", "Fri 29 Jan 2027", "Mon 1 Feb 2027", "Fri 29 Jan 2027", "Mon 1 Feb 2027"],
        ["Notice of breach", "Fri 29 Jan 2027", "–", "Fri 29 Jan 2027", "–"],  # noqa: RUF001
    ]


def test_very_many_contracts_are_not_all_shown(
    window: MainWindow, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many more there are is said."""
    monkeypatch.setattr(impact_dialog, "_MOST", 2)
    dialog = ImpactDialog(review(5), windows.keeper, window)
    assert sum(line.is_heading for line in dialog.model.lines) == 2
    assert "3 contracts more" in words_of(dialog)
