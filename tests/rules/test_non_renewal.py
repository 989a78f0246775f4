"""Notice of non-renewal: the full notice before each end, by either reading; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.periods import add_months
from cmdesk.engine.calculate import prepared
from cmdesk.rules.case import Case
from cmdesk.rules.non_renewal import deadline_of
from cmdesk.rules.term import terms
from tests.helpers import contract_of, result_of

MON_2024_06_03, SAT_2024_11_30 = date(2024, 6, 3), date(2024, 11, 30)
DAYS = st.dates(date(2023, 1, 1), date(2030, 12, 31))
MONTHS = st.integers(1, 36)
ONE_DAY = timedelta(days=1)


def case_of(**values: Any) -> Case:
    """Return the case of the base contract with some keys set otherwise."""
    return prepared(contract_of(**values), MON_2024_06_03)


@given(DAYS, MONTHS, st.integers(0, 24))
def test_a_deadline_leaves_the_full_notice_and_no_day_more(start: date, initial: int, notice_months: int) -> None:
    """From it so many months end by the last day, from the day after they do not; by the other reading never later."""
    agreed = [{"parameter": "notice_months", "value": notice_months}]
    values = {"effective_date": start, "initial_term": {"months": initial}, "deviations": agreed}
    case = case_of(**values)
    first = next(terms(case))
    found = deadline_of(case, first)
    assert add_months(found, notice_months) <= first.last_day < add_months(found + ONE_DAY, notice_months)
    other = case_of(**values, readings={"notice_backward": "same_day_number"})
    assert deadline_of(other, first) <= found


def test_the_deadline_says_what_it_is_counted_from() -> None:
    """10.2: from the last day of the term, 28 February 2025, the notice months; under 2025 three."""
    steps = result_of("term.non_renewal_deadline", MON_2024_06_03).steps
    assert [str(step.value) for step in (steps[0], steps[-1])] == ["2025-02-28", "2024-11-30"]
    assert [step.clause for step in steps] == ["10.1", "10.2", "10.2"]


def test_a_day_to_send_starts_from_the_deadline() -> None:
    """10.2 with 13.7: the one fact before the count; Saturday 30 November leaves Friday for delivery by hand."""
    result = result_of("term.non_renewal_dispatch.personal", MON_2024_06_03)
    assert (result.value, result.steps[0].value) == (date(2024, 11, 29), SAT_2024_11_30)
