"""The laws of amendments; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.engine.calculate import prepared
from cmdesk.rules.amendments import first_day_of_a_move
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, calculated, contract_of, notice

AS_OF = date(2025, 1, 10)
ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))


@given(DAYS, st.integers(0, 80), st.sampled_from(["personal", "registered"]), st.sampled_from(EDITIONS))
def test_it_binds_unless_objected_to_in_time(day: date, later: int, channel: str, edition: str) -> None:
    """Up to the last day never, from the day after it from that day on."""
    objected = day + timedelta(days=later)
    found = calculated(
        AS_OF,
        notices=[notice("a", day, kind="amendment", channel=channel)],
        amendments=[{"notice": "a", "objected_on": objected}],
        edition=edition,
    ).results
    until = found["amendment.0.object_by"].value
    assert found["amendment.0.binding_from"].value == (None if objected <= until else until + ONE_DAY)


@given(DAYS, DAYS, st.sampled_from(EDITIONS))
def test_a_stated_start_only_puts_it_off(day: date, starts: date, edition: str) -> None:
    """Binding is the later of the two, and the time to object stays."""
    one = notice("a", day, kind="amendment")
    entries = [{"notice": "a"}, {"notice": "a", "starts": starts}]
    found = calculated(AS_OF, notices=[one], amendments=entries, edition=edition).results
    assert found["amendment.1.binding_from"].value == max(found["amendment.0.binding_from"].value, starts)
    assert found["amendment.1.object_by"].value == found["amendment.0.object_by"].value


CHAIN = [("a", "2024-09-02", EDITION_2025), ("b", "2024-11-04T09:00", EDITION_2023), ("c", "2024-11-04", None)]


def test_the_order_of_entry_makes_no_difference() -> None:
    """Amendments resolve in the order of sending, however they were entered."""
    found: list[dict[str, Any]] = []
    for order in permutations(CHAIN):
        calculation = calculated(
            AS_OF,
            notices=[notice(name, sent, kind="amendment", channel="registered") for name, sent, _ in order],
            amendments=[{"notice": name, "to_edition": edition} for name, _, edition in order],
            edition=EDITION_2023,
        )
        results = {
            name: (
                calculation.results[f"amendment.{at}.object_by"].value,
                calculation.results[f"amendment.{at}.binding_from"].edition,
            )
            for at, (name, _, _) in enumerate(order)
        }
        found.append(results)
        assert calculation.case.moves == (
            (date(2024, 10, 3), EDITION_2025),
            (date(2024, 12, 8), EDITION_2023),
        )
    assert all(results == found[0] for results in found)


def moves(entered: list[dict[str, Any]], notices: list[dict[str, Any]], **values: Any) -> tuple[tuple[date, str], ...]:
    """Return the days from which amendments bring other editions."""
    return prepared(contract_of(notices=notices, amendments=entered, **values), AS_OF).moves


def test_of_two_of_one_day_the_one_sent_last_counts() -> None:
    """A day without a time of day comes before one with a time."""
    sent = [notice("late", "2024-09-02T09:00"), notice("day", "2024-09-02")]
    entered = [{"notice": "late", "to_edition": EDITION_2023}, {"notice": "day", "to_edition": EDITION_2025}]
    found = moves(entered, sent, edition=EDITION_2023)
    assert found == ((date(2024, 10, 3), EDITION_2025), (date(2024, 10, 3), EDITION_2023))
    case = prepared(contract_of(notices=sent, amendments=entered, edition=EDITION_2023), AS_OF)
    assert case.edition(AS_OF).id == EDITION_2023


def test_without_an_edition_nothing_moves() -> None:
    """However it binds."""
    assert moves([{"notice": "a"}], [notice("a", "2024-09-02")]) == ()


def test_an_amendment_is_not_judged_by_the_edition_that_it_brings() -> None:
    """Required by law and handed over on 2 September 2024 it binds that day under 2025, and 2023 governs from the next.

    Judged by 2023 the same notice would leave a month to object.
    """
    entered = [{"notice": "a", "to_edition": EDITION_2023, "required_by_law": True}]
    calculation = calculated(AS_OF, notices=[notice("a", "2024-09-02")], amendments=entered, edition=EDITION_2025)
    assert calculation.case.moves == ((date(2024, 9, 3), EDITION_2023),)
    assert calculation.results["amendment.0.object_by"].status == "not_applicable"
    assert calculation.results["amendment.0.binding_from"].value == date(2024, 9, 2)


def test_an_objection_is_judged_by_the_edition_that_another_amendment_brought() -> None:
    """2023 deems no time for an electronic notice, so an objection sent after the move to it is none.

    The amendment of 10 September 2024 leaves until 10 October to object; the one of 12 September, required by law,
    brings 2023 from the 13th; the electronic objection of the 20th would have been in time under 2025.
    """
    sent = [
        notice("a", "2024-09-10"),
        notice("b", "2024-09-12"),
        notice("o", "2024-09-20", kind="objection", channel="electronic", confirmed="2024-09-20", **{"from": "client"}),
    ]
    entered: list[dict[str, Any]] = [
        {"notice": "a", "to_edition": EDITION_2025, "objection_notice": "o"},
        {"notice": "b", "to_edition": EDITION_2023, "required_by_law": True},
    ]
    found = moves(entered, sent, edition=EDITION_2025)
    assert found == ((date(2024, 9, 13), EDITION_2023), (date(2024, 10, 11), EDITION_2025))
    assert moves(entered[:1], sent, edition=EDITION_2025) == ()


def test_what_rests_on_an_edition_rests_on_what_moved_it() -> None:
    """The time to object ends on a Sunday, 20 October 2024; whether it is rolled decides from when 2025 governs."""
    entered = [{"notice": "a", "to_edition": EDITION_2025}]
    calculation = calculated(AS_OF, notices=[notice("a", "2024-09-20")], amendments=entered, edition=EDITION_2023)
    assert "calendar_period_end" in calculation.results["term.non_renewal_deadline"].readings


def test_days_that_move_each_other_are_judged_until_they_stay() -> None:
    """Three amendments that the law requires, which 2023 does not know: who moves when takes several passes to settle.

    The first brings 2023 on 25 May 2024. There the second, of 30 September, leaves three months to object, as agreed,
    and the electronic objection of 30 October has no date: 2025 governs from 31 December 2024. So the third, posted on
    5 August 2025, binds when it is delivered, three Business Days later.
    """
    sent = [
        notice("a", "2024-05-24"),
        notice("b", "2024-09-30", channel="electronic", confirmed="2024-10-10"),
        notice("o", "2024-10-30", kind="objection", channel="electronic", confirmed="2024-11-01", **{"from": "client"}),
        notice("c", "2025-08-05", channel="registered"),
    ]
    entered: list[dict[str, Any]] = [
        {"notice": "a", "to_edition": EDITION_2023, "required_by_law": True},
        {"notice": "b", "to_edition": EDITION_2025, "required_by_law": True, "objection_notice": "o"},
        {"notice": "c", "to_edition": EDITION_2023, "required_by_law": True},
    ]
    agreed = [{"parameter": "objection_months", "value": 3}]
    found = moves(entered, sent, edition=EDITION_2025, deviations=agreed)
    assert found == (
        (date(2024, 5, 25), EDITION_2023),
        (date(2024, 12, 31), EDITION_2025),
        (date(2025, 8, 8), EDITION_2023),
    )


def test_amendments_are_not_judged_anew_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many passes the last judgement stands; with none at all, no day has moved."""
    entered = [{"notice": "a", "to_edition": EDITION_2025}]
    assert moves(entered, [notice("a", "2024-09-20")], edition=EDITION_2023) == ((date(2024, 10, 21), EDITION_2025),)
    monkeypatch.setattr("cmdesk.engine.calculate.PASSES", 0)
    assert moves(entered, [notice("a", "2024-09-20")], edition=EDITION_2023) == ()


def test_nothing_moves_before_the_day_after_the_first_notice() -> None:
    """Sent on 15 January and 6 March 2025, and an earlier one that brings no edition: from 16 January on."""
    sent = {"a": "2025-03-06", "b": "2025-01-15", "c": "2024-11-04"}
    case = prepared(
        contract_of(
            edition=EDITION_2023,
            notices=[notice(name, day, kind="amendment") for name, day in sent.items()],
            amendments=[
                {"notice": "a", "to_edition": EDITION_2025},
                {"notice": "b", "to_edition": EDITION_2025},
                {"notice": "c"},
            ],
        ),
        AS_OF,
    )
    assert first_day_of_a_move(case) == date(2025, 1, 16)
