"""Causes: what provenance shows to differ between results of then and of now, and which of it can bear on a result.

Provenance has the day on which rates were checked and the version of the holidays, not the rates and holidays: some can
have changed unseen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record
from cmdesk.basics.wording import N_, Sentence, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cmdesk.contract.contract import Contract
    from cmdesk.engine.provenance import Provenance


class Source(StrEnum):
    """Where a difference may come from."""

    CONTRACT = "contract"
    EDITION = "edition"
    HOLIDAYS = "holidays"
    RATES = "rates"
    PROGRAM = "app"
    FILE = "file"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cause(Record):
    """One cause that a difference may have, in words that can follow a colon."""

    source: Source
    sentence: Sentence


CHANGED = Cause(
    Source.FILE, say(N_("the results file was changed after it was written; nothing this rests on is known to differ"))
)
_PERHAPS_CHANGED = Cause(Source.FILE, say(N_("the results file was changed after it was written")))
_UNSEEN = {
    Source.HOLIDAYS: say(N_("the holidays were corrected under the same version, which the results file cannot show")),
    Source.RATES: say(N_("the rates were changed without another day of checking, which the results file cannot show")),
}
"""What can have changed without a trace in provenance."""


class Causes:
    """The causes there are, asked for what can bear on this or that.

    Without one, the results file was changed, or holidays or rates were unseen.
    """

    def __init__(self, then: Provenance, now: Provenance, contract: Contract) -> None:
        """Compare where results came from; the contract is that of now."""
        self._found = (*_of_input(then, now), *_of_holidays(then, now), *_of_rates(then, now), *_of_program(then, now))
        self._rated = _rated(contract)

    def of_contract(self) -> tuple[Cause, ...]:
        """Return what can bear on a fact of the contract itself."""
        return self._among(Source.CONTRACT)

    def of_warning(self, code: str) -> tuple[Cause, ...]:
        """Return what can bear on a warning: one alone rests on rates, and on nothing else that provenance shows."""
        if code == "rates_not_used":
            return self._among(Source.CONTRACT, Source.RATES, Source.PROGRAM)
        return self._among(Source.CONTRACT, Source.EDITION, Source.HOLIDAYS, Source.PROGRAM)

    def of_result(self, result_id: str, readings: Collection[str]) -> tuple[Cause, ...]:
        """Return what can bear on a result; whoever asks a calendar asks, as a reading, how far its holidays reach."""
        return self._of(result_id, counts_days="holiday_scope" in readings)

    def of_band(self, result_id: str, readings: Collection[str]) -> tuple[Cause, ...]:
        """Return what can bear on a band: under some reading that is not adopted Business Days may count."""
        return self._of(result_id, counts_days=bool(readings))

    def _of(self, result_id: str, *, counts_days: bool) -> tuple[Cause, ...]:
        """Return what can bear on a result, whatever the edition it cites: it may rest on days of another."""
        sources = {Source.CONTRACT, Source.EDITION, Source.PROGRAM}
        if counts_days:
            sources.add(Source.HOLIDAYS)
        if any(one.fullmatch(result_id) for one in self._rated):
            sources.add(Source.RATES)
        return self._among(*sources)

    def _among(self, *sources: Source) -> tuple[Cause, ...]:
        return tuple(one for one in self._found if one.source in sources) or _without_trace(sources)


def _without_trace(sources: Collection[Source]) -> tuple[Cause, ...]:
    """Return what can be the cause where none of the sources is known to differ."""
    unseen = tuple(Cause(source, sentence) for source, sentence in _UNSEEN.items() if source in sources)
    return (_PERHAPS_CHANGED, *unseen) if unseen else (CHANGED,)


_INTEREST = re.compile(r"invoice\.\d+\.interest")
_CONVERTED = re.compile(
    r"invoice\.\d+\.(open|transfer|interest|breach_from)|act_by\.invoice\.\d+\..+|credit\.(alert|limit)_on"
    r"|liability\.(paid|cap|remaining|cap_if_today|incident\.\d+\.recoverable)"
)


def _rated(contract: Contract) -> tuple[re.Pattern[str], ...]:
    """Return which results of a contract rest on rates.

    Interest does, unless its rate was agreed; what is converted does, where there is a currency beside the euro, and
    so does whether there is anything left to dispute.
    """
    paid_in = {one.currency for one in contract.payments if one.currency is not None}
    agreed = any(one.parameter == "interest_percent" for one in contract.deviations)
    converts = {contract.currency, *paid_in} != {"EUR"}
    return (*(() if agreed else (_INTEREST,)), *((_CONVERTED,) if converts else ()))


# What differs


def _of_input(then: Provenance, now: Provenance) -> Iterator[Cause]:
    """Yield that the contract is another one, and each edition whose file is."""
    if then.input_sha256 != now.input_sha256:
        yield Cause(Source.CONTRACT, say(N_("the contract is another one than that of the results file")))
    for edition in _changed_editions(then, now):
        yield Cause(Source.EDITION, say(N_("the file of the edition {edition} has changed"), edition=edition))


def _changed_editions(then: Provenance, now: Provenance) -> list[str]:
    """Return the editions that count then and now, and whose file is another one."""
    return [one for one in now.editions if then.editions.get(one, now.editions[one]) != now.editions[one]]


def _of_holidays(then: Provenance, now: Provenance) -> Iterator[Cause]:
    """Yield that the holidays are others.

    Another calendar, to be seen by the day on which it ends, may also come with another contract or edition.
    """
    if then.holidays != now.holidays:
        sentence = N_("the holidays are others: library {then} then, {now} now")
        yield Cause(Source.HOLIDAYS, say(sentence, then=then.holidays, now=now.holidays))
    elif then.calendar_end != now.calendar_end and not list(_of_input(then, now)):
        sentence = N_("the holidays are others: some estimated after {then} then, after {now} now")
        yield Cause(Source.HOLIDAYS, say(sentence, then=then.calendar_end, now=now.calendar_end))


def _of_rates(then: Provenance, now: Provenance) -> Iterator[Cause]:
    """Yield that the rates are others, or may be."""
    if then.rates_checked_on is None:
        yield Cause(Source.RATES, say(N_("the rates may be others: when they were checked was not stored")))
    elif then.rates_checked_on != now.rates_checked_on:
        sentence = N_("the rates are others: checked on {then} then, on {now} now")
        yield Cause(Source.RATES, say(sentence, then=then.rates_checked_on, now=now.rates_checked_on))


def _of_program(then: Provenance, now: Provenance) -> Iterator[Cause]:
    """Yield that the program is another version."""
    if then.app != now.app:
        sentence = N_("the program is another version: {then} then, {now} now")
        yield Cause(Source.PROGRAM, say(sentence, then=then.app, now=now.app))
