"""Columns of a card: as wide as their longest text, smaller where that helps, and not at all where nothing does."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from cmdesk.gui import fonts
from cmdesk.gui.answers import cells
from cmdesk.gui.answers.cells import CellsHead

COLUMNS = (
    ("Send", "Registered mail", "Courier"),
    ("by", "Tue 25 Nov", "Thu 27 Nov"),
    ("delivered", "Fri 28 Nov", "Fri 28 Nov"),
    ("left", "7 days", "9 days"),
)


def test_columns_stand_apart_and_end_at_the_edge(qtbot: QtBot) -> None:
    """None touches the next, each holds its longest text."""
    found = cells.layout(COLUMNS, 600)
    assert found is not None
    assert [one.right() < other.left() for one, other in zip(found.at, found.at[1:], strict=False)] == [True] * 3
    assert found.at[-1].right() <= 600 - cells.PAD
    metrics = QFontMetrics(fonts.font(fonts.Role.BODY))
    assert found.at[0].width() >= metrics.horizontalAdvance("Registered mail")
    assert qtbot is not None


def test_narrow_cards_take_smaller_type_and_then_none(qtbot: QtBot) -> None:
    """A width that only just does not fit, and one that cannot."""
    width = next(width for width in range(900, 0, -1) if cells.layout(COLUMNS, width - 1) is None)
    dense, wide = cells.layout(COLUMNS, width), cells.layout(COLUMNS, 600)
    assert dense is not None
    assert wide is not None
    assert dense.roles[0] is fonts.Role.SMALL
    assert wide.roles[0] is fonts.Role.BODY
    assert cells.layout(COLUMNS, 100) is None
    assert qtbot is not None


def test_the_heads_are_drawn_as_far_as_there_is_room(qtbot: QtBot) -> None:
    """All of them, or the first alone."""
    head = CellsHead()
    qtbot.addWidget(head)
    head.show_heads(("Send", "by", "delivered", "left"), COLUMNS)
    for width in (600, 100):
        head.resize(width, head.sizeHint().height())
        assert not head.grab().isNull()
    head.show_heads(("Send", "by", "delivered", "left"), ())
    assert not head.grab().isNull()
