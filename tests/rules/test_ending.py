"""The end of a contract: the earliest of its causes; cases are in tests/cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cmdesk.engine.calculate import prepared
from cmdesk.rules.ending import End, end, ended_before_termination
from tests.helpers import EDITIONS, calculated, contract_of, notice

MON_2024_06_03 = date(2024, 6, 3)
FRI_2025_02_28, SAT_2025_03_01 = date(2025, 2, 28), date(2025, 3, 1)


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
        ends.append(calculated(MON_2024_06_03, **so_far).results["term.ends"].value)
    assert ends == [date(2026, 2, 28), date(2024, 11, 1), date(2024, 8, 1)]


@pytest.mark.parametrize("effective, before", [(FRI_2025_02_28, False), (SAT_2025_03_01, True)])
def test_a_termination_after_the_end_comes_too_late(effective: date, before: bool) -> None:
    """10.2, 10.6: on the last day itself it does not; the cause named is the notice of non-renewal, entered first."""
    terminated = {"by": "client", "reason": "insolvency", "effective": effective}
    given_in_time = [notice("n", MON_2024_06_03, kind="non_renewal")]
    case = prepared(contract_of(notices=given_in_time, termination=terminated), MON_2024_06_03)
    assert case.find(ended_before_termination) is before
    assert case.find(end) == End(FRI_2025_02_28, "notice.n.ends")


def test_without_a_cause_there_is_no_end() -> None:
    """10.2: it renews; no termination came too late."""
    case = prepared(contract_of(), MON_2024_06_03)
    assert (case.find(end), case.find(ended_before_termination)) == (None, False)
