"""The laws of the term: no gap between terms, each day in one; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.periods import add_months
from cmdesk.engine.calculate import prepared
from cmdesk.rules import term
from cmdesk.rules.case import Case
from tests.helpers import contract_of, notice, result_of, told

DAYS = st.dates(date(2023, 1, 1), date(2030, 12, 31))
MONTHS = st.integers(1, 36)
ONE_DAY = timedelta(days=1)


def case_of(**values: Any) -> Case:
    """Return the case of the base contract with some keys set otherwise."""
    return prepared(contract_of(**values), date(2024, 6, 3))


def renewing(months: int) -> list[dict[str, Any]]:
    """Return the deviation by which terms renew for so many months."""
    return [{"parameter": "renewal_months", "value": months}]


@given(DAYS, MONTHS, MONTHS, st.sampled_from(["day_before_anniversary", "anniversary"]))
def test_terms_join_without_a_gap(start: date, initial: int, renewal: int, reading: str) -> None:
    """Each begins the day after the last, numbered from 0, and all are counted from the Effective Date."""
    case = case_of(
        effective_date=start,
        initial_term={"months": initial},
        deviations=renewing(renewal),
        readings={"term_end": reading},
    )
    found = list(islice(term.terms(case), 8))
    assert found[0].start == start
    assert [one.number for one in found] == list(range(8))
    assert all(later.start == earlier.last_day + ONE_DAY for earlier, later in pairwise(found))
    for one in found:
        anniversary = add_months(start, initial + renewal * one.number)
        assert one.last_day in {anniversary, anniversary - ONE_DAY}
        assert (one.last_day == anniversary) == (reading == "anniversary" or anniversary.day != start.day)


@given(DAYS, st.integers(0, 1000), MONTHS)
def test_a_stated_end_is_exact(start: date, days: int, renewal: int) -> None:
    """And the renewals count from the day after it."""
    end = start + timedelta(days=days)
    case = case_of(effective_date=start, initial_term={"ends_on": end}, deviations=renewing(renewal))
    first, second, third = islice(term.terms(case), 3)
    assert (first.start, first.last_day, second.start) == (start, end, end + ONE_DAY)
    assert third.last_day - add_months(end + ONE_DAY, 2 * renewal) in {-ONE_DAY, timedelta(0)}


@given(DAYS, MONTHS, DAYS)
def test_a_day_lies_in_its_term(start: date, initial: int, day: date) -> None:
    """Before the Effective Date in the Initial Term."""
    case = case_of(effective_date=start, initial_term={"months": initial})
    found = term.term_on(case, day)
    assert found.start <= day <= found.last_day or (day < start and found.number == 0)


def test_a_term_has_a_name() -> None:
    """The Initial Term, then the renewals by number."""
    case = case_of()
    names = [term.name_of(one).in_english() for one in islice(term.terms(case), 3)]
    assert names == ["The Initial Term", "Renewal Term 1", "Renewal Term 2"]


@given(DAYS, MONTHS, MONTHS, DAYS, st.sampled_from(["day_before_anniversary", "anniversary"]))
def test_renewals_skipped_are_no_others(start: date, initial: int, renewal: int, day: date, reading: str) -> None:
    """The terms that reach a day are the same whether counted from the first or not, and few come before."""
    case = case_of(
        effective_date=start,
        initial_term={"months": initial},
        deviations=renewing(renewal),
        readings={"term_end": reading},
    )
    counted = [one for one in islice(term.terms(case), 1200) if one.last_day >= day][:3]
    skipping = list(islice(term.terms(case, day), 6))
    assert [one for one in skipping if one.last_day >= day][:3] == counted


def test_on_its_last_day_the_contract_has_not_ended() -> None:
    """10.2: nothing says so before the day after."""
    given = [notice("n", "2024-11-01", kind="non_renewal")]
    found = {day: told(result_of("term.last_day", date(2025, *day), notices=given)) for day in ((2, 28), (3, 1))}
    assert {day: "The contract ended" in story for day, story in found.items()} == {(2, 28): False, (3, 1): True}
