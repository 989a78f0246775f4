"""What went wrong, and what is claimed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cmdesk.basics.wording import N_, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.incidents import Claim, Incident
from cmdesk.gui import language
from cmdesk.gui.fields import column_of, columns_of, described
from cmdesk.gui.pages.bound_table import BoundTable
from cmdesk.gui.pages.detail_table import DetailTable
from cmdesk.gui.pages.page import Page


class IncidentsPage(Page):
    """Incidents, and the claims of the one that is chosen."""

    title = N_("Incidents")
    starts_with_table = True

    def build(self) -> None:
        incidents = BoundTable(
            self.context,
            "incidents",
            language.text(described(Contract)["incidents"].label),
            [
                *columns_of(Incident, self.context, ("date",)),
                replace(column_of(described(Incident)["description"], self.context), whole=True),
                *columns_of(Incident, self.context, ("against", "settled")),
            ],
            language.text(N_("No incidents yet. The answers show what the cap would be if one happened today.")),
        )
        self.add_table(incidents)
        self.add_table(
            DetailTable(
                self.context,
                incidents,
                "claims",
                _claims_of,
                columns_of(Claim, self.context),
                language.text(N_("No claims yet. Without any, the incident is taken to give rise to liability.")),
            )
        )


def _claims_of(row: int, incident: Mapping[str, Any]) -> str:
    name = incident.get("description") or say(N_("row {number}"), number=row + 1)
    return language.text(say(N_("Claims: {incident}"), incident=name))
