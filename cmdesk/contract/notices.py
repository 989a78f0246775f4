"""Notices, and what is done by notice: requests, Force Majeure, amendments, suspension, termination."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.contract import fields as form
from cmdesk.contract.fields import Known
from cmdesk.contract.parties import PARTIES, Party

if TYPE_CHECKING:
    from cmdesk.calendars.moments import Moment


class NoticeKind(StrEnum):
    """What a notice says."""

    DEFAULT = "default"
    TERMINATION = "termination"
    NON_RENEWAL = "non_renewal"
    AMENDMENT = "amendment"
    OBJECTION = "objection"
    INFORMATION_REQUEST = "information_request"
    FORCE_MAJEURE = "force_majeure"
    INVOICE_DISPUTE = "invoice_dispute"
    OTHER = "other"


NOTICE_KINDS = {
    NoticeKind.DEFAULT: N_("notice of default"),
    NoticeKind.TERMINATION: N_("termination"),
    NoticeKind.NON_RENEWAL: N_("non-renewal"),
    NoticeKind.AMENDMENT: N_("amendment of the Terms"),
    NoticeKind.OBJECTION: N_("objection to an amendment"),
    NoticeKind.INFORMATION_REQUEST: N_("request for information"),
    NoticeKind.FORCE_MAJEURE: N_("Force Majeure"),
    NoticeKind.INVOICE_DISPUTE: N_("dispute of an invoice"),
    NoticeKind.OTHER: N_("other"),
}


class Channel(StrEnum):
    """How a notice travels."""

    PERSONAL = "personal"
    COURIER = "courier"
    REGISTERED = "registered"
    ELECTRONIC = "electronic"


CHANNELS = {
    Channel.PERSONAL: N_("handed over in person"),
    Channel.COURIER: N_("courier"),
    Channel.REGISTERED: N_("registered mail"),
    Channel.ELECTRONIC: N_("electronic"),
}


class Reason(StrEnum):
    """Why a contract is terminated."""

    CONVENIENCE = "convenience"
    CLIENT_BREACH = "client_breach"
    CM_BREACH = "cm_breach"
    FORCE_MAJEURE = "force_majeure"
    INSOLVENCY = "insolvency"
    AUTHORITY = "authority"
    OTHER = "other"


REASONS = {
    Reason.CONVENIENCE: N_("convenience"),
    Reason.CLIENT_BREACH: N_("breach by the Client"),
    Reason.CM_BREACH: N_("breach by CM.com"),
    Reason.FORCE_MAJEURE: N_("Force Majeure"),
    Reason.INSOLVENCY: N_("insolvency"),
    Reason.AUTHORITY: N_("order of an authority"),
    Reason.OTHER: N_("other"),
}


@record
class Evidence(Record):
    """A document that proves something about a notice."""

    kind: str = field(metadata=form.text(N_("Kind"), N_("What it is: a receipt, a tracking page, a letter.")))
    reference: str | None = field(
        default=None,
        metadata=form.text(N_("Reference"), N_("Where it is found: a tracking number, a file name, an address.")),
    )
    sha256: str | None = field(
        default=None,
        metadata=form.text(N_("Checksum"), N_("The SHA-256 of the document, 64 hexadecimal digits.")),
    )


@record
class Notice(Record):
    """A notice as it was sent; when it is deemed delivered is for the rules to say."""

    id: str = field(metadata=form.text(N_("Id"), N_("A short name by which the contract refers to this notice.")))
    kind: NoticeKind = field(metadata=form.choice(NOTICE_KINDS, N_("What"), N_("What the notice says.")))
    sender: Party = field(metadata=form.choice(PARTIES, N_("Sender"), N_("The Party that sends it."), key="from"))
    channel: Channel = field(metadata=form.choice(CHANNELS, N_("Channel"), N_("How it travels.")))
    sent: Moment = field(
        metadata=form.moment(N_("Sent"), N_("The day or the moment of handing over, deposit, dispatch or sending."))
    )
    confirmed: Moment | None = field(
        default=None,
        metadata=form.moment(N_("Confirmed"), N_("The day or the moment of the written confirmation of receipt.")),
    )
    to_designated_address: bool | None = field(
        default=None,
        metadata=form.flag(
            N_("To the designated address"), N_("Whether an electronic notice went to the agreed address.")
        ),
    )
    evidence: tuple[Evidence, ...] = field(
        default=(),
        metadata=form.records(Evidence, label=N_("Evidence"), help_=N_("What proves sending and receipt.")),
    )


@record
class InformationRequest(Record):
    """A request for reporting information (13.4), and the notice that made it."""

    date: Moment = field(metadata=form.moment(N_("Date"), N_("The day of the request.")))
    notice: str | None = field(
        default=None,
        metadata=form.text(
            N_("Notice"), N_("The notice that made it; empty: received on its date."), known=Known.NOTICES
        ),
    )


@record
class ForceMajeure(Record):
    """An event of Force Majeure (9.2), and the day on which it ended."""

    date: Moment = field(metadata=form.moment(N_("Date"), N_("The day of the event.")))
    ended: dt.date | None = field(
        default=None,
        metadata=form.day(N_("Ended"), N_("The day on which it ended; empty: it lasts.")),
    )


@record
class Amendment(Record):
    """An amendment of the Terms (13.7 of 2023, 13.6 of 2025), and what came of it."""

    notice: str = field(
        metadata=form.text(N_("Notice"), N_("The notice by which CM.com announced it."), known=Known.NOTICES)
    )
    to_edition: str | None = field(
        default=None,
        metadata=form.text(N_("To edition"), N_("The edition that applies once it is accepted."), known=Known.EDITIONS),
    )
    starts: dt.date | None = field(
        default=None,
        metadata=form.day(N_("Starts"), N_("The day on which it is to start, where one is stated.")),
    )
    objected_on: dt.date | None = field(
        default=None,
        metadata=form.day(
            N_("Objected on"), N_("The day on which an objection arrived, where no notice of it is kept.")
        ),
    )
    objection_notice: str | None = field(
        default=None,
        metadata=form.text(N_("Objection"), N_("The notice by which the Client objected."), known=Known.NOTICES),
    )
    exit_notice: str | None = field(
        default=None,
        metadata=form.text(
            N_("Exit notice"), N_("The notice by which CM.com then ends the contract."), known=Known.NOTICES
        ),
    )
    required_by_law: bool = field(
        default=False,
        metadata=form.flag(N_("Required by law"), N_("Whether the law requires the change.")),
    )


@record
class Suspension(Record):
    """A suspension of the service."""

    start: dt.date = field(metadata=form.day(N_("From"), N_("The first day of the suspension."), key="from"))
    until: dt.date | None = field(
        default=None,
        metadata=form.day(N_("Until"), N_("The last day of the suspension; empty: it lasts.")),
    )


@record
class Termination(Record):
    """A termination: who, why, and the day or the notice that makes it effective."""

    by: Party = field(metadata=form.choice(PARTIES, N_("Terminated by"), N_("The Party that terminates.")))
    reason: Reason = field(metadata=form.choice(REASONS, N_("Reason"), N_("Why it terminates.")))
    effective: dt.date | None = field(
        default=None,
        metadata=form.day(N_("Effective on"), N_("The day on which the contract ends; empty: the notice decides.")),
    )
    notice: str | None = field(
        default=None,
        metadata=form.text(N_("Notice"), N_("The notice of termination."), known=Known.NOTICES),
    )
