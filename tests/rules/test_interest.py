"""The laws of late interest; cases are in tests/cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.rates.local import OWN_RATES, use
from cmdesk.rules.interest import Debt
from cmdesk.rules.result import Result, Status
from tests.helpers import result_of, told, written

DAYS = st.dates(date(2023, 1, 1), date(2026, 6, 30))
LAWS = ("NL", "DE", "DK", "FR", "BE", "ES", "IT", "IE", "GB")
LAW = st.sampled_from(LAWS)
CENTS = st.integers(1, 100_000_000).map(lambda cents: Decimal(cents).scaleb(-2))
LEDGER = st.lists(
    st.tuples(DAYS, st.integers(0, 15_000), st.sampled_from(["payment", "set_off", "refund", "chargeback"])), max_size=4
)
DISPUTED = st.none() | st.integers(0, 10_000)
ON_IT = st.sampled_from(["none", "from_due_date"])
A_CENT = Decimal("0.01")


def interest(
    as_of: date,
    amount: Decimal | int = 10_000,
    law: str | None = "NL",
    disputed: Decimal | int | None = None,
    **values: Any,
) -> Decimal:
    """Return the interest on an invoice of 3 March 2023, due on the 17th."""
    part = None if disputed is None else str(disputed)
    entered = [{"number": "1", "date": "2023-03-03", "amount": str(amount), "disputed": part}]
    found = result_of("invoice.0.interest", as_of, invoices=entered, law=law, effective_date="2023-01-01", **values)
    assert isinstance(found.value, Money), found
    return found.value.amount


@given(DAYS, LAW)
def test_interest_is_never_negative_and_none_before_it_is_due(as_of: date, law: str) -> None:
    """From the day after the due date something runs, every day."""
    found = interest(as_of, law=law)
    assert (found > 0) == (as_of > date(2023, 3, 17))


@given(DAYS, st.integers(0, 400), st.sampled_from([law for law in LAWS if law != "IE"]), LEDGER, DISPUTED, ON_IT)
def test_time_only_adds(
    as_of: date, days: int, law: str, ledger: list[tuple[date, int, str]], disputed: int | None, reading: str
) -> None:
    """Later it is never less, whatever is paid, goes back or is disputed; and it is nothing up to the due date.

    The Irish rate of the day alone may fall and take some back.
    """
    values: dict[str, Any] = {"law": law, "disputed": disputed, "readings": {"interest_on_disputed": reading}}
    values["payments"] = [
        {"date": day, "amount": str(sum_), "kind": kind, "invoice": "1"} for day, sum_, kind in ledger
    ]
    later = min(as_of + timedelta(days=days), date(2026, 6, 30))
    found = interest(as_of, **values)
    assert found <= interest(later, **values)
    assert found == 0 or as_of > date(2023, 3, 17)


@given(DAYS, CENTS, LAW)
def test_twice_the_sum_bears_twice_the_interest(as_of: date, amount: Decimal, law: str) -> None:
    """Compounded or not, to the rounding of each figure."""
    once, twice = interest(as_of, amount, law), interest(as_of, amount * 2, law)
    assert abs(twice - 2 * once) <= A_CENT


@given(DAYS, DAYS, CENTS, LAW)
def test_a_payment_never_adds_interest(as_of: date, paid_on: date, amount: Decimal, law: str) -> None:
    """Early, late, in part or too much."""
    payment = [{"date": paid_on, "amount": str(amount), "invoice": "1"}]
    if law != "IE":  # a part paid while the rate was high keeps that rate
        assert interest(as_of, law=law, payments=payment) <= interest(as_of, law=law)
    assert interest(as_of, law=law, payments=payment) >= 0


@given(DAYS, DAYS, st.integers(1, 99_999), LAW)
def test_a_payment_in_parts_of_one_day_is_one(as_of: date, paid_on: date, cents: int, law: str) -> None:
    """However many transfers it took."""
    part = Decimal(cents).scaleb(-2)
    whole = [{"date": paid_on, "amount": "1000.00", "invoice": "1"}]
    parts = [{"date": paid_on, "amount": str(one), "invoice": "1"} for one in (part, 1000 - part)]
    assert interest(as_of, law=law, payments=whole) == interest(as_of, law=law, payments=parts)


@given(DAYS)
def test_dutch_interest_is_spanish_interest_until_a_year_is_full(as_of: date) -> None:
    """The same rates; then it compounds and is more."""
    dutch, spanish = interest(as_of, law="NL"), interest(as_of, law="ES")
    assert dutch >= spanish
    assert (dutch == spanish) == (as_of <= date(2024, 3, 17))


@given(DAYS, st.integers(0, 30))
def test_an_agreed_rate_is_simple_and_constant(as_of: date, percent: int) -> None:
    """Days over 365, whatever the law."""
    agreed = [{"parameter": "interest_percent", "value": percent}]
    days = max(0, (as_of - date(2023, 3, 17)).days)
    exact = Decimal(10_000) * percent * days / 36500
    assert interest(as_of, law=None, deviations=agreed) == Money.stated(exact, "EUR").amount


def test_a_compounded_year_by_hand() -> None:
    """10,000 due on 16 January 2023 and unpaid on 30 June 2025 bears 3,139.90 under Dutch law."""
    entered = [{"number": "1", "date": "2023-01-02", "amount": "10000"}]
    found = result_of("invoice.0.interest", date(2025, 6, 30), invoices=entered, effective_date="2023-01-01")
    assert found.value == Money(Decimal("3139.90"), "EUR")


def rates_told(invoiced: str, *payments: dict[str, Any], **values: Any) -> list[str]:
    """Return the rates that the interest on 1,000 names, to 31 July 2025."""
    invoices = [{"number": "1", "date": invoiced, "amount": "1000.00"}]
    paid = [{**one, "invoice": "1"} for one in payments]
    found = result_of("invoice.0.interest", date(2025, 7, 31), invoices=invoices, payments=paid, **values)
    return [str(step.value) for step in found.steps if "per cent a year" in step.sentence.key]


def test_a_rate_is_told_once() -> None:
    """Where interest starts with a half-year; and by Irish law once for each part, an overpaid one being none."""
    assert rates_told("2025-05-02") == ["11.15", "10.15"]
    assert rates_told("2025-06-16") == ["10.15"]
    overpaid = [{"date": "2025-05-31", "amount": "1000.00"}, {"date": "2025-06-10", "amount": "100.00"}]
    back = {"date": "2025-06-20", "amount": "200.00", "kind": "refund"}
    assert rates_told("2025-05-02", *overpaid, back, law="IE") == ["11.15", "10.15"]


@pytest.mark.parametrize("amount", ["0", "0.00"])
def test_nothing_bears_nothing(amount: str) -> None:
    """An invoice of nothing, under any law."""
    assert interest(date(2025, 1, 1), Decimal(amount), "CN") == 0


def test_the_spans_of_a_debt() -> None:
    """Cut the day after each payment; what came before the due date is taken off from the start."""
    due, until = date(2024, 3, 15), date(2024, 3, 31)
    moves = (
        (date(2024, 3, 10), Decimal(10)),
        (date(2024, 3, 20), Decimal(30)),
        (date(2024, 3, 20), Decimal(5)),
        (date(2024, 3, 25), Decimal(-15)),
        (date(2024, 3, 31), Decimal(500)),
    )
    assert list(Debt(due, until, Decimal(100), moves, Decimal(100)).spans()) == [
        (date(2024, 3, 16), date(2024, 3, 20), Decimal(90)),
        (date(2024, 3, 21), date(2024, 3, 25), Decimal(55)),
        (date(2024, 3, 26), date(2024, 3, 31), Decimal(70)),
    ]
    assert list(Debt(due, due, Decimal(100), (), Decimal(100)).spans()) == []


def test_a_debt_is_settled_while_the_whole_is_paid() -> None:
    """Money that went back opens it again the day after."""
    moves = ((date(2024, 3, 20), Decimal(100)), (date(2024, 3, 25), Decimal(-1)))
    debt = Debt(date(2024, 3, 15), date(2024, 3, 31), Decimal(80), moves, Decimal(100))
    days = (date(2024, 3, 20), date(2024, 3, 21), date(2024, 3, 25), date(2024, 3, 26))
    assert [debt.is_settled(day) for day in days] == [False, True, True, False]


OWN_RATE = '[dk.{}]\npercent = {}\nsource = "Danmarks Nationalbank"\nchecked_on = 2026-11-23\n'


@pytest.fixture
def own_rate(tmp_path: Path) -> Iterator[Callable[[str, str], None]]:
    """Return how a user enters a lending rate of Danmarks Nationalbank for a half-year."""

    def enter(half: str, percent: str) -> None:
        (tmp_path / OWN_RATES).write_text(OWN_RATE.format(half, percent))
        use(str(tmp_path))

    yield enter
    use(None)


def danish(as_of: date) -> Result:
    """Return the interest on 10,000.00 of 2 June 2026, due on the 16th, under Danish law."""
    entered = [{"number": "1", "date": "2026-06-02", "amount": "10000.00"}]
    return result_of("invoice.0.interest", as_of, invoices=entered, law="DK", effective_date="2026-01-01")


def test_a_half_year_waits_until_the_user_enters_its_rate(own_rate: Callable[[str, str], None]) -> None:
    """14 days of June at 1.75 + 8, 31 days of July at 1.60 + 8: 37.397 + 81.534; the step says whose figure it is."""
    waiting = danish(date(2026, 7, 31))
    assert (waiting.status, waiting.missing) == (Status.PENDING, ("rates",))
    own_rate("2026-H2", "1.60")
    found = danish(date(2026, 7, 31))
    assert written(found.value) == "118.93"
    assert (
        "Reference rate of 2026-H2 as entered by the user; source: Danmarks Nationalbank, "
        "checked on Monday 23 November 2026: 1.60\nRate of 2026-H2, per cent a year: 9.60"
    ) in told(found)
    assert "2026-H1 as entered" not in told(found)


def test_a_rate_of_the_user_wins(own_rate: Callable[[str, str], None]) -> None:
    """14 days at 9.75 with the program's own rate of 1.75, at 10 with one of 2.00."""
    assert written(danish(date(2026, 6, 30)).value) == "37.40"
    own_rate("2026-H1", "2.00")
    found = danish(date(2026, 6, 30))
    assert written(found.value) == "38.36"
    assert "Reference rate of 2026-H1 as entered by the user" in told(found)


def test_a_rate_that_agrees_is_the_programs(own_rate: Callable[[str, str], None]) -> None:
    """Nothing is said of who entered what makes no difference."""
    own_rate("2026-H1", "1.75")
    assert "as entered by the user" not in told(danish(date(2026, 6, 30)))


def test_a_law_without_rates_stays_without(own_rate: Callable[[str, str], None]) -> None:
    """The contract's own rate is asked for."""
    own_rate("2026-H2", "1.60")
    entered = [{"number": "1", "date": "2024-06-02", "amount": "10000.00"}]
    found = result_of("invoice.0.interest", date(2025, 1, 1), invoices=entered, law="CN")
    assert (found.status, found.missing) == (Status.PENDING, ("deviations",))
