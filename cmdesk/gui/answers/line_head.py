"""One answer as it is seen: label and value, what it means today, and how firm it is. A press opens the derivation."""

from __future__ import annotations

import math
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cmdesk.basics.wording import N_, say
from cmdesk.gui import announce, fonts, icons, language, theme
from cmdesk.gui.answers import cells
from cmdesk.gui.answers.views import AnswerView
from cmdesk.gui.colours import mixed, shown

_PAD, _GAP, _ICON, _CHEVRON = cells.PAD, 8, 16, 20
_GLOW = 1000
_FROM_BEFORE = 0.45  # answers of what was entered before stay readable, and are seen not to hold any more
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


class Weight(Enum):
    """How much an answer stands out."""

    HERO = auto()
    LEAD = auto()
    ROW = auto()


class LineHead(QAbstractButton):
    """A painted line; one widget for each answer keeps the panel quick however many answers there are."""

    def __init__(self, weight: Weight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weight = weight
        self._view: AnswerView | None = None
        self._glow = 0.0
        self._heights: dict[int, int] = {}
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_answer(self, view: AnswerView, weight: Weight) -> None:
        """Show an answer; one whose words changed glows once and is told to those who listen."""
        changed = self._view is not None and self._view.id == view.id and not view.same_words(self._view)
        self._view, self.weight = view, weight
        self._heights.clear()
        self.setAccessibleName(view.said)
        self.setAccessibleDescription(view.because)
        self.updateGeometry()
        self.update()
        if changed:
            announce.say(self, view.said)
            self._start_glow()

    @property
    def hides_sentence(self) -> bool:
        """Tell whether the sentence behind the answer is left to the derivation."""
        return self.weight is not Weight.HERO and self._known().has_value

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 32)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._view is None:
            return 0
        if width not in self._heights:
            self._heights[width] = self._draw(None, width)
        return self._heights[width]

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view is None:
            return
        colours = shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._glow > 0:
            painter.fillRect(self.rect(), QColor(mixed(colours.accent, colours.surface, round(self._glow * 0.24, 2))))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(colours.hover))
        if self.weight is Weight.HERO and self._known().tone:
            painter.fillRect(QRect(0, _PAD, 3, self.height() - 2 * _PAD), QColor(colours.tone(self._known().tone)))
        if not self.isEnabled():
            painter.setOpacity(_FROM_BEFORE)
        self._draw(painter, self.width())
        self._draw_chevron(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    # Drawing: each part returns the height that it takes, and draws only where there is a painter

    def _draw(self, painter: QPainter | None, width: int) -> int:
        return self._draw_row(painter, width) if self.weight is Weight.ROW else self._draw_lead(painter, width)

    def _draw_row(self, painter: QPainter | None, width: int) -> int:
        """Draw label to the left and value to the right, with what they mean below."""
        view = self._known()
        layout = cells.layout(view.columns, width) if view.cells else None
        if layout is not None:
            return self._draw_cells(painter, layout, width)
        inner = width - 2 * _PAD - _CHEVRON
        value_width = min(_width(view.value, fonts.Role.BODY_STRONG), inner * 3 // 5)
        label_width = inner - value_width - 2 * _GAP
        tone = (view.tone if not view.act else "") or ("text" if view.has_value else "secondary")
        left = _text(painter, view.label, QRect(_PAD, 7, label_width, 0), fonts.Role.BODY, "text", _LEFT)
        right = _text(
            painter,
            view.value,
            QRect(_PAD + inner - value_width, 7, value_width, 0),
            fonts.Role.BODY_STRONG,
            tone,
            _RIGHT,
        )
        beside = min(_width(view.beside, fonts.Role.SMALL), inner)
        also = f"{view.columns[2][0]} {view.cells[2]}" if view.cells else ""  # the day of delivery under its head
        room = QRect(_PAD, 7 + left + 1, inner - beside - _GAP, 0)
        below_left = _text(painter, also, room, fonts.Role.SMALL, "secondary", _LEFT)
        below_left += self._draw_status(painter, room.translated(0, below_left))
        at = QRect(_PAD + inner - beside, 7 + right + 1, beside, 0)
        below_right = _text(painter, view.beside, at, fonts.Role.SMALL, view.tone or "secondary", _RIGHT)
        high = max(left + below_left, right + below_right)
        return max(32, 14 + high + self._draw_send(painter, QRect(_PAD, 11 + high, inner, 0)))

    def _draw_cells(self, painter: QPainter | None, layout: cells.Layout, width: int) -> int:
        """Draw the cells of a row side by side, and below them how firm they are."""
        if painter is not None:
            cells.draw(painter, layout, self._known().cells, self._known().tone)
        left = layout.at[1].left()
        under = self._draw_status(painter, QRect(left, cells.ROW - 5, width - left - _PAD, 0))
        return cells.ROW + under

    def _draw_send(self, painter: QPainter | None, at: QRect) -> int:
        """Draw how to meet the deadline that the answer is about."""
        view = self._known()
        if not view.send:
            return 0
        role = fonts.Role.BODY if self.weight is Weight.ROW else fonts.Role.BODY_STRONG
        tone = view.send_tone or "text"
        if painter is not None:
            picture = icons.picture("post", shown().tone(tone), _ICON, math.ceil(self.devicePixelRatioF()))
            painter.drawPixmap(at.left(), at.top() + (fonts.line_height(role) - _ICON) // 2, picture)
        words = at.adjusted(_ICON + 6, 0, 0, 0)
        return _text(painter, view.send, words, role, tone, _LEFT) + 4

    def _draw_lead(self, painter: QPainter | None, width: int) -> int:
        """Draw label and clause, the large value with what it means today, and the sentence."""
        view = self._known()
        role = fonts.Role.HERO if self.weight is Weight.HERO else fonts.Role.TITLE
        inner = width - 2 * _PAD
        top = _PAD
        clause = _width(view.clause, fonts.Role.SMALL)
        _text(
            painter,
            view.clause,
            QRect(_PAD + inner - _CHEVRON - clause, top, clause, 0),
            fonts.Role.SMALL,
            "secondary",
            _RIGHT,
        )
        label = QRect(_PAD, top, inner - _CHEVRON - clause - _GAP, 0)
        top += _text(painter, view.label, label, fonts.Role.BODY, "secondary", _LEFT) + 2
        top += self._draw_value(painter, QRect(_PAD, top, inner, 0), role) + 4
        top += self._draw_send(painter, QRect(_PAD, top, inner, 0))
        if self.weight is Weight.HERO or not view.has_value:
            top += _text(painter, view.because, QRect(_PAD, top, inner, 0), fonts.Role.BODY, "secondary", _LEFT)
        under = self._draw_status(painter, QRect(_PAD, top + 6, inner, 0))
        return top + (under + 6 if under else 0) + _PAD

    def _draw_value(self, painter: QPainter | None, at: QRect, role: fonts.Role) -> int:
        """Draw the value, and beside it, or below where there is no room, what it means today."""
        view = self._known()
        metrics, small = QFontMetrics(fonts.font(role)), QFontMetrics(fonts.font(fonts.Role.BODY_STRONG))
        value_width, beside_width = metrics.horizontalAdvance(view.value), small.horizontalAdvance(view.beside)
        if value_width > at.width():
            height = _text(painter, view.value, at, fonts.Role.TITLE, "text", _LEFT)
        else:
            height = _text(painter, view.value, at, role, "text" if view.has_value else "secondary", _LEFT)
        if not view.beside:
            return height
        dot = 14 if view.tone else 0
        fits = value_width + _GAP * 2 + beside_width + dot <= at.width()
        left = at.left() + (value_width + _GAP * 2 if fits else 0)
        base = at.top() + (metrics.ascent() if fits else height + small.ascent() + 2)
        if painter is not None:
            self._draw_beside(painter, left, base, small)
        return height if fits else height + small.height() + 2

    def _draw_beside(self, painter: QPainter, left: int, base: int, metrics: QFontMetrics) -> None:
        view, colours = self._known(), shown()
        colour = QColor(colours.tone(view.tone or "secondary"))
        if view.tone:
            picture = icons.picture("clock", colour.name(), _ICON, math.ceil(self.devicePixelRatioF()))
            painter.drawPixmap(left, base - metrics.ascent() + (metrics.height() - _ICON) // 2, picture)
            left += _ICON + 4
        painter.setFont(fonts.font(fonts.Role.BODY_STRONG))
        painter.setPen(colour)
        painter.drawText(left, base, view.beside)

    def _draw_status(self, painter: QPainter | None, at: QRect) -> int:
        """Draw how firm the answer is, which day is safe under every reading, and whether the Order Form decided."""
        view = self._known()
        parts = [(view.icon, view.status)] if view.status else []
        if view.band is not None and view.band.safe:
            parts.append(("band", language.text(say(N_("safe: {day}"), day=view.band.safe))))
        if view.deviation:
            parts.append(("deviation", view.deviates))
        height = fonts.line_height(fonts.Role.SMALL)
        left = at.left()
        for icon, words in parts:
            if painter is not None and icon:
                picture = icons.picture(icon, shown().secondary, _ICON, math.ceil(self.devicePixelRatioF()))
                painter.drawPixmap(left, at.top() + (height - _ICON) // 2, picture)
            left += _ICON + 4 if icon else 0
            room = QRect(left, at.top(), at.right() - left, height)
            said = QFontMetrics(fonts.font(fonts.Role.SMALL)).elidedText(
                words, Qt.TextElideMode.ElideRight, room.width()
            )
            _text(painter, said, room, fonts.Role.SMALL, "secondary", _LEFT)
            left += _width(said, fonts.Role.SMALL) + 12
        above = height if parts else 0
        return above + self._draw_contested(painter, at.translated(0, above))

    def _draw_contested(self, painter: QPainter | None, at: QRect) -> int:
        """Draw that other readings give another answer, in full."""
        words = self._known().contested
        if not words:
            return 0
        if painter is not None:
            picture = icons.picture("band", shown().secondary, _ICON, math.ceil(self.devicePixelRatioF()))
            middle = (fonts.line_height(fonts.Role.SMALL) - _ICON) // 2
            painter.drawPixmap(at.left(), at.top() + middle, picture)
        room = at.adjusted(_ICON + 4, 0, 0, 0)
        return _text(painter, words, room, fonts.Role.SMALL, "secondary", _LEFT)

    def _draw_chevron(self, painter: QPainter) -> None:
        x = self.width() - _PAD - 4.0
        y = cells.ROW / 2 if self._known().cells else 17.0 if self.weight is Weight.ROW else _PAD + 8.0
        painter.setPen(QPen(QColor(shown().secondary), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        up = -1 if self.isChecked() else 1
        painter.drawPolyline([QPointF(x - 4, y - 2 * up), QPointF(x, y + 2 * up), QPointF(x + 4, y - 2 * up)])

    def _known(self) -> AnswerView:
        assert self._view is not None  # noqa: S101  # nothing is drawn before there is an answer
        return self._view

    # The glow of a changed value

    def _start_glow(self) -> None:
        if not theme.moves():
            return
        animation = QVariantAnimation(self)
        animation.setDuration(_GLOW)
        animation.setStartValue(1.0)
        animation.setEndValue(0.0)
        animation.valueChanged.connect(self._fade)
        animation.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    def _fade(self, value: float) -> None:
        self._glow = value
        self.update()


def _width(text: str, role: fonts.Role) -> int:
    return QFontMetrics(fonts.font(role)).horizontalAdvance(text) + 1 if text else 0


def _text(painter: QPainter | None, text: str, at: QRect, role: fonts.Role, tone: str, alignment: int) -> int:
    """Draw words, wrapped to a width, and return their height; without a painter only that."""
    if not text:
        return 0
    font: QFont = fonts.font(role)
    bounds = QFontMetrics(font).boundingRect(QRect(0, 0, max(at.width(), 1), 10_000), alignment | _WRAP, text)
    if painter is not None:
        painter.setFont(font)
        painter.setPen(QColor(shown().tone(tone)))
        painter.drawText(QRect(at.left(), at.top(), at.width(), bounds.height()), alignment | _WRAP, text)
    return bounds.height()
