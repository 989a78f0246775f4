"""The laws of amendments; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.engine.calculate import prepared
from cmdesk.rules import amendments
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


def test_a_day_without_a_time_comes_first() -> None:
    """Of two notices of one day the one with a time of day is the later."""
    entered = contract_of(
        notices=[notice("late", "2024-09-02T09:00"), notice("day", "2024-09-02"), notice("early", "2024-08-30T20:00")],
        amendments=[{"notice": name} for name in ("late", "day", "early")],
    )
    assert amendments.in_order_of_sending(prepared(entered, AS_OF)) == [2, 1, 0]


def test_without_an_edition_nothing_moves() -> None:
    """However it binds."""
    entered = contract_of(notices=[notice("a", "2024-09-02")], amendments=[{"notice": "a"}])
    assert amendments.moves_to(prepared(entered, AS_OF), 0) is None
