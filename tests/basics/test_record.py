"""Records are equal by what they hold."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cmdesk.contract.incidents import Claim, Head
from cmdesk.contract.payments import CreditLimit


def test_records_are_equal_by_class_and_values() -> None:
    """The same class with the same values is equal and hashes alike; another class never is."""
    one, other = Claim(Head.DIRECT, Decimal("5.00")), Claim(Head.DIRECT, Decimal(5))
    assert one == other
    assert hash(one) == hash(other)
    assert one != Claim(Head.DIRECT, Decimal(6))
    assert one != CreditLimit(date(2024, 3, 1), Decimal(5))
    assert one != (Head.DIRECT, Decimal(5))


def test_a_record_shows_what_it_holds() -> None:
    """For whoever debugs: class and values by name."""
    limit = CreditLimit(date(2024, 3, 1), Decimal(5))
    assert repr(limit) == "CreditLimit(start=datetime.date(2024, 3, 1), amount=Decimal('5'))"


def test_a_record_can_be_copied_with_a_change() -> None:
    """What-if and forms make another record of it."""
    claim = Claim(Head.DIRECT, Decimal(5))
    assert replace(claim, amount=Decimal(6)) == Claim(Head.DIRECT, Decimal(6))
    assert copy.deepcopy(claim) == pickle.loads(pickle.dumps(claim)) == claim  # noqa: S301  # our own bytes
