"""A contract as entered: what an absent key stands for."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from cmdesk.calendars.own_days import OwnDays
from cmdesk.contract.contract import Contract, Deviation, InitialTerm
from cmdesk.contract.parties import Client
from tests.contract.helpers import contract_with

SMALLEST = Contract(
    reference="A-1",
    client=Client("ACME ApS"),
    entity="nl",
    edition="2025-03-03",
    effective_date=date(2024, 3, 1),
    currency="EUR",
)


def test_absent_keys_are_empty() -> None:
    """What a contract does not say is None, an empty list or no; nothing is made up."""
    contract = contract_with()
    assert contract == SMALLEST
    assert contract.initial_term is None
    assert contract.service_entity is None
    assert contract.law is None
    assert contract.holidays == OwnDays()
    assert contract.readings == {}
    assert contract.projected_payments is False
    assert contract.payments == contract.invoices == contract.notices == contract.fx == ()


def test_null_is_as_good_as_absent() -> None:
    """Null stands for an absent key wherever a key may be absent."""
    empty = dict.fromkeys(("initial_term", "law", "payments", "holidays", "readings", "termination", "prepaid", "fees"))
    assert contract_with(**empty, projected_payments=None) == SMALLEST


def test_an_initial_term_is_months_or_a_day() -> None:
    """Either way of stating it is kept as it stands."""
    assert contract_with(initial_term={"months": 24}).initial_term == InitialTerm(months=24)
    stated = contract_with(initial_term={"ends_on": "2025-02-28", "months": None})
    assert stated.initial_term == InitialTerm(ends_on=date(2025, 2, 28))


def test_a_deviation_keeps_its_figure_exactly() -> None:
    """A figure agreed is a decimal number, and the place of the agreement is kept."""
    row = {"parameter": "interest_percent", "value": "9.50", "agreed_in": "Order Form, 3"}
    found = contract_with(deviations=[row]).deviations
    assert found == (Deviation("interest_percent", Decimal("9.5"), "Order Form, 3"),)
    assert str(found[0].value) == "9.50"


def test_a_contract_cannot_be_changed() -> None:
    """What was entered stays; a change is another contract."""
    with pytest.raises(FrozenInstanceError):
        SMALLEST.reference = "B"  # type: ignore[misc]
