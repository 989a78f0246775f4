"""The Prepaid Account: when it was registered, topped up and emptied."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.contract import fields as form


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Purchase(Record):
    """A purchase of prepaid credit."""

    date: dt.date = field(
        metadata=form.day(N_("Bought"), N_("The day of the purchase, from which the credit's life runs."))
    )
    received: dt.date | None = field(
        default=None,
        metadata=form.day(N_("Received"), N_("The day on which CM.com received the money; empty: not yet.")),
    )
    amount: Decimal = field(
        metadata=form.amount(N_("Amount"), N_("The credit bought, in the currency of the contract."))
    )


@record
class Prepaid(Record):
    """The Prepaid Account of the contract."""

    registered: dt.date | None = field(
        default=None,
        metadata=form.day(N_("Registered"), N_("The day on which the account was registered.")),
    )
    emptied: dt.date | None = field(
        default=None,
        metadata=form.day(N_("Ran empty"), N_("The last day on which the account ran empty; empty: it has not.")),
    )
    purchases: tuple[Purchase, ...] = field(
        default=(),
        metadata=form.records(Purchase, label=N_("Purchases"), help_=N_("Each purchase of credit.")),
    )
