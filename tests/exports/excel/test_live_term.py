"""10.1 and 10.2 as formulas: they start from the facts the app used, and come to what the clauses say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.exports.excel.books import Book, book

LAST_DAY = "Last day of the term"
DEADLINE = "Last day to give notice of non-renewal"
BY_REGISTERED_MAIL = "Latest day to send notice of non-renewal by registered mail"
FOUND, STATED, CHECK = 3, 4, 5


def formula_of(found: Book, label: str) -> str:
    """Return the formula of an answer of the calculation."""
    sheet: Any = found.formulas["Calculation"]
    return next(str(row[2].value) for row in sheet.iter_rows() if row[1].value == label)


@pytest.mark.parametrize(
    "values, last_day",
    [
        ({}, date(2025, 2, 28)),
        ({"initial_term": None}, date(2025, 2, 28)),
        ({"initial_term": {"months": 3}}, date(2024, 8, 31)),
        ({"initial_term": {"ends_on": "2024-12-30"}}, date(2024, 12, 30)),
        ({"initial_term": {"ends_on": "2024-05-31"}}, date(2025, 5, 31)),
        ({"effective_date": "2024-02-29"}, date(2025, 2, 28)),
        ({"effective_date": "2023-08-31", "initial_term": {"months": 18}}, date(2025, 2, 28)),
        ({"readings": {"term_end": "anniversary"}}, date(2025, 3, 1)),
    ],
)
def test_last_day(values: dict[str, Any], last_day: date) -> None:
    """By default a year, months as stated, a stated end, the end of a month, the anniversary itself by its reading.

    Three months from 1 March 2024 end on 31 May; on 3 June the first Renewal Term of twelve months ran, to 31 May 2025,
    but for the deviation that makes it three.
    """
    if values.get("initial_term") == {"months": 3}:
        values = {**values, "deviations": [{"parameter": "renewal_months", "value": 3}]}
    row = book(**values).row_of("Calculation", LAST_DAY)
    assert (row[FOUND], row[STATED], row[CHECK]) == (last_day, last_day, "OK")


def test_months_of_renewals_are_added() -> None:
    """Running in the second renewal, 24 more months are counted from the Effective Date."""
    found = book(effective_date="2021-08-31", initial_term={"months": 12})
    assert found.row_of("Calculation", "Months of the Renewal Terms so far")[FOUND] == 24
    assert found.row_of("Calculation", "Months in all")[FOUND] == 36
    assert found.row_of("Calculation", LAST_DAY)[FOUND] == date(2024, 8, 30)


def test_deadline_by_either_reading() -> None:
    """Before 28 February 2025, three full months fit from 30 November 2024 on; by day number it is the 28th."""
    full = book()
    assert full.row_of("Calculation", DEADLINE)[FOUND] == date(2024, 11, 30)
    assert "EOMONTH" in formula_of(full, DEADLINE)
    same_number = book(readings={"notice_backward": "same_day_number"})
    assert same_number.row_of("Calculation", DEADLINE)[FOUND] == date(2024, 11, 28)
    assert "EOMONTH" not in formula_of(same_number, DEADLINE)


def test_an_agreed_figure_names_its_document() -> None:
    """A notice period of two months from the Order Form is a fact with its place."""
    found = book(deviations=[{"parameter": "notice_months", "value": 2, "agreed_in": "Order Form, 4"}])
    assert found.row_of("Calculation", DEADLINE)[FOUND] == date(2024, 12, 31)
    assert "Agreed otherwise: Order Form, 4" in found.texts("Calculation")


def test_dispatch_counts_business_days_back() -> None:
    """30 November 2024 is a Saturday: mail of three Business Days leaves on Tuesday 26 November."""
    found = book()
    row = found.row_of("Calculation", BY_REGISTERED_MAIL)
    assert (row[FOUND], row[CHECK]) == (date(2024, 11, 26), "OK")
    formula = formula_of(found, BY_REGISTERED_MAIL)
    assert formula.startswith("=WORKDAY.INTL(")
    assert formula.endswith('"0000011",Holidays_national)')


def test_a_channel_without_a_deemed_time_says_why() -> None:
    """Under the edition of 2023 an electronic notice has no formula, but its reason."""
    found = book(edition="2023-01-01")
    row = found.row_of("Calculation", "Latest day to send notice of non-renewal electronically")
    assert row[FOUND] == "not applicable"
    assert STATED not in row
    assert "deems no time" in row[7]
