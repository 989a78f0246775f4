"""What went wrong, and what is claimed for it by head of loss (8.3 to 8.5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.contract import fields as form
from cmdesk.contract.parties import PARTIES, Party


class Head(StrEnum):
    """A head of loss: direct, one that 8.3 excludes, or one that 8.5 carves out of every limit."""

    DIRECT = "direct"
    EXCLUDED_1 = "8.3(i)"
    EXCLUDED_2 = "8.3(ii)"
    EXCLUDED_3 = "8.3(iii)"
    EXCLUDED_4 = "8.3(iv)"
    EXCLUDED_5 = "8.3(v)"
    EXCLUDED_6 = "8.3(vi)"
    EXCLUDED_7 = "8.3(vii)"
    EXCLUDED_8 = "8.3(viii)"
    EXCLUDED_9 = "8.3(ix)"
    EXCLUDED_10 = "8.3(x)"
    EXCLUDED_11 = "8.3(xi)"
    CARVE_OUT = "8.5"

    @property
    def is_excluded(self) -> bool:
        """Tell whether 8.3 excludes it, so that nothing is recoverable."""
        return self.value.startswith("8.3")


HEADS = {
    Head.DIRECT: N_("direct loss"),
    **{head: head.value for head in Head if head.is_excluded},
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
