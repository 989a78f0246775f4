"""Two calculations side by side as plain text: what differs, by question, and by how much."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.contract.write import contract_to_values
from cmdesk.engine import act_by
from cmdesk.engine.place_names import place_name
from cmdesk.exports.columns import broken
from cmdesk.exports.comparison_json import plain_json
from cmdesk.exports.page import WIDTH, Page
from cmdesk.exports.phrases import AID, QUESTIONS, title_of, with_status
from cmdesk.rules.result import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdesk.basics.wording import Words
    from cmdesk.engine.compare import Comparison, Difference
    from cmdesk.engine.what_if import Change
    from cmdesk.rules.result import Result

_TO = " → "
_NO_BREAK = "\u00a0"


def editions_text(comparison: Comparison, words: Words, width: int = WIDTH) -> str:
    """Return the same facts under two editions as text."""
    titles = [say(title_of(side.contract.edition)) for side in (comparison.before, comparison.after)]
    sides = [say(N_("under {edition}"), edition=title) for title in titles]
    page = _ComparisonPage(words, width, (sides[0], sides[1]))
    sentence = say(
        N_("{before} → {after}, as of {day}"), before=titles[0], after=titles[1], day=comparison.before.as_of
    )
    lines = page.lines(comparison, sentence, (), N_("Under both editions everything comes to the same."))
    return "\n".join(lines) + "\n"


def what_if_text(comparison: Comparison, changes: Sequence[Change], words: Words, width: int = WIDTH) -> str:
    """Return a contract before and after some changes as text."""
    page = _ComparisonPage(words, width, (say(N_("before")), say(N_("after"))))
    title = say(title_of(comparison.contract.edition))
    sentence = say(N_("{edition}, as of {day}"), edition=title, day=comparison.before.as_of)
    return "\n".join(page.lines(comparison, sentence, changes, N_("No answer changes."))) + "\n"


def how_far(difference: Difference) -> Sentence | None:
    """Return how far a result moved, in words; None where nothing can be counted, or nothing moved."""
    before, after, by = difference.before, difference.after, difference.by
    if before is None or after is None:
        return None
    if before.kind is Kind.LIST and before.value is not None and after.value is not None:
        return _exchanged(before.value, after.value)
    if by is None or not (by.amount if isinstance(by, Money) else by):
        return None
    return _days(by) if before.kind is Kind.DATE else _more_or_less(by)


def _days(by: int) -> Sentence:
    if by < 0:
        return count("{n} day earlier", "{n} days earlier", -by)
    return count("{n} day later", "{n} days later", by)


def _more_or_less(by: Any) -> Sentence:
    """Return how much more a sum or a number is."""
    amount = by.amount if isinstance(by, Money) else by
    size = Money(abs(by.amount), by.currency) if isinstance(by, Money) else abs(by)
    return say(N_("{amount} less") if amount < 0 else N_("{amount} more"), amount=size)


def _exchanged(before: tuple[Any, ...], after: tuple[Any, ...]) -> Sentence:
    """Return how many entries of a list went and came."""
    gone, come = set(before) - set(after), set(after) - set(before)
    return say(N_("{gone} gone, {come} new"), gone=len(gone), come=len(come))


_TWICE = f"{act_by.ID}term."
"""Days to send a notice of non-renewal stand among the answers by a name of their own."""


class _ComparisonPage(Page):
    """The lines of one comparison, whose two sides have names."""

    def __init__(self, words: Words, width: int, sides: tuple[Sentence, Sentence]) -> None:
        super().__init__(words, width)
        self._sides = sides

    def lines(self, comparison: Comparison, sentence: Sentence, changes: Sequence[Change], none: str) -> Iterator[str]:
        """Yield every line."""
        contract = comparison.contract
        yield from broken(f"{contract.reference} · {contract.client.name}", self.width)
        yield from self.plain(sentence)
        yield from self._changes(changes)
        for question, heading in QUESTIONS.items():
            found = [
                one for one in comparison.differences if one.question is question and not one.id.startswith(_TWICE)
            ]
            if found:
                yield from self.heading(heading)
                for one in found:
                    yield from self._difference(one)
        yield ""
        yield from self.plain(_the_rest(comparison) if comparison.differences else say(none))
        yield from self._warnings(comparison)
        yield ""
        yield self.words.text(AID)

    def _changes(self, changes: Sequence[Change]) -> Iterator[str]:
        if changes:
            yield from self.heading(N_("What if"))
        for one in changes:
            yield from self.columns(one.path, self._value(one.value))

    def _value(self, value: Any) -> str:
        """Return what a change puts in its place."""
        if value is None:
            return self.words.text(N_("taken out"))
        return value if isinstance(value, str) else json.dumps(plain_json(value), ensure_ascii=False)

    def _difference(self, difference: Difference) -> Iterator[str]:
        """Yield the result of both sides, how far it moved, and the clauses."""
        before, after = difference.before, difference.after
        # A line ends between the two values rather than inside of one.
        values = f"{_unbroken(self._stated(before))} {_unbroken(f'→ {self._stated(after)}')}"
        for line in self.columns(self.words.text(difference.label), values):
            yield line.replace(_NO_BREAK, " ")
        moved = how_far(difference)
        clauses = _TO.join(dict.fromkeys(one.clause for one in (before, after) if one is not None))
        yield from self.under(clauses if moved is None else f"{self.words.text(moved)} · {clauses}")

    def _stated(self, result: Result | None) -> str:
        return self.words.value(None) if result is None else with_status(result, self.words)

    def _warnings(self, comparison: Comparison) -> Iterator[str]:
        """Yield the warnings that only one side has."""
        found = [(self._sides[0], one) for one in comparison.gone] + [(self._sides[1], one) for one in comparison.come]
        if found:
            yield from self.heading(N_("Worth a look"))
        values = _values(comparison)
        for side, one in found:
            place = place_name(one.place, values)
            sentence = say(N_("{place}, only {side}: {text}"), place=place, side=side, text=one.sentence)
            yield from self.drawn_in(self.words.text(sentence))


def _values(comparison: Comparison) -> dict[str, Any]:
    """Return the contract by which entries are known: of both sides, counted as the first side does."""
    values = contract_to_values(comparison.before.contract)
    for key, after in contract_to_values(comparison.after.contract).items():
        if isinstance(after, list):
            entries = dict(enumerate(values.get(key, ())))
            entries.update(zip(comparison.kept.get(key, range(len(after))), after, strict=False))  # countries fold
            values[key] = [entries.get(at) for at in range(max(entries) + 1)]
    return values


def _unbroken(text: str) -> str:
    """Return a text that stays on one line where there is room for it."""
    return text.replace(" ", _NO_BREAK)


def _the_rest(comparison: Comparison) -> Sentence:
    """Return how many results are the same on both sides."""
    return count("{n} other result is the same.", "{n} other results are the same.", comparison.alike)
