"""Where 13.8 holds, and how long a commitment may be; cases are in tests/cases."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.rules.small_clients import EEA, WHERE
from tests.helpers import result_of

AS_OF = date(2024, 6, 3)


def test_the_european_economic_area() -> None:
    """27 states of the European Union, Iceland, Liechtenstein, Norway; 13.8 adds the United Kingdom alone."""
    assert len(EEA) == 30
    assert {"AT", "BE", "IS", "LI", "NO", "GR", "HR", "SE", "SI", "SK"} <= EEA
    assert sorted(WHERE) == sorted([*EEA, "GB"])
    assert "CH" not in WHERE


@given(st.dates(date(2024, 1, 1), AS_OF), st.integers(6, 60))
def test_more_than_24_months_rest_on_the_waiver(start: date, months: int) -> None:
    """Counted in months from the first day of the term, whatever the months' lengths."""
    client = {"name": "Client", "country": "DK", "size": "micro"}
    found = result_of(
        "micro.long_commitment", AS_OF, client=client, effective_date=start, initial_term={"months": months}
    )
    assert found.value == (months > 24)


@pytest.mark.parametrize("size", ["micro", "small", "medium", "large", None])
@pytest.mark.parametrize("nonprofit", [True, False])
def test_who_waives(size: str | None, nonprofit: bool) -> None:
    """Micro, small, and non-profit of any size; without a size it is asked for unless non-profit."""
    client = {"name": "Client", "country": "NL", "size": size, "nonprofit": nonprofit}
    found = result_of("micro.waivers", AS_OF, client=client)
    if nonprofit or size in {"micro", "small"}:
        assert found.status == "final"
    else:
        assert found.status == ("pending" if size is None else "not_applicable")
