"""The sheet of results: every answer, with what stands behind it."""

from __future__ import annotations

from datetime import date

from cmdesk.engine.bands import with_bands
from tests.exports.excel.books import MON_2024_06_03, book, written
from tests.helpers import calculated

QUESTION, WHAT, VALUE, STATUS, CLAUSE, EDITION, WHY, DEVIATION, READINGS, ID = range(2, 12)
BAND = READINGS


def test_every_result_is_there_by_question() -> None:
    """None is left out, none told twice; days to send by stand on a sheet of their own."""
    calculation = calculated(MON_2024_06_03)
    ids = [row[ID] for row in written(calculation).rows("Results") if "." in str(row.get(ID))]
    assert sorted(ids) == sorted(one for one in calculation.results if not one.startswith("act_by."))


def test_a_row() -> None:
    """A day as a day, its status, clause, edition, sentence and readings."""
    row = book().row_of("Results", "term.non_renewal_deadline", ID)
    assert row[QUESTION] == "When must notice go out?"
    assert (row[VALUE], row[STATUS], row[CLAUSE]) == (date(2024, 11, 30), "final", "10.2")
    assert row[EDITION] == "2025-03-03"
    assert row[READINGS] == "The last day of a term; Counting the months of notice back"
    assert DEVIATION not in row


def test_values_of_every_kind() -> None:
    """A sum as a number with its format, a number as a number, a list by its length, a gap as a dash."""
    found = book(
        fees=[{"kind": "setup", "amount": "100", "from": "2024-03-01"}],
        payments=[{"date": "2024-05-02", "amount": "1512.50"}],
    )
    assert found.row_of("Results", "liability.cap_if_today", ID)[VALUE] == 1512.5
    assert found.row_of("Results", "term.number", ID)[VALUE] == 0
    assert found.row_of("Results", "fees.invoices", ID)[VALUE] == "1 entry"
    assert found.row_of("Results", "term.ends", ID)[VALUE] == "\N{EN DASH}"


def test_what_was_agreed() -> None:
    """The deviation that decided a result stands on its row."""
    agreed = [{"parameter": "notice_months", "value": 2, "agreed_in": "Order Form, 4"}]
    row = book(deviations=agreed).row_of("Results", "term.non_renewal_deadline", ID)
    assert row[DEVIATION] == (
        "Agreed otherwise: Least time between a notice of non-renewal and the end of the term: 2 months (Order Form, 4)"
    )


def test_it_can_be_filtered() -> None:
    """The heads carry filters, and stay in sight."""
    sheet = book().formulas["Results"]
    assert str(sheet.auto_filter.ref).startswith("B4:K")
    assert sheet.freeze_panes == "D5"


def test_what_other_readings_allow() -> None:
    """10.1: a term that ends on 28 February 2025, or on the anniversary itself; the column stands there on request."""
    calculation = calculated(MON_2024_06_03)
    assert "What other readings allow" not in written(calculation).texts("Results")
    row = written(with_bands(calculation)).row_of("Results", "term.last_day", ID + 1)
    assert row[BAND] == (
        "Readings allow Friday 28 February 2025 to Saturday 1 March 2025; what decides: The last day of a term"
    )
    assert BAND not in written(with_bands(calculation)).row_of("Results", "term.start", ID + 1)
