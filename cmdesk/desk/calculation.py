"""Calculate as of today, or of a day: today is the civil date where the entity that provides the Service is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cmdesk.calendars.entities import zone_of
from cmdesk.desk.folders import rates_folder
from cmdesk.engine.calculate import calculate
from cmdesk.rates.local import use

if TYPE_CHECKING:
    from cmdesk.contract.contract import Contract
    from cmdesk.contract.parties import OwnEntity
    from cmdesk.engine.calculate import Calculation


def today_at(entity: str | OwnEntity, now: datetime | None = None) -> date:
    """Return the date that the clocks of an entity's zone show, now or at some moment."""
    return (now or datetime.now(UTC)).astimezone(zone_of(entity)).date()


def today_of(contract: Contract, now: datetime | None = None) -> date:
    """Return today for a contract: the serving entity's clock counts, as it does for its moments (clause 1)."""
    return today_at(contract.service_entity or contract.entity, now)


def calculated(contract: Contract, as_of: date | None = None) -> Calculation:
    """Return everything that follows from a contract, as of a day or of today, by the rates there are now."""
    use(rates_folder())
    return calculate(contract, as_of or today_of(contract))


def calculated_with_bands(contract: Contract, as_of: date | None = None) -> Calculation:
    """Return the same with the band of every date and sum over all readings."""
    from cmdesk.engine.bands import with_bands  # noqa: PLC0415  # start-up

    return with_bands(calculated(contract, as_of))
