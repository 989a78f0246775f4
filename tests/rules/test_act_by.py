"""By when to send what meets an open deadline; the days themselves are in tests/cases/act_by.toml."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from cmdesk.contract.contract import Contract
from cmdesk.engine.act_by import ID
from cmdesk.engine.calculate import calculate
from tests.strategies import contracts, days


@given(contracts(), days())
def test_only_days_that_have_not_passed_ask_for_something(contract: Contract, as_of: date) -> None:
    """Each id names a deadline among the results, with a day on the as-of date or later; none is sent after it."""
    results = calculate(contract, as_of).results
    for result_id, result in results.items():
        if result_id.startswith(ID):
            deadline = results[result_id.removeprefix(ID).rpartition(".")[0]].value
            assert deadline >= as_of
            assert result.value is None or result.value <= deadline
