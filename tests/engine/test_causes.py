"""What can bear on a result, of all that provenance shows to differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cmdesk.engine.calculate import Calculation
from cmdesk.engine.causes import CHANGED, Cause, Causes
from cmdesk.engine.provenance import provenance_of
from tests.engine.stored import calculation
from tests.helpers import EDITION_2025

FINGERPRINT = "0" * 64
COUNTS_DAYS = ("holiday_scope",)
ALL: dict[str, Any] = {
    "app": "0.0.1",
    "editions": {EDITION_2025: FINGERPRINT},
    "holidays": "0.1",
    "rates_checked_on": date(2020, 1, 1),
    "input_sha256": FINGERPRINT,
}


def causes(found: Calculation | None = None, **then: Any) -> Causes:
    """Return the causes where provenance was another in some keys when results were stored."""
    now_calculated = found or calculation()
    now = provenance_of(now_calculated)
    return Causes(replace(now, **then), now, now_calculated.contract)


def sources(found: tuple[Cause, ...]) -> list[str]:
    """Return where causes come from."""
    return [one.source.value for one in found]


def said(**then: Any) -> list[str]:
    """Return the causes of a result that rests on everything, in English."""
    return [one.sentence.in_english() for one in causes(**then).of_result("invoice.0.interest", COUNTS_DAYS)]


def test_nothing_differs() -> None:
    """Then only somebody's hand is left, or what leaves no trace: holidays and rates that changed in the meantime."""
    unchanged = causes()
    assert unchanged.of_contract() == (CHANGED,)
    assert unchanged.of_result("liability.cap", ()) == (CHANGED,)
    assert sources(unchanged.of_warning("renews")) == ["file", "holidays"]
    assert sources(unchanged.of_result("notice.d.cure_by", COUNTS_DAYS)) == ["file", "holidays"]
    assert sources(unchanged.of_result("invoice.0.interest", ())) == ["file", "rates"]
    assert sources(unchanged.of_result("invoice.0.interest", COUNTS_DAYS)) == ["file", "holidays", "rates"]
    assert sources(unchanged.of_band("invoice.0.interest", ("term_end",))) == ["file", "holidays", "rates"]
    assert said() == [
        "the results file was changed after it was written",
        "the holidays were corrected under the same version, which the results file cannot show",
        "the rates were changed without another day of checking, which the results file cannot show",
    ]


def test_in_words() -> None:
    """Each cause names what was and what is, where a reader can look it up."""
    now = provenance_of(calculation())
    assert said(input_sha256=FINGERPRINT) == ["the contract is another one than that of the results file"]
    assert said(editions={EDITION_2025: FINGERPRINT}) == ["the file of the edition 2025-03-03 has changed"]
    assert said(app="0.0.1") == [f"the program is another version: 0.0.1 then, {now.app} now"]
    assert said(holidays="0.1") == [f"the holidays are others: library 0.1 then, {now.holidays} now"]
    assert said(rates_checked_on=None) == ["the rates may be others: when they were checked was not stored"]
    [rates] = said(rates_checked_on=date(2020, 1, 1))
    assert rates.startswith("the rates are others: checked on Wednesday 1 January 2020 then, on ")
    [end] = said(calendar_end=date(2025, 12, 31))
    assert end.startswith("the holidays are others: some estimated after Wednesday 31 December 2025 then, after ")


def test_another_contract_may_have_another_calendar() -> None:
    """The day on which its calendar ends is then no sign of other holidays."""
    assert len(said(calendar_end=date(2025, 12, 31), input_sha256=FINGERPRINT)) == 1


def test_an_edition_that_counted_then_only() -> None:
    """Which editions count follows from the contract; that one more did is no change of a file."""
    now = provenance_of(calculation())
    for editions in ({**now.editions, "2019-01-01": FINGERPRINT}, {}):
        assert causes(editions=editions).of_result("liability.cap", ()) == (CHANGED,)


@pytest.mark.parametrize(
    "result_id, readings, expected",
    [
        ("term.last_day", ("term_end",), ["contract", "edition", "app"]),
        ("notice.d.cure_by", COUNTS_DAYS, ["contract", "edition", "holidays", "app"]),
        ("invoice.0.interest", (), ["contract", "edition", "rates", "app"]),
        ("invoice.0.interest", COUNTS_DAYS, ["contract", "edition", "holidays", "rates", "app"]),
        ("invoice.0.open", (), ["contract", "edition", "app"]),
        ("liability.cap", (), ["contract", "edition", "app"]),
    ],
)
def test_what_can_bear_on_a_result(result_id: str, readings: tuple[str, ...], expected: list[str]) -> None:
    """Holidays bear on what counts Business Days, rates on interest; contract, editions and program on everything."""
    assert sources(causes(**ALL).of_result(result_id, readings)) == expected


@pytest.mark.parametrize(
    "result_id, rests",
    [
        ("invoice.0.open", True),
        ("invoice.0.transfer", True),
        ("invoice.0.breach_from", True),
        ("act_by.invoice.0.dispute_by.electronic", True),
        ("act_by.amendment.0.object_by.electronic", False),
        ("liability.cap", True),
        ("liability.cap_if_today", True),
        ("liability.incident.0.recoverable", True),
        ("credit.limit_on", True),
        ("invoice.0.due", False),
        ("liability.window_start", False),
        ("liability.incident.0.excluded", False),
        ("fees.early_termination", False),
    ],
)
@pytest.mark.parametrize(
    "values", [{"currency": "GBP"}, {"payments": [{"date": "2025-01-06", "amount": 1, "currency": "GBP"}]}]
)
def test_what_rests_on_exchange_rates(result_id: str, rests: bool, values: dict[str, Any]) -> None:
    """8.4, 3.7, 3.12: with another currency in the contract, or in a payment, rates bear on what is converted."""
    found = causes(calculation(**values), rates_checked_on=date(2020, 1, 1))
    assert sources(found.of_result(result_id, ())) == (["rates"] if rests else ["file"])


def test_interest_at_a_rate_agreed() -> None:
    """3.8: at the contract's own rate, interest rests on no other."""
    days = {"parameter": "payment_days", "value": 30}
    agreed = calculation(deviations=[days, {"parameter": "interest_percent", "value": 8}])
    found = causes(agreed, rates_checked_on=date(2020, 1, 1))
    assert sources(found.of_result("invoice.0.interest", ())) == ["file"]


def test_a_band_looks_at_other_readings() -> None:
    """3.7: due in calendar days; but rolled to a Business Day under another reading, which its band looks at."""
    found = causes(holidays="0.1")
    assert sources(found.of_result("invoice.0.due", ("calendar_period_end",))) == ["file"]
    assert sources(found.of_band("invoice.0.due", ("calendar_period_end",))) == ["holidays"]
    assert sources(found.of_band("fees.invoices", ())) == ["file"]


def test_warnings_and_facts() -> None:
    """One warning alone rests on rates; what a contract says of itself rests on nothing but the contract."""
    assert sources(causes(**ALL).of_warning("rates_not_used")) == ["contract", "rates", "app"]
    assert sources(causes(**ALL).of_warning("renews")) == ["contract", "edition", "holidays", "app"]
    assert sources(causes(**ALL).of_contract()) == ["contract"]
