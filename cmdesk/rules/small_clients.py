"""13.8 of 2025: the rights that micro, small and non-profit Clients waive, and a commitment that rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Country, say
from cmdesk.calendars.periods import last_day_of
from cmdesk.contract.parties import ClientSize
from cmdesk.rules import term
from cmdesk.rules.result import Answer, not_applicable, pending

if TYPE_CHECKING:
    from cmdesk.rules.case import Case

EEA = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()  # noqa: SIM905
)
"""The European Economic Area, by ISO country; 13.8 adds the United Kingdom."""

WHERE = EEA | {"GB"}
SMALL = frozenset({ClientSize.MICRO, ClientSize.SMALL})


def waivers(case: Case) -> Answer:
    """13.8: the rights waived, where the Client is small and Services are provided in the EEA or the UK."""
    outside = _why_not(case)
    if outside is not None:
        return outside
    found = tuple(case.edition(case.as_of).waivers.values())
    for one in found:
        case.step(say(one.title), None, one.clause)
    return Answer(found, say(N_("The Client waives the rights listed.")), case.as_of)


def long_commitment(case: Case) -> Answer:
    """13.8 with EECC art. 105: whether the running term exceeds the months that the law allows without the waiver.

    A flag: whether a service falls under that law is a legal question, which is not computed.
    """
    outside = _why_not(case)
    if outside is not None:
        return outside
    running = case.find(term.running_term)
    months = case.parameter("small_client_commitment_months", case.as_of)
    if months is None:
        return not_applicable(say(N_("The edition names no longest commitment.")), case.as_of)
    found = running.last_day > last_day_of(running.start, months)
    because = _RESTS_ON_IT if found else _NO_LONGER
    return Answer(found, say(because), case.as_of)


_RESTS_ON_IT = N_("The commitment is longer than the law allows without the waiver; it rests on it.")
_NO_LONGER = N_("The commitment is no longer than the law allows without the waiver.")


def _why_not(case: Case) -> Answer | None:
    """Return why 13.8 does not touch the contract, or which fact is missing; None where it does."""
    client, on = case.contract.client, case.as_of
    if not case.applies("small_clients", on):
        return not_applicable(say(N_("This edition has no rule on micro, small and non-profit Clients.")), on)
    if client.size not in {None, *SMALL} and not client.nonprofit:
        return not_applicable(say(N_("The Client is neither micro, small nor non-profit.")), on)
    countries = case.contract.service_countries or ((client.country,) if client.country else ())
    if countries:
        case.step(N_("Services are provided in"), tuple(map(Country, countries)))
    if countries and not WHERE & set(countries):
        return not_applicable(say(N_("Services are provided neither in the EEA nor in the United Kingdom.")), on)
    if client.size is None and not client.nonprofit:
        return pending(say(N_("The Client's size is not entered.")), on, "client.size")
    if not countries:
        missing = ("service_countries", "client.country")
        return pending(say(N_("Where Services are provided is not entered.")), on, *missing)
    return None
