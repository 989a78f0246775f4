"""The laws of the term: no gap between terms, the full notice before each end; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.entities import entities
from cmdesk.calendars.periods import add_months
from cmdesk.engine.calculate import prepared
from cmdesk.rules import term
from cmdesk.rules.case import Case
from tests.helpers import EDITIONS, calculated, contract_of, notice, result_of, told

DAYS = st.dates(date(2023, 1, 1), date(2030, 12, 31))
MONTHS = st.integers(1, 36)
COUNTED = st.fixed_dictionaries(
    {
        "notice_effective": st.sampled_from(["deemed_delivery", "dispatch"]),
        "notice_backward": st.sampled_from(["full_months_fit", "same_day_number"]),
        "electronic_2023": st.sampled_from(["not_deemed", "on_confirmation"]),
        "holiday_scope": st.sampled_from(["standard", "narrow", "widest"]),
    }
)
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


@given(DAYS, MONTHS, st.integers(0, 24))
def test_a_deadline_leaves_the_full_notice_and_no_day_more(start: date, initial: int, notice_months: int) -> None:
    """From it so many months end by the last day, from the day after they do not; by the other reading never later."""
    agreed = [{"parameter": "notice_months", "value": notice_months}]
    values = {"effective_date": start, "initial_term": {"months": initial}, "deviations": agreed}
    case = case_of(**values)
    first = next(term.terms(case))
    deadline = term.deadline_of(case, first)
    assert add_months(deadline, notice_months) <= first.last_day < add_months(deadline + ONE_DAY, notice_months)
    other = case_of(**values, readings={"notice_backward": "same_day_number"})
    assert term.deadline_of(other, first) <= deadline


@given(DAYS, MONTHS, st.sampled_from(EDITIONS), st.sampled_from([*entities()]), COUNTED)
def test_what_is_sent_by_the_latest_day_arrives_in_time(
    start: date, initial: int, edition: str, entity: str, counted: dict[str, str]
) -> None:
    """By each channel the notice is then in time, and sent the next Business Day it would be late."""
    values = {"effective_date": start, "initial_term": {"months": initial}, "edition": edition, "entity": entity}
    values |= {"readings": counted}
    found = calculated(start, **values).results
    for channel in ("personal", "courier", "registered", "electronic"):
        sent = found[f"term.non_renewal_dispatch.{channel}"].value
        if sent is None:
            continue
        after = case_of(**values).calendar(sent).next_business_day(sent + ONE_DAY)
        posted = [
            notice(name, day, kind="non_renewal", channel=channel, confirmed=day)
            for name, day in (("in", sent), ("out", after))
        ]
        late = calculated(start, **values, notices=posted).results
        assert late["notice.in.late_by_days"].value == 0
        assert late["notice.out.late_by_days"].value > 0


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_end_is_the_earliest_of_all_causes(edition: str) -> None:
    """Adding a cause never moves the end later."""
    notices = [
        notice("n", "2025-06-02", kind="non_renewal"),
        notice("a", "2024-09-02", kind="amendment"),
        notice("x", "2024-10-01", kind="termination"),
    ]
    exit_after_objection = [{"notice": "a", "objected_on": "2024-09-10", "exit_notice": "x"}]
    ended = {"by": "client", "reason": "insolvency", "effective": "2024-08-01"}
    added: list[dict[str, Any]] = [{}, {"amendments": exit_after_objection}, {"termination": ended}]
    so_far: dict[str, Any] = {"notices": notices, "edition": edition}
    ends = []
    for more in added:
        so_far |= more
        ends.append(calculated(date(2024, 6, 3), **so_far).results["term.ends"].value)
    assert ends == [date(2026, 2, 28), date(2024, 11, 1), date(2024, 8, 1)]


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
