"""What stands between header and status line: one contract, or Home in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from cmdesk.gui.main_window import MainWindow


def test_home_takes_the_place_of_the_contract_and_gives_it_back(window: MainWindow) -> None:
    """One Home for as long as the window is there."""
    where = [window.body.is_at_home]
    home = window.body.show_home()
    where.append(window.body.is_at_home)
    assert home.isVisible()
    window.body.show_contract()
    where.append(window.body.is_at_home)
    assert where == [False, True, False]
    assert window.body.splitter.isVisible()
    assert window.body.show_home() is home


def test_the_answers_keep_their_width(window: MainWindow) -> None:
    """What the list of pages gives up goes to the form; widths are kept for the next start."""
    QApplication.processEvents()
    before = window.body.splitter.sizes()
    window.body.share_width(before[0] - 40)
    after = window.body.splitter.sizes()
    assert sum(after) == sum(before)
    assert after[2] == before[2]
    kept = window.body.splitter.saveState()
    window.body.share_width(before[0])
    window.body.restore(kept)
    assert window.body.splitter.sizes() == after


def test_home_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    """Until then there is none."""
    assert window.body.home is None
