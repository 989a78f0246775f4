"""The derivation of an answer, opened in place: facts, rule, steps, result, each with its value at the right edge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.answers import links
from cmdesk.gui.answers.views import AnswerView, BandView, LinkView, StepView
from cmdesk.gui.rich import escaped
from cmdesk.gui.widgets.band_line import BandLine
from cmdesk.gui.widgets.day_strip import DayStrip, described


class Why(QFrame):
    """The steps of one answer; links lead to the facts and readings that it rests on.

    The sentence and the line of the band are left out where the answer itself shows them already.
    """

    link_followed = Signal(str)

    def __init__(
        self, view: AnswerView, parent: QWidget | None = None, *, with_sentence: bool, with_line: bool = True
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 0, 12, 12)
        self._column.setSpacing(6)
        if with_sentence:
            self._column.addWidget(_label(view.because, "secondary"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._column.addLayout(self._grid)
        for step in view.steps():
            self._add(step)
        if view.band is not None:
            self._add_band(view.band, with_line=with_line)
        else:
            self._add_links(N_("Rests on readings: {links}"), view.readings)
        if view.deviation:
            self._column.addWidget(_label(view.deviation, "secondary", fonts.Role.SMALL))
        self._add_citation(view)

    def _add(self, step: StepView) -> None:
        row = self._grid.rowCount()
        words = escaped(step.text)
        if step.clause:
            words += f"&nbsp; <span style='white-space: nowrap'>({escaped(step.clause)})</span>"
        text = _label(words, "secondary")
        text.setTextFormat(Qt.TextFormat.RichText)
        self._grid.addWidget(text, row, 0)
        value = _label(step.value, "")
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        value.setWordWrap(len(step.value) > 24)  # noqa: PLR2004  # a day or a sum stays on one line
        self._grid.addWidget(value, row, 1)
        if step.count is not None:
            self._grid.addWidget(DayStrip(step.count, self), row + 1, 0, 1, 2)
            skipped = described(step.count)
            if skipped:
                self._grid.addWidget(_label(skipped, "secondary", fonts.Role.SMALL), row + 2, 0, 1, 2)

    def _add_band(self, band: BandView, *, with_line: bool) -> None:
        """Show what other readings would make of it, and which of them decide."""
        if with_line:
            line = BandLine(self)
            line.show_band(band.low, band.high, band.at, band.words)
            self._column.addWidget(line)
        self._column.addWidget(_label(band.words, "secondary", fonts.Role.SMALL))
        self._add_links(N_("Decided by: {links}"), band.deciding)

    def _add_links(self, sentence: str, views: tuple[LinkView, ...]) -> None:
        if views:
            label = _label("", "secondary", fonts.Role.SMALL)
            links.show_linked(label, sentence, views)
            label.linkActivated.connect(self.link_followed)
            self._column.addWidget(label)

    def _add_citation(self, view: AnswerView) -> None:
        """Show the value with its source, and a button that copies it."""
        button = QToolButton(self)
        button.setProperty("kind", "plain")
        button.setToolTip(language.text(N_("Copy with citation")))
        button.setAccessibleName(language.text(N_("Copy with citation")))
        icons.follow(button, "copy", "secondary")
        button.clicked.connect(lambda: QApplication.clipboard().setText(view.citation))
        row = QHBoxLayout()
        row.addWidget(_label(view.citation, "secondary", fonts.Role.SMALL), 1)
        row.addWidget(button)
        self._column.addLayout(row)


def _label(words: str, tone: str, role: fonts.Role = fonts.Role.BODY) -> QLabel:
    label = QLabel(words)
    label.setFont(fonts.font(role))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if tone:
        label.setProperty("tone", tone)
    return label
