"""What the fields of one record must agree on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.helpers import NOTICE, contract_with, faults_of, text_of

FEE = {"kind": "subscription", "amount": 1, "every": "month", "from": "2024-03-01"}
OWN = {"name": "A", "country": "DE", "subdivision": "BY", "time_zone": "Europe/Berlin"}
DAY = {"date": "2024-05-10", "reason": "agreed"}


@pytest.mark.parametrize(
    "changes",
    [
        {"initial_term": {"ends_on": "2024-03-01"}},
        {"initial_term": {"ends_on": "2074-02-28"}},
        {"effective_date": "2024-02-29", "initial_term": {"ends_on": "2074-02-28"}},
        {"fees": [{**FEE, "until": "2024-03-01"}]},
        {"suspensions": [{"from": "2024-03-01", "until": "2024-03-01"}]},
        {"prepaid": {"registered": "2024-03-01", "emptied": "2024-03-01"}},
        {"prepaid": {"emptied": "2024-03-01"}},
        {"termination": {"by": "client", "reason": "other", "effective": "2024-03-01"}},
        {"payments": [{"date": "2024-03-01", "amount": "10.00", "vat": "10.00"}]},
        {"invoices": [{"number": "1", "date": "2024-03-01", "amount": "10.00", "disputed": "10"}]},
        {"deviations": [{"parameter": "payment_days", "value": 0}]},
        {"deviations": [{"parameter": "interest_percent", "value": "9.5"}]},
        {"entity": OWN},
        {"notices": [NOTICE], "termination": {"by": "client", "reason": "other", "notice": "n1"}},
        {"notices": [NOTICE], "amendments": [{"notice": "n1", "objected_on": "2024-10-02"}]},
        {"holidays": {"add": [DAY], "remove": [{**DAY, "date": "2024-05-09"}]}},
        {"fees": [FEE, FEE], "payments": [{"date": "2024-03-01", "amount": 1}] * 2},
    ],
)
def test_the_edge_is_still_right(changes: dict[str, Any]) -> None:
    """An end on the day of its start, a part as large as its whole, fifty years to the day, two equal fees."""
    assert contract_with(**changes).reference == "A-1"


@pytest.mark.parametrize(
    "changes, places",
    [
        ({"initial_term": {"ends_on": "2024-02-29"}}, ["initial_term.ends_on"]),
        ({"initial_term": {"ends_on": "2074-03-01"}}, ["initial_term.ends_on"]),
        ({"initial_term": {"ends_on": "2024-02-30"}, "effective_date": "2024-03-01"}, ["initial_term.ends_on"]),
        ({"initial_term": {"ends_on": "2024-02-01"}, "effective_date": "soon"}, ["effective_date"]),
        ({"termination": {"by": "client", "reason": "other", "effective": "x"}}, ["termination.effective"]),
        ({"termination": {"by": "client", "reason": "other", "effective": None}}, ["termination"]),
        ({"deviations": [{"parameter": "payment_days", "value": "x"}]}, ["deviations[0].value"]),
        ({"deviations": [{"parameter": "x", "value": -1}]}, ["deviations[0].parameter", "deviations[0].value"]),
        ({"deviations": [{"parameter": "payment_days", "value": "1.5"}]}, ["deviations[0].value"]),
        ({"entity": {**OWN, "country": 5}}, ["entity.country"]),
        ({"entity": {**OWN, "country": "EA"}}, ["entity.country"]),
        ({"entity": {**OWN, "subdivision": "XX"}}, ["entity.subdivision"]),
        ({"payments": [{"date": "2024-03-01", "amount": "x", "vat": "10.00"}]}, ["payments[0].amount"]),
        ({"holidays": {"add": [DAY], "remove": [DAY, {**DAY, "date": 5}]}}, ["holidays.remove[1].date"]),
    ],
)
def test_a_disagreement_has_its_place(changes: dict[str, Any], places: list[str]) -> None:
    """And what could not be read is not judged a second time."""
    assert [place for place, _ in faults_of(text_of(**changes))] == places
