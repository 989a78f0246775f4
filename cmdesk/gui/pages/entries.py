"""The pages in their order: icon, title, which places of the contract each holds, and how many entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.gui.places import parts_of

if TYPE_CHECKING:
    from cmdesk.gui.pages.page import Page


@record
class PageEntry(Record):
    """One page: the keys of the contract that it holds, and the lists whose entries are counted."""

    icon: str
    title: str
    keys: tuple[str, ...]
    lists: tuple[str, ...]
    make: Callable[[], type[Page]]

    def holds(self, place: str) -> bool:
        """Tell whether a place is entered on this page."""
        return next(iter(parts_of(place)), "") in self.keys

    def entries(self, values: Mapping[str, Any]) -> int:
        """Return how many entries the page holds."""
        return sum(len(found) for key in self.lists if isinstance(found := values.get(key), (list, dict)))


def _contract() -> type[Page]:
    from cmdesk.gui.pages.contract_page import ContractPage  # noqa: PLC0415  # a page is loaded when it is shown

    return ContractPage


def _fees() -> type[Page]:
    from cmdesk.gui.pages.fees_page import FeesPage  # noqa: PLC0415  # as above

    return FeesPage


def _payments() -> type[Page]:
    from cmdesk.gui.pages.payments_page import PaymentsPage  # noqa: PLC0415  # as above

    return PaymentsPage


def _incidents() -> type[Page]:
    from cmdesk.gui.pages.incidents_page import IncidentsPage  # noqa: PLC0415  # as above

    return IncidentsPage


def _notices() -> type[Page]:
    from cmdesk.gui.pages.notices_page import NoticesPage  # noqa: PLC0415  # as above

    return NoticesPage


def _events() -> type[Page]:
    from cmdesk.gui.pages.events_page import EventsPage  # noqa: PLC0415  # as above

    return EventsPage


def _readings() -> type[Page]:
    from cmdesk.gui.pages.readings_page import ReadingsPage  # noqa: PLC0415  # as above

    return ReadingsPage


def _history() -> type[Page]:
    from cmdesk.gui.pages.history_page import HistoryPage  # noqa: PLC0415  # as above

    return HistoryPage


HISTORY = "clock"
"""The icon by which the page of versions is known."""

RATES = "rates"
"""The place of a rate that is not known: no page of the contract, but a dialog of its own."""

_FACTS = (
    "client",
    "reference",
    "entity",
    "currency",
    "effective_date",
    "initial_term",
    "edition",
    "service_countries",
    "service_entity",
    "law",
    "deviations",
    "holidays",
)
_EVENTS = ("force_majeure", "information_requests", "amendments", "suspensions")

PAGES = (
    PageEntry("contract", N_("Contract"), _FACTS, (), _contract),
    PageEntry("fees", N_("Fees"), ("fees", "usage_plan", "credit_limits"), ("fees",), _fees),
    PageEntry(
        "payments",
        N_("Payments"),
        ("payments", "projected_payments", "invoices", "prepaid", "fx"),
        ("payments",),
        _payments,
    ),
    PageEntry("incidents", N_("Incidents"), ("incidents",), ("incidents",), _incidents),
    PageEntry("notices", N_("Notices"), ("notices",), ("notices",), _notices),
    PageEntry("events", N_("Events"), (*_EVENTS, "termination"), _EVENTS, _events),
    PageEntry("readings", N_("Readings"), ("readings",), ("readings",), _readings),
    PageEntry(HISTORY, N_("History"), (), (), _history),
)
