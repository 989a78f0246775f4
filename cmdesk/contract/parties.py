"""Who made the contract: the Client, and a contracting entity that the entity table does not have."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.contract import fields as form
from cmdesk.contract.fields import Known


class Party(StrEnum):
    """One of the two Parties."""

    CM_COM = "cm.com"
    CLIENT = "client"


PARTIES = {Party.CM_COM: N_("CM.com"), Party.CLIENT: N_("the Client")}


class ClientSize(StrEnum):
    """How large the Client is, as clause 13.8 of 2025 asks."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


SIZES = {
    ClientSize.MICRO: N_("micro"),
    ClientSize.SMALL: N_("small"),
    ClientSize.MEDIUM: N_("medium"),
    ClientSize.LARGE: N_("large"),
}


@record
class Client(Record):
    """The Client: its name, and what some clauses ask about it."""

    name: str = field(metadata=form.text(N_("Client"), N_("The name of the Client, as the Order Form has it.")))
    country: str | None = field(
        default=None,
        metadata=form.text(N_("Country"), N_("The country where the Client is established."), known=Known.COUNTRIES),
    )
    size: ClientSize | None = field(
        default=None,
        metadata=form.choice(
            SIZES, N_("Size"), N_("Micro and small Clients waive certain rights where the edition says so.")
        ),
    )
    nonprofit: bool = field(
        default=False,
        metadata=form.flag(N_("Non-profit"), N_("Whether the Client is a non-profit organisation.")),
    )


@record
class OwnEntity(Record):
    """A CM.com entity that the contract describes itself: holidays follow the country, moments the time zone."""

    name: str = field(metadata=form.text(N_("Entity"), N_("The name of the CM.com entity.")))
    country: str = field(
        metadata=form.text(N_("Country"), N_("The country whose holidays count."), known=Known.COUNTRIES)
    )
    subdivision: str | None = field(
        default=None,
        metadata=form.text(N_("State or region"), N_("The code of the state or region whose holidays count too.")),
    )
    time_zone: str = field(
        kw_only=True,
        metadata=form.text(
            N_("Time zone"), N_("The zone of the entity's clock, such as Europe/Amsterdam."), known=Known.ZONES
        ),
    )
