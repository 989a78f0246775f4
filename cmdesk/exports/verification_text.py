"""What came of verifying stored results, as text: every difference with what can be its cause, and its sources."""

from __future__ import annotations

import json
from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.engine.verify import Aspect
from cmdesk.exports.columns import printable
from cmdesk.exports.comparison_json import plain_json
from cmdesk.exports.page import WIDTH, Page
from cmdesk.exports.phrases import AID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdesk.basics.wording import Words
    from cmdesk.engine.causes import Cause
    from cmdesk.engine.verify import Discrepancy, Origin, Verification

_ENOUGH_OF_A_FINGERPRINT = 12
_NAMES = {
    Aspect.KIND: N_("kind"),
    Aspect.VALUE: N_("value"),
    Aspect.CURRENCY: N_("currency"),
    Aspect.STATUS: N_("status"),
    Aspect.UNTIL: N_("hour"),
    Aspect.CLAUSE: N_("clause"),
    Aspect.EDITION: N_("edition"),
    Aspect.READINGS: N_("readings"),
    Aspect.DEVIATION: N_("deviation"),
    Aspect.BAND: N_("band"),
}


class _Weight(IntEnum):
    """How much hangs on a difference, the most first."""

    VALUE = 0
    STATUS = 1
    WARNING = 2
    BASIS = 3


_HEADINGS = {
    _Weight.VALUE: N_("Values that differ"),
    _Weight.STATUS: N_("Statuses that differ"),
    _Weight.WARNING: N_("Warnings that differ"),
    _Weight.BASIS: N_("What results rest on differs"),
}
_BASIS = {Aspect.CLAUSE, Aspect.EDITION, Aspect.READINGS, Aspect.DEVIATION, Aspect.BAND}
_COMPARED = N_(
    "Values, statuses, clauses and readings were compared; words (reasons, steps, the text of warnings) were not."
)
_KEYS = {
    "app": N_("cmdesk"),
    "holidays": N_("Holiday library"),
    "calendar_end": N_("Holidays, some estimated after"),
    "rates_checked_on": N_("Rates checked on"),
    "input_sha256": N_("Fingerprint of the contract"),
}


def verification_text(verification: Verification, words: Words, width: int = WIDTH) -> str:
    """Return a verification as text."""
    return "\n".join(_VerificationPage(words, width).lines(verification)) + "\n"


class _VerificationPage(Page):
    """The lines of one verification."""

    def lines(self, verification: Verification) -> Iterator[str]:
        """Yield every line."""
        reference = printable(verification.reference)
        yield from self.plain(say(N_("{reference}, as of {day}"), reference=reference, day=verification.as_of))
        places = [list(found) for _, found in groupby(verification.discrepancies, key=lambda one: one.place)]
        yield from self.plain(_outcome(verification))
        if places and _Weight.VALUE not in map(_weight_of, places):
            yield from self.plain(say(N_("No value differs.")))
        yield from self.plain(say(_COMPARED))
        for weight, group in groupby(sorted(places, key=_weight_of), key=_weight_of):
            yield from self.heading(_HEADINGS[weight])
            for found in group:
                yield from self._place(found)
        if verification.origins:
            yield from self.heading(N_("Where the results come from"))
        for origin in verification.origins:
            yield from self._origin(origin)
        yield ""
        yield self.words.text(AID)

    def _place(self, found: Sequence[Discrepancy]) -> Iterator[str]:
        """Yield a place, what differs there, and the causes below what they are causes of."""
        label = found[0].label
        name = "" if label is None else f"{self.words.text(label)} · "
        yield from self.drawn_in(name + found[0].place)
        for causes, of_them in groupby(found, key=lambda one: one.causes):
            for one in of_them:
                yield from self.under(self.words.text(_said(one)))
            yield from self._causes(causes)

    def _causes(self, causes: Sequence[Cause]) -> Iterator[str]:
        """Yield one cause, or the several of which it is one."""
        if len(causes) == 1:
            yield from self.under(self.words.text(say(N_("Cause: {cause}."), cause=causes[0].sentence)))
            return
        yield from self.under(self.words.text(N_("One of these is the cause:")))
        for one in causes:
            yield from self.under(self.words.text(one.sentence), "– ")  # noqa: RUF001  # the dash of a list

    def _origin(self, origin: Origin) -> Iterator[str]:
        """Yield what was stored and what is there now."""
        key, _, edition = origin.key.partition(".")
        name = self.words.text(N_("Fingerprint of the edition") if edition else _KEYS[key])
        values = [self.words.value(_shortened(one)) for one in (origin.stored, origin.now)]
        yield from self.columns(f"{name} {edition}".rstrip(), " → ".join(values))


def _weight_of(place: Sequence[Discrepancy]) -> _Weight:
    """Return what weighs most of all that differs at a place."""
    return min(map(_weight, place))


def _weight(found: Discrepancy) -> _Weight:
    """Return how much hangs on one difference."""
    if found.place.startswith("warnings."):
        return _Weight.WARNING
    if found.aspect is Aspect.STATUS:
        return _Weight.STATUS
    return _Weight.BASIS if found.aspect in _BASIS else _Weight.VALUE


def _outcome(verification: Verification) -> Sentence:
    """Return in one sentence what came of it."""
    if verification.agrees:
        n = verification.results
        return count("The only result is as it was stored.", "All {n} results are as they were stored.", n)
    n = len({one.place for one in verification.discrepancies})
    return count("{n} place is not as it was stored.", "{n} places are not as they were stored.", n)


def _said(found: Discrepancy) -> Sentence:
    """Return what differs, with the values as files have them."""
    stored, now = _written(found.stored), _written(found.now)
    if found.aspect is Aspect.MISSING:
        return say(N_("not stored; now {now}"), now=now)
    if found.aspect is Aspect.EXTRA:
        return say(N_("stored as {stored}; now there is none"), stored=stored)
    return say(N_("{what}: {stored} stored, now {now}"), what=say(_NAMES[found.aspect]), stored=stored, now=now)


def _written(value: Any) -> str:
    """Return a plain value as files have it."""
    return value if isinstance(value, str) else json.dumps(plain_json(value), ensure_ascii=False)


def _shortened(value: str | None) -> str | None:
    """Return enough of a fingerprint to know it by."""
    if value is None or len(value) <= _ENOUGH_OF_A_FINGERPRINT:
        return value
    return value[:_ENOUGH_OF_A_FINGERPRINT] + "…"
