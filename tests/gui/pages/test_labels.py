"""The names of places as a user knows them."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui.pages.labels import label_of

VALUES: dict[str, Any] = {
    "notices": [{"id": "n5"}],
    "fees": [{"kind": "usage", "month": "2025-06"}, {}],
    "incidents": [{"description": "Outage", "claims": [{}]}],
}


@pytest.mark.parametrize(
    "place, label",
    [
        ("effective_date", "Effective Date"),
        ("client.name", "Client: Client"),
        ("notices[0].confirmed", "Notices: n5: Confirmed"),
        ("fees[0].month", "Fees: row 1: Month"),
        ("fees[1]", "Fees: row 2"),
        ("incidents[0].claims[0].amount", "Incidents: Outage: Claims: row 1: Amount"),
        ("rates", "Rates"),
        ("colour", "colour"),
    ],
)
def test_in_words(place: str, label: str) -> None:
    """Fields by their labels, entries by what they are known by."""
    assert label_of(place, VALUES) == label
