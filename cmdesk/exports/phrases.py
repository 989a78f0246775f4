"""Words that every export says alike: the questions, the statuses, the line that each of them carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.calendars.entities import entity
from cmdesk.contract.notices import CHANNELS, Channel
from cmdesk.editions.load import edition
from cmdesk.editions.readings import readings
from cmdesk.engine import act_by
from cmdesk.rules.figures import as_figure, quantity
from cmdesk.rules.result import Status
from cmdesk.rules.rule import Question
from cmdesk.rules.sending import BY_CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cmdesk.basics.wording import Words
    from cmdesk.contract.parties import OwnEntity
    from cmdesk.editions.readings import Reading
    from cmdesk.engine.act_by import ActBy
    from cmdesk.engine.bands import Band
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.case import Case
    from cmdesk.rules.result import Result, Step

AID = N_("A calculation aid, not legal advice.")
"""The line that window, workbook and text carry."""

ACT_BY = N_("Send by")
"""The heading of the table of days to send by."""

CHANNEL_NAMES = {**BY_CHANNEL, "courier": CHANNELS[Channel.COURIER], "registered": CHANNELS[Channel.REGISTERED]}
"""The channels as they stand in that table."""

QUESTIONS = {
    Question.ENDS: N_("When does it end?"),
    Question.NOTICE: N_("When must notice go out?"),
    Question.OWED: N_("What is owed?"),
    Question.STAKE: N_("What is at stake?"),
}

STATUSES = {
    Status.FINAL: N_("final"),
    Status.PROJECTED: N_("projected"),
    Status.ESTIMATED: N_("estimated"),
    Status.PENDING: N_("waiting for a fact"),
    Status.NOT_APPLICABLE: N_("not applicable"),
}


def by_question(calculation: Calculation) -> Iterator[tuple[Question, list[Result]]]:
    """Yield the four questions with their results, in the order of display.

    The days to send by are left out: they stand together in a table of their own (engine.act_by).
    """
    shown = [one for one in calculation.results.values() if not one.id.startswith(act_by.ID)]
    for question in Question:
        yield question, [one for one in shown if calculation.rules[one.id].question is question]


def title_of(edition_id: str) -> str:
    """Return the sentence key of an edition's title."""
    return edition(edition_id).title


def stated_value(result: Result, words: Words) -> str:
    """Return a result's value in words; of a list, how many entries it has."""
    if isinstance(result.value, tuple):
        return words.text(count(N_("{n} entry"), N_("{n} entries"), len(result.value)))
    return words.value(result.value)


def with_status(result: Result, words: Words) -> str:
    """Return a result's value in words, and its status where it is not final; where there is no value, the status."""
    status = words.text(_NOT_SO_FAR if _is_no_fact_missing(result) else STATUSES[result.status])
    if result.value is None:
        return status
    value = stated_value(result, words)
    return (
        value
        if result.status is Status.FINAL
        else words.text(say(N_("{value} ({status})"), value=value, status=status))
    )


_NOT_SO_FAR = N_("not so far")


def _is_no_fact_missing(result: Result) -> bool:
    """Tell whether a result waits for what has not happened, and not for a fact that could be entered."""
    return result.status is Status.PENDING and not result.missing


def name_of_entity(place: str | OwnEntity) -> str:
    """Return the name of a CM.com entity, one of the table or one that the contract describes."""
    return entity(place).name if isinstance(place, str) else place.name


def unpointed(text: str) -> str:
    """Return a sentence without its full stop, for what a colon or a comma follows."""
    return text.rstrip(".。")


def step_line(step: Step, words: Words) -> str:
    """Return a step, what came of it, and its clause."""
    text = words.text(step.sentence)
    if step.value is not None:
        text = words.text(say(NAMED, name=unpointed(text), value=step.value))
    return words.text(say(WITH_CLAUSE, text=text, clause=step.clause)) if step.clause else text


NAMED = N_("{name}: {value}")
"""A value behind its name; how the two are joined is the language's own."""

WITH_CLAUSE = N_("{text} ({clause})")
"""A text with the clause that it rests on."""


def readings_named(result: Result, case: Case) -> tuple[Sentence, ...]:
    """Return the readings that a result rests on by what they are about, with the choice where it is not the usual."""
    return tuple(_read(readings()[name], case) for name in result.readings)


def _read(reading: Reading, case: Case) -> Sentence:
    """Return what a reading is about, and its choice where it is not the usual one."""
    label, choice = say(reading.label), choice_of(case, reading)
    return label if choice == reading.default else say(NAMED, name=label, value=say(reading.labels[choice]))


def choice_of(case: Case, reading: Reading) -> str:
    """Return the choice that a contract makes of a reading, the default where it makes none."""
    return case.contract.readings.get(reading.name, reading.default)


def chosen(case: Case, name: str) -> str:
    """Return the choice that holds for a reading, by its name."""
    return choice_of(case, readings()[name])


def readings_used(results: Iterable[Result]) -> list[Reading]:
    """Return the readings that some results rest on, in the order of their file."""
    used = {name for one in results for name in one.readings}
    return [one for one in readings().values() if one.name in used]


def deviation_sentence(result: Result) -> Sentence | None:
    """Return what was agreed in place of the edition's own figure, where that decided a result."""
    deviation = result.deviation
    if deviation is None:
        return None
    figure = edition(result.edition).parameter(deviation.parameter)
    value = quantity(as_figure(deviation.value, figure.unit), figure.unit)
    if deviation.agreed_in is None:
        return say(N_("Agreed otherwise: {figure}: {value}"), figure=say(figure.note), value=value)
    return say(
        N_("Agreed otherwise: {figure}: {value} ({document})"),
        figure=say(figure.note),
        value=value,
        document=deviation.agreed_in,
    )


def band_sentence(band: Band) -> Sentence:
    """Return what all readings allow, and which of them decide."""
    names = tuple(say(readings()[name].label) for name in band.deciding)
    if band.low is None:
        return say(N_("Under no reading is there a value; what decides: {names}"), names=names)
    if band.low == band.high:
        return say(N_("Under some readings there is none; what decides: {names}"), names=names)
    if band.none:
        sentence = N_("Readings allow {low} to {high}, or none; what decides: {names}")
    else:
        sentence = N_("Readings allow {low} to {high}; what decides: {names}")
    return say(sentence, low=band.low, high=band.high, names=names)


def act_by_line(row: ActBy, words: Words) -> str:
    """Return what the act-by table says of a channel: the day to send by, the safe one, the day of delivery."""
    if row.send_by is None or row.days_left is None:
        return words.text(row.result.because)
    day = words.short_date(row.send_by)
    if row.counts_until is not None:
        return words.text(say(STILL_COUNTS, day=words.short_date(row.counts_until)))
    if row.days_left < 0:
        return words.text(say(N_("too late; {day} was the last day"), day=day))
    parts = [say(N_("{day}, {left}"), day=day, left=days_left(row.days_left))]
    if row.safe is not None and row.safe != row.send_by:
        parts.append(say(N_("safe {day}"), day=words.short_date(row.safe)))
    if row.delivered is not None and row.delivered != row.send_by:
        parts.append(say(N_("delivered {day}"), day=words.short_date(row.delivered)))
    return words.listed(parts)


STILL_COUNTS = N_("no Business Day is left; handed over by {day} it still counts under the reading chosen")
"""What to say of the last days before a deadline that are no Business Days."""


def switch_sentence(rows: Sequence[ActBy], as_of: date, words: Words) -> Sentence | None:
    """Return what to do about a deadline while a confirmation is missing; None where nothing can be done any more."""
    chase = [one.chase_by for one in rows if one.chase_by is not None and one.chase_by >= as_of]
    switches = [one for row in rows if row.chase_by is not None for one in row.switches if one.day >= as_of]
    if not chase or not switches:
        return None
    ways = tuple(
        say(N_("{how} until {day}"), how=say(BY_CHANNEL[one.channel]), day=words.short_date(one.day))
        for one in dict.fromkeys(switches)
    )
    day = words.short_date(min(chase))
    return say(N_("Chase a missing confirmation by {day}; without it: {ways}."), day=day, ways=ways)


def days_left(days: int) -> Sentence:
    """Return how many days are left until a day to act that has not passed."""
    return count("in {n} day", "in {n} days", days) if days else say(N_("today"))
