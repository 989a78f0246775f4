"""The sheet of days to send by: real days, days left as a formula, what to chase and what to switch to."""

from __future__ import annotations

from datetime import date
from typing import Any

from cmdesk.engine.bands import with_bands
from tests.exports.excel.books import Book, book, written
from tests.helpers import EDITION_2023, calculated

FRI_2024_11_01 = date(2024, 11, 1)
WHAT, HOW, SAFE, SEND, LEFT, DELIVERED, DEADLINE, CHASE, POST, HAND, CLAUSE, WHY = range(2, 14)


def lines(found: Book) -> dict[str, dict[int, Any]]:
    """Return the channels for the non-renewal of a term to 28 February 2025, due by 30 November 2024."""
    return {row[HOW]: row for row in found.rows("Send by")[5:]}


def test_each_channel_with_its_days() -> None:
    """The courier of 28 November arrives on the 29th; by hand a notice is safe until the 28th: it is chased then."""
    courier = lines(written(with_bands(calculated(FRI_2024_11_01))))["Courier"]
    assert courier[WHAT] == "Last day to give notice of non-renewal"
    assert (courier[SAFE], courier[SEND], courier[DELIVERED]) == (
        date(2024, 11, 27),
        date(2024, 11, 28),
        date(2024, 11, 29),
    )
    assert (courier[LEFT], courier[DEADLINE], courier[CHASE]) == (27, date(2024, 11, 30), date(2024, 11, 28))
    assert (courier[POST], courier[HAND]) == (date(2024, 11, 25), date(2024, 11, 28))
    assert courier[CLAUSE] == "13.7"


def test_the_first_safe_day_is_on_top() -> None:
    """Registered mail takes the longest; without bands the day to send by decides."""
    for found in (written(with_bands(calculated(FRI_2024_11_01))), book(FRI_2024_11_01)):
        assert list(lines(found)) == ["Registered mail", "Courier", "By hand", "Electronically"]
    assert SAFE not in lines(book(FRI_2024_11_01))["Courier"]


def test_days_left_follow_the_as_of_cell() -> None:
    """A formula of the day in blue."""
    found = book(FRI_2024_11_01)
    assert found.value("Send by", "C3") == FRI_2024_11_01
    formulas = {text for sheet, _cell, text in found.formula_cells() if sheet == "Send by"}
    assert formulas == {f"=E{row}-$C$3" for row in range(6, 10)}


def test_a_channel_that_does_not_serve() -> None:
    """Of 2023 an electronic notice has no day; the explanation says why."""
    electronic = lines(book(FRI_2024_11_01, edition=EDITION_2023))["Electronically"]
    assert {SEND, LEFT, DELIVERED, CHASE}.isdisjoint(electronic)
    assert "no time of delivery" in electronic[WHY]


def test_without_an_open_deadline_there_is_no_sheet() -> None:
    """The last day to give notice has passed."""
    assert "Send by" not in book(date(2024, 12, 16)).values.sheetnames
