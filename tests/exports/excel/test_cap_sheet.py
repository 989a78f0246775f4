"""The sheet of the cap over time: the table, and the line through its corners."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

from cmdesk.basics.wording import words_for
from cmdesk.exports.excel.workbook import workbook_bytes
from tests.exports.excel.books import MON_2024_06_03, Book, book
from tests.helpers import calculated

SHEET = "Cap over time"
FROM, TO, CAP, CHANGE, WHY = range(2, 7)
DAY, POINT = 9, 10
FIRST_ROW = 5
PAID = [{"date": "2024-04-10", "amount": "1000"}, {"date": "2024-05-06", "amount": "500"}]
TURNS = [date(2024, 4, 11), date(2024, 5, 7), date(2025, 4, 11), date(2025, 5, 7)]
"""The days after the payments, and a year later."""


def rows(found: Book) -> list[dict[int, Any]]:
    """Return the rows of the table."""
    return [row for row in found.rows(SHEET)[FIRST_ROW - 1 :] if FROM in row]


def points(found: Book) -> list[tuple[Any, Any]]:
    """Return the corners of the line, row by row."""
    return [(row.get(DAY), row.get(POINT)) for row in found.rows(SHEET)[FIRST_ROW - 1 :]]


def chart(**values: Any) -> str:
    """Return the chart as it stands in the file."""
    content = workbook_bytes(calculated(MON_2024_06_03, **values), words_for("en"))
    with zipfile.ZipFile(BytesIO(content)) as file:
        return file.read("xl/charts/chart1.xml").decode()


def test_the_table() -> None:
    """From when to when, how much, how much more or less than before, and why."""
    found = rows(book(payments=PAID))
    assert [row[FROM] for row in found] == [date(2024, 3, 1), *TURNS]
    assert [row[TO] for row in found] == [date(2024, 4, 10), date(2024, 5, 6), *_EVES, date(2025, 5, 7)]
    assert [row[CAP] for row in found] == [0, 1000, 1500, 500, 0]
    assert [row.get(CHANGE) for row in found] == [None, 1000, 500, -1000, -500]
    assert [row.get(WHY) for row in found] == [None, *["payments, or the Terms in force"] * 4]


_EVES = [date(2025, 4, 10), date(2025, 5, 6)]


def test_the_line_has_two_corners_where_it_steps() -> None:
    """Up to the day itself at the old height, from there at the new; the as-of date stands apart."""
    first, second, third, fourth = TURNS
    assert points(book(payments=PAID)) == [
        (date(2024, 3, 1), 0),
        (first, 0),
        (first, 1000),
        (second, 1000),
        (second, 1500),
        (third, 1500),
        (third, 500),
        (fourth, 500),
        (fourth, 0),
        (fourth, 0),
        (None, None),
        (MON_2024_06_03, 1500),
    ]


def test_the_chart_draws_them() -> None:
    """The line by its ten corners, the as-of date by its own."""
    references = re.findall("<c:f>(.*?)</c:f>", chart(payments=PAID))
    assert references == [
        f"'{SHEET}'!${column}${first}:${column}${last}" for first, last in ((5, 14), (16, 16)) for column in "IJ"
    ]


def test_a_gap() -> None:
    """Where a rate is missing the table says so, and the line is broken off; as of such a day there is no mark."""
    rates = [{"date": "2024-07-01", "currency": "AED", "per_eur": "4"}]
    values: dict[str, Any] = {"currency": "AED", "payments": PAID, "fx": rates}
    found = book(**values)
    table = rows(found)
    assert [row[CAP] for row in table] == ["no exchange rate known", 1500, "no exchange rate known"]
    assert [row.get(WHY) for row in table] == [None, "an exchange rate is known again", "an exchange rate is missing"]
    assert points(found) == [(None, None), (date(2024, 7, 1), 1500), (date(2024, 7, 9), 1500)]
    assert chart(**values).count("<c:ser>") == 1


def test_what_the_rate_moves() -> None:
    """It is told from what payments do."""
    dollars = [{"date": "2024-05-06", "amount": "500", "currency": "USD"}]
    told = {row[WHY] for row in rows(book(payments=dollars)) if WHY in row}
    assert {"the exchange rate", "payments, or the Terms in force"} <= told


def test_a_cap_that_never_moves_has_no_sheet() -> None:
    """There is nothing to draw."""
    assert SHEET not in book().formulas.sheetnames
