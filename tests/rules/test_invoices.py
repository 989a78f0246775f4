"""The laws of invoices; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.contract.notices import Reason
from cmdesk.rules.result import Status
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, calculated, result_of

AS_OF = date(2025, 1, 10)
DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31))
CENTS = st.integers(0, 200_000).map(lambda cents: Decimal(cents).scaleb(-2))
KINDS = st.sampled_from(["payment", "set_off", "topup", "refund", "chargeback"])
PAYMENTS = st.lists(st.tuples(DAYS, CENTS, KINDS), max_size=6)


def invoice(day: date, amount: str = "1000") -> dict[str, Any]:
    """Return an invoice of a day."""
    return {"number": "1", "date": day, "amount": amount}


def paid(entries: list[tuple[date, Decimal, str]]) -> list[dict[str, Any]]:
    """Return payments of the invoice."""
    return [{"date": day, "amount": str(amount), "kind": kind, "invoice": "1"} for day, amount, kind in entries]


@given(DAYS, DAYS, st.sampled_from(Reason), st.sampled_from(EDITIONS))
def test_a_termination_never_puts_payment_off(day: date, ended: date, reason: Reason, edition: str) -> None:
    """Due in the payment term, or on the termination between invoice and due date where the reason is one of 10.7."""
    termination = {"by": "client", "reason": str(reason), "effective": ended}
    values: dict[str, Any] = {"effective_date": date(2024, 1, 1), "edition": edition, "termination": termination}
    due = result_of("invoice.0.due", AS_OF, invoices=[invoice(day)], **values).value
    ordinary = day + timedelta(days=14)
    makes_due = reason not in {Reason.CONVENIENCE, Reason.OTHER}
    makes_due &= reason is not Reason.CM_BREACH or edition == EDITION_2023
    assert due == (ended if makes_due and day <= ended < ordinary else ordinary)


@given(DAYS, st.lists(DAYS, max_size=4), st.sampled_from(EDITIONS))
def test_a_suspension_makes_due_in_2025_alone(day: date, suspended: list[date], edition: str) -> None:
    """The first one between invoice and due date."""
    values: dict[str, Any] = {"edition": edition, "suspensions": [{"from": one} for one in suspended]}
    due = result_of("invoice.0.due", AS_OF, invoices=[invoice(day)], **values).value
    ordinary = day + timedelta(days=14)
    between = [one for one in suspended if day <= one < ordinary and edition == EDITION_2025]
    assert due == min([*between, ordinary])


@given(DAYS, PAYMENTS, DAYS, CENTS)
def test_open_is_the_amount_less_what_was_paid_by_then(
    day: date, entries: list[tuple[date, Decimal, str]], as_of: date, charges: Decimal
) -> None:
    """What went back is owed again, and bank charges come on top of what is to arrive."""
    entered = {**invoice(day), "bank_charges": str(charges)}
    found = calculated(as_of, invoices=[entered], payments=paid(entries)).results
    back = {"refund", "chargeback"}
    net = sum((-amount if kind in back else amount for one, amount, kind in entries if one <= as_of), Decimal(0))
    assert found["invoice.0.open"].value == Money.stated(1000 - net, "EUR")
    assert found["invoice.0.transfer"].value == Money.stated(1000 - net + charges, "EUR")


@given(DAYS, PAYMENTS, CENTS)
def test_one_payment_more_never_makes_a_breach(
    day: date, entries: list[tuple[date, Decimal, str]], amount: Decimal
) -> None:
    """Money paid by the last day only helps."""
    as_of, last = date(2026, 6, 1), day + timedelta(days=44)
    values: dict[str, Any] = {"invoices": [invoice(day)]}
    before = result_of("invoice.0.breach_from", as_of, **values, payments=paid(entries)).value
    after = result_of(
        "invoice.0.breach_from", as_of, **values, payments=paid([*entries, (last, amount, "payment")])
    ).value
    assert before in {None, last + timedelta(days=1)}
    assert before is not None or after is None


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_dispute_ends_with_the_payment_term(edition: str) -> None:
    """Whatever sets it: agreement, carrying forward, or 10.7."""
    ended = {"by": "cm.com", "reason": "client_breach", "effective": "2025-03-10"}
    varied: list[dict[str, Any]] = [
        {},
        {"deviations": [{"parameter": "payment_days", "value": 30}]},
        {"readings": {"calendar_period_end": "next_business_day"}},
        {"termination": ended},
    ]
    for values in varied:
        found = calculated(AS_OF, invoices=[invoice(date(2025, 3, 1))], edition=edition, **values).results
        assert found["invoice.0.dispute_by"].value == found["invoice.0.due"].value


def test_an_invoice_paid_in_thirds_is_paid() -> None:
    """100 euro in three parts that no decimal fraction is, 50 dollars at 1.5: not open, no breach, no interest."""
    day = date(2025, 3, 3)
    payments = [{"date": day, "amount": "50", "currency": "USD", "invoice": "1"}] * 3
    rate = {"date": day, "currency": "USD", "per_eur": "1.5"}
    found = calculated(date(2025, 6, 2), invoices=[invoice(day, "100")], payments=payments, fx=[rate]).results
    assert found["invoice.0.open"].value.text() == "0.00"
    assert found["invoice.0.breach_from"].status is Status.NOT_APPLICABLE
    words = found["invoice.0.interest"].because.in_english()
    assert words == "Nothing was unpaid after the due date: no interest runs."
