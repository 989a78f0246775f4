"""What counts towards the cap, line by line: every payment, and every projected invoice supposed to be paid (8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_
from cmdesk.contract.payments import PAYMENT_KINDS
from cmdesk.rules.exchange import NoRateError, per_eur
from cmdesk.rules.liability import first_incident_day, window_before
from cmdesk.rules.paid import supposed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.contract.payments import Payment
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.case import Case

SUPPOSED = N_("supposed: projected invoice")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger; `key` is the place of the invoice that it pays, `sign` -1 where money went back."""

    day: date
    kind: str
    invoice: str
    key: int | None
    amount: Decimal
    vat: Decimal
    currency: str
    sign: int


@dataclass(frozen=True, slots=True)
class Rates:
    """What one euro is worth in the currency of a payment and in that of the contract; None where no rate is known."""

    there: Decimal | None
    here: Decimal | None

    @property
    def are_known(self) -> bool:
        """Tell whether the payment can be converted."""
        return self.there is not None and self.here is not None


@dataclass(frozen=True, slots=True)
class Incident:
    """A day for which a cap is worked out: the window before it, and its place in the workbook's words."""

    day: date
    start: date
    end: date
    label: str


def incidents_of(calculation: Calculation) -> tuple[Incident, ...]:
    """Return the first incident, where there is one, and the as-of date as if it were one."""
    case = calculation.case
    first = case.known(first_incident_day)
    days = [] if first is None else [(first, N_("First incident"))]
    days.append((case.as_of, N_("If an incident happened today")))
    return tuple(_incident(case, day, label) for day, label in days)


def _incident(case: Case, day: date, label: str) -> Incident:
    window = case.known(window_before, day)
    return Incident(day, window.start, window.end, label)


def ledger_of(calculation: Calculation) -> tuple[Line, ...]:
    """Return every line in order of date."""
    contract = calculation.contract
    places = {invoice.number: at for at, invoice in reversed(list(enumerate(contract.invoices)))}
    recorded = (_line(one, contract.currency, places) for one in contract.payments)
    return tuple(sorted((*recorded, *_supposed(calculation)), key=lambda one: one.day))


def _line(payment: Payment, currency: str, places: dict[str, int]) -> Line:
    """Return a payment as a line."""
    return Line(
        day=payment.date,
        kind=PAYMENT_KINDS[payment.kind],
        invoice=payment.invoice or "",
        key=places.get(payment.invoice or ""),
        amount=payment.amount,
        vat=payment.vat or Decimal(0),
        currency=payment.currency or currency,
        sign=-1 if payment.kind.counts_negative else 1,
    )


def _supposed(calculation: Calculation) -> Iterator[Line]:
    """Yield the projected invoices that the contract supposes paid, as far as one of the windows reaches."""
    last = max(one.end for one in incidents_of(calculation))
    for one in supposed(calculation.case, last):
        yield Line(one.due, SUPPOSED, "", None, one.amount.amount, Decimal(0), one.amount.currency, 1)


def rates_for(case: Case, line: Line, incident: date) -> Rates | None:
    """Return the rates at which a line is converted for an incident, None where it counts as it is."""
    ours = case.contract.currency
    if line.currency == ours == "EUR":
        return None
    by_payment = case.reading("fx_date") == "payment"
    day = line.day if by_payment else incident
    if line.currency == ours and day == incident:
        return None
    return Rates(known_rate(case, line.currency, day), known_rate(case, ours, incident))


def rates_of_the_day(case: Case, line: Line) -> Rates | None:
    """Return the rates at which a line settles its invoice, None where it names none or is in the same currency."""
    if line.key is None or line.currency == case.contract.currency:
        return None
    return Rates(known_rate(case, line.currency, line.day), known_rate(case, case.contract.currency, line.day))


def known_rate(case: Case, currency: str, day: date) -> Decimal | None:
    """Return what one euro is worth in a currency on a day, None where no rate is known."""
    try:
        return per_eur(case, currency, day)
    except NoRateError:
        return None
