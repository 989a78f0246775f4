"""The laws of confidentiality; cases are in tests/cases."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.periods import add_months
from tests.helpers import calculated

DAYS = st.dates(date(2024, 3, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 120))
def test_it_outlasts_the_contract_by_the_months_agreed(ended: date, months: int) -> None:
    """Counted from its last day, whenever that is looked at."""
    found = calculated(
        date(2024, 6, 3),
        termination={"by": "client", "reason": "other", "effective": ended},
        deviations=[{"parameter": "confidentiality_months", "value": months}],
    ).results["confidentiality.ends"]
    assert (found.value, found.status) == (add_months(ended, months), "final")


@given(DAYS, st.integers(0, 500))
def test_without_an_end_it_only_moves_on(day: date, later: int) -> None:
    """The earliest end that is still possible comes no nearer as time passes."""
    first = calculated(day).results["confidentiality.ends"]
    second = calculated(date.fromordinal(day.toordinal() + later)).results["confidentiality.ends"]
    assert first.value <= second.value
    assert {first.status, second.status} == {"projected"}
