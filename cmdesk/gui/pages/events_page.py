"""What happens to a contract: Force Majeure, requests, amendments, suspensions, and its termination."""

from __future__ import annotations

from typing import Any

from cmdesk.basics.wording import N_
from cmdesk.contract.contract import Contract
from cmdesk.contract.notices import Amendment, ForceMajeure, InformationRequest, Suspension, Termination
from cmdesk.gui import language
from cmdesk.gui.fields import columns_of, described
from cmdesk.gui.pages.bound_table import BoundTable
from cmdesk.gui.pages.page import Page

_TABLES: tuple[tuple[str, Any, str], ...] = (
    ("force_majeure", ForceMajeure, N_("No Force Majeure. It does not excuse payments due (9.1).")),
    ("information_requests", InformationRequest, N_("No requests for reporting information (13.4).")),
    ("amendments", Amendment, N_("No amendments. Enter the notice first; one that is accepted moves the contract.")),
    ("suspensions", Suspension, N_("No suspensions of the service.")),
)


class EventsPage(Page):
    """Events, each kind in a table of its own, and the termination."""

    title = N_("Events")

    def build(self) -> None:
        contract = described(Contract)
        for key, record, empty in _TABLES:
            columns = columns_of(record, self.context)
            self.add_table(
                BoundTable(self.context, key, language.text(contract[key].label), columns, language.text(empty))
            )
        self.section(contract["termination"].label)
        form = self.form()
        for key, field in described(Termination).items():
            self.add_field(form, field, f"termination.{key}")
