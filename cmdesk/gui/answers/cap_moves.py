"""How the cap moves over time, under its answer: worked out once the answers are shown, and drawn as a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.gui import language
from cmdesk.gui.widgets.cap_line import CapCurve, CapLine, CapSpan

if TYPE_CHECKING:
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.cap_over_time import CapFrom

AFTER = 120
"""Milliseconds after the answers: nobody waits for a picture, and one who types goes on typing."""

_TOLD = 6


class CapMoves(QWidget):
    """Room for the line; there is none where the cap never moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: Callable[[], CapCurve | None] | None = None
        self.line = CapLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 10)
        column.addWidget(self.line)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER)
        self._later.timeout.connect(self._draw)
        self.hide()

    def follow(self, curve: Callable[[], CapCurve | None]) -> None:
        """Draw what a function gives, soon; the line of before stays until then."""
        self._curve = curve
        self._later.start()

    def _draw(self) -> None:
        curve = self._curve() if self._curve is not None else None
        if curve is not None:
            self.line.show_curve(curve)
        self.setVisible(curve is not None)


def cap_curve(calculation: Calculation) -> CapCurve | None:
    """Return how the cap of a calculation moves, in words and proportions; None where it never does."""
    from cmdesk.engine.cap_over_time import cap_over_time  # noqa: PLC0415  # after the first paint
    from cmdesk.exports.cap_table import TITLE  # noqa: PLC0415  # as above

    caps = cap_over_time(calculation)
    if len(caps) == 1:
        return None
    words, highest = language.words(), max((one.cap for one in caps if one.cap is not None), key=lambda cap: cap.amount)
    most = highest.amount or 1
    return CapCurve(
        spans=tuple(
            CapSpan(one.start, one.until, None if one.cap is None else float(one.cap.amount / most), _said(one))
            for one in caps
        ),
        today=calculation.as_of,
        title=words.text(TITLE),
        highest=words.money(highest),
        first=words.short_date(caps[0].start),
        last=words.short_date(caps[-1].until),
        told=_told(calculation, caps),
    )


def _said(one: CapFrom) -> str:
    """Return a cap with the days for which it holds."""
    words = language.words()
    if one.start == one.until:
        return words.text(say(N_("{day}: {cap}"), day=words.short_date(one.start), cap=_cap(one)))
    days = {"start": words.short_date(one.start), "until": words.short_date(one.until)}
    return words.text(say(N_("{start} to {until}: {cap}"), **days, cap=_cap(one)))


def _told(calculation: Calculation, caps: tuple[CapFrom, ...]) -> str:
    """Return the cap as of the day and its next changes in words."""
    words = language.words()
    ahead = [
        one for one in caps if one.until >= calculation.as_of and (not one.by_rate or one.start <= calculation.as_of)
    ]
    sentence = N_("{cap} from {day}")
    return words.listed(
        words.text(say(sentence, cap=_cap(one), day=words.short_date(max(one.start, calculation.as_of))))
        for one in ahead[:_TOLD]
    )


def _cap(one: CapFrom) -> Sentence | object:
    """Return a cap in words, or that there is no rate for it."""
    from cmdesk.exports.cap_table import stated  # noqa: PLC0415  # after the first paint

    return stated(one)
