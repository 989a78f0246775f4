"""What went wrong, and what is claimed for it by head of loss (8.3 to 8.5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.contract import fields as form
from cmdesk.contract.parties import PARTIES, Party
from cmdesk.editions.vocabulary import HeadId

Head = HeadId
"""The heads of loss by the names that contract files give them."""

HEADS = {
    **{head: head.value for head in Head},
    Head.DIRECT: N_("direct loss"),
    Head.CARVE_OUT: N_("8.5, outside the cap"),
}


@record
class Claim(Record):
    """A sum claimed under one head of loss."""

    head: Head = field(
        metadata=form.choice(HEADS, N_("Head of loss"), N_("Direct, one of the heads of 8.3, or the carve-out of 8.5."))
    )
    amount: Decimal = field(metadata=form.amount(N_("Amount"), N_("The sum claimed, in the currency of the contract.")))


@record
class Incident(Record):
    """An incident, against whom it is held, what is claimed for it and what was settled."""

    date: dt.date = field(metadata=form.day(N_("Date"), N_("The day of the incident.")))
    description: str = field(
        default="",
        metadata=form.text(N_("What happened"), N_("A few words to know it by."), many_lines=True),
    )
    against: Party = field(
        default=Party.CM_COM,
        metadata=form.choice(
            PARTIES, N_("Held against"), N_("The Party that is claimed from; the cap is CM.com's alone.")
        ),
    )
    settled: Decimal | None = field(
        default=None,
        metadata=form.amount(N_("Settled"), N_("What was paid for direct loss already.")),
    )
    claims: tuple[Claim, ...] = field(
        default=(),
        metadata=form.records(Claim, label=N_("Claims"), help_=N_("What is claimed, by head of loss.")),
    )
