"""What changes between two editions, in words: each subject, figure and choice in which they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.gui import language
from cmdesk.rules.figures import quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.editions.edition import Edition, Parameter, Subject


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changes: what it is, and what either edition has on it, with its clause."""

    title: str
    before: str
    after: str


def changes(before: Edition, after: Edition) -> Iterator[Change]:
    """Yield what changes: subjects that come or go, then figures, then choices, each in the order of the Terms."""
    for name, subject in after.subjects.items():
        if before.subjects[name].applies != subject.applies:
            yield Change(language.text(subject.title), _subject(before.subjects[name]), _subject(subject))
    for name, figure in after.parameters.items():
        if before.parameters[name].value != figure.value:
            yield Change(language.text(figure.note), _figure(before.parameters[name]), _figure(figure))
    for name, mode in after.modes.items():
        earlier = before.modes[name]
        if earlier.value != mode.value and earlier.note != mode.note:
            yield Change(
                language.text(say(N_("Clause {clause}"), clause=mode.clause)),
                _cited(language.text(earlier.note), earlier.clause if earlier.clause != mode.clause else ""),
                language.text(mode.note),
            )


def _subject(subject: Subject) -> str:
    note = language.text(subject.note) if subject.note else ""
    return _cited(note or language.text(N_("dealt with")), subject.clause if subject.applies else "")


def _figure(figure: Parameter) -> str:
    value = N_("not stated") if figure.value is None else quantity(figure.value, figure.unit.value)
    return _cited(language.words().value(value) if figure.value is not None else language.text(value), figure.clause)


def _cited(words: str, clause: str) -> str:
    return f"{words} ({clause})" if clause else words
