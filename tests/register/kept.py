"""Contracts and edits for the tests of the register, written short."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from cmdesk.contract.contract import Contract
from cmdesk.register.basis import basis
from cmdesk.register.preparing import prepared
from cmdesk.register.records import Conflict, Edit, Prepared, Stored
from tests.helpers import contract_of

WED_2025_01_15 = date(2025, 1, 15)
MORNING = datetime(2025, 1, 15, 9, 0, tzinfo=UTC)
ANN = Edit("Ann", MORNING)
BO = Edit("Bo", MORNING + timedelta(minutes=1), "as agreed by phone")

INVOICE = {"number": "2025-0815", "date": "2025-01-10", "amount": "100.00"}
"""Due, and to be disputed, by Friday 24 January 2025."""


def later(minutes: int = 1, who: str = "Ann", **values: Any) -> Edit:
    """Return an edit some minutes later."""
    return Edit(who, MORNING + timedelta(minutes=minutes), **values)


def named(reference: str, client: str = "Client", **values: Any) -> Contract:
    """Return the base contract under a reference, with a client."""
    return contract_of(reference=reference, client={"name": client}, **values)


def ready(contract: Contract, as_of: date = WED_2025_01_15) -> Prepared:
    """Return a contract ready to be stored."""
    return prepared(contract, as_of, basis())


def stored(found: Stored | Conflict) -> Stored:
    """Return what was stored, where nothing stood in the way."""
    assert isinstance(found, Stored)
    return found
