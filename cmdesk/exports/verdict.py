"""A notice of non-renewal that was posted, in words: in time or late, what follows, and under which readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.editions.readings import readings
from cmdesk.exports.phrases import choice_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cmdesk.basics.wording import Words
    from cmdesk.engine.late import Posted
    from cmdesk.rules.case import Case

Way = tuple[tuple[str, str], ...]
"""Readings with the choices to make otherwise than they are made."""


def verdict(one: Posted) -> Sentence:
    """Return in a sentence what a notice does under the readings adopted, and what the term that follows costs."""
    if one.late_by.value is None:
        return one.late_by.because
    cost = one.extra_cost.value
    if cost is None:
        return one.ends.because
    if one.ends.value is None:
        return say(_ENDS_NOTHING, sum=cost)
    return say(_ENDS_LATER, day=one.ends.value, sum=cost)


_ENDS_LATER = N_(
    "Too late for its own term, it ends the contract only on {day}; "
    "the term that follows costs {sum} in subscription fees."
)
_ENDS_NOTHING = N_(
    "Given too late, it ends nothing under the reading chosen; the term that follows costs {sum} in subscription fees."
)


def under_readings(one: Posted, case: Case) -> Iterator[tuple[str, tuple[Way, ...]]]:
    """Yield sentences on the readings, each with the ways that its field `ways` names, none where it has no field.

    A notice that is in time as the readings are chosen may be late under others, and the other way round.
    """
    if one.always_in_time:
        yield N_("In time under every reading."), ()
    elif {} in one.late_under:
        yield N_("Late under every reading."), ()
    elif one.late_by.value == 0:
        yield from _asking(N_("Late under: {ways}"), one.late_under, case)
    else:
        yield from _asking(N_("In time under: {ways}"), one.in_time_under, case)


def _asking(
    sentence: str, combinations: Iterable[Mapping[str, str]], case: Case
) -> Iterator[tuple[str, tuple[Way, ...]]]:
    ways = changes(combinations, case)
    if ways:
        yield sentence, ways


def changes(combinations: Iterable[Mapping[str, str]], case: Case) -> tuple[Way, ...]:
    """Return what each combination changes of the readings as they are chosen, the least that does it and no more."""
    ways = {
        tuple((name, choice) for name, choice in one.items() if choice_of(case, readings()[name]) != choice)
        for one in combinations
    }
    return tuple(way for way in sorted(ways, key=lambda way: (len(way), way)) if not _holds_another(way, ways))


def _holds_another(way: Way, ways: Iterable[Way]) -> bool:
    """Tell whether a way changes all that another does, and more."""
    return any(set(other) < set(way) for other in ways)


def choice_in_words(name: str, choice: str) -> Sentence:
    """Return what a choice of a reading comes to."""
    return say(readings()[name].labels[choice])


def ways_in_words(ways: Iterable[Way], words: Words) -> str:
    """Return ways in a row: "it counts when it is sent"; or several choices of which each is needed."""
    both, either = words.text(N_(" and ")), words.text(N_("; or "))
    return either.join(both.join(words.text(choice_in_words(*pair)) for pair in way) for way in ways)
