"""What other readings would make of an answer, in words and on a line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.editions.readings import readings
from cmdesk.engine import act_by
from cmdesk.gui import language
from cmdesk.gui.answers.views import BandView, LinkView

if TYPE_CHECKING:
    from cmdesk.engine.bands import Band
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.result import Result

_BEGINNINGS = (".termination_from", ".breach_from", ".binding_from")


def band_of(calculation: Calculation, result: Result) -> BandView | None:
    """Return the band of an answer whose value depends on readings, None where all of them agree."""
    band = calculation.bands.get(result.id)
    if band is None or not band.is_open or band.low is None or result.value is None:
        return None
    acts = calculation.rules[result.id].act or result.id.startswith(act_by.ID)
    safe_day = _safe_day(band, result, acts=acts)
    words = " ".join(language.text(sentence) for sentence in _sentences(band, safe_day))
    safe = _short(safe_day) if safe_day is not None and safe_day != result.value else ""
    deciding = tuple(reading_link(name) for name in band.deciding)
    return BandView(_end(band.low), _end(band.high), _position(band, result.value), words, deciding, safe)


def _safe_day(band: Band, result: Result, *, acts: bool) -> date | None:
    """Return the day that is right under every reading: the first end of a deadline, the last of what may begin."""
    if not isinstance(band.low, date) or band.low == band.high:
        return None
    if acts:
        return band.low
    begins = result.id.endswith(_BEGINNINGS) and not band.none
    return band.high if begins and isinstance(band.high, date) else None


def contested(calculation: Calculation, result: Result) -> str:
    """Return that other readings give another answer, empty where all agree.

    Nothing is said of a day to act on, or from which something is allowed: there the safe day says it.
    """
    band = calculation.bands.get(result.id)
    if band is None or not band.is_open or band.low is None:
        return ""
    acts = calculation.rules[result.id].act or result.id.startswith(act_by.ID)
    if result.value is not None and _safe_day(band, result, acts=acts) is not None:
        return ""
    return language.text(_contested(band, result.value))


def _contested(band: Band, value: Any) -> Sentence:
    low, high = _short(band.low), _short(band.high)
    if value is None:
        return _given_by_others(band, low, high)
    if band.low == band.high:
        return say(N_("Other readings are possible; under some there is none."))
    if band.none:
        return say(N_("Several readings are possible: {low} to {high}, or none."), low=low, high=high)
    if len(band.deciding) == 1 and len(readings()[band.deciding[0]].choices) == _PAIR:
        other = band.high if value == band.low else band.low
        return say(_TWO_DAYS if isinstance(value, date) else _TWO, other=_short(other))
    return say(N_("Several readings are possible: {low} to {high}."), low=low, high=high)


def _given_by_others(band: Band, low: str, high: str) -> Sentence:
    """Return what other readings give where the ones chosen give nothing."""
    if band.low == band.high:
        return say(N_("Other readings are possible; they give {low}."), low=low)
    return say(N_("Other readings are possible; they give {low} to {high}."), low=low, high=high)


_PAIR = 2
_TWO, _TWO_DAYS = (
    N_("Two readings are possible; the other gives {other}."),
    N_("Two readings are possible; the other date is {other}."),
)


def reading_link(name: str) -> LinkView:
    """Return a reading by its name, as a way to where it is chosen."""
    return LinkView(f"readings.{name}", language.text(readings()[name].label))


def _sentences(band: Band, safe: date | None) -> tuple[Sentence, ...]:
    """Return what the band means."""
    low, high = _short(band.low), _short(band.high)
    if band.low == band.high:
        first = say(N_("Other readings give no figure here."))
    elif safe is not None and safe == band.high:
        first = say(
            N_("The readings leave it open from {low} to {high}; {high} is safe under all of them."), low=low, high=high
        )
    elif safe is not None:
        first = say(
            N_("The readings leave it open from {low} to {high}; {low} is safe under all of them."), low=low, high=high
        )
    else:
        first = say(N_("By the readings it lies from {low} to {high}."), low=low, high=high)
    if band.none and band.low != band.high:
        return (first, say(N_("Under some of them there is none.")))
    return (first,)


def _position(band: Band, value: Any) -> float:
    """Return where a value lies between the ends, from 0 to 1."""
    low, high, at = (_number(one) for one in (band.low, band.high, value))
    return (at - low) / (high - low) if high != low else 0.0


def _number(value: Any) -> float:
    if isinstance(value, date):
        return float(value.toordinal())
    return float(value.amount if isinstance(value, Money) else value)


def _short(value: Any) -> str:
    """Return a value as it stands in a sentence."""
    words = language.words()
    return words.short_date(value) if isinstance(value, date) else words.value(value)


def _end(value: Any) -> str:
    """Return a value as it stands at an end of the line."""
    words = language.words()
    return words.plain_date(value) if isinstance(value, date) else words.value(value)
