"""The sheet of readings: every choice, and what was agreed instead of a figure."""

from __future__ import annotations

from cmdesk.editions.readings import readings
from tests.exports.excel.books import book

LABEL, CHOICE, DEFAULT, CLAUSE, WHY, USED, NAME = range(2, 9)


def test_every_reading_is_there() -> None:
    """Used or not, with clause and reason."""
    found = {row.get(NAME): row for row in book().rows("Readings")}
    for reading in readings().values():
        row = found[reading.name]
        assert (row[LABEL], row[CLAUSE], row[WHY]) == (reading.label, reading.clause, reading.why)
        assert row[CHOICE] == row[DEFAULT] == reading.labels[reading.default]
    assert found["term_end"][USED] == "yes"
    assert found["first_day"][USED] == "no"


def test_a_choice_stands_out() -> None:
    """What is not the default looks other, beside the default."""
    found = book(readings={"term_end": "anniversary"})
    row = found.row_of("Readings", "term_end", NAME)
    assert row[CHOICE] != row[DEFAULT]
    looks = {
        cells[NAME - 1].value: cells[CHOICE - 1].fill.fgColor.rgb for cells in found.formulas["Readings"].iter_rows()
    }
    assert looks["term_end"] != looks["notice_backward"]


def test_deviations() -> None:
    """What was agreed stands beside the edition's own figure, with its document and whether it decided anything."""
    agreed = [
        {"parameter": "notice_months", "value": 2, "agreed_in": "=Order Form"},
        {"parameter": "payment_days", "value": 30},
    ]
    found = book(deviations=agreed)
    notice, payment = (found.row_of("Readings", name, NAME) for name in ("notice_months", "payment_days"))
    assert (notice[CHOICE], notice[DEFAULT], notice[CLAUSE]) == (2, 3, "10.2")
    assert (notice[WHY], notice[USED]) == ("=Order Form", "yes")
    assert (payment[CHOICE], payment[DEFAULT], payment[USED]) == (30, 14, "no")
    assert "Agreed otherwise" not in book().texts("Readings")
