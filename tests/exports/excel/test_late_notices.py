"""Notices that were posted too late lead the workbook (10.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.exports.excel.books import Book, book
from tests.helpers import notice

MON_2024_12_02 = date(2024, 12, 2)
FEES = [{"kind": "subscription", "amount": "100.00", "every": "month", "from": "2024-03-01"}]
WHAT, EXIT, LATE, COST, CLAUSE, WHY = range(2, 8)


def posted(sent: str, **values: Any) -> Book:
    """Return the workbook of a contract whose term ends on 28 February 2025, with notice handed over on a day."""
    one = notice("n", sent, kind="non_renewal", **{"from": "client"})
    return book(MON_2024_12_02, notices=[one], fees=FEES, **values)


def test_a_late_notice_leads() -> None:
    """Due by 30 November 2024, it came two days late: the next exit is a year later, for EUR 1,200 more."""
    rows = posted("2024-12-02").rows("Summary")
    texts = [row.get(WHAT) for row in rows]
    at = texts.index("Too late")
    assert texts.index("What to act on") > at
    assert texts.index("Edition of the Terms") > texts.index("What to act on")
    late = rows[at + 1]
    assert (late[WHAT], late[EXIT], late[LATE], late[COST], late[CLAUSE]) == (
        "Notice of non-renewal n",
        date(2026, 2, 28),
        2,
        1200,
        "10.2",
    )
    assert late[WHY] == (
        "Too late for its own term, it ends the contract only on Saturday 28 February 2026; "
        "the term that follows costs EUR 1,200.00 in subscription fees."
    )
    assert rows[at + 2][WHY] == "Late under every reading."


def test_a_late_notice_that_ends_nothing() -> None:
    """Under reading `late_notice: void` there is no next exit, and it says under which choice there would be."""
    found = posted("2024-12-02", readings={"late_notice": "void"})
    row = found.row_of("Summary", "Notice of non-renewal n")
    assert row[EXIT] == "\N{EN DASH}"
    assert row[WHY].startswith("Given too late, it ends nothing under the reading chosen;")


def test_nothing_is_late() -> None:
    """A notice in time, one without a day, and none at all leave nothing to lead with."""
    waiting = notice("n", "2024-11-25", kind="non_renewal", channel="courier", **{"from": "client"})
    for found in (posted("2024-11-29"), book(MON_2024_12_02, notices=[waiting]), book(MON_2024_12_02)):
        assert "Too late" not in found.texts("Summary")
