"""What was changed, in words."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui.changes import place_in_words, places_in_words, value_in_words
from cmdesk.register.records import Difference
from tests.gui.helpers import context_of


@pytest.mark.parametrize(
    "place, value, words, shown",
    [
        ("client.name", "ACME", "Client: Client", "ACME"),
        ("invoices[2024-0815].amount", "1512.50", "Invoices: 2024-0815: Amount", "1,512.50"),
        ("invoices[5].date", "2024-03-20", "Invoices: 5: Date", "20 Mar 2024"),
        ("payments[0].date", None, "Payments: row 1: Date", "–"),  # noqa: RUF001
        (
            "payments[+3]",
            {"date": "2024-03-20", "amount": "10"},
            "Payments: a new one",
            "Date: 20 Mar 2024, Amount: 10.00",
        ),
        ("initial_term", {"months": 24}, "Initial Term", "Months: 24"),
        ("entity", "nl", "Contracting entity", "Netherlands – CM.com N.V."),  # noqa: RUF001
        ("service_countries", ["DK", "NL"], "Countries of service", "Denmark, Netherlands"),
        ("notices", [{}, {}], "Notices", "2 entries"),
        ("colour", "red", "colour", "red"),
        ("client", {"name": "A", "colour": [1]}, "Client", "Client: A, colour: 1 entry"),
        (
            "incidents[0]",
            {"claims": [{}], "date": "2024-03-20"},
            "Incidents: row 1",
            "Claims: 1 entry, Date: 20 Mar 2024",
        ),
    ],
)
def test_places_and_values_are_told_as_the_form_does(place: str, value: Any, words: str, shown: str) -> None:
    """Fields by their labels, entries by what they are known by, days and sums as everywhere."""
    assert place_in_words(place) == words
    assert value_in_words(place, value, context_of()) == shown


def test_a_reading_is_told_by_its_labels() -> None:
    """Name and choice."""
    place = "readings.after_hours"
    assert place_in_words(place).startswith("Readings: ")
    assert "next Business Day" in value_in_words(place, "next_business_day", context_of())


def test_many_places_are_counted() -> None:
    """The first three by name, each once."""
    places = ["reference", "law", "law", "currency", "edition", "entity"]
    told = places_in_words([Difference(place, None, "x") for place in places])
    assert told == "Reference, Governing law, Currency, 2 more"
