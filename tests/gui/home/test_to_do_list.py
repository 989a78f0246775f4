"""What is to be done, as the register tells it: late ones that are still in time apart from sums overdue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cmdesk.gui.home.to_do_list import ToDo, Wanted, to_do
from cmdesk.register.register import Register, open_register
from tests.gui.helpers import TUE_2025_11_18
from tests.gui.registers import added

THU_20_NOV = "2024-02-21"
"""A contract of this day renews on 21 February: notice of non-renewal by Thursday, 20 November 2025 (10.2)."""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Yield an empty register."""
    with open_register(str(tmp_path / "contracts.sqlite")) as found:
        yield found


def found_in(register: Register, **wanted: object) -> ToDo:
    """Return what is to be done as of Tuesday, 18 November 2025."""
    return to_do(register, TUE_2025_11_18, Wanted(**wanted))  # type: ignore[arg-type]


def invoice(number: str, day: str) -> dict[str, str]:
    """Return an invoice of EUR 100, due 14 days after its day (3.7)."""
    return {"number": number, "date": day, "amount": "100"}


def test_an_empty_register_has_nothing_to_do(register: Register) -> None:
    """Nor any figures."""
    found = found_in(register)
    assert (found.in_time, found.unpaid, found.coming) == ((), (), ())
    assert (found.counts.contracts, found.late_total) == (0, 0)


def test_what_comes_is_in_its_order(register: Register) -> None:
    """Notice by 30 November goes by registered mail on the 25th: 28, 27 and 26 are its three Business Days."""
    added(register, reference="later", effective_date="2024-03-05")
    added(register, reference="first")
    found = found_in(register)
    assert next((one.reference, one.act_by.isoformat()) for one in found.coming) == ("first", "2025-11-25")
    assert [one.reference for one in found.coming] == ["first", "later"]
    assert (found.coming_total, found.late_total) == (2, 0)


def test_what_can_still_be_handed_over_is_in_time(register: Register) -> None:
    """Registered mail of today is deemed delivered on Friday, one day too late; by hand it is in time."""
    added(register, effective_date=THU_20_NOV)
    found = found_in(register)
    assert [(one.advised(TUE_2025_11_18)[0], one.day.isoformat()) for one in found.in_time] == [
        ("personal", "2025-11-20")
    ]
    assert found.coming == ()
    assert found.late_total == 1


def test_sums_overdue_are_counted_and_the_oldest_told(register: Register) -> None:
    """Three of them, of which two are wanted; what can still be disputed stands with what is in time."""
    days = ("2025-09-01", "2025-08-01", "2025-10-01")
    added(register, invoices=[invoice(f"F{number}", day) for number, day in enumerate(days)])
    found = found_in(register, unpaid=2)
    assert [one.day.isoformat() for one in found.unpaid] == ["2025-08-15", "2025-09-15"]
    assert found.unpaid_total == 3
    assert found.counts.overdue == 3
    assert all(one.day >= TUE_2025_11_18 for one in (*found.in_time, *found.coming))


def test_only_some_kinds_are_told(register: Register) -> None:
    """And all that is late is counted whatever kinds are wanted."""
    added(register, effective_date=THU_20_NOV, invoices=[invoice("F1", "2025-08-01")])
    sums, notices = found_in(register, families=("invoice",)), found_in(register, families=("non_renewal",))
    assert (len(sums.unpaid), sums.in_time) == (1, ())
    assert (notices.unpaid_total, len(notices.in_time)) == (0, 1)
    assert sums.late_total == notices.late_total == 2


@pytest.mark.parametrize("days, expected", [(7, 1), (5, 0), (None, 3)])
def test_one_looks_as_far_ahead_as_one_wants(register: Register, days: int | None, expected: int) -> None:
    """25 November is in seven days; the running term and the next two are known."""
    added(register)
    found = found_in(register, days=days)
    assert (len(found.coming), found.coming_total) == (expected, expected)


def test_what_is_long_comes_in_parts(register: Register) -> None:
    """The first two of three."""
    for number in range(3):
        added(register, reference=f"R-{number}")
    found = found_in(register, coming=2)
    assert (len(found.coming), found.coming_total) == (2, 3)


def test_what_can_still_be_disputed_is_in_time(register: Register) -> None:
    """An invoice of 6 November is disputed by Thursday the 20th (3.9), which only a letter handed over still meets."""
    added(register, invoices=[invoice("F1", "2025-11-06"), invoice("F2", "2025-08-01")])
    found = found_in(register)
    assert [one.result for one in found.in_time] == ["invoice.0.dispute_by"]
    assert [one.result for one in found.unpaid] == ["invoice.1.due"]
    assert found.unpaid_total == 1
