"""Which deadlines newly computed ones would move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from cmdesk.register.impact import moves
from cmdesk.register.records import Deadline, Move
from tests.register.kept import INVOICE, WED_2025_01_15, named, ready

ROWS = ready(named("A", invoices=[INVOICE])).deadlines
TERM_1, TERM_2, DUE, DISPUTE = ROWS


def days_later(row: Deadline, days: int) -> Deadline:
    """Return a row with another day."""
    return replace(row, day=row.day + timedelta(days=days))


def test_nothing_moves_where_nothing_changed() -> None:
    """Whatever the order of the rows."""
    assert moves(ROWS, ROWS[::-1], WED_2025_01_15) == ()


def test_a_day_that_changed_is_a_move() -> None:
    """From when to when, and by when to act."""
    [move] = moves(ROWS, (TERM_1, TERM_2, days_later(DUE, 3), DISPUTE), WED_2025_01_15)
    friday, monday = date(2025, 1, 24), date(2025, 1, 27)
    assert move == Move("invoice.0.due", None, DUE.label, friday, monday, friday, friday)


def test_what_is_new_and_what_is_gone() -> None:
    """None where there is no such deadline."""
    gone, new = moves([DUE], [DISPUTE], WED_2025_01_15)
    assert (gone.result, gone.before, gone.after, gone.act_by_after) == ("invoice.0.due", date(2025, 1, 24), None, None)
    assert (new.result, new.before, new.after, new.act_by_before) == (
        "invoice.0.dispute_by", None, date(2025, 1, 24), None)  # fmt: skip


def test_what_is_over_does_not_count() -> None:
    """A dispute that cannot be made any more moves nothing."""
    assert moves([DISPUTE], [], date(2025, 1, 25)) == ()
    assert moves([DISPUTE], [], date(2025, 1, 24))


def test_a_term_that_only_one_side_knows_moves_nothing() -> None:
    """One of the two was worked out a term earlier; one that both know may move."""
    third = replace(TERM_2, term=3)
    assert moves((TERM_1, TERM_2), (TERM_2, third), WED_2025_01_15) == ()
    [move] = moves((TERM_1, TERM_2), (days_later(TERM_2, 1), third), WED_2025_01_15)
    assert move.term == 2


def test_of_several_rows_the_first_to_come_counts() -> None:
    """What rests and comes up again is one deadline."""
    first, second = replace(DUE, valid_until=date(2025, 1, 19)), replace(DUE, valid_from=date(2025, 2, 3))
    assert moves([first, second], [DUE], WED_2025_01_15) == ()
