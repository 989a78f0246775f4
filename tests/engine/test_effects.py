"""What each reading decides in a contract, with all others as they are chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

from cmdesk.editions.readings import readings
from cmdesk.engine.effects import Effect, effects
from tests.helpers import calculated, written

MON_2024_06_03 = date(2024, 6, 3)
PAYMENTS = [
    {"date": "2024-03-10", "amount": "1250.00"},
    {"date": "2024-05-13", "amount": "262.50"},
]
INCIDENT = [{"date": "2024-05-13", "claims": [{"head": "direct", "amount": "100.00"}]}]


def decided(name: str, **values: Any) -> dict[str, Effect]:
    """Return what a reading decides in the base contract with some keys set otherwise, by result."""
    return {one.result.id: one for one in effects(calculated(MON_2024_06_03, **values))[name]}


def test_a_sum_from_its_least_to_its_most() -> None:
    """Payments on the day of the first incident: the cap is what was paid without them, or with them."""
    found = decided("incident_day_payments", payments=PAYMENTS, incidents=INCIDENT)
    cap = found["liability.cap"]
    assert (written(cap.low), written(cap.high), cap.none) == ("1250.00", "1512.50", False)
    assert "term.ends" not in found


def test_a_day_from_the_first_to_the_last() -> None:
    """The term to 28 February 2025: counted back by day number the last day to give notice is 28 November."""
    found = decided("notice_backward")["term.non_renewal_deadline"]
    assert (found.low, found.high) == (date(2024, 11, 28), date(2024, 11, 30))


def test_what_only_another_reading_would_open_is_not_decided() -> None:
    """Where the anniversary itself is the last day, 1 March, both ways of counting give 1 December."""
    assert "term.non_renewal_deadline" not in decided("notice_backward", readings={"term_end": "anniversary"})


def test_a_choice_that_gives_nothing() -> None:
    """A late notice ends the contract with a later term, or not at all."""
    late = {"id": "n", "kind": "non_renewal", "from": "client", "channel": "personal", "sent": "2024-12-20"}
    found = decided("late_notice", notices=[late])["notice.n.ends"]
    assert (found.low, found.high, found.none) == (date(2026, 2, 28), date(2026, 2, 28), True)


def test_every_reading_is_named() -> None:
    """Also one that decides nothing here."""
    found = effects(calculated(MON_2024_06_03))
    assert list(found) == list(readings())
    assert found["fx_date"] == ()
