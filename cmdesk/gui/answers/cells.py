"""Cells of a row side by side: a label, a day in strong type and two more texts, columns as wide as their longest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cmdesk.gui import fonts
from cmdesk.gui.colours import shown

PAD, ROW = 12, 28
_CHEVRON, _GAP, _HEAD = 16, 8, 24
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_USUAL = (fonts.Role.BODY, fonts.Role.BODY_STRONG, fonts.Role.SMALL, fonts.Role.SMALL)
_DENSE = (fonts.Role.SMALL, fonts.Role.SMALL_STRONG, fonts.Role.SMALL, fonts.Role.SMALL)
_HEAD_ROLES = (fonts.Role.SMALL_STRONG, fonts.Role.SMALL, fonts.Role.SMALL, fonts.Role.SMALL)
_HEAD_TONES = ("text", "secondary", "secondary", "secondary")
Columns = tuple[tuple[str, ...], ...]
"""All the texts that stand in each column, the head first; all rows and the heads of a card have the same."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each column stands across a row, and the type in which it is written."""

    at: tuple[QRect, ...]
    roles: tuple[fonts.Role, ...]


def layout(columns: Columns, width: int) -> Layout | None:
    """Return how columns stand across a row of a width, the last at its right edge; None where they do not fit."""
    for roles in (_USUAL, _DENSE):
        wide = [_widest(*column) for column in zip(columns, roles, _HEAD_ROLES, strict=True)]
        spare = width - 2 * PAD - _CHEVRON - sum(wide) - _GAP * (len(wide) - 1)
        if spare >= 0:
            return Layout(_spread(wide, _GAP + spare // (len(wide) - 1), width - PAD - _CHEVRON), roles)
    return None


def _spread(wide: Sequence[int], gap: int, right: int) -> tuple[QRect, ...]:
    """Return columns of some widths with a gap between them, the last one up to an edge."""
    lefts = accumulate((one + gap for one in wide[:-1]), initial=PAD)
    found = [QRect(left, 0, one, ROW) for left, one in zip(lefts, wide, strict=True)]
    found[-1].moveRight(right)
    return tuple(found)


def draw(painter: QPainter, found: Layout, texts: Sequence[str], tone: str) -> None:
    """Draw the texts of a row, the last in a tone."""
    _draw(painter, found.at, texts, found.roles, ("text", "text", "secondary", tone or "secondary"))


class CellsHead(QWidget):
    """The heads of the columns; where these do not fit, the first head alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._columns: Columns = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_heads(self, heads: tuple[str, ...], columns: Columns) -> None:
        """Show the heads of columns that hold some texts."""
        self._heads, self._columns = heads, columns
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        found = layout(self._columns, self.width()) if self._columns else None
        at = found.at if found is not None else (QRect(PAD, 0, self.width() - 2 * PAD, ROW),)
        at = tuple(place.translated(0, _HEAD - ROW) for place in at)
        _draw(painter, at, self._heads[: len(at)], _HEAD_ROLES[: len(at)], _HEAD_TONES[: len(at)])
        painter.end()


def _draw(
    painter: QPainter, at: Sequence[QRect], texts: Sequence[str], roles: Sequence[fonts.Role], tones: Sequence[str]
) -> None:
    last = len(_USUAL) - 1
    for number, (place, text, role, tone) in enumerate(zip(at, texts, roles, tones, strict=True)):
        across = Qt.AlignmentFlag.AlignRight if number == last else Qt.AlignmentFlag.AlignLeft
        painter.setFont(fonts.font(role))
        painter.setPen(QColor(shown().tone(tone)))
        painter.drawText(place, int(_LINE | across), text)


def _widest(texts: Sequence[str], role: fonts.Role, head_role: fonts.Role) -> int:
    head, *rows = texts
    return max(_width(head, head_role), *(_width(text, role) for text in rows))


def _width(text: str, role: fonts.Role) -> int:
    return QFontMetrics(fonts.font(role)).horizontalAdvance(text) + 1
