"""The deadlines of a contract, and the days on which each of their rows is right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.contract.contract import Contract
from cmdesk.engine.act_by import act_by
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import calculate
from cmdesk.register.deadlines import FIRST, LAST, deadlines_of
from cmdesk.register.records import Deadline
from tests.close_contracts import close_contracts
from tests.helpers import EDITION_2023, EDITION_2025, contract_of, notice
from tests.strategies import contracts, days

WED_2025_01_15 = date(2025, 1, 15)


def right_on(rows: tuple[Deadline, ...], day: date) -> list[Any]:
    """Return what the rows that are right on a day say."""
    return [
        (row.result, row.term, row.day, row.safe_day, row.act_by, row.channel, row.sendings, row.clause, row.status)
        for row in rows
        if row.valid_from <= day <= row.valid_until
    ]


@given(contracts() | close_contracts(), days(), st.integers(0, 900))
def test_rows_stay_right_until_they_say(contract: Contract, as_of: date, later: int) -> None:
    """What was worked out on a day is what is worked out later, on every day for which it says so."""
    found = deadlines_of(contract, as_of)
    day = min(as_of + timedelta(days=later), found.good_until)
    assert right_on(found.rows, day) == right_on(deadlines_of(contract, day).rows, day)


@given(contracts() | close_contracts(), days())
def test_rows_are_the_results(contract: Contract, as_of: date) -> None:
    """Days, safe days and days to send by are those of the calculation with its bands."""
    calculation = with_bands(calculate(contract, as_of))
    sendings: dict[str, list[Any]] = {}
    for one in act_by(calculation):
        sendings.setdefault(one.deadline.id, []).append((one.channel, one.send_by, one.safe))
    running = calculation.results["term.number"].value
    for row in deadlines_of(contract, as_of).rows:
        if row.valid_from <= as_of and row.term in (None, running):
            result, band = calculation.results[row.result], calculation.bands[row.result]
            assert (row.day, row.safe_day, row.clause, row.edition) == (
                result.value,
                band.low,
                result.clause,
                result.edition,
            )
            assert [(one.channel, one.send_by, one.safe) for one in row.sendings] == sendings.pop(row.result, [])
    assert not sendings


def rows_of(as_of: date = WED_2025_01_15, **values: Any) -> tuple[Deadline, ...]:
    """Return the deadlines of the base contract with some keys set otherwise."""
    return deadlines_of(contract_of(**values), as_of).rows


def brief(rows: tuple[Deadline, ...]) -> list[tuple[str, date, date, date]]:
    """Return what is to be done, by when, and from when to when that is right."""
    return [(row.result, row.day, row.valid_from, row.valid_until) for row in rows]


def paid(day: str, amount: str, **values: Any) -> dict[str, Any]:
    """Return a payment of the one invoice."""
    return {"date": day, "amount": amount, "invoice": "1", **values}


INVOICE = {"number": "1", "date": "2025-01-10", "amount": "100.00"}
FRI_2025_01_24 = date(2025, 1, 24)  # 14 days after the invoice's date, and a Business Day


@given(contracts() | close_contracts(), days())
def test_nothing_but_a_sum_is_right_beyond_its_day(contract: Contract, as_of: date) -> None:
    """What is right and has its day behind it is a sum overdue; and nobody acts later than by its day."""
    for row in deadlines_of(contract, as_of).rows:
        is_sum = row.result.startswith("invoice.") and row.result.endswith(".due")
        assert is_sum or row.valid_until <= row.day
        assert row.act_by <= row.day


def test_three_terms_are_known_ahead() -> None:
    """10.2: the running term, whose day has passed, and the next two; three full months before 28 February."""
    found = deadlines_of(contract_of(), WED_2025_01_15)
    assert [(row.term, row.day, row.valid_until) for row in found.rows] == [
        (1, date(2025, 11, 30), date(2025, 11, 30)),
        (2, date(2026, 11, 30), date(2026, 11, 30)),
    ]
    assert (found.good_from, found.good_until) == (WED_2025_01_15, date(2025, 2, 28))


def test_a_row_tells_how_to_send() -> None:
    """Sunday 30 November 2025: by hand on Friday, by registered mail three Business Days earlier than that."""
    row = rows_of()[0]
    assert {one.channel: one.send_by for one in row.sendings} == {
        "personal": date(2025, 11, 28),
        "courier": date(2025, 11, 27),
        "registered": date(2025, 11, 25),
        "electronic": date(2025, 11, 28),
    }
    assert (row.act_by, row.channel, row.clause, row.edition) == (
        date(2025, 11, 25),
        "registered",
        "10.2",
        EDITION_2025,
    )


def test_a_channel_that_does_not_serve_has_no_day() -> None:
    """2023 deems no time of delivery for an electronic notice."""
    row = rows_of(edition=EDITION_2023, initial_term={"months": 24})[0]
    assert row.sendings[-1].send_by is None
    assert row.sendings[-1].safe is None


def test_days_beyond_the_known_holidays_are_estimates() -> None:
    """China declares its holidays year by year: what rests on a year that is not declared yet is uncertain."""
    rows = rows_of(date(2036, 1, 4), entity="cn", effective_date="2024-01-05")
    assert {row.status for row in rows} == {"estimated"}


def test_once_the_end_is_known_no_notice_is_due() -> None:
    """A contract that is terminated needs no notice of non-renewal, and nothing of it has to be looked at again."""
    found = deadlines_of(
        contract_of(termination={"by": "client", "reason": "convenience", "effective": "2025-06-30"}), WED_2025_01_15
    )
    assert found.rows == ()
    assert found.good_until == LAST


@pytest.mark.parametrize(
    "payments, spans",
    [
        ([], [(FIRST, LAST)]),
        ([paid("2025-01-20", "100.00")], [(FIRST, date(2025, 1, 19))]),
        ([paid("2025-01-20", "40.00"), paid("2025-03-03", "60.00")], [(FIRST, date(2025, 3, 2))]),
        ([paid("2025-01-12", "100.00")], []),
        (
            [paid("2025-01-20", "100.00"), paid("2025-02-03", "10.00", kind="chargeback")],
            [(FIRST, date(2025, 1, 19)), (date(2025, 2, 3), LAST)],
        ),
        (
            [
                paid("2025-01-20", "100.00"),
                paid("2025-02-03", "10.00", kind="chargeback"),
                paid("2025-02-03", "10.00"),
            ],
            [(FIRST, date(2025, 1, 19))],
        ),
        ([paid("2025-01-20", "100.00", currency="ARS")], [(FIRST, LAST)]),
        ([paid("2025-01-20", "50.00", currency="USD")] * 3, [(FIRST, date(2025, 1, 19))]),  # three thirds at 1.5
        ([paid("2025-01-20", "99.995")], [(FIRST, LAST)]),
        ([paid("2025-01-20", "99.996")], [(FIRST, date(2025, 1, 19))]),
    ],
)
def test_an_invoice_is_due_until_it_is_paid(payments: list[Any], spans: list[tuple[date, date]]) -> None:
    """Also by a payment that is dated later; what went back is due again; without a rate nobody knows.

    Half a cent is left to pay, less is not.
    """
    rate = {"date": "2025-01-20", "currency": "USD", "per_eur": "1.5"}
    rows = rows_of(invoices=[INVOICE], payments=payments, fx=[rate])
    assert [row[1:] for row in brief(rows) if row[0] == "invoice.0.due"] == [(FRI_2025_01_24, *one) for one in spans]


def test_an_invoice_can_be_disputed_until_it_is_due_or_paid() -> None:
    """3.11: within the payment term, and only what is left to pay."""
    assert ("invoice.0.dispute_by", FRI_2025_01_24, FIRST, FRI_2025_01_24) in brief(rows_of(invoices=[INVOICE]))
    rows = rows_of(invoices=[INVOICE], payments=[paid("2025-01-20", "100.00")])
    assert ("invoice.0.dispute_by", FRI_2025_01_24, FIRST, date(2025, 1, 19)) in brief(rows)


@pytest.mark.parametrize(
    "invoice, is_open",
    [
        ({"disputed": "20.00"}, False),
        ({"disputed": "20.00", "dispute_notice": "n1"}, False),
        ({"disputed": "20.00", "dispute_notice": "n2"}, True),
        ({}, True),
    ],
)
def test_what_was_disputed_in_time_is_not_to_be_disputed(invoice: dict[str, Any], is_open: bool) -> None:
    """Without a notice a dispute is taken to have been in time; a notice that arrives later is none."""
    told = {"kind": "invoice_dispute", "from": "client"}
    notices = [notice("n1", "2025-01-13", **told), notice("n2", "2025-02-03", **told)]
    rows = rows_of(invoices=[{**INVOICE, **invoice}], notices=notices)
    assert ("invoice.0.dispute_by" in {row.result for row in rows}) is is_open


def test_a_part_disputed_is_not_due() -> None:
    """3.11: what is disputed in time, the rest being paid in time, is not to be paid for now."""
    rows = rows_of(invoices=[{**INVOICE, "disputed": "20.00"}], payments=[paid("2025-01-20", "80.00")])
    assert ("invoice.0.due", FRI_2025_01_24, FIRST, date(2025, 1, 19)) in brief(rows)


def test_everything_entered_has_its_deadline() -> None:
    """Cure, Force Majeure, requests, objections and the Prepaid Account; what has passed is left out."""
    rows = rows_of(
        notices=[
            notice("n1", "2025-01-14", kind="default"),
            notice("n2", "2025-01-14", kind="information_request"),
            notice("n3", "2025-01-14", kind="amendment"),
            notice("n4", "2024-06-03", kind="default"),
        ],
        force_majeure=[{"date": "2025-01-14"}],
        information_requests=[{"date": "2025-01-14", "notice": "n2"}],
        amendments=[{"notice": "n3"}],
        prepaid={"registered": "2024-12-02", "purchases": []},
    )
    assert [row.result for row in rows if row.term is None] == [
        "notice.n1.cure_by",
        "force_majeure.0.notify_by",
        "information_request.0.answer_by",
        "amendment.0.object_by",
        "prepaid.closure",
    ]
    assert all(row.valid_until == row.day for row in rows)


def test_what_is_done_is_no_deadline() -> None:
    """An objection that was made in time needs none any more."""
    rows = rows_of(
        notices=[notice("n3", "2025-01-14", kind="amendment")],
        amendments=[{"notice": "n3", "objected_on": "2025-01-15"}],
    )
    assert "amendment.0.object_by" not in {row.result for row in rows}
