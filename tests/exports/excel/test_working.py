"""The working paper: facts, steps, answers, checks."""

from __future__ import annotations

from cmdesk.exports.excel.working import Checks
from tests.exports.excel.books import book

LABEL, FOUND, STATED, CHECK, CLAUSE, HOW = range(2, 8)


def test_an_answer_stands_beside_the_apps_own() -> None:
    """Formula, value, check, clause and sentence on one row."""
    row = book().row_of("Calculation", "Last day of the term")
    assert row[FOUND] == row[STATED]
    assert (row[CHECK], row[CLAUSE]) == ("OK", "10.1")
    assert row[HOW].endswith("28 February 2025.")


def test_a_figure_of_the_edition_has_its_clause() -> None:
    """A figure says what it is, in which unit, where it stands."""
    rows = book().rows("Calculation")
    (months,) = [row for row in rows if str(row.get(LABEL)).startswith("Least time between")]
    assert months[LABEL].endswith(", in months")
    assert (months[FOUND], months[CLAUSE], months[HOW]) == (3, "10.2", "Terms & Conditions of 3 March 2025")


def test_a_limit_is_a_sum() -> None:
    """A figure in euro has the look of one."""
    sheet = book().formulas["Calculation"]
    (limit,) = [row[2] for row in sheet.iter_rows() if row[2].value == 50_000]
    assert limit.number_format == '"EUR" #,##0.00;"EUR" -#,##0.00'


def test_an_agreed_figure_without_a_document() -> None:
    """Where the contract names no document, the Order Form is named."""
    texts = book(deviations=[{"parameter": "notice_months", "value": 2}]).texts("Calculation")
    assert "Agreed otherwise: in the Order Form" in texts


def test_a_count_may_start_from_a_fact() -> None:
    """A count that starts elsewhere than at the cell above writes its own start."""
    found = book(
        readings={"after_hours": "next_business_day"},
        force_majeure=[{"date": "2024-05-18"}],
    )
    assert found.row_of("Calculation", "The event counts on")[HOW] == "entered: Saturday 18 May 2024"


def test_checks_are_counted() -> None:
    """A range without a check is none."""
    checks = Checks()
    checks.add("A1:A9", 2)
    checks.add("B1:B9", 0)
    assert (checks.ranges, checks.number) == (["A1:A9"], 2)


def test_checks_are_marked_where_they_do_not_hold() -> None:
    """The word of a difference turns red by itself."""
    rules = book().formulas["Calculation"].conditional_formatting
    formulas = [rule.formula for area in rules for rule in area.rules]
    assert ['"check"'] in formulas
