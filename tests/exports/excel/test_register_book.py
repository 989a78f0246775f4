"""The workbook of a register, read back."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from cmdesk.basics.wording import N_, say, words_for
from cmdesk.exports.excel.register_book import ContractRow, DeadlineRow, RegisterBook
from tests.exports.excel.books import civil

CREATED = datetime(2025, 11, 18, 12, 0)  # noqa: DTZ001  # a file knows of no zone
WHAT = say(N_("Invoice {number}: due"), number="2025-0815")
SUN_2025_11_30 = date(2025, 11, 30)
MON_2025_11_24 = date(2025, 11, 24)
START = date(2024, 3, 1)
CONTRACT = ContractRow(
    12, "A-1", "ACME ApS", "DK", "nl", "2025-03-03", START, "EUR", MON_2025_11_24, WHAT, 3, SUN_2025_11_30, "Ann"
)
DEADLINE = DeadlineRow(
    MON_2025_11_24,
    "A-1",
    "ACME ApS",
    WHAT,
    "registered",
    SUN_2025_11_30,
    SUN_2025_11_30,
    "10.2",
    "2025-03-03",
    "final",
    12,
)


def values(language: str = "en") -> dict[str, list[list[Any]]]:
    """Return the sheets of a workbook of some rows, by name."""
    content = BytesIO()
    with RegisterBook(content, words_for(language), CREATED) as book:
        book.write_contracts([CONTRACT, CONTRACT._replace(country=None, act_by=None, what=None)])
        book.write_deadlines([DEADLINE, DEADLINE._replace(channel=None, status="estimated")])
    content.seek(0)
    found = load_workbook(content)
    return {
        name: [[civil(cell.value) for cell in row] for row in found[name].iter_rows(min_row=2)]
        for name in found.sheetnames
    }


def test_contracts() -> None:
    """Days are days, names are words, what is unknown is empty."""
    known, unknown = values()["Contracts"]
    told = ["A-1", "ACME ApS", "Denmark", "nl", "2025-03-03", START, "EUR", MON_2025_11_24]
    assert known == [12, *told, "Invoice 2025-0815: due", 3, SUN_2025_11_30, "Ann"]
    assert (unknown[3], unknown[8], unknown[9]) == (None, None, None)


def test_deadlines() -> None:
    """What is to be done by when, through which channel, and how firm it is."""
    sent, other = values()["Deadlines"]
    assert sent[:5] == [MON_2025_11_24, "A-1", "ACME ApS", "Invoice 2025-0815: due", "registered mail"]
    assert sent[5:] == [SUN_2025_11_30, SUN_2025_11_30, "10.2", "2025-03-03", "final", 12]
    assert (other[4], other[9]) == (None, "estimated")


def test_languages() -> None:
    """Countries and channels are named in the language."""
    [[first, *_], _] = values("da").values()
    assert first[3] == "Danmark"
