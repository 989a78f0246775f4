"""Warnings: what each says; when they come is in tests/cases/warnings.toml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cmdesk.rates.local import HISTORY, OWN_RATES, use
from tests.helpers import EDITION_2023, EDITION_2025, calculated, notice

AS_OF = date(2025, 6, 2)
TWICE = [{"from": "2025-01-01", "percent": "1"}, {"from": "2025-07-01", "percent": "1"}]
CASES: list[tuple[dict[str, Any], str, str]] = [
    (
        {
            "fees": [
                {"kind": "subscription", "amount": "1", "every": "month", "from": "2024-03-01", "indexation": TWICE}
            ]
        },
        "two_indexations_in_a_year",
        "2025",
    ),
    ({"projected_payments": True}, "payments_supposed", "Projected"),
    ({"notices": [notice("n", "2025-06-03", kind="other")]}, "notice_dated_ahead", "Tuesday 3 June 2025"),
    ({"force_majeure": [{"date": "2025-06-02"}]}, "force_majeure_does_not_excuse_payment", "Force Majeure"),
    (
        {
            "notices": [notice("n", "2024-11-01", kind="non_renewal")],
            "termination": {"by": "client", "reason": "other", "effective": "2025-03-10"},
        },
        "ended_before_termination",
        "Monday 10 March 2025",
    ),
    (
        {"termination": {"by": "cm.com", "reason": "client_breach", "effective": "2025-03-10"}},
        "termination_without_ground",
        "ground",
    ),
    (
        {
            "notices": [notice("d", "2025-03-03", kind="default")],
            "termination": {"by": "cm.com", "reason": "client_breach", "effective": "2025-03-10"},
        },
        "termination_too_early",
        "Tuesday 18 March 2025",
    ),
]


@pytest.mark.parametrize("values, code, says", CASES, ids=[code for _, code, _ in CASES])
def test_a_warning_says_what_to_look_at(values: dict[str, Any], code: str, says: str) -> None:
    """With the day or the year in question, in a whole sentence."""
    [warning] = calculated(AS_OF, **values).warnings
    sentence = warning.sentence.in_english()
    assert warning.code == code
    assert says in sentence
    assert sentence.endswith(".")


OVERDUE: dict[str, Any] = {"invoices": [{"number": "1", "date": "2025-03-03", "amount": "100.00"}], "law": "NL"}
IN_KRONER: dict[str, Any] = {
    "payments": [{"date": "2025-01-06", "amount": "100.00", "currency": "DKK"}],
    "incidents": [{"date": "2025-04-07"}],
}
ENTERED = [{"date": day, "currency": "DKK", "per_eur": "7.46"} for day in ("2025-04-07", "2025-06-02")]


@pytest.mark.parametrize(
    "file, values, warns",
    [
        (OWN_RATES, OVERDUE, True),
        (OWN_RATES, {}, False),
        (HISTORY, IN_KRONER, True),
        (HISTORY, IN_KRONER | {"fx": ENTERED}, False),
        (HISTORY, OVERDUE, False),
    ],
)
def test_rates_that_are_not_used(
    file: str, values: dict[str, Any], *, warns: bool, tmp_path: Path, rates_in_use: None
) -> None:
    """3.8, 8.4: results for which rates were asked say that a file of them is at fault; others say nothing."""
    del rates_in_use
    (tmp_path / file).write_bytes(b"nonsense")
    use(str(tmp_path))
    calculated(AS_OF, **OVERDUE, **IN_KRONER)  # what others asked for is no matter
    found = [one for one in calculated(AS_OF, **values).warnings if one.code == "rates_not_used"]
    assert [(one.place, file in one.sentence.in_english()) for one in found] == [("rates", True)] * warns


@pytest.fixture
def rates_in_use() -> Iterator[None]:
    """End with the rates that came with the program."""
    yield
    use(None)


def test_warnings_leave_every_result_as_it_is() -> None:
    """A termination too early is warned of and calculated all the same."""
    found = calculated(AS_OF, termination={"by": "cm.com", "reason": "client_breach", "effective": "2025-03-10"})
    assert found.warnings
    assert found.results["term.ends"].value == date(2025, 3, 10)


def test_what_force_majeure_does_not_excuse_is_said_by_the_edition() -> None:
    """2023 speaks of sums that are due, 2025 of those that have fallen due already (9.1)."""
    event = [{"date": "2025-03-03"}]
    told = {
        edition: calculated(date(2025, 6, 1), edition=edition, force_majeure=event).warnings[0].sentence.in_english()
        for edition in (EDITION_2023, EDITION_2025)
    }
    assert told == {
        EDITION_2023: "Force Majeure does not excuse the payment of sums that are due.",
        EDITION_2025: "Force Majeure does not excuse the payment of sums that have already fallen due.",
    }
