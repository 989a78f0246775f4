"""The names of places as a user knows them."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.engine.place_names import entry_name, place_name

ENGLISH = words_for("en")
VALUES: dict[str, Any] = {
    "notices": [{"id": "n5"}],
    "invoices": [{"number": "2025-17"}],
    "fees": [
        {"kind": "usage", "month": "2025-06"},
        {},
        {"kind": "subscription", "indexation": [{}]},
        {"kind": "setup"},
    ],
    "incidents": [{"description": "Outage", "claims": [{}]}],
    "payments": "none",
}


@pytest.mark.parametrize(
    "place, name",
    [
        ("effective_date", "Effective Date"),
        ("client.name", "Client: Client"),
        ("notices[0].confirmed", "Notices: n5: Confirmed"),
        ("notices[n5].confirmed", "Notices: n5: Confirmed"),
        ("notices[1].confirmed", "Notices: row 2: Confirmed"),
        ("invoices[0]", "Invoices: 2025-17"),
        ("fees[0].month", "Fees: row 1: Month"),
        ("fees[1]", "Fees: row 2"),
        ("fees[2].indexation[0].percent", "Fees: row 3: Indexation: row 1: Percent"),
        ("payments[3].date", "Payments: row 4: Date"),
        ("fees[2].from", "Fees: row 3: From"),
        ("fees[3].from", "Fees: row 4: Date"),
        ("incidents[0].claims[0].amount", "Incidents: Outage: Claims: row 1: Amount"),
        ("rates", "Rates"),
        ("fees[0].colour", "Fees: row 1"),
        ("colour", "colour"),
        ("", ""),
        ("fees[", "fees["),
    ],
)
def test_in_words(place: str, name: str) -> None:
    """Fields by their labels, entries by what they are known by; what is no place is called what it is."""
    assert ENGLISH.value(place_name(place, VALUES)) == name


def test_in_another_language() -> None:
    """Labels and rows have their words in every language; what somebody entered stays as it is."""
    assert words_for("da").value(place_name("incidents[0].claims[0]", VALUES)).count("Outage") == 1
    assert words_for("nl").value(entry_name(0, {})) == "rij 1"
