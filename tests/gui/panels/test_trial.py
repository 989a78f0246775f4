"""What facts set otherwise come to: changes, faults that the contract has not now, and what is still lacking."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui.panels.trial import Trial, trial
from tests.gui.helpers import SMALL, calculation_of, found_in

PAID = {"date": "2024-05-06", "amount": "121.00", "vat": "21.00"}


def tried(**values: Any) -> Trial:
    """Return what the small contract with one payment comes to with some keys set otherwise."""
    now: dict[str, Any] = {"payments": [PAID]}
    return trial({**SMALL, **now, **values}, found_in(**now), calculation_of(**now))


def test_what_changes() -> None:
    """A term of 36 months ends a year later; nothing is wrong with it."""
    found = tried(initial_term={"months": 36})
    assert "term.last_day" in {one.id for one in found.changed}
    assert found.holds


@pytest.mark.parametrize(
    "values, faults, lacking",
    [
        ({"payments": [{**PAID, "vat": "500.00"}]}, ["payments[0].vat"], []),
        ({"payments": [PAID, {"date": "2024-06-06"}]}, [], ["payments[1].amount"]),
        ({"effective_date": None}, [], ["effective_date"]),
    ],
)
def test_what_keeps_it_from_being_applied(values: dict[str, Any], faults: list[str], lacking: list[str]) -> None:
    """More VAT than was paid is wrong; an amount that nobody entered yet is lacking."""
    found = tried(**values)
    assert [one.place for one in found.faults] == faults
    assert list(found.lacking) == lacking
    assert not found.holds


def test_faults_of_now_are_none_of_the_trial() -> None:
    """A contract with a fault elsewhere is tried like any other."""
    now: dict[str, Any] = {"payments": [{**PAID, "vat": "500.00"}]}
    found = trial({**SMALL, **now, "initial_term": {"months": 36}}, found_in(**now), calculation_of(**now))
    assert found.changed
    assert found.holds
