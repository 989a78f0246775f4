"""How the cap moves: a line in steps over the days, the as-of date marked, each day's cap under the pointer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cmdesk.gui import fonts
from cmdesk.gui.colours import Colours, mixed, shown
from cmdesk.gui.widgets.hatching import hatch

_PLOT, _GAP, _MARK, _UNDER_POINTER = 52, 6, 4.5, 3.5
_FROM_BEFORE = 0.45  # as faint as answers of what was entered before
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class CapSpan:
    """Days with one and the same cap: how high it reaches, from 0 to 1, None where it is not known; and in words."""

    start: date
    until: date
    height: float | None
    words: str


@dataclass(frozen=True, slots=True)
class CapCurve:
    """What the line shows: spans without a day between them, the day to mark, and the words around and instead."""

    spans: tuple[CapSpan, ...]
    today: date
    title: str
    highest: str
    first: str
    last: str
    told: str


class CapLine(QWidget):
    """The picture; what it says is said to those who listen as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: CapCurve | None = None
        self._pointed: date | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curve(self, curve: CapCurve) -> None:
        """Show how a cap moves."""
        self._curve, self._pointed = curve, None
        self.setAccessibleName(curve.title)
        self.setAccessibleDescription(curve.told)
        self.update()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        words = 2 * fonts.line_height(fonts.Role.SMALL)
        return QSize(200, words + 2 * _GAP + _PLOT + margins.top() + margins.bottom())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._curve is None:
            return
        colours, plot = shown(), self._plot()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else _FROM_BEFORE)
        self._draw_words(painter, self._curve)
        painter.setPen(QPen(QColor(colours.hairline), 1))
        for y in (plot.top() + 0.5, plot.bottom() + 0.5):
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        for span in self._curve.spans:
            if span.height is None:
                hatch(painter, self._days_of(span).toRect(), colours, 0)
        self._draw_line(painter, self._curve, colours)
        self._draw_mark(painter, self._curve.today, _MARK, colours)
        if self._pointed is not None:
            x = self._x(self._pointed)
            painter.setPen(QPen(QColor(colours.edge), 1))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            self._draw_mark(painter, self._pointed, _UNDER_POINTER, colours)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed = self._day_at(event.position().x())
        span = self._span_on(self._pointed) if self._pointed is not None else None
        if span is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), span.words, self)
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self._pointed = None
        self.update()

    # Where the days stand

    def _plot(self) -> QRectF:
        """Return the room between the words; a mark at its edge has room as well."""
        inside = QRectF(self.contentsRect())
        words = fonts.line_height(fonts.Role.SMALL) + _GAP
        return inside.adjusted(_MARK + 1, words, -_MARK - 1, -words)

    def _x(self, day: date) -> float:
        """Return where a day begins."""
        first, last = self._ends()
        plot = self._plot()
        return plot.left() + plot.width() * (day - first).days / ((last - first).days + 1)

    def _day_at(self, x: float) -> date | None:
        """Return the day that stands somewhere, None beside the days."""
        if self._curve is None:
            return None
        first, last = self._ends()
        plot = self._plot()
        day = int((x - plot.left()) / plot.width() * ((last - first).days + 1)) if x >= plot.left() else -1
        return first + timedelta(days=day) if 0 <= day <= (last - first).days else None

    def _ends(self) -> tuple[date, date]:
        assert self._curve is not None  # noqa: S101  # nothing is asked for before there is a curve
        return self._curve.spans[0].start, self._curve.spans[-1].until

    def _y(self, height: float) -> float:
        """Return where a height stands: between two rows of pixels, so that a line of two is sharp."""
        plot = self._plot()
        return round(plot.bottom() - plot.height() * height)

    def _days_of(self, span: CapSpan) -> QRectF:
        """Return the room of some days, from top to bottom."""
        left, plot = self._x(span.start), self._plot()
        return QRectF(left, plot.top(), self._x(span.until + timedelta(days=1)) - left, plot.height())

    def _span_on(self, day: date) -> CapSpan | None:
        """Return the span that a day lies in."""
        spans = self._curve.spans if self._curve is not None else ()
        return next((span for span in spans if span.start <= day <= span.until), None)

    # How they look

    def _draw_words(self, painter: QPainter, curve: CapCurve) -> None:
        """Write what the line is and how high it reaches above, the first and the last day below."""
        inside, height = self.contentsRect(), fonts.line_height(fonts.Role.SMALL)
        above = QRect(inside.left(), inside.top(), inside.width(), height)
        below = QRect(inside.left(), inside.bottom() + 1 - height, inside.width(), height)
        painter.setFont(fonts.font(fonts.Role.SMALL))
        painter.setPen(QColor(shown().secondary))
        room = above.width() - painter.fontMetrics().horizontalAdvance(curve.highest) - 2 * _GAP
        title = painter.fontMetrics().elidedText(curve.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(above, _LEFT, title)
        painter.drawText(above, _RIGHT, curve.highest)
        painter.drawText(below, _LEFT, curve.first)
        painter.drawText(below, _RIGHT, curve.last)

    def _draw_line(self, painter: QPainter, curve: CapCurve, colours: Colours) -> None:
        """Draw the steps, those of days gone by more quietly."""
        plot, today = self._plot(), self._x(curve.today)
        gone = QRectF(0, 0, today, self.height())
        for room, ink, ground in (
            (gone, colours.edge, mixed(colours.secondary, colours.surface, 0.06)),
            (QRectF(self.rect()).adjusted(today, 0, 0, 0), colours.accent, colours.selected),
        ):
            painter.setClipRect(room)
            for known in _runs(curve.spans):
                corners = [corner for span in known for corner in self._corners(span)]
                below = [QPointF(corners[-1].x(), plot.bottom()), QPointF(corners[0].x(), plot.bottom())]
                painter.fillPath(_through(corners + below), QColor(ground))
                painter.strokePath(_through(corners), QPen(QColor(ink), 2))
        painter.setClipping(False)

    def _corners(self, span: CapSpan) -> tuple[QPointF, QPointF]:
        """Return both ends of a step."""
        days, y = self._days_of(span), self._y(span.height or 0.0)
        return QPointF(days.left(), y), QPointF(days.right(), y)

    def _draw_mark(self, painter: QPainter, day: date, size: float, colours: Colours) -> None:
        """Mark the cap of a day; where none is known there is nothing to mark."""
        span = self._span_on(day)
        if span is not None and span.height is not None:
            painter.setPen(QPen(QColor(colours.surface), 1.5))
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(QPointF(self._x(day), self._y(span.height)), size, size)


def _runs(spans: tuple[CapSpan, ...]) -> Iterator[list[CapSpan]]:
    """Yield the spans that hang together: no gap is drawn over."""
    run: list[CapSpan] = []
    for span in (*spans, None):
        if span is not None and span.height is not None:
            run.append(span)
        elif run:
            yield run
            run = []


def _through(corners: list[QPointF]) -> QPainterPath:
    """Return the path through some corners."""
    path = QPainterPath(corners[0])
    for corner in corners[1:]:
        path.lineTo(corner)
    return path
