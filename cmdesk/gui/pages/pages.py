"""The pages in their order: icon, title, which places of the contract each holds, and how many entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import Field, fields_of
from cmdesk.gui import language
from cmdesk.gui.places import parts_of

if TYPE_CHECKING:
    from cmdesk.gui.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
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
        ("payments", "invoices"),
        _payments,
    ),
    PageEntry("incidents", N_("Incidents"), ("incidents",), ("incidents",), _incidents),
    PageEntry("notices", N_("Notices"), ("notices",), ("notices",), _notices),
    PageEntry("events", N_("Events"), (*_EVENTS, "termination"), _EVENTS, _events),
    PageEntry("readings", N_("Readings"), ("readings",), ("readings",), _readings),
)


def label_of(place: str, values: Mapping[str, Any]) -> str:
    """Return the name of a place as a user knows it: "Effective Date", "Notices, n5: Confirmed"."""
    names: list[str] = []
    record: Any = Contract
    found: Any = values
    for part in parts_of(place):
        if isinstance(part, int):
            found = found[part] if isinstance(found, list) and part < len(found) else None
            names.append(_entry_name(part, found))
            continue
        field = _field(record, part, found)
        found = found.get(part) if isinstance(found, dict) else None
        if field is not None:
            names.append(language.text(field.label))
            record = field.holds or None
    return ": ".join(name for name in names if name) or place


def _field(record: Any, key: str, values: Any) -> Field | None:
    """Return the field of a key in a record, or in that of several kinds which the values are of."""
    kinds = record if isinstance(record, tuple) else (record,) if record is not None else ()
    kind = values.get("kind") if isinstance(values, dict) else None
    for held in sorted(kinds, key=lambda one: getattr(one, "kind", None) != kind):
        for field in fields_of(held):
            if field.key == key:
                return field
    return None


def _entry_name(number: int, values: Any) -> str:
    """Return by what an entry is known: its id, its number, or its row."""
    if isinstance(values, dict):
        for key in ("id", "number", "description"):
            if values.get(key):
                return str(values[key])
    return language.text(say(N_("row {number}"), number=number + 1))
