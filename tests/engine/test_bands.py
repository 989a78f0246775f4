"""Bands against brute force: every combination of readings, calculated one by one."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.contract.contract import Contract
from cmdesk.editions.readings import readings
from cmdesk.engine.bands import Band, bands, with_bands
from cmdesk.engine.calculate import calculate
from tests.close_contracts import close_contracts, close_days
from tests.engine.brute_force import BruteForce, Noting, TooManyError, size
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, calculated, notice
from tests.soak import examples
from tests.strategies import contracts, days

CONTRACTS: list[dict[str, Any]] = [
    {
        "notices": [notice("n", "2024-11-27T18:00", kind="non_renewal", channel="registered")],
        "prepaid": {"registered": "2024-03-01", "emptied": "2024-08-31", "purchases": []},
    },
    {
        "notices": [
            notice("n", "2024-11-27", kind="non_renewal", channel="electronic", confirmed="2024-12-02"),
            notice("o", "2024-11-27", channel="electronic"),
            notice("d", "2024-12-20T17:30", kind="default", channel="courier", confirmed="2024-12-27T18:00"),
        ],
        "entity": "dk",
    },
    {
        "entity": "gb",
        "force_majeure": [{"date": "2025-04-12T10:00"}, {"date": "2025-08-21", "ended": "2025-09-22"}],
        "information_requests": [{"date": "2025-04-14", "notice": "r"}],
        "notices": [notice("r", "2025-04-14", channel="registered")],
        "prepaid": {"purchases": [{"date": "2025-04-10", "received": "2025-04-17", "amount": "5"}]},
    },
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
    {
        "client": {"name": "Client", "country": "DK"},
        "invoices": [{"number": "1", "date": "2024-05-03", "amount": "9000", "disputed": "4000"}],
        "payments": [{"date": "2024-05-20", "amount": "3000", "invoice": "1"}],
        "fees": [{"kind": "subscription", "amount": "310", "every": "month", "from": "2024-03-01"}],
        "termination": {"by": "client", "reason": "insolvency", "effective": "2024-07-16"},
    },
]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("values", CONTRACTS, ids=["notices", "channels", "events", "chain", "cap", "owed"])
def test_a_band_is_what_all_combinations_give(values: dict[str, Any], edition: str) -> None:
    """Lowest, highest, whether some give none, and the readings that decide: those and no others."""
    calculation = calculated(date(2024, 11, 5), **values, edition=edition)
    found, by_brute_force = bands(calculation), BruteForce.of(calculation)
    assert found == {result_id: by_brute_force.band(result_id) for result_id in found}
    assert any(band.is_open for band in found.values())


@given(close_contracts(), close_days())
@examples(20)
def test_so_it_is_of_any_contract(contract: Contract, as_of: date) -> None:
    """Random ones, with a little of everything where readings part; what would take too long is left out."""
    calculation = calculate(contract, as_of)
    by_brute_force = BruteForce.of(calculation)
    for result_id, band in bands(calculation).items():
        with suppress(TooManyError):
            assert band == by_brute_force.band(result_id), result_id


ALL_CHOICES = st.fixed_dictionaries({name: st.sampled_from(one.choices) for name, one in readings().items()})


@given(contracts(), days(), ALL_CHOICES)
@examples(40)
def test_no_combination_falls_outside(contract: Contract, as_of: date, chosen: dict[str, str]) -> None:
    """Whatever readings are chosen, all at once: each value lies in the band, or none is foreseen."""
    adopted = calculate(contract, as_of)
    by_brute_force = BruteForce.of(adopted)
    for result_id, band in bands(adopted).items():
        assert holds(band, by_brute_force.value(result_id, Noting(chosen))), result_id


@given(contracts() | close_contracts(), days())
@examples(40)
def test_a_band_holds_the_adopted_value(contract: Contract, as_of: date) -> None:
    """The value lies in it, and where there is none it says so."""
    calculation = calculate(contract, as_of)
    for result_id, band in bands(calculation).items():
        assert holds(band, calculation.results[result_id].value), result_id


def holds(band: Band, value: Any) -> bool:
    """Tell whether a band has room for a value, or for there being none."""
    return band.none if value is None else bool(size(band.low) <= size(value) <= size(band.high))


def test_a_band_begins_with_the_readings_adopted() -> None:
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
