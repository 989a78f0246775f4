"""A contract made ready to be stored, in any process."""

from __future__ import annotations

import pickle

from hypothesis import given

from cmdesk.contract.contract import Contract
from cmdesk.register.basis import basis
from cmdesk.register.deadlines import deadlines_of
from cmdesk.register.preparing import body_of, contract_in, prepared
from tests.helpers import contract_of
from tests.register.kept import INVOICE, WED_2025_01_15
from tests.strategies import contracts


def test_what_is_shown_and_searched() -> None:
    """Reference, Client, entity, numbers of invoices and descriptions of incidents, as a search sees them."""
    own = {"name": "Ægir AB", "country": "SE", "time_zone": "Europe/Stockholm"}
    incident = {"date": "2024-09-12", "description": "Platform outage", "against": "cm.com"}
    contract = contract_of(
        reference="ACME-17",
        client={"name": "Børge ApS", "country": "DK"},
        entity=own,
        invoices=[INVOICE],
        incidents=[incident, {**incident, "description": None}],
    )
    assert prepared(contract, WED_2025_01_15, basis()).index == {
        "reference": "ACME-17",
        "client": "Børge ApS",
        "country": "DK",
        "entity": "Ægir AB",
        "edition": "2025-03-03",
        "effective_date": "2024-03-01",
        "currency": "EUR",
        "folded_reference": "acme-17",
        "folded_client": "borge aps",
        "folded_entity": "aegir ab",
        "searched": " acme 17 borge aps aegir ab 2025 0815 platform outage",
    }


@given(contracts())
def test_it_travels_between_processes(contract: Contract) -> None:
    """Text, deadlines and all; the text holds the whole contract."""
    found = prepared(contract, WED_2025_01_15, basis())
    again = pickle.loads(pickle.dumps(found))  # noqa: S301  # our own
    assert again == found
    assert contract_in(found.body) == contract
    assert body_of(contract) == found.body
    deadlines = deadlines_of(contract, WED_2025_01_15)
    assert (found.deadlines, found.good_from, found.good_until) == (
        deadlines.rows,
        deadlines.good_from,
        deadlines.good_until,
    )
