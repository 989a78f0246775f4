"""`cmdesk register deadlines`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.cli.register.deadlines import days_left
from cmdesk.desk.registers import opened
from cmdesk.register.register import Register
from tests.cli.register.conftest import Said
from tests.register.kept import ANN, INVOICE, named

AS_OF = ("--as-of", "2025-01-15")


def test_what_is_to_be_done(said: Said, place: str, register: Register) -> None:
    """The earliest first: by when, how long that is, in which contract, what, how, and by which clause.

    The dispute is to be posted on Tuesday 21 January: three Business Days before Friday 24 January 2025, on which the
    sum is due. The term ends on 28 February 2025, so notice of non-renewal came too late.
    """
    register.add_all([named("A", "ACME", invoices=[INVOICE]), named("B", "Beta")], ANN)
    status, out, wrong = said("deadlines", *AS_OF, "--days", "10", "--register", place)
    assert status == 0
    assert out.splitlines()[0].split() == ["Act", "by", "Left", "Client", "Reference", "What", "Channel", "Clause"]
    rows = [line for line in out.splitlines() if "ACME" in line]
    assert [row.split()[:6] for row in rows] == [
        ["Tue", "21", "Jan", "2025", "6", "days"],
        ["Fri", "24", "Jan", "2025", "9", "days"],
    ]
    assert rows[0].split()[-3:] == ["registered", "mail", "3.9"]
    assert rows[1].split()[-1] == "3.7"
    assert wrong == ""
    assert "Beta" not in said("deadlines", "acme", *AS_OF, "--days", "3650", "--register", place)[1]


def test_for_programs(said: Said, place: str, register: Register) -> None:
    """The same, with all that is known."""
    register.add(named("A", "ACME", invoices=[INVOICE]), ANN)
    found = json.loads(said("deadlines", *AS_OF, "--days", "10", "--format", "json", "--register", place)[1])
    assert (found["schema"], found["as_of"], found["total"]) == ("cmdesk.register.deadlines/1", "2025-01-15", 2)
    assert [(one["result"], one["act_by"], one["days_left"]) for one in found["deadlines"]] == [
        ("invoice.0.dispute_by", "2025-01-21", 6),
        ("invoice.0.due", "2025-01-24", 9),
    ]


def test_number(said: Said, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not listed is counted, as far as anybody counts."""
    with opened(str(file)) as register:
        register.add_all([named(f"A-{at}", "ACME", invoices=[INVOICE]) for at in range(2)], ANN)
    ask = ("deadlines", *AS_OF, "--days", "10", "--register", file, "--limit", "1")
    assert said(*ask)[1].splitlines()[-1] == "1 of 4 deadlines; --limit lists more"
    assert said("deadlines", *AS_OF, "--days", "0", "--register", file)[1] == "0 deadlines\n"
    monkeypatch.setattr("cmdesk.register.coming.COUNTED", 2)
    assert said(*ask, "acme")[1].splitlines()[-1] == "1 of 2 deadlines or more; --limit lists more"


@pytest.mark.parametrize(
    "days, told", [(-2, "2 days ago"), (-1, "1 day ago"), (0, "today"), (1, "1 day"), (1200, "1,200 days")]
)
def test_how_long_there_is(days: int, told: str) -> None:
    """In days."""
    assert words_for("en").text(days_left(days)) == told
