"""Results as plain text for a terminal, grouped by the four questions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.engine.act_by import act_by
from cmdesk.exports.columns import broken, drawn_in, padded, side_by_side, width_of
from cmdesk.exports.phrases import (
    ACT_BY,
    AID,
    QUESTIONS,
    act_by_line,
    band_sentence,
    by_question,
    choice_of,
    deviation_sentence,
    readings_used,
    switch_sentence,
    title_of,
    unpointed,
    with_status,
)
from cmdesk.rules.term import BY_CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.basics.wording import Words
    from cmdesk.engine.bands import Band
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.result import Result, Step

WIDTH = 88
"""Columns of a line where nobody says otherwise."""

_NARROWEST, _WIDEST = 60, 110
_INDENT = "  "


def results_text(calculation: Calculation, words: Words, *, steps: bool = False, width: int = WIDTH) -> str:
    """Return a calculation as text; with `steps`, how each result came about."""
    page = _Page(words, min(max(width, _NARROWEST), _WIDEST), steps=steps)
    return "\n".join(page.lines(calculation)) + "\n"


class _Page:
    """The lines of one calculation, in one language and width."""

    def __init__(self, words: Words, width: int, *, steps: bool) -> None:
        self._words = words
        self._width = width
        self._steps = steps

    def lines(self, calculation: Calculation) -> Iterator[str]:
        """Yield every line."""
        yield from self._head(calculation)
        for question, results in by_question(calculation):
            if results:
                yield from self._heading(QUESTIONS[question])
                for result in results:
                    yield from self._result(result, calculation.bands.get(result.id))
        yield from self._act_by(calculation)
        yield from self._readings(calculation)
        yield from self._warnings(calculation)
        yield ""
        yield self._words.text(AID)

    def _head(self, calculation: Calculation) -> Iterator[str]:
        contract = calculation.contract
        yield from broken(f"{contract.reference} · {contract.client.name}", self._width)
        edition = self._words.text(title_of(contract.edition))
        sentence = say(N_("{edition}, as of {day}"), edition=edition, day=calculation.as_of)
        yield from broken(self._words.text(sentence), self._width)

    def _heading(self, key: str) -> Iterator[str]:
        yield ""
        yield self._words.text(key).upper()
        yield ""

    def _result(self, result: Result, band: Band | None) -> Iterator[str]:
        words = self._words
        yield from self._columns(words.text(result.label), with_status(result, words), self._width // 2)
        yield from self._under(f"{result.clause} · {words.text(result.because)}")
        agreed = deviation_sentence(result)
        if agreed is not None:
            yield from self._under(words.text(agreed))
        if result.readings:
            yield from self._under(words.text(say(N_("Readings: {names}"), names=result.readings)))
        if band is not None and band.is_open:
            yield from self._under(words.text(band_sentence(band)))
        if self._steps:
            for number, step in enumerate(result.steps, start=1):
                yield from self._under(self._step(step), f"{number:>2}. ")

    def _step(self, step: Step) -> str:
        """Return a step, what came of it, and its clause."""
        text = self._words.text(step.sentence)
        if step.value is not None:
            text = f"{unpointed(text)}: {self._words.value(step.value)}"
        return f"{text} ({step.clause})" if step.clause else text

    def _columns(self, left: str, right: str, left_width: int) -> Iterator[str]:
        """Yield two texts side by side, drawn in."""
        return side_by_side(left, right, (left_width, self._width - left_width - len(_INDENT)), _INDENT)

    def _under(self, text: str, first: str = "") -> Iterator[str]:
        """Yield a text below a result, drawn in."""
        return drawn_in(text, self._width, _INDENT * 2, first)

    def _act_by(self, calculation: Calculation) -> Iterator[str]:
        """Yield the open deadlines, under each the channels with the day to send by and what follows from it."""
        words = self._words
        table = act_by(calculation)
        if table:
            yield from self._heading(ACT_BY)
        for deadline, group in groupby(table, key=lambda row: row.deadline):
            rows = list(group)
            yield from self._columns(words.text(deadline.label), words.value(deadline.value), self._width // 2)
            names = [words.text(BY_CHANNEL[row.channel]) for row in rows]
            room = max(map(width_of, names)) + 2
            for name, row in zip(names, rows, strict=True):
                yield from self._under(act_by_line(row, words), padded(name, room))
            switch = switch_sentence(rows, words)
            if switch is not None:
                yield from self._under(words.text(switch))

    def _readings(self, calculation: Calculation) -> Iterator[str]:
        used = readings_used(calculation.results.values())
        if not used:
            return
        yield from self._heading(N_("Readings these results rest on"))
        words, left = self._words, self._width // 3
        for reading in used:
            choice = words.text(reading.labels[choice_of(calculation.case, reading)])
            text = f"{choice} ({reading.clause})"
            yield from self._columns(reading.name, text, left)

    def _warnings(self, calculation: Calculation) -> Iterator[str]:
        if not calculation.warnings:
            return
        yield from self._heading(N_("Worth a look"))
        for warning in calculation.warnings:
            yield from drawn_in(f"{warning.place}: {self._words.text(warning.sentence)}", self._width, _INDENT)
