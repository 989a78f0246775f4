"""What is owed on all invoices together: open, overdue, and claimed with late interest, as far as that is known."""

from __future__ import annotations

from datetime import date
from typing import Any

from cmdesk.basics.wording import words_for
from cmdesk.exports.owed import totals
from tests.helpers import calculated

MON_2024_06_03 = date(2024, 6, 3)
AGREED = [{"parameter": "interest_percent", "value": 10, "agreed_in": "Order Form"}]
MARCH = {"number": "1", "date": "2024-03-29", "amount": "3650.00"}  # due within 14 days: on 12 April
MAY = {"number": "2", "date": "2024-05-31", "amount": "200.00"}
LATER = {"number": "3", "date": "2024-06-28", "amount": "999.00"}


def found(*invoices: dict[str, Any], **values: Any) -> dict[str, tuple[str, str]]:
    """Return each total by its name, and why, as of 3 June 2024."""
    words = words_for("en")
    made = totals(calculated(MON_2024_06_03, invoices=list(invoices), **values))
    return {one.name: (words.money(one.value), words.text(one.because)) for one in made}


def test_open_overdue_and_with_interest() -> None:
    """EUR 3,650 due on 12 April bears 10 % for 52 days to 3 June, EUR 52; what is dated later is left out."""
    assert found(MARCH, MAY, LATER, deviations=AGREED) == {
        "open": ("EUR 3,850.00", "On Monday 3 June 2024 2 invoices are not paid in full."),
        "overdue": ("EUR 3,650.00", "1 invoice is past its due date."),
        "claimed": ("EUR 3,902.00", "What is open, and EUR 52.00 of late interest to Monday 3 June 2024."),
    }


def test_what_each_invoice_adds() -> None:
    """Open sums and then interest, by the number of the invoice."""
    words = words_for("en")
    made = totals(calculated(MON_2024_06_03, invoices=[MARCH, MAY], deviations=AGREED))
    assert [(part.number, words.text(part.label), part.value.text()) for part in made[-1].parts] == [
        ("1", "Invoice 1: open", "3650.00"),
        ("2", "Invoice 2: open", "200.00"),
        ("1", "Invoice 1: late interest", "52.00"),
    ]


def test_what_is_disputed_is_said_to_be_included() -> None:
    """It is open all the same."""
    assert found({**MARCH, "disputed": "100.00"}, deviations=AGREED)["overdue"] == (
        "EUR 3,650.00",
        "1 invoice is past its due date; what is disputed is included.",
    )


def test_paid_and_overpaid() -> None:
    """Nothing is open; an overpaid invoice pays for no other."""
    paid = [{"date": "2024-04-02", "amount": "4000.00", "invoice": "1"}]
    assert found(MARCH, payments=paid) == {"open": ("EUR 0.00", "On Monday 3 June 2024 every invoice is paid.")}
    assert found(MARCH, MAY, payments=paid)["open"][0] == "EUR 200.00"


def test_no_sum_rests_on_what_is_not_known() -> None:
    """Interest under a law without a known rate; a payment in a currency without a rate; no invoice at all."""
    assert list(found(MARCH, law="KE")) == ["open", "overdue"]
    dong = [{"date": "2024-04-02", "amount": "4000.00", "currency": "VND", "invoice": "1"}]
    assert found(MARCH, MAY, payments=dong) == {}
    assert found() == {}
    assert found(LATER) == {}
