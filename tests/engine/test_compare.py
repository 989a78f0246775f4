"""Two calculations side by side; what is expected follows from the clauses of both editions."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.contract.contract import Contract
from cmdesk.contract.read import read_contract, read_contract_file
from cmdesk.editions.load import editions
from cmdesk.engine.calculate import calculate
from cmdesk.engine.compare import (
    Comparison,
    Difference,
    compared,
    differences,
    editions_to_compare,
    under_editions,
)
from cmdesk.rules import RULES
from cmdesk.rules.result import Status
from cmdesk.rules.rule import Question
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, calculated, contract_of, notice
from tests.soak import examples
from tests.strategies import contracts, days

MON_2025_06_02 = date(2025, 6, 2)
TUE_2025_11_18 = date(2025, 11, 18)
ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.cmdesk"))
VECTORS = sorted((ROOT / "tests" / "vectors").glob("*.json"))


def comparison(as_of: date = MON_2025_06_02, **values: Any) -> Comparison:
    """Return the base contract with some keys set otherwise under the edition of 2023 and that of 2025."""
    contract = contract_of(**values)
    return compared(contract, *under_editions(contract, EDITIONS, as_of))


def by_id(**values: Any) -> dict[str, Difference]:
    """Return the differences between the two editions by id."""
    return {one.id: one for one in comparison(**values).differences}


def moved(found: Difference) -> tuple[Any, Any, Any]:
    """Return the values of a difference and what lies between them."""
    assert found.before is not None
    assert found.after is not None
    return found.before.value, found.after.value, found.by


# The editions


def test_the_cure_period_is_not_the_client_s() -> None:
    """10.5 of 2023 lets either Party cure and terminate, 10.3(c) of 2025 only CM.com demand it of the Client.

    Ten Business Days after Friday 6 June 2025, Whit Monday not counted: Monday 23 June.
    """
    found = by_id(notices=[notice("d", "2025-06-06", kind="default", **{"from": "client"})])
    cure, terminate = found["notice.d.cure_by"], found["notice.d.termination_from"]
    assert moved(cure) == (date(2025, 6, 23), None, None)
    assert moved(terminate) == (date(2025, 6, 24), None, None)
    assert cure.after is not None
    assert cure.before is not None
    assert (cure.before.status, cure.after.status) == (Status.FINAL, Status.NOT_APPLICABLE)
    assert (cure.before.clause, cure.before.edition) == ("10.5", EDITION_2023)
    assert (cure.after.clause, cure.after.edition) == ("10.3(c)", EDITION_2025)
    assert cure.before.because != cure.after.because
    assert not by_id(notices=[notice("d", "2025-06-06", kind="default")]).keys() & {"notice.d.cure_by"}


def test_an_electronic_notice() -> None:
    """13.6 of 2023 deems no time for it, 13.7 of 2025 the written confirmation of receipt."""
    values = notice("n", "2025-06-02", channel="electronic", confirmed="2025-06-04")
    assert moved(by_id(notices=[values])["notice.n.deemed_delivered"]) == (None, date(2025, 6, 4), None)


def test_a_courier_s_confirmation() -> None:
    """2023: the later of deposit and one Business Day, and confirmation; 2025: the former, once it is confirmed."""
    values = notice("n", "2025-06-02", channel="courier", confirmed="2025-06-05")
    assert moved(by_id(notices=[values])["notice.n.deemed_delivered"]) == (date(2025, 6, 5), date(2025, 6, 3), -2)


def test_prepaid_credit() -> None:
    """Received on Friday 6 June 2025: usable a day later (3.13), or a Business Day later (3.16), after Whit Monday."""
    prepaid = {
        "registered": "2025-06-01",
        "purchases": [{"date": "2025-06-05", "received": "2025-06-06", "amount": "500"}],
    }
    assert moved(by_id(prepaid=prepaid)["prepaid.0.usable_from"]) == (date(2025, 6, 7), date(2025, 6, 10), 3)


def test_what_only_one_edition_has() -> None:
    """3.14 of 2025 knows a Usage Plan, 2023 none: 34 beyond the plan at 0.50 against nothing to state."""
    plan = {"included": 100, "unit_price": "0.50", "months": [{"month": "2025-06", "used": 134}]}
    found = by_id(usage_plan=plan)["usage_plan.2025-06.overage"]
    assert moved(found) == (None, Money(Decimal("17.00"), "EUR"), None)


def test_the_smallest_contract() -> None:
    """All that differs for a Client of some size: electronic dispatch, and the alert that 2023 names no share for."""
    found = by_id(client={"name": "Client", "size": "medium"})
    assert {one for one in found if not one.startswith("act_by.")} == {
        "term.non_renewal_dispatch.electronic",
        "credit.alert_on",
    }
    assert moved(found["term.non_renewal_dispatch.electronic"]) == (None, date(2025, 11, 28), None)
    alert = found["credit.alert_on"]
    assert alert.after is not None
    assert alert.after.status is Status.PENDING


def test_another_clause_alone_is_no_difference() -> None:
    """A notice handed over counts that day, by 13.6 or by 13.7."""
    found = comparison(notices=[notice("n", "2025-06-02")])
    result_id = "notice.n.deemed_delivered"
    assert [side.results[result_id].clause for side in (found.before, found.after)] == ["13.6", "13.7"]
    assert result_id not in {one.id for one in found.differences}


def test_an_amendment_stays_a_fact() -> None:
    """An amendment that binds from May 2025 moves the contract to its edition, whichever it began under."""
    found = comparison(
        notices=[notice("a", "2025-03-10", kind="amendment")],
        amendments=[{"notice": "a", "to_edition": EDITION_2025, "starts": "2025-05-01"}],
    )
    assert [side.case.edition(MON_2025_06_02).id for side in (found.before, found.after)] == [EDITION_2025] * 2
    assert found.before.case.edition(date(2025, 4, 30)).id == EDITION_2023


def test_which_editions_are_compared() -> None:
    """The contract's own and the newest other one, the older first."""
    assert editions_to_compare(contract_of(edition=EDITION_2023)) == EDITIONS
    assert editions_to_compare(contract_of(edition=EDITION_2025)) == EDITIONS


# Any two calculations


def test_days_sums_and_numbers() -> None:
    """A term a month longer ends 31 days later; EUR 500 less paid caps 500 lower; a first renewal is one term more."""
    before = calculated(MON_2025_06_02, payments=[{"date": "2025-05-02", "amount": "1512.50"}])
    after = calculated(
        MON_2025_06_02, initial_term={"months": 13}, payments=[{"date": "2025-05-02", "amount": "1012.50"}]
    )
    found = {one.id: one for one in differences(before, after)}
    assert moved(found["term.start"]) == (date(2025, 3, 1), date(2025, 4, 1), 31)
    cap = found["liability.cap_if_today"]
    assert cap.by == Money(Decimal("-500.00"), "EUR")
    earlier = {one.id: one for one in differences(calculated(date(2025, 2, 28)), calculated(date(2025, 3, 1)))}
    assert moved(earlier["term.number"]) == (0, 1, 1)


def test_what_cannot_be_counted() -> None:
    """Between sums of two currencies, and between two lists, lies no number; a status alone moves nothing."""
    fees = [{"kind": "subscription", "amount": "10", "every": "year", "from": "2025-03-01"}]
    before, after = calculated(MON_2025_06_02), calculated(MON_2025_06_02, currency="GBP", fees=fees)
    found = {one.id: one for one in differences(before, after)}
    assert found["liability.cap_if_today"].by is None
    assert found["fees.invoices"].by is None


def test_a_result_on_one_side() -> None:
    """With an incident there is a cap, without one there is none; its label is that of the side that has it."""
    before = calculated(MON_2025_06_02)
    after = calculated(MON_2025_06_02, incidents=[{"date": "2025-05-20"}])
    come, gone = differences(before, after), differences(after, before)
    [cap] = [one for one in come if one.id == "liability.cap"]
    assert cap.before is None
    assert cap.by is None
    assert cap.label.in_english() == "Liability cap"
    assert cap.question is Question.STAKE
    assert [one.id for one in come] == [one.id for one in gone]


def test_the_order_of_display() -> None:
    """Differences follow the rules; of one rule's entries those that are new come last."""
    before = calculated(MON_2025_06_02, notices=[notice("b", "2025-05-05")])
    after = calculated(
        MON_2025_06_02, notices=[notice("a", "2025-05-05"), notice("b", "2025-05-06"), notice("c", "2025-05-07")]
    )
    found = [one.id for one in differences(before, after)]
    assert found == [f"notice.{name}.deemed_delivered" for name in "bac"]


def test_warnings_that_come_and_go() -> None:
    """9.1: an event of Force Majeure brings its warning; without the event it is gone."""
    contract = contract_of()
    without, having = calculated(MON_2025_06_02), calculated(MON_2025_06_02, force_majeure=[{"date": "2025-05-26"}])
    [come] = compared(contract, without, having).come
    [gone] = compared(contract, having, without).gone
    assert come == gone
    assert come.code == "force_majeure_does_not_excuse_payment"
    assert not compared(contract, having, without).come


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_sample_compared_with_itself(path: Path, edition: str) -> None:
    """Under one edition twice nothing differs."""
    assert not differences(*under_editions(read_contract_file(path), (edition, edition), TUE_2025_11_18))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector_under_both_editions(path: Path) -> None:
    """Every contract of the vectors can be compared; what is expected of it shows on the side of its own edition."""
    vector = json.loads(path.read_text("utf-8"))
    contract = read_contract(json.dumps(vector["contract"]), path.name)
    sides = under_editions(contract, EDITIONS, date.fromisoformat(vector["as_of"]))
    own = calculate(contract, date.fromisoformat(vector["as_of"]))
    assert not differences(sides[EDITIONS.index(contract.edition)], own)


@given(contracts(), days(), st.sampled_from(EDITIONS))
@examples(40)
def test_any_contract(contract: Contract, as_of: date, edition: str) -> None:
    """An edition does not differ from itself; the differences of two are those of the other two, turned round."""
    here, there = under_editions(contract, (edition, next(one for one in editions() if one != edition)), as_of)
    assert not differences(here, here)
    there_and_back = differences(here, there), differences(there, here)
    assert there_and_back[0] or contract.amendments  # which may bring the same edition to both
    assert len(there_and_back[0]) == len(there_and_back[1])
    back = {one.id: one for one in there_and_back[1]}
    places = [RULES.index(here.rules.get(one.id) or there.rules[one.id]) for one in there_and_back[0]]
    assert places == sorted(places)
    for one in there_and_back[0]:
        assert (one.before, one.after) == (back[one.id].after, back[one.id].before)
