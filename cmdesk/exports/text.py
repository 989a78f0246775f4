"""Results as plain text for a terminal, grouped by the four questions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.contract.notices import NoticeKind
from cmdesk.contract.write import contract_to_values
from cmdesk.engine.act_by import act_by
from cmdesk.engine.place_names import place_name
from cmdesk.exports.cap_table import cap_table
from cmdesk.exports.columns import broken, padded, width_of
from cmdesk.exports.owed import totals
from cmdesk.exports.page import WIDTH, Page
from cmdesk.exports.phrases import (
    ACT_BY,
    AID,
    NAMED,
    QUESTIONS,
    WITH_CLAUSE,
    act_by_line,
    band_sentence,
    by_question,
    choice_of,
    deviation_sentence,
    readings_named,
    readings_used,
    step_line,
    switch_sentence,
    title_of,
    with_status,
)
from cmdesk.exports.verdict import under_readings, verdict, ways_in_words
from cmdesk.rules.rule import Question
from cmdesk.rules.sending import BY_CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cmdesk.basics.wording import Words
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.late import Posted
    from cmdesk.rules.result import Result


def results_text(calculation: Calculation, words: Words, *, steps: bool = False, width: int = WIDTH) -> str:
    """Return a calculation as text; with `steps`, how each result came about."""
    page = _ResultsPage(words, width, steps=steps)
    return "\n".join(page.lines(calculation)) + "\n"


class _ResultsPage(Page):
    """The lines of one calculation."""

    def __init__(self, words: Words, width: int, *, steps: bool) -> None:
        super().__init__(words, width)
        self._steps = steps

    def lines(self, calculation: Calculation) -> Iterator[str]:
        """Yield every line."""
        yield from self._head(calculation)
        verdicts = {one.late_by.id: one for one in _posted(calculation)}
        for question, results in by_question(calculation):
            if results:
                yield from self.heading(QUESTIONS[question])
                if question is Question.OWED:
                    yield from self._totals(calculation)
                for result in results:
                    yield from self._result(result, calculation)
                    if result.id in verdicts:
                        yield from self._verdict(verdicts[result.id], calculation)
            if question is Question.STAKE:
                yield from cap_table(self, calculation)
        yield from self._act_by(calculation)
        yield from self._readings(calculation)
        yield from self._warnings(calculation)
        yield ""
        yield self.words.text(AID)

    def _head(self, calculation: Calculation) -> Iterator[str]:
        contract = calculation.contract
        yield from broken(f"{contract.reference} · {contract.client.name}", self.width)
        edition = self.words.text(title_of(contract.edition))
        yield from self.plain(say(N_("{edition}, as of {day}"), edition=edition, day=calculation.as_of))

    def _totals(self, calculation: Calculation) -> Iterator[str]:
        """Yield what is owed on all invoices together."""
        for total in totals(calculation):
            yield from self.columns(self.words.text(total.label), self.words.money(total.value))
            yield from self.under(self.words.text(total.because))

    def _result(self, result: Result, calculation: Calculation) -> Iterator[str]:
        words, band = self.words, calculation.bands.get(result.id)
        yield from self.columns(words.text(result.label), with_status(result, words))
        yield from self.under(f"{result.clause} · {words.text(result.because)}")
        agreed = deviation_sentence(result)
        if agreed is not None:
            yield from self.under(words.text(agreed))
        if result.readings:
            yield from self.under(
                words.text(say(N_("Readings: {names}"), names=readings_named(result, calculation.case)))
            )
        if band is not None and band.is_open:
            yield from self.under(words.text(band_sentence(band)))
        if self._steps:
            for number, step in enumerate(result.steps, start=1):
                yield from self.under(step_line(step, words), f"{number:>2}. ")

    def _verdict(self, one: Posted, calculation: Calculation) -> Iterator[str]:
        """Yield what a posted notice of non-renewal does, and under which readings it would be otherwise."""
        if one.late_by.value is not None:
            yield from self.under(self.words.text(verdict(one)))
        for sentence, ways in under_readings(one, calculation.case):
            yield from self.under(self.words.text(say(sentence, ways=ways_in_words(ways, self.words))))

    def _act_by(self, calculation: Calculation) -> Iterator[str]:
        """Yield the open deadlines, under each the channels with the day to send by and what follows from it."""
        words = self.words
        table = act_by(calculation)
        if table:
            yield from self.heading(ACT_BY)
        for deadline, group in groupby(table, key=lambda row: row.deadline):
            rows = list(group)
            yield from self.columns(words.text(deadline.label), words.value(deadline.value))
            names = [words.text(BY_CHANNEL[row.channel]) for row in rows]
            room = max(map(width_of, names)) + 2
            for name, row in zip(names, rows, strict=True):
                yield from self.under(act_by_line(row, words), padded(name, room))
            switch = switch_sentence(rows, calculation.as_of, words)
            if switch is not None:
                yield from self.under(words.text(switch))

    def _readings(self, calculation: Calculation) -> Iterator[str]:
        used = readings_used(calculation.results.values())
        if not used:
            return
        yield from self.heading(N_("Readings these results rest on"))
        words = self.words
        for reading in used:
            choice = words.text(reading.labels[choice_of(calculation.case, reading)])
            text = words.text(say(WITH_CLAUSE, text=choice, clause=reading.clause))
            yield from self.columns(words.text(reading.label), text)

    def _warnings(self, calculation: Calculation) -> Iterator[str]:
        if not calculation.warnings:
            return
        yield from self.heading(N_("Worth a look"))
        values = contract_to_values(calculation.contract)
        for one in calculation.warnings:
            name = place_name(one.place, values)
            yield from self.drawn_in(self.words.text(say(NAMED, name=name, value=one.sentence)))


def _posted(calculation: Calculation) -> Iterable[Posted]:
    """Return every notice of non-renewal; who has none does without loading what judges them."""
    if all(one.kind is not NoticeKind.NON_RENEWAL for one in calculation.contract.notices):
        return ()
    from cmdesk.engine.late import posted  # noqa: PLC0415  # 3 ms

    return posted(calculation)
