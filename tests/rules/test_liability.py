"""The laws of liability: the cap never exceeds its limit, and a payment in the window never lowers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.contract.incidents import Claim, Head, Incident
from cmdesk.engine.calculate import prepared
from cmdesk.rules import liability
from cmdesk.rules.case import Case
from cmdesk.rules.liability import direct_of
from cmdesk.rules.result import Answer, Status
from tests.helpers import EDITION_2023, EDITIONS, calculated, contract_of, result_of, told

AS_OF = date(2025, 6, 2)
DAYS = st.dates(date(2024, 1, 1), date(2025, 6, 30))
EUROS = st.integers(0, 40_000)
PAYMENTS = st.lists(st.tuples(DAYS, EUROS, st.sampled_from(["payment", "topup", "refund"])), max_size=6)
INCIDENTS = st.lists(st.tuples(DAYS, EUROS, EUROS, st.sampled_from(["cm.com", "client"])), min_size=1, max_size=4)
CHOICES = st.fixed_dictionaries(
    {
        "first_incident": st.sampled_from(["giving_rise_to_liability", "any_incident"]),
        "incident_day_payments": st.sampled_from(["excluded", "included"]),
        "cap_per": st.sampled_from(["agreement", "incident"]),
        "amount_paid": st.sampled_from(["gross", "net"]),
        "fx_date": st.sampled_from(["first_incident", "payment"]),
    }
)
CURRENCY = st.sampled_from(["EUR", "DKK"])
LIMIT = 50_000
KRONER = {date(2022, 12, 25) + timedelta(weeks=week): 7 + week % 3 for week in range(140)}
"""What one euro is worth from each Sunday on: 7, 8 and 9 kroner in turn."""

Paid = list[tuple[date, int, str]]
Happened = list[tuple[date, int, int, str]]


def values_of(paid: Paid, happened: Happened | tuple[()] = (), **values: Any) -> dict[str, Any]:
    """Return payments and incidents of a contract, and what a euro is worth."""
    return {
        "fx": [{"date": day, "currency": "DKK", "per_eur": rate} for day, rate in KRONER.items()],
        "payments": [
            {"date": day, "amount": str(amount), "vat": str(amount // 6), "kind": kind} for day, amount, kind in paid
        ],
        "incidents": [
            {
                "date": day,
                "against": against,
                "settled": str(settled),
                "claims": [{"head": "direct", "amount": str(direct)}, {"head": "8.3(ii)", "amount": "7"}],
            }
            for day, direct, settled, against in happened
        ],
        **values,
    }


def amounts(results: Any, *ids: str) -> list[Decimal]:
    """Return the sums of some results."""
    return [results[one].value.amount for one in ids]


def limit_on(day: date, currency: str) -> int:
    """Return the limit of the Terms in a currency at the rate of a day."""
    return LIMIT * KRONER[max(sunday for sunday in KRONER if sunday <= day)] if currency == "DKK" else LIMIT


@given(PAYMENTS, INCIDENTS, CHOICES, st.sampled_from(EDITIONS), CURRENCY)
def test_nothing_exceeds_the_limit(
    paid: Paid, happened: Happened, readings: dict[str, str], edition: str, currency: str
) -> None:
    """Neither the cap, nor what is left of it, nor all that CM.com's incidents recover; and none is negative."""
    values = values_of(paid, happened, readings=readings, edition=edition, currency=currency)
    found = calculated(AS_OF, **values).results
    assert 0 <= found["liability.cap_if_today"].value.amount <= limit_on(AS_OF, currency)
    if "liability.cap" not in found:
        return
    limit = limit_on(found["liability.first_incident"].value, currency)
    assert all(0 <= one <= limit for one in amounts(found, "liability.cap", "liability.remaining"))
    ours = [at for at, one in enumerate(happened) if one[3] == "cm.com"]
    recovered = amounts(found, *(f"liability.incident.{at}.recoverable" for at in ours))
    assert sum(recovered) <= limit
    assert all(0 <= sum_ <= happened[at][1] for sum_, at in zip(recovered, ours, strict=True))


@given(PAYMENTS, INCIDENTS, CHOICES, CURRENCY)
def test_one_cap_for_all_is_never_exceeded(
    paid: Paid, happened: Happened, readings: dict[str, str], currency: str
) -> None:
    """Under 2025, where no reading gives each incident its own: all together recover no more than the cap."""
    found = calculated(AS_OF, **values_of(paid, happened, readings=readings, currency=currency)).results
    if "liability.cap" in found:
        ours = [at for at, one in enumerate(happened) if one[3] == "cm.com"]
        recovered = sum(amounts(found, *(f"liability.incident.{at}.recoverable" for at in ours)))
        claimed = sum(happened[at][1] for at in ours)
        assert recovered == min(found["liability.cap"].value.amount, claimed)


@given(PAYMENTS, INCIDENTS, CHOICES, st.sampled_from(EDITIONS), CURRENCY)
def test_what_is_left_and_what_was_settled_make_the_cap(
    paid: Paid, happened: Happened, readings: dict[str, str], edition: str, currency: str
) -> None:
    """Or the limit, where each incident has its own; more may have been settled than there was."""
    values = values_of(paid, happened, readings=readings, edition=edition, currency=currency)
    found = calculated(AS_OF, **values).results
    if "liability.cap" in found:
        per_incident = edition == EDITION_2023 and readings["cap_per"] == "incident"
        limit = limit_on(found["liability.first_incident"].value, currency)
        whole = limit if per_incident else found["liability.cap"].value.amount
        settled = sum(sum_ for _day, _direct, sum_, against in happened if against == "cm.com")
        assert found["liability.remaining"].value.amount == max(0, whole - settled)


@given(PAYMENTS, st.tuples(st.integers(1, 365), EUROS), CHOICES, CURRENCY)
def test_a_payment_in_the_window_never_lowers_the_cap(
    paid: Paid, more: tuple[int, int], readings: dict[str, str], currency: str
) -> None:
    """Nor does one outside it change anything."""
    incident: Happened = [(date(2025, 6, 1), 5, 0, "cm.com")]
    back, amount = more
    inside = (date(2025, 6, 1) - timedelta(days=back), amount, "payment")
    outside = (date(2024, 5, 31) - timedelta(days=back), amount, "payment")
    before, with_it, with_other = (
        result_of("liability.cap", AS_OF, **values_of(entries, incident, readings=readings, currency=currency)).value
        for entries in (paid, [*paid, inside], [*paid, outside])
    )
    assert before == with_other
    assert before.amount <= with_it.amount
    if back == 365 and readings["incident_day_payments"] == "included":
        assert with_it == before
    elif currency == "EUR":
        assert with_it.amount <= before.amount + amount or before.amount == 0


@given(PAYMENTS, INCIDENTS)
def test_the_cap_is_the_lesser_of_paid_and_limit(paid: Paid, happened: Happened) -> None:
    """Never below zero, though more went back than was paid."""
    found = calculated(AS_OF, **values_of(paid, happened)).results
    if "liability.cap" in found:
        start, end = (found[f"liability.window_{one}"].value for one in ("start", "end"))
        in_window = sum(-sum_ if kind == "refund" else sum_ for day, sum_, kind in paid if start <= day <= end)
        assert found["liability.paid"].value == Money.stated(Decimal(in_window), "EUR")
        assert found["liability.cap"].value.amount == max(0, min(in_window, LIMIT))


@given(PAYMENTS, INCIDENTS)
def test_the_order_of_entry_decides_of_one_day_alone(paid: Paid, happened: Happened) -> None:
    """Entered the other way round, incidents of different days recover the same."""
    if len({day for day, *_ in happened}) < len(happened):
        return
    there = calculated(AS_OF, **values_of(paid, happened)).results
    back = calculated(AS_OF, **values_of(paid, happened[::-1])).results
    last = len(happened) - 1
    for at in range(len(happened)):
        one, other = f"liability.incident.{at}.recoverable", f"liability.incident.{last - at}.recoverable"
        assert there[one].value == back[other].value


@given(DAYS, PAYMENTS, CHOICES, st.sampled_from(EDITIONS))
def test_today_is_an_incident_today(day: date, paid: Paid, readings: dict[str, str], edition: str) -> None:
    """The cap if an incident happened on the as-of date is the cap once it has."""
    values = values_of(paid, readings=readings, edition=edition)
    today = result_of("liability.cap_if_today", day, **values).value
    happened = [{"date": day, "claims": [{"head": "direct", "amount": "5"}]}]
    assert result_of("liability.cap", day, **{**values, "incidents": happened}).value == today


@given(PAYMENTS, INCIDENTS)
def test_the_first_incident_recovers_the_same_either_way(paid: Paid, happened: Happened) -> None:
    """Under 2023 its own cap is the one cap; what it leaves is where the readings part."""
    recovered = []
    for reading in ("agreement", "incident"):
        values = values_of(paid, happened, edition=EDITION_2023, readings={"cap_per": reading})
        found = calculated(AS_OF, **values).results
        first = found["liability.first_incident"].value if "liability.cap" in found else None
        ours = [at for at, one in enumerate(happened) if one[0] == first and one[3] == "cm.com"]
        recovered.append([found[f"liability.incident.{at}.recoverable"].value for at in ours[:1]])
    assert recovered[0] == recovered[1]


@pytest.mark.parametrize(
    "rule",
    [
        liability.first_incident,
        liability.window_start,
        liability.window_end,
        liability.paid,
        liability.cap,
        liability.remaining,
    ],
)
def test_without_a_first_incident_there_is_nothing_to_state(rule: Callable[[Case], Answer]) -> None:
    """Whoever asks: the ids stay away from the results, and a combination of readings may still ask."""
    lost_profit = [{"date": date(2024, 6, 3), "claims": [{"head": "8.3(i)", "amount": "5"}]}]
    for incidents in ([], lost_profit):
        answer = rule(calculated(AS_OF, incidents=incidents).case)
        assert (answer.value, answer.status, answer.on) == (None, Status.NOT_APPLICABLE, AS_OF)


def test_direct_loss_is_what_its_lines_add_up_to() -> None:
    """And no other head."""
    claims = (
        Claim(Head.DIRECT, Decimal(5)),
        Claim(Head.EXCLUDED_1, Decimal(70)),
        Claim(Head.DIRECT, Decimal("0.5")),
        Claim(Head.CARVE_OUT, Decimal(900)),
    )
    incident = Incident(date(2024, 6, 3), claims=claims)
    assert direct_of(prepared(contract_of(), AS_OF), incident) == Decimal("5.5")


def test_the_limit_in_euro_has_no_local_equivalent() -> None:
    """8.4: one is stated for other currencies alone."""
    incident = [{"date": "2025-03-10"}]
    assert "Local equivalent" not in told(result_of("liability.cap", AS_OF, incidents=incident))


def test_fees_that_nobody_supposes_paid_ask_for_no_rate() -> None:
    """8.4: in kroner at the rates of each day, that of the incident's day alone stands among the steps."""
    found = result_of(
        "liability.cap",
        AS_OF,
        **values_of([], [(date(2025, 3, 10), 5, 0, "cm.com")], readings={"fx_date": "payment"}, currency="DKK"),
        fees=[{"kind": "subscription", "amount": "100.00", "every": "month", "from": "2024-03-01"}],
    )
    assert [str(one.value) for one in found.steps if "per EUR" in one.sentence.in_english()] == ["8"]
