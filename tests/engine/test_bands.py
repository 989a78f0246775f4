"""Bands against brute force: every combination of readings, calculated one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.contract.contract import Contract
from cmdesk.editions.readings import readings
from cmdesk.engine.bands import BANDED, Band, EveryReading, bands, with_bands
from cmdesk.engine.calculate import Calculation, calculate
from cmdesk.rules import RULES
from cmdesk.rules.case import CircularRuleError
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, calculated, notice
from tests.strategies import contracts, days

Combination = tuple[str, ...]


def by_brute_force(calculation: Calculation, names: tuple[str, ...]) -> dict[str, Band]:
    """Return the band of every date, sum and number over all combinations of some readings."""
    found: dict[Combination, dict[str, Any]] = {}
    for chosen in product(*(readings()[name].choices for name in names)):
        contract = calculation.contract
        under = replace(contract, readings={**contract.readings, **dict(zip(names, chosen, strict=True))})
        results = calculate(under, calculation.as_of).results
        found[chosen] = {one: results[one].value if one in results else None for one in calculation.results}
    return {
        one: band_of({chosen: values[one] for chosen, values in found.items()}, names)
        for one, result in calculation.results.items()
        if result.kind in BANDED
    }


def band_of(values: Mapping[Combination, Any], names: tuple[str, ...]) -> Band:
    """Return the range of the values that combinations give, and the readings that decide."""
    known = sorted((one for one in values.values() if one is not None), key=size)
    deciding = {name for at, name in enumerate(names) if decides(values, at)}
    low, high = (known[0], known[-1]) if known else (None, None)
    in_order = tuple(name for name in readings() if name in deciding)
    return Band(low, high, len(known) < len(values), in_order)


def decides(values: Mapping[Combination, Any], at: int) -> bool:
    """Tell whether two combinations that differ in one reading alone give different values."""
    alike: dict[Combination, Any] = {}
    return any(alike.setdefault((*one[:at], *one[at + 1 :]), value) != value for one, value in values.items())


def size(value: Any) -> Any:
    """Return what orders values of a kind."""
    return value.amount if isinstance(value, Money) else value


TERM = ("term_end", "notice_backward", "notice_effective", "late_notice", "after_hours")
CONTRACTS: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    (
        {
            "notices": [notice("n", "2024-11-27T18:00", kind="non_renewal", channel="registered")],
            "prepaid": {"registered": "2024-03-01", "emptied": "2024-08-31", "purchases": []},
        },
        (*TERM, "prepaid_empty"),
    ),
    (
        {
            "notices": [
                notice("n", "2024-11-27", kind="non_renewal", channel="electronic", confirmed="2024-12-02"),
                notice("o", "2024-11-27", channel="electronic"),
                notice("d", "2024-12-20T17:30", kind="default", channel="courier", confirmed="2024-12-27T18:00"),
            ],
            "entity": "dk",
        },
        ("electronic_2023", "notice_effective", "late_notice", "after_hours", "holiday_scope"),
    ),
    (
        {
            "entity": "gb",
            "force_majeure": [{"date": "2025-04-12T10:00"}, {"date": "2025-08-21", "ended": "2025-09-22"}],
            "information_requests": [{"date": "2025-04-14", "notice": "r"}],
            "notices": [notice("r", "2025-04-14", channel="registered")],
            "prepaid": {"purchases": [{"date": "2025-04-10", "received": "2025-04-17", "amount": "5"}]},
        },
        ("first_day", "after_hours", "holiday_scope", "request_start"),
    ),
    (
        {
            "notices": [
                notice("a", "2024-11-08T18:00", kind="amendment", channel="registered"),
                notice("o", "2024-12-06", kind="objection", channel="registered", **{"from": "client"}),
                notice("x", "2025-01-13", kind="termination", channel="electronic", confirmed="2025-01-14"),
            ],
            "amendments": [
                {"notice": "a", "to_edition": EDITION_2025, "objection_notice": "o", "exit_notice": "x"},
            ],
            "force_majeure": [{"date": "2025-04-11"}],
        },
        ("first_day", "after_hours", "calendar_period_end", "notice_effective", "electronic_2023"),
    ),
    (
        {
            "currency": "DKK",
            "fx": [
                {"date": "2024-06-10", "currency": "DKK", "per_eur": "7.40"},
                {"date": "2024-09-12", "currency": "DKK", "per_eur": "7.46"},
                {"date": "2024-09-13", "currency": "DKK", "per_eur": "7.47"},
            ],
            "payments": [
                {"date": "2024-06-10", "amount": "125000", "vat": "25000"},
                {"date": "2024-09-12", "amount": "300000", "vat": "60000"},
            ],
            "incidents": [
                {"date": "2024-09-12", "claims": [{"head": "8.3(i)", "amount": "5"}]},
                {"date": "2024-09-13", "settled": "700", "claims": [{"head": "direct", "amount": "350000"}]},
                {"date": "2024-09-14", "claims": [{"head": "direct", "amount": "350000"}]},
            ],
        },
        ("first_incident", "incident_day_payments", "amount_paid", "cap_per", "fx_date"),
    ),
    (
        {
            "client": {"name": "Client", "country": "DK"},
            "invoices": [{"number": "1", "date": "2024-05-03", "amount": "9000", "disputed": "4000"}],
            "payments": [{"date": "2024-05-20", "amount": "3000", "invoice": "1"}],
            "fees": [{"kind": "subscription", "amount": "310", "every": "month", "from": "2024-03-01"}],
            "termination": {"by": "client", "reason": "insolvency", "effective": "2024-07-16"},
        },
        ("interest_law", "interest_on_disputed", "calendar_period_end", "early_termination_scope", "term_end"),
    ),
]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("values, names", CONTRACTS, ids=["notices", "channels", "events", "chain", "cap", "owed"])
def test_a_band_is_what_all_combinations_give(values: dict[str, Any], names: tuple[str, ...], edition: str) -> None:
    """Lowest, highest, whether some give none, and the readings that decide: those and no others."""
    calculation = calculated(date(2024, 11, 5), **values, edition=edition)
    expected = by_brute_force(calculation, names)
    found = bands(calculation)
    for result_id, band in found.items():
        if set(band.deciding) <= set(names):
            assert band == expected[result_id], result_id
    assert found.keys() == expected.keys()
    assert sum(set(band.deciding) <= set(names) for band in found.values()) > len(found) / 2
    assert any(band.is_open for band in found.values())


ALL_CHOICES = st.fixed_dictionaries({name: st.sampled_from(one.choices) for name, one in readings().items()})


@given(contracts(), days(), ALL_CHOICES)
@settings(max_examples=40)
def test_no_combination_falls_outside(contract: Contract, as_of: date, chosen: dict[str, str]) -> None:
    """Whatever readings are chosen, all at once: each value lies in the band, or none is foreseen."""
    adopted = calculate(contract, as_of)
    under = calculate(replace(contract, readings=chosen), as_of).results
    if under["term.number"].value != adopted.results["term.number"].value:
        return  # the running term of the band is that of the adopted readings
    for result_id, band in bands(adopted).items():
        value = under[result_id].value if result_id in under else None
        if value is None:
            assert band.none, result_id
        else:
            assert size(band.low) <= size(value) <= size(band.high), result_id


def test_the_adopted_value_lies_within_its_band() -> None:
    """Whatever the contract chose itself."""
    chosen = {"notice_backward": "same_day_number", "amount_paid": "net"}
    calculation = calculated(
        date(2024, 6, 3), readings=chosen, payments=[{"date": "2024-05-03", "amount": "121", "vat": "21"}]
    )
    found = bands(calculation)
    assert calculation.results["term.non_renewal_deadline"].value == date(2024, 11, 28)
    assert found["term.non_renewal_deadline"].low == date(2024, 11, 28)
    assert found["term.non_renewal_deadline"].high == date(2024, 12, 1)
    cap = found["liability.cap_if_today"]
    assert (cap.low, cap.high) == (Money(Decimal("100.00"), "EUR"), Money(Decimal("121.00"), "EUR"))
    assert cap.deciding == ("amount_paid",)


def test_the_running_term_keeps_its_number() -> None:
    """On the anniversary one reading still has the Initial Term; the band is that of the adopted number."""
    found = bands(calculated(date(2025, 3, 1)))
    assert found["term.number"] == Band(1, 1, none=False, deciding=())
    assert found["term.last_day"] == Band(date(2026, 2, 28), date(2026, 3, 1), none=False, deciding=("term_end",))


def test_nothing_to_read_otherwise() -> None:
    """A band without a question is its value."""
    found = bands(calculated(date(2024, 6, 3), invoices=[{"number": "1", "date": "2024-06-03", "amount": "5"}]))
    five = Money(Decimal("5.00"), "EUR")
    assert found["invoice.0.open"] == Band(five, five, none=False, deciding=())
    assert not found["invoice.0.open"].is_open


def test_a_calculation_takes_its_bands_along() -> None:
    """Where they were asked for; everything else of it stays."""
    plain = calculated(date(2024, 6, 3))
    found = with_bands(plain)
    assert (plain.bands, found.bands) == ({}, bands(plain))
    assert found.results is plain.results


def test_a_result_that_no_reading_gives() -> None:
    """It has neither low nor high; that it waits under one reading and is not there under another decides no value."""
    unconfirmed = [notice("n", "2024-05-03", channel="electronic")]
    found = bands(calculated(date(2024, 6, 3), notices=unconfirmed, edition=EDITION_2023))
    assert found["notice.n.deemed_delivered"] == Band(None, None, none=True, deciding=())


def test_what_only_the_adopted_readings_have() -> None:
    """A cap that the default readings would not state at all: they give none."""
    lost_profit = [{"date": "2024-06-03", "claims": [{"head": "8.3(i)", "amount": "5"}]}]
    found = bands(calculated(date(2024, 7, 3), incidents=lost_profit, readings={"first_incident": "any_incident"}))
    day = date(2024, 6, 3)
    assert found["liability.first_incident"] == Band(day, day, none=True, deciding=("first_incident",))


def test_a_circle_is_noticed() -> None:
    """A rule that rests on itself is a mistake of ours, here as in a calculation."""
    case = EveryReading(calculated(date(2024, 6, 3)))
    rule = replace(RULES[0], id="round", function=lambda asked: asked.result("round"))
    case.rules = {"round": (rule, None)}
    with pytest.raises(CircularRuleError, match="round"):
        case.tree_of("round")


def test_the_band_of_an_alert_follows_an_amendment() -> None:
    """3.12: 2025 alerts at 80 % once the amendment binds: 11 April, or the 10th with the day of issue counted."""
    calculation = calculated(
        date(2025, 6, 1),
        edition="2023-01-01",
        effective_date="2025-01-01",
        fees=[{"kind": "setup", "amount": "4500", "from": "2025-01-10"}],
        notices=[notice("a", "2025-03-10", kind="amendment")],
        amendments=[{"notice": "a", "to_edition": "2025-03-03"}],
    )
    assert calculation.results["credit.alert_on"].value == date(2025, 4, 11)
    found = bands(calculation)["credit.alert_on"]
    assert (found.low, found.high, found.none) == (date(2025, 4, 10), date(2025, 4, 11), False)
    assert found.deciding == ("first_day",)
