"""What runs from an event as formulas: they start from the day the app counted from, and say so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.exports.excel.books import Book, book
from tests.helpers import EDITION_2023, EDITION_2025, notice

FOUND, CHECK, HOW = 3, 5, 7
FRI_2024_05_17 = date(2024, 5, 17)
TUE_2024_05_21 = date(2024, 5, 21)


def found(result: Book, label: str) -> Any:
    """Return what the workbook finds for an answer whose check holds."""
    row = result.row_of("Calculation", label)
    assert row[CHECK] == "OK", label
    return row[FOUND]


@pytest.mark.parametrize(
    "edition, channel, confirmed, day",
    [
        (EDITION_2023, "personal", None, FRI_2024_05_17),
        (EDITION_2023, "registered", None, date(2024, 5, 23)),
        (EDITION_2023, "courier", "2024-05-29", date(2024, 5, 29)),
        (EDITION_2025, "courier", "2024-05-29", TUE_2024_05_21),
        (EDITION_2025, "electronic", "2024-05-18", date(2024, 5, 18)),
    ],
)
def test_delivery_by_every_channel(edition: str, channel: str, confirmed: str | None, day: date) -> None:
    """Sent on Friday 17 May 2024; Monday the 20th is Whit Monday."""
    sent = notice("n1", FRI_2024_05_17, channel=channel, confirmed=confirmed)
    assert found(book(edition=edition, notices=[sent]), "Notice n1 is deemed delivered") == day


def test_a_day_that_counts_otherwise_shows_what_was_entered() -> None:
    """Sent on Friday evening and read as counting on the next Business Day, the formula starts on the Tuesday."""
    result = book(
        readings={"after_hours": "next_business_day"},
        notices=[notice("n1", "2024-05-17T18:30", channel="registered")],
    )
    row = result.row_of("Calculation", "Sending of notice n1 counts on")
    assert (row[FOUND], row[HOW]) == (TUE_2024_05_21, "entered: Friday 17 May 2024, 18:30")
    assert found(result, "Notice n1 is deemed delivered") == date(2024, 5, 24)


def test_what_waits_has_no_formula() -> None:
    """A courier notice without confirmation has words in place of a figure."""
    result = book(notices=[notice("n1", FRI_2024_05_17, channel="courier")])
    row = result.row_of("Calculation", "Notice n1 is deemed delivered")
    assert row[FOUND] == "waiting for a fact"
    assert "confirmation" in row[HOW]


def test_cure_runs_from_delivery() -> None:
    """Handed over on 17 May, the tenth Business Day after it is Monday 3 June, and the day after it Tuesday."""
    result = book(notices=[notice("n1", FRI_2024_05_17, kind="default")])
    assert found(result, "Default under notice n1: cure by") == date(2024, 6, 3)
    assert found(result, "Default under notice n1: termination possible from") == date(2024, 6, 4)


@pytest.mark.parametrize("choice, notify, terminate", [("excluded", 3, 18), ("counted", 31, 17)])
def test_force_majeure(choice: str, notify: int, terminate: int) -> None:
    """Ten and twenty-one Business Days after Friday 17 May; counted as day 1 itself, a Business Day earlier."""
    result = book(force_majeure=[{"date": FRI_2024_05_17}], readings={"first_day": choice})
    days: dict[str, Any] = {row[2]: row[FOUND] for row in result.rows("Calculation") if row.get(CHECK) == "OK"}
    event = "Force Majeure of Friday 17 May 2024"
    assert days[f"{event}: tell the other Party by"].day == notify
    assert days[f"{event}: termination possible from"] == date(2024, 6, terminate)
    assert ("The day before: its own day is day 1" in result.texts("Calculation")) is (choice == "counted")


def test_requests() -> None:
    """Twenty Business Days after the request, or after the delivery of its notice."""
    request = [{"date": FRI_2024_05_17, "notice": "n1"}]
    sent = [notice("n1", FRI_2024_05_17, kind="information_request", channel="registered")]
    label = "Request of Friday 17 May 2024: answer by"
    assert found(book(edition=EDITION_2023, information_requests=request, notices=sent), label) == date(2024, 6, 17)
    assert found(book(information_requests=request, notices=sent), label) == date(2024, 6, 20)
    assert found(book(information_requests=[{"date": FRI_2024_05_17}]), label) == date(2024, 6, 17)


@pytest.mark.parametrize(
    "edition, readings, day",
    [
        (EDITION_2023, {}, date(2024, 6, 17)),
        (EDITION_2023, {"first_day": "counted"}, date(2024, 6, 16)),
        (EDITION_2023, {"first_day": "counted", "calendar_period_end": "next_business_day"}, date(2024, 6, 17)),
        (EDITION_2025, {}, date(2024, 6, 23)),
        (EDITION_2025, {"calendar_period_end": "next_business_day"}, date(2024, 6, 24)),
    ],
)
def test_objections(edition: str, readings: dict[str, str], day: date) -> None:
    """A month after the notice was issued (2023) or received (2025), on 23 May; 16 and 23 June are Sundays."""
    result = book(
        edition=edition,
        readings=readings,
        notices=[notice("n1", FRI_2024_05_17, kind="amendment", channel="registered")],
        amendments=[{"notice": "n1"}],
    )
    assert found(result, "Amendment n1: object by") == day


def test_confidentiality() -> None:
    """Three years after the earliest end: the running term's, the next one's once it is too late, the known one."""
    label = "Protection of Confidential Information ends"
    assert found(book(), label) == date(2028, 2, 28)
    assert found(book(as_of=date(2024, 12, 2)), label) == date(2029, 2, 28)
    ended = {"by": "client", "reason": "convenience", "effective": "2024-07-31"}
    assert found(book(termination=ended), label) == date(2027, 7, 31)
