"""What newly computed deadlines would move: pure, before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.register.records import Move

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cmdesk.register.records import Deadline

    Key = tuple[str, int | None]


def moves(before: Iterable[Deadline], after: Iterable[Deadline], as_of: date) -> tuple[Move, ...]:
    """Return the deadlines that stand elsewhere afterwards, or are to be acted on on another day.

    Rows that are over on the as-of day count on neither side; a term that only one of the two knows, because one was
    worked out a term earlier, moves nothing.
    """
    old, new = _coming(before, as_of), _coming(after, as_of)
    terms = {term for _, term in old} & {term for _, term in new}
    keys = [key for key in dict.fromkeys((*old, *new)) if key[1] in terms or key[1] is None]
    pairs = ((key, old.get(key), new.get(key)) for key in keys)
    return tuple(_move(key, one, other) for key, one, other in pairs if _days(one) != _days(other))


def _coming(rows: Iterable[Deadline], as_of: date) -> Mapping[Key, Deadline]:
    """Return the first row of each deadline that is not over on a day."""
    found: dict[Key, Deadline] = {}
    for row in rows:
        if row.valid_until >= as_of:
            found.setdefault((row.result, row.term), row)
    return found


def _days(row: Deadline | None) -> tuple[date | None, date | None, date | None]:
    """Return the days that matter of a row."""
    return (None, None, None) if row is None else (row.day, row.safe_day, row.act_by)


def _move(key: Key, before: Deadline | None, after: Deadline | None) -> Move:
    row = after or before
    assert row is not None  # noqa: S101  # one of the two is there
    result, term = key
    return Move(
        result=result,
        term=term,
        label=row.label,
        before=before.day if before else None,
        after=after.day if after else None,
        act_by_before=before.act_by if before else None,
        act_by_after=after.act_by if after else None,
    )
