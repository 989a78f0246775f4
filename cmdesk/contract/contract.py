"""Contract: everything that was entered about one contract, and nothing that was worked out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.contract import fields as form
from cmdesk.contract.fees import Fee, Setup, Subscription, Usage, UsagePlan
from cmdesk.contract.fields import Known, Shape
from cmdesk.contract.incidents import Incident
from cmdesk.contract.notices import (
    Amendment,
    ForceMajeure,
    InformationRequest,
    Notice,
    Suspension,
    Termination,
)
from cmdesk.contract.own_days import OwnDays
from cmdesk.contract.parties import Client, OwnEntity
from cmdesk.contract.payments import CreditLimit, ExchangeRate, Invoice, Payment
from cmdesk.contract.prepaid import Prepaid

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TERM = 600


@record
class InitialTerm(Record):
    """The Initial Term as stated: a number of months or a last day, never both."""

    months: int | None = field(
        default=None,
        metadata=form.whole(N_("Months"), N_("The length of the Initial Term in months."), least=1, most=LONGEST_TERM),
    )
    ends_on: dt.date | None = field(
        default=None,
        metadata=form.day(N_("Ends on"), N_("The last day of the Initial Term, where a day is stated.")),
    )


@record
class Deviation(Record):
    """A figure that an Order Form sets in place of the edition's own."""

    parameter: str = field(
        metadata=form.text(N_("Parameter"), N_("Which figure was agreed otherwise."), known=Known.PARAMETERS)
    )
    value: Decimal = field(metadata=form.number(N_("Value"), N_("The figure agreed, in the unit of the parameter.")))
    agreed_in: str | None = field(
        default=None,
        metadata=form.text(N_("Agreed in"), N_("Where it was agreed: the document, its date, its clause.")),
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Contract(Record):
    """A contract as entered; what an absent key means is for the rules to say."""

    reference: str = field(metadata=form.text(N_("Reference"), N_("The name by which you find this contract again.")))
    client: Client = field(metadata=form.record(Client, N_("Client"), N_("Who the contract is with.")))
    entity: str | OwnEntity = field(
        metadata=form.special(
            Shape.ENTITY, N_("Contracting entity"), N_("The CM.com entity in the contract."), known=Known.ENTITIES
        )
    )
    service_entity: str | OwnEntity | None = field(
        default=None,
        metadata=form.special(
            Shape.ENTITY,
            N_("Serving entity"),
            N_("The entity that provides the service; its holidays and clock count. Empty: the contracting entity."),
            known=Known.ENTITIES,
        ),
    )
    service_countries: tuple[str, ...] = field(
        default=(),
        metadata=form.special(
            Shape.CHOICES,
            N_("Countries of service"),
            N_("Where services are provided; empty: the Client's country."),
            known=Known.COUNTRIES,
        ),
    )
    edition: str = field(
        metadata=form.text(
            N_("Edition of the Terms"), N_("The edition that the Order Form refers to."), known=Known.EDITIONS
        )
    )
    effective_date: dt.date = field(
        metadata=form.day(
            N_("Effective Date"), N_("The first day of the Initial Term, from which every term is counted.")
        )
    )
    initial_term: InitialTerm | None = field(
        default=None,
        metadata=form.record(
            InitialTerm, N_("Initial Term"), N_("Its months or its last day; empty: as the Terms say.")
        ),
    )
    currency: str = field(
        metadata=form.text(N_("Currency"), N_("The currency of fees, invoices and claims."), known=Known.CURRENCIES)
    )
    law: str | None = field(
        default=None,
        metadata=form.text(
            N_("Governing law"),
            N_("The country whose law governs; empty: that of the contracting entity, as an assumption."),
            known=Known.COUNTRIES,
        ),
    )
    deviations: tuple[Deviation, ...] = field(
        default=(),
        metadata=form.records(
            Deviation, label=N_("Deviations"), help_=N_("Figures that the Order Form sets otherwise.")
        ),
    )
    readings: Mapping[str, str] = field(
        default_factory=dict,
        metadata=form.special(
            Shape.READINGS, N_("Readings"), N_("How open wording is read in this contract."), known=Known.READINGS
        ),
    )
    holidays: OwnDays = field(
        default=OwnDays(),
        metadata=form.record(OwnDays, N_("Own days"), N_("Closing days agreed, and holidays agreed to be worked.")),
    )
    fees: tuple[Fee, ...] = field(
        default=(),
        metadata=form.records(
            Subscription, Setup, Usage, label=N_("Fees"), help_=N_("Subscriptions, set-up fees and usage by month.")
        ),
    )
    usage_plan: UsagePlan | None = field(
        default=None,
        metadata=form.record(UsagePlan, N_("Usage Plan"), N_("A volume a month and the price of what goes beyond it.")),
    )
    credit_limits: tuple[CreditLimit, ...] = field(
        default=(),
        metadata=form.records(
            CreditLimit, label=N_("Credit Limit"), help_=N_("Each limit from the day on which it starts.")
        ),
    )
    invoices: tuple[Invoice, ...] = field(
        default=(),
        metadata=form.records(Invoice, label=N_("Invoices"), help_=N_("What CM.com invoiced.")),
    )
    payments: tuple[Payment, ...] = field(
        default=(),
        metadata=form.records(Payment, label=N_("Payments"), help_=N_("What the Client paid; 8.4 counts it.")),
    )
    projected_payments: bool = field(
        default=False,
        metadata=form.flag(N_("Suppose payments"), N_("Suppose that every projected invoice is paid on its due date.")),
    )
    incidents: tuple[Incident, ...] = field(
        default=(),
        metadata=form.records(
            Incident, label=N_("Incidents"), help_=N_("What went wrong, and what is claimed for it.")
        ),
    )
    notices: tuple[Notice, ...] = field(
        default=(),
        metadata=form.records(Notice, label=N_("Notices"), help_=N_("What was sent by either Party.")),
    )
    force_majeure: tuple[ForceMajeure, ...] = field(
        default=(),
        metadata=form.records(ForceMajeure, label=N_("Force Majeure"), help_=N_("Each event, and when it ended.")),
    )
    information_requests: tuple[InformationRequest, ...] = field(
        default=(),
        metadata=form.records(
            InformationRequest, label=N_("Requests for information"), help_=N_("Each request under 13.4.")
        ),
    )
    amendments: tuple[Amendment, ...] = field(
        default=(),
        metadata=form.records(
            Amendment, label=N_("Amendments"), help_=N_("Each change of the Terms that was announced.")
        ),
    )
    suspensions: tuple[Suspension, ...] = field(
        default=(),
        metadata=form.records(Suspension, label=N_("Suspensions"), help_=N_("Each time the service was suspended.")),
    )
    termination: Termination | None = field(
        default=None,
        metadata=form.record(
            Termination, N_("Termination"), N_("The termination of the contract, where there is one.")
        ),
    )
    prepaid: Prepaid | None = field(
        default=None,
        metadata=form.record(Prepaid, N_("Prepaid Account"), N_("The account that is topped up in advance.")),
    )
    fx: tuple[ExchangeRate, ...] = field(
        default=(),
        metadata=form.records(
            ExchangeRate, label=N_("Exchange rates"), help_=N_("Rates that win over the reference rates.")
        ),
    )
