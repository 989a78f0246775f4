"""Deadlines that rest on other holidays, rates or versions: found, compared, accepted or left, on both stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cmdesk.basics.wording import say
from cmdesk.register.basis import Basis, basis
from cmdesk.register.preparing import prepared
from cmdesk.register.records import Action, Impact, Move, Prepared
from cmdesk.register.register import Register
from tests.register.kept import ANN, INVOICE, WED_2025_01_15, later, named, ready

NEW = Basis("99.0", "other", "holidays 99", date(2030, 1, 1))
"""What a newer program would rest on."""


@pytest.fixture
def found(register: Register) -> Register:
    """Return a register of two contracts."""
    register.add_all([named("A", invoices=[INVOICE]), named("B")], ANN)
    return register


def moved(contract_id: int, register: Register, days: int, basis: Basis = NEW) -> Prepared:
    """Return a contract worked out anew, its invoices due and to be disputed so many days later."""
    fresh = ready(register.get(contract_id).contract)
    by = timedelta(days=days)
    rows = tuple(
        replace(row, day=row.day + by, safe_day=row.safe_day + by, act_by=row.act_by + by)
        if row.result.startswith("invoice")
        else row
        for row in fresh.deadlines
    )
    return replace(fresh, deadlines=rows, basis=basis)


def test_what_rests_on_something_else_is_outdated(found: Register) -> None:
    """As is what does not reach a day: the term that follows, or days before it was worked out.

    The day before is none of them: in the evening of Amsterdam the entity's day is tomorrow where that is in Hong Kong.
    """
    assert found.stale(WED_2025_01_15) == ()
    assert found.stale(WED_2025_01_15, NEW) == (1, 2)
    assert found.stale(date(2025, 2, 28)) == ()
    assert found.stale(date(2025, 3, 1)) == (1, 2)
    assert found.stale(WED_2025_01_15 - timedelta(days=1)) == ()
    assert found.stale(WED_2025_01_15 - timedelta(days=2)) == (1, 2)
    assert (found.aged(WED_2025_01_15), found.aged(date(2025, 3, 1))) == ((), (1, 2))
    found.delete(2, 1, later(2))
    assert found.stale(WED_2025_01_15, NEW) == (1,)


def test_what_an_older_program_works_out_takes_no_place(found: Register) -> None:
    """Two programs of a team, one of them older, do not rewrite each other's rows in turn."""
    found.accept([(1, moved(1, found, 3))], later(5))
    assert found.stale(WED_2025_01_15) == ()
    assert found.stale(date(2025, 3, 1)) == (1, 2)
    assert found.aged(date(2025, 3, 1)) == (2,)


def test_what_would_move_is_shown_before(found: Register) -> None:
    """From when to when, with the days to act by; nothing is stored."""
    impact = found.impact(1, moved(1, found, 3), WED_2025_01_15)
    assert impact is not None
    assert (impact.contract_id, impact.version, impact.reference, impact.client) == (1, 1, "A", "Client")
    assert [(move.result, move.before, move.after) for move in impact.moves] == [
        ("invoice.0.due", date(2025, 1, 24), date(2025, 1, 27)),
        ("invoice.0.dispute_by", date(2025, 1, 24), date(2025, 1, 27)),
    ]
    assert found.deadlines_of(1)[2].day == date(2025, 1, 24)
    assert found.impact(1, moved(1, found, 0), WED_2025_01_15) is None


def test_what_is_accepted_is_stored_and_told(found: Register) -> None:
    """In the history with its days; what does not move is stored without a word."""
    edit = later(5, who="Bo", why="holidays of 2025")
    assert found.accept([(1, moved(1, found, 3)), (2, moved(2, found, 3))], edit) == 1
    assert found.stale(WED_2025_01_15, NEW) == ()
    assert found.deadlines_of(1)[2].day == date(2025, 1, 27)
    lines = found.history(after=2)
    assert [(one.contract_id, one.action, one.place, one.who, one.why) for one in lines] == [
        (1, Action.ACCEPTED, "invoice.0.due", "Bo", "holidays of 2025"),
        (1, Action.ACCEPTED, "invoice.0.dispute_by", "Bo", "holidays of 2025"),
    ]
    assert lines[0].before == '{"day":"2025-01-24","act_by":"2025-01-24"}'
    assert lines[0].after == '{"day":"2025-01-27","act_by":"2025-01-27"}'
    assert (lines[0].program, lines[0].calendar) == ("99.0", "holidays 99")
    assert found.check().broken is None
    assert found.accept([], edit) == 0


def test_what_vanishes_and_what_appears_is_told(found: Register) -> None:
    """With nothing on the side where there is none."""
    fresh = ready(found.get(1).contract)
    none = replace(fresh, deadlines=(), basis=NEW)
    assert found.accept([(1, none)], later(5)) == 1
    line = found.history(1, after=2)[-1]
    assert (line.place, line.before, line.after) == (
        "invoice.0.dispute_by",
        '{"day":"2025-01-24","act_by":"2025-01-21"}',
        None,
    )
    found.accept([(1, fresh)], later(6))
    assert found.history(1)[-1].before is None


def test_what_somebody_changed_meanwhile_is_left_alone(found: Register) -> None:
    """Its deadlines are newer than these, or it is gone."""
    first, second = moved(1, found, 3), moved(2, found, 3)
    found.put(1, named("A"), 1, later(2))
    found.delete(2, 1, later(3))
    assert found.impact(1, first, WED_2025_01_15) is None
    assert found.accept([(1, first), (2, second), (7, second)], later(5)) == 0
    assert [row.result for row in found.deadlines_of(1)] == ["term.non_renewal_deadline"] * 2
    assert found.deadlines_of(2) == ()


def test_what_is_postponed_stays_until_something_else_changes(found: Register) -> None:
    """And the history tells who left it so."""
    impact = found.impact(1, moved(1, found, 3), WED_2025_01_15)
    assert impact is not None
    found.postpone([impact], NEW, later(5, who="Bo"))
    assert found.stale(WED_2025_01_15, NEW) == (2,)
    assert found.stale(WED_2025_01_15, replace(NEW, program="100.0")) == (1, 2)
    assert found.deadlines_of(1)[2].day == date(2025, 1, 24)
    assert [(one.action, one.place) for one in found.history(1, after=2)] == [
        (Action.POSTPONED, "invoice.0.due"),
        (Action.POSTPONED, "invoice.0.dispute_by"),
    ]


def test_what_has_other_deadlines_by_now_is_not_postponed(found: Register) -> None:
    """Changed, accepted, deleted or gone for good since it was compared: nothing is told of days that nobody keeps."""
    found.add_all([named("C"), named("D", invoices=[INVOICE]), named("E")], later(1))
    compared = [
        Impact(number, 1, name, "Client", (Move("invoice.0.due", None, say("Invoice due"), None, None),))
        for number, name in enumerate("ABCDE", start=1)
    ]
    found.put(1, named("A-2"), 1, later(2))
    found.delete(2, 1, later(2))
    found.delete(3, 1, later(2))
    found.undelete(3, later(3))
    found.accept([(4, moved(4, found, 3))], later(4))
    before = found.history()[-1].seq
    found.postpone(compared, NEW, later(5))
    assert [one.contract_id for one in found.history(after=before)] == [5]
    assert found.stale(WED_2025_01_15, NEW) == (1, 3)
    before = found.history()[-1].seq
    found.purge(later(50_000))
    found.postpone(compared[:4], NEW, later(50_001))
    assert [one.action for one in found.history(after=before)] == [Action.PURGED]
    assert found.check().broken is None


def test_a_term_on_nothing_moves(found: Register) -> None:
    """Worked out anew in the next term there is one more term, and none of the others moved; it names the term."""
    next_term = date(2025, 3, 3)
    fresh = prepared(found.get(2).contract, next_term, basis())
    assert found.impact(2, fresh, next_term) is None
    assert found.accept([(2, fresh)], later(5)) == 0
    assert [row.term for row in found.deadlines_of(2)] == [1, 2, 3]
    late = replace(fresh, deadlines=tuple(replace(row, act_by=row.safe_day) for row in fresh.deadlines))
    found.accept([(2, late)], later(6))
    assert [one.place for one in found.history(2, after=2)] == [
        "term.non_renewal_deadline[1]",
        "term.non_renewal_deadline[2]",
        "term.non_renewal_deadline[3]",
    ]
