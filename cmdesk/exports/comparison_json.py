"""Two calculations side by side as JSON: editions (`cmdesk.comparison/1`) and what-if (`cmdesk.whatif/1`).

Only what differs is there; each side is a result as a results file has it, without its steps, or null.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cmdesk.engine.provenance import provenance_of_all
from cmdesk.exports.results_json import plain, provenance_values, result_values, warning_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdesk.basics.wording import Words
    from cmdesk.engine.compare import Comparison, Difference
    from cmdesk.engine.what_if import Change
    from cmdesk.rules.result import Result

COMPARISON_SCHEMA = "cmdesk.comparison/1"
WHAT_IF_SCHEMA = "cmdesk.whatif/1"

_MOST_DIGITS = 300
"""Of a number that a file may hold; one with more is written as a text."""


def editions_document(comparison: Comparison, words: Words) -> dict[str, Any]:
    """Return the same facts under two editions as plain values, ready for JSON."""
    editions = [comparison.before.contract.edition, comparison.after.contract.edition]
    return {
        "schema": COMPARISON_SCHEMA,
        "reference": comparison.contract.reference,
        "editions": editions,
        **_compared(comparison, words),
    }


def what_if_document(comparison: Comparison, changes: Sequence[Change], words: Words) -> dict[str, Any]:
    """Return a contract before and after some changes as plain values, ready for JSON."""
    return {
        "schema": WHAT_IF_SCHEMA,
        "reference": comparison.contract.reference,
        "edition": comparison.contract.edition,
        "changes": [{"path": one.path, "value": plain_json(one.value)} for one in changes],
        **_compared(comparison, words),
    }


def plain_json(value: Any) -> Any:
    """Return what was read from JSON as JSON has it; a number that no program may read exactly is written as a text."""
    match value:
        case Decimal():
            return _number(value)
        case dict():
            return {key: plain_json(one) for key, one in value.items()}
        case list() | tuple():
            return [plain_json(one) for one in value]
        case _:
            return value


def _number(value: Decimal) -> int | float | str:
    if abs(value.adjusted()) >= _MOST_DIGITS:
        return str(value)
    if value == value.to_integral_value():
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else str(value)


def _compared(comparison: Comparison, words: Words) -> dict[str, Any]:
    """Return what both documents share."""
    sides = {"before": comparison.before, "after": comparison.after}
    return {
        "as_of": comparison.before.as_of.isoformat(),
        "differences": [_difference(one, words) for one in comparison.differences],
        "warnings": {name: [warning_values(one, words) for one in side.warnings] for name, side in sides.items()},
        "provenance": provenance_values(provenance_of_all(comparison.contract, comparison.before, comparison.after)),
    }


def _difference(difference: Difference, words: Words) -> dict[str, Any]:
    """Return one result that differs: days, a sum as text or a number lie between its two values, or null.

    Where entries were taken out of a list, `id` counts them as before, and the id of `after` as they are then.
    """
    return {
        "id": difference.id,
        "by": plain(difference.by),
        "before": _side(difference.before, words),
        "after": _side(difference.after, words),
    }


def _side(result: Result | None, words: Words) -> dict[str, Any] | None:
    return None if result is None else result_values(result, words, steps=False)
