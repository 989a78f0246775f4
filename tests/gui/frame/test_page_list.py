"""The list of pages: counts, faults, and folded to icons."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cmdesk.gui.frame.page_list import FOLDED, PageList

PAGES = (("contract", "Contract"), ("fees", "Fees"))


def pages(qtbot: QtBot) -> PageList:
    """Return a list of two pages."""
    made = PageList(PAGES)
    made.complete()
    qtbot.addWidget(made)
    made.resize(180, 300)
    return made


def test_each_page_has_its_name_and_key(qtbot: QtBot) -> None:
    """The key stands in the tip."""
    made = pages(qtbot)
    assert [made.item(row).text() for row in range(2)] == ["Contract", "Fees"]
    assert made.item(1).toolTip() == "Fees (Ctrl+2)"
    assert made.accessibleName() == "Pages"


def test_counts_and_faults_are_painted(qtbot: QtBot) -> None:
    """A fault takes the place of the count."""
    made = pages(qtbot)
    plain = made.grab().toImage()
    made.show_state(1, 12, 0)
    counted = made.grab().toImage()
    made.show_state(1, 12, 1)
    faulty = made.grab().toImage()
    assert plain != counted
    assert counted != faulty


def test_folding(qtbot: QtBot) -> None:
    """Only icons stay, the mark of a fault included."""
    made = pages(qtbot)
    made.show_state(1, 12, 1)
    made.fold(True)
    assert made.is_folded
    assert made.maximumWidth() == FOLDED == made.sizeHint().width()
    assert not made.grab().isNull()
    made.fold(True)
    made.fold(False)
    assert made.maximumWidth() > FOLDED
