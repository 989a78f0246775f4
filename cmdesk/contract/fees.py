"""What the Client is to pay: subscription, set-up, usage, and the Usage Plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.contract import fields as form
from cmdesk.contract.months import Month


class Rhythm(StrEnum):
    """How long a billing period of a subscription is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Return the length of a billing period in months."""
        return {"month": 1, "quarter": 3, "year": 12}[self.value]


RHYTHMS = {
    Rhythm.MONTH: N_("a month"),
    Rhythm.QUARTER: N_("a quarter"),
    Rhythm.YEAR: N_("a year"),
}


@record
class Indexation(Record):
    """A rise of a subscription by a CPI percentage, for the billing periods that start on or after a day."""

    start: dt.date = field(
        metadata=form.day(N_("From"), N_("Billing periods that start on or after this day are indexed."), key="from")
    )
    percent: Decimal = field(
        metadata=form.number(
            N_("Percent"), N_("The change of the consumer price index, in per cent."), least=-99, most=1000
        )
    )


@record
class Subscription(Record):
    """A fee for each billing period, in advance."""

    kind: ClassVar[str] = "subscription"
    amount: Decimal = field(metadata=form.amount(N_("Amount"), N_("The fee of one billing period, without VAT.")))
    every: Rhythm = field(metadata=form.choice(RHYTHMS, N_("Every"), N_("The length of a billing period.")))
    start: dt.date = field(metadata=form.day(N_("From"), N_("The first day of the first billing period."), key="from"))
    until: dt.date | None = field(
        default=None,
        metadata=form.day(
            N_("Until"), N_("The last day that the fee is due for; empty: as long as the contract lasts.")
        ),
    )
    indexation: tuple[Indexation, ...] = field(
        default=(),
        metadata=form.records(Indexation, label=N_("Indexation"), help_=N_("Each rise with the consumer price index.")),
    )


@record
class Setup(Record):
    """A fee that is due once."""

    kind: ClassVar[str] = "setup"
    amount: Decimal = field(metadata=form.amount(N_("Amount"), N_("The set-up fee, without VAT.")))
    start: dt.date = field(metadata=form.day(N_("Date"), N_("The day on which the set-up is invoiced."), key="from"))


@record
class Usage(Record):
    """What was used in a month, invoiced on the first day of the next."""

    kind: ClassVar[str] = "usage"
    month: Month = field(metadata=form.month(N_("Month"), N_("The month in which the service was used.")))
    amount: Decimal = field(metadata=form.amount(N_("Amount"), N_("The fee for that month's usage, without VAT.")))


Fee = Subscription | Setup | Usage

FEE_KINDS = {
    Subscription.kind: N_("subscription"),
    Setup.kind: N_("set-up"),
    Usage.kind: N_("usage"),
}


@record
class UsedMonth(Record):
    """How much of a Usage Plan was used in a month."""

    month: Month = field(metadata=form.month(N_("Month"), N_("The month of the Usage Plan.")))
    used: Decimal = field(metadata=form.number(N_("Used"), N_("The units used in that month.")))


@record
class UsagePlan(Record):
    """A volume a month at a fixed fee; what goes beyond it costs a price a unit, and nothing carries over."""

    included: Decimal = field(metadata=form.number(N_("Included a month"), N_("The units that each month includes.")))
    unit_price: Decimal = field(
        metadata=form.amount(N_("Price of a further unit"), N_("What one unit beyond them costs."))
    )
    months: tuple[UsedMonth, ...] = field(
        default=(),
        metadata=form.records(UsedMonth, label=N_("Used by month"), help_=N_("What was used, month by month.")),
    )
