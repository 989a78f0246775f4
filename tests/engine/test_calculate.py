"""What holds of the calculation of every contract, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, getcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.basics.wording import LANGUAGES, words_for
from cmdesk.contract.contract import Contract
from cmdesk.contract.notices import NoticeKind
from cmdesk.contract.read import read_contract
from cmdesk.contract.write import contract_to_json
from cmdesk.editions.load import editions
from cmdesk.editions.readings import readings
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import Calculation, calculate, prepared, settled
from cmdesk.exports.results_json import results_document
from cmdesk.rules import RULES
from cmdesk.rules.result import Kind, Result, Status
from tests.close_contracts import close_contracts
from tests.helpers import EDITIONS, calculated, contract_of, notice
from tests.soak import examples
from tests.strategies import contracts, days

AS_OF = days()
FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
VALUES: dict[Kind, Any] = {
    Kind.DATE: date,
    Kind.MONEY: Money,
    Kind.NUMBER: int,
    Kind.TEXT: (str, bool),
    Kind.LIST: tuple,
}
CHANNELS = ("personal", "courier", "registered", "electronic")


def promised(contract: Contract, with_first_incident: bool) -> Iterator[str]:
    """Yield every id that the table of results promises, but those of notices that are still to go out."""
    yield from ("term.start", "term.last_day", "term.number", "term.ends", "term.non_renewal_deadline")
    yield from (f"term.non_renewal_dispatch.{channel}" for channel in CHANNELS)
    yield from ("fees.invoices", "fees.early_termination", "fees.early_termination_open", "prepaid.closure")
    yield from ("credit.alert_on", "credit.limit_on", "confidentiality.ends", "liability.cap_if_today")
    yield from ("micro.waivers", "micro.long_commitment")
    for one in contract.notices:
        yield f"notice.{one.id}.deemed_delivered"
        if one.kind is NoticeKind.DEFAULT:
            yield from (f"notice.{one.id}.cure_by", f"notice.{one.id}.termination_from")
        if one.kind is NoticeKind.NON_RENEWAL:
            yield from (f"notice.{one.id}.{name}" for name in ("late_by_days", "ends", "extra_cost"))
    for records, prefix, names in (
        (contract.force_majeure, "force_majeure", ("notify_by", "termination_from")),
        (contract.information_requests, "information_request", ("answer_by",)),
        (contract.amendments, "amendment", ("object_by", "binding_from", "ends")),
        (contract.invoices, "invoice", ("due", "dispute_by", "breach_from", "interest", "open", "transfer")),
        (contract.incidents, "liability.incident", ("recoverable", "uncapped", "excluded")),
        (contract.prepaid.purchases if contract.prepaid else (), "prepaid", ("usable_from", "expires")),
    ):
        yield from (f"{prefix}.{at}.{name}" for at, _ in enumerate(records) for name in names)
    for used in contract.usage_plan.months if contract.usage_plan else ():
        yield f"usage_plan.{used.month.text()}.overage"
    if with_first_incident:
        names = ("first_incident", "window_start", "window_end", "paid", "cap", "remaining")
        yield from (f"liability.{name}" for name in names)


def shown(calculation: Calculation) -> Iterator[Result]:
    """Yield the results, less those of notices that are still to go out."""
    for one in calculation.results.values():
        if not one.id.startswith("act_by."):
            yield one


@given(contracts(), AS_OF)
@examples(80)
def test_every_contract_has_the_results_that_the_table_promises(contract: Contract, as_of: date) -> None:
    """All of them and no others, in the order of RULES, each with a value of its kind or the reason why there is none.

    What several findings rest on is told once.
    """
    calculation = calculate(contract, as_of)
    with_first = "liability.first_incident" in calculation.results
    assert {one.id for one in shown(calculation)} == set(promised(contract, with_first))
    assert [one.id for one in calculation.results.values()] == list(calculation.results) == list(calculation.rules)
    places = [RULES.index(rule) for rule in calculation.rules.values()]
    assert places == sorted(places)
    for result in shown(calculation):
        is_sound(result)
        assert len({id(step) for step in result.steps}) == len(result.steps), result.id


def is_sound(result: Result) -> None:
    """Assert that kind, status and value go together, and that what is cited exists."""
    has_value = result.status not in {Status.PENDING, Status.NOT_APPLICABLE}
    assert (result.value is not None) == has_value, result.id
    if has_value:
        assert isinstance(result.value, VALUES[result.kind]), result.id
        assert not result.missing, result.id
    assert result.clause, result.id
    assert result.edition in editions(), result.id
    assert set(result.readings) <= set(readings()), result.id
    assert result.because.in_english().endswith("."), result.id


@given(contracts(), AS_OF, st.sampled_from(LANGUAGES))
@examples(40)
def test_everything_can_be_said(contract: Contract, as_of: date, language: str) -> None:
    """Reasons, labels, steps with their values, and warnings, in every language."""
    words = words_for(language)
    calculation = calculate(contract, as_of)
    for result in calculation.results.values():
        assert words.text(result.because)
        assert words.text(result.label)
        assert words.value(result.value) or result.value == ()
        for step in result.steps:
            assert words.text(step.sentence)
            words.value(step.value)
            if step.count is not None:
                assert step.count.explain().result == step.count.calendar.add_business_days(*start_of(step.count))
    assert all(words.text(caution.sentence) and caution.code for caution in calculation.warnings)


def start_of(counted: Any) -> tuple[date, int]:
    """Return the start and the number of a count."""
    return counted.start, counted.n


@given(contracts() | close_contracts(), AS_OF)
@examples(40)
def test_writing_and_reading_changes_nothing(contract: Contract, as_of: date) -> None:
    """A contract read back from its file has the same results document, bands and all; and twice is once."""
    again = read_contract(contract_to_json(contract), "again")
    first, second = (results_document(with_bands(calculate(one, as_of)), words_for("en")) for one in (contract, again))
    assert first == second


def test_a_calculation_leaves_the_precision_of_others_alone() -> None:
    """It counts with its own digits, and nobody else does."""
    before = getcontext().prec
    calculated(date(2024, 6, 3))
    assert getcontext().prec == before


EXTREMES: list[dict[str, Any]] = [
    {"effective_date": LAST, "initial_term": {"months": 600}},
    {
        "effective_date": FIRST,
        "initial_term": {"months": 1},
        "deviations": [{"parameter": "renewal_months", "value": 1}],
    },
    {"effective_date": FIRST, "deviations": [{"parameter": "notice_months", "value": 600}]},
    {"effective_date": LAST, "deviations": [{"parameter": "confidentiality_months", "value": 600}]},
    {
        "deviations": [{"parameter": "cure_business_days", "value": 1000}],
        "notices": [notice("d", LAST, kind="default")],
    },
    {
        "effective_date": FIRST,
        "deviations": [{"parameter": "notice_months", "value": 600}, {"parameter": "renewal_months", "value": 1}],
        "notices": [notice("n", LAST, kind="non_renewal", channel="registered")],
    },
    {"notices": [notice("n", FIRST, kind="non_renewal"), notice("m", LAST, kind="non_renewal")]},
    {"force_majeure": [{"date": LAST}, {"date": FIRST}], "information_requests": [{"date": LAST}, {"date": FIRST}]},
    {"incidents": [{"date": FIRST}], "deviations": [{"parameter": "cap_window_months", "value": 600}]},
    {"effective_date": FIRST, "fees": [{"kind": "subscription", "amount": "1", "every": "month", "from": FIRST}]},
    {"usage_plan": {"included": 0, "unit_price": 10**15, "months": [{"month": "2024-03", "used": 10**15}]}},
    {
        "fees": [
            {
                "kind": "subscription",
                "amount": 10**15,
                "every": "month",
                "from": "2024-03-01",
                "indexation": [{"from": "2024-03-01", "percent": 1000}] * 100,
            }
        ]
    },
    {
        "currency": "DKK",
        "payments": [{"date": "2024-03-01", "amount": 10**15, "currency": "USD"}],
        "fx": [
            {"date": "2024-03-04", "currency": "USD", "per_eur": "0.000000000001"},
            {"date": "2024-03-04", "currency": "DKK", "per_eur": 10**15},
        ],
        "incidents": [{"date": "2024-03-04", "claims": [{"head": "direct", "amount": 10**15}]}],
        "deviations": [{"parameter": "cap_limit", "value": 10**12}],
    },
    {
        "invoices": [{"number": "1", "date": FIRST, "amount": 10**15}],
        "deviations": [{"parameter": "interest_percent", "value": "1000"}],
    },
    {"client": {"name": "{day} %s {0}"}, "incidents": [{"date": FIRST, "description": "{day} {}"}]},
]


@pytest.mark.parametrize("values", EXTREMES)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("as_of", [FIRST, date(2024, 3, 4), LAST])
def test_no_valid_contract_is_too_much(values: dict[str, Any], edition: str, as_of: date) -> None:
    """At the ends of what a contract may say every result can be worked out, and said."""
    words = words_for("en")
    for result in calculated(as_of, **values, edition=edition).results.values():
        is_sound(result)
        assert words.text(result.because)
        assert all(words.text(step.sentence) and words.value(step.value) for step in result.steps)


def test_what_is_asked_of_a_contract_can_be_asked_again() -> None:
    """The case of a calculation answers for any of its results, and gives the very same."""
    calculation = calculated(date(2024, 6, 3), notices=[notice("n", "2024-05-02")])
    for result_id, result in calculation.results.items():
        assert calculation.case.result(result_id) is result


def test_facts_after_the_as_of_date_are_known() -> None:
    """Only what is open, overdue and paid stops at it; 8.4 counts a payment of the day after."""
    contract = contract_of(
        incidents=[{"date": "2024-07-01"}], payments=[{"date": "2024-06-04", "amount": "5"}], edition=EDITIONS[0]
    )
    assert calculate(contract, date(2024, 6, 3)).results["liability.cap"].value == Money(Decimal("5.00"), "EUR")


@given(contracts(), AS_OF)
@examples(60)
def test_without_steps_the_results_are_the_same(contract: Contract, as_of: date) -> None:
    """All but the steps: values, reasons, readings, deviations, how firm they are, and the warnings."""
    told, bare = calculate(contract, as_of), calculate(contract, as_of, steps=False)
    assert [replace(one, steps=()) for one in told.results.values()] == list(bare.results.values())
    assert told.warnings == bare.warnings


def test_a_case_leaves_steps_unless_told_otherwise() -> None:
    """Whoever prepares one and asks it."""
    entered, day = contract_of(), date(2024, 6, 3)
    assert prepared(entered, day).shown("term.last_day").steps
    assert settled(entered, day)[0].shown("term.last_day").steps
    assert prepared(entered, day, steps=False).shown("term.last_day").steps == ()
