"""13.8 of 2025: what micro, small and non-profit Clients waive where Services are provided in the EEA or the UK."""

from __future__ import annotations

from tests.second import term
from tests.second.case import Case
from tests.second.days import NOT_APPLICABLE, PENDING, Answer

EEA_AND_UK = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK GB".split()  # noqa: SIM905
)
WAIVERS = [
    {"clause": "13.8(a)", "id": "durable_medium"},
    {"clause": "13.8(b)", "id": "contract_summary"},
    {"clause": "13.8(c)", "id": "usage_warning"},
    {"clause": "13.8", "id": "commitment_period"},
]
LONGEST_COMMITMENT = 24  # months: EECC, article 105


def applies(case: Case) -> Answer:
    """Tell whether 13.8 applies; pending where the Client's size or the countries of service are not known."""
    if not case.edition(case.as_of).waivers:
        return NOT_APPLICABLE
    client = case.contract["client"]
    countries = case.entries("service_countries") or ([client["country"]] if client.get("country") else [])
    size, nonprofit = client.get("size"), client.get("nonprofit")
    if size in {"medium", "large"} and not nonprofit:
        return NOT_APPLICABLE
    if countries and not EEA_AND_UK & set(map(str, countries)):
        return NOT_APPLICABLE
    return Answer(value=True) if countries and (size or nonprofit) else PENDING


def is_long_commitment(case: Case) -> bool:
    """Tell whether the running term commits the Client for longer than a statute allows."""
    number = term.running(case)
    return term.last_day(case, number) > term.end_of_months(term.first_day(case, number), LONGEST_COMMITMENT)


def waivers(case: Case) -> Answer:
    """Return what is waived."""
    found = applies(case)
    return found._replace(value=WAIVERS) if found.value else found


def long_commitment(case: Case) -> Answer:
    """Tell whether a commitment rests on the waiver."""
    found = applies(case)
    return found._replace(value=is_long_commitment(case)) if found.value else found
