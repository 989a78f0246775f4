"""What was invoiced and paid, the Credit Limit, and exchange rates entered with the contract."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.contract import fields as form
from cmdesk.contract.fields import Known


class PaymentKind(StrEnum):
    """What kind of entry of the ledger a payment is."""

    PAYMENT = "payment"
    TOPUP = "topup"
    SET_OFF = "set_off"
    REFUND = "refund"
    CHARGEBACK = "chargeback"

    @property
    def counts_negative(self) -> bool:
        """Tell whether money went back to the Client."""
        return self is PaymentKind.REFUND or self is PaymentKind.CHARGEBACK


PAYMENT_KINDS = {
    PaymentKind.PAYMENT: N_("payment"),
    PaymentKind.TOPUP: N_("top-up of the Prepaid Account"),
    PaymentKind.SET_OFF: N_("set-off"),
    PaymentKind.REFUND: N_("refund"),
    PaymentKind.CHARGEBACK: N_("charge-back"),
}


@record
class Payment(Record):
    """An entry of the one ledger of what the Client paid to CM.com."""

    date: dt.date = field(metadata=form.day(N_("Date"), N_("The day on which it was paid.")))
    amount: Decimal = field(
        metadata=form.amount(
            N_("Amount"), N_("What was paid, VAT included; refunds and charge-backs are positive too.")
        )
    )
    vat: Decimal | None = field(default=None, metadata=form.amount(N_("VAT in it"), N_("The VAT within the amount.")))
    currency: str | None = field(
        default=None,
        metadata=form.text(N_("Currency"), N_("Empty: the currency of the contract."), known=Known.CURRENCIES),
    )
    kind: PaymentKind = field(
        default=PaymentKind.PAYMENT,
        metadata=form.choice(PAYMENT_KINDS, N_("Kind"), N_("Refunds and charge-backs count negative.")),
    )
    invoice: str | None = field(
        default=None,
        metadata=form.text(N_("Invoice"), N_("The number of the invoice that it pays."), known=Known.INVOICES),
    )

    @property
    def counted(self) -> Decimal:
        """Return the amount as it counts: negative where the money went back."""
        return -self.amount if self.kind.counts_negative else self.amount

    @property
    def counted_net(self) -> Decimal:
        """Return the amount without the VAT within it, as it counts."""
        net = self.amount - self.vat if self.vat else self.amount
        return -net if self.kind.counts_negative else net


@record
class Invoice(Record):
    """An invoice; what was paid on it is what the payments that name its number add up to."""

    number: str = field(metadata=form.text(N_("Number"), N_("The number of the invoice, which payments refer to.")))
    date: dt.date = field(metadata=form.day(N_("Date"), N_("The date on the invoice.")))
    amount: Decimal = field(metadata=form.amount(N_("Amount"), N_("The whole sum of the invoice, VAT included.")))
    disputed: Decimal | None = field(
        default=None,
        metadata=form.amount(N_("Disputed"), N_("The part that the Client disputes.")),
    )
    dispute_notice: str | None = field(
        default=None,
        metadata=form.text(
            N_("Dispute notice"), N_("The notice by which the Client disputed it."), known=Known.NOTICES
        ),
    )
    bank_charges: Decimal | None = field(
        default=None,
        metadata=form.amount(
            N_("Bank charges"), N_("What the banks take off a transfer, borne by the Client outside SEPA.")
        ),
    )


@record
class CreditLimit(Record):
    """The Credit Limit from a day on."""

    start: dt.date = field(metadata=form.day(N_("From"), N_("The first day of this limit."), key="from"))
    amount: Decimal = field(metadata=form.amount(N_("Limit"), N_("The Credit Limit in EUR, as the Terms state it.")))


@record
class ExchangeRate(Record):
    """An exchange rate of a day, which wins over the reference rate."""

    date: dt.date = field(metadata=form.day(N_("Date"), N_("The day of the rate.")))
    currency: str = field(
        metadata=form.text(N_("Currency"), N_("The currency that it is for."), known=Known.CURRENCIES)
    )
    per_eur: Decimal = field(metadata=form.number(N_("Per EUR"), N_("How many units of it one euro is worth.")))
