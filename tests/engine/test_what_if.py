"""What if: the changes that are asked for, and what follows from them by clause."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.money import Money
from cmdesk.contract.contract import Contract
from cmdesk.contract.read import read_contract, read_contract_file
from cmdesk.contract.write import contract_to_values
from cmdesk.contract.wrong import WrongValue
from cmdesk.engine.compare import Comparison
from cmdesk.engine.what_if import Change, changed, read_change, what_if
from tests.helpers import BASE, EDITION_2023, contract_of, notice
from tests.soak import examples
from tests.strategies import contracts, days

MON_2025_06_02 = date(2025, 6, 2)
TUE_2025_11_18 = date(2025, 11, 18)
SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*.cmdesk"))
SOURCE = "what if"
PLACES = ("reference", "client.name", "entity.country", "fees[0]", "fees[0].amount", "notices[n1].sent", "payments[0]")
VALUES: tuple[Any, ...] = (None, "x", "", 1, True, [], {}, [None], {"amount": "1"}, {"id": "n1"}, [{"id": "n1"}])


def asked(*written: str, **values: Any) -> Comparison:
    """Return what follows from some changes of the base contract."""
    return what_if(contract_of(**values), [read_change(one) for one in written], MON_2025_06_02, SOURCE)


def moved(found: Comparison) -> dict[str, tuple[Any, Any, Any]]:
    """Return the differences by id: value before, value after, and what lies between."""
    return {
        one.id: (one.before and one.before.value, one.after and one.after.value, one.by) for one in found.differences
    }


def faults(*written: str, **values: Any) -> list[tuple[str, str]]:
    """Return what is wrong with some changes, each with its place."""
    with pytest.raises(FaultyInput) as caught:
        asked(*written, **values)
    assert caught.value.source == SOURCE
    return [(one.place, one.sentence.in_english()) for one in caught.value.faults]


# What a change says


@pytest.mark.parametrize(
    "written, path, value",
    [
        ("reference=A", "reference", "A"),
        ("reference=", "reference", ""),
        ("reference=a=b", "reference", "a=b"),
        ('reference="2024"', "reference", "2024"),
        ("payments[3].amount=100.50", "payments[3].amount", Decimal("100.50")),
        ("invoices[A=1].amount=5", "invoices[A=1].amount", Decimal(5)),
        ("projected_payments=true", "projected_payments", True),
        ("notices[n1]=null", "notices[n1]", None),
        ("fees=[]", "fees", []),
        ('payments[0]={"date": "2025-05-02"}', "payments[0]", {"date": "2025-05-02"}),
        ("incidents[0].date=2024-09-12", "incidents[0].date", "2024-09-12"),
        ("client.name={unfinished", "client.name", "{unfinished"),
        ("fees=" + "[" * 900 + "]" * 900, "fees", "[" * 900 + "]" * 900),
        ("client.name=two\nlines", "client.name", "two\nlines"),
    ],
)
def test_a_change(written: str, path: str, value: Any) -> None:
    """Up to the first equals sign outside of brackets stands the place, after it JSON or else a text."""
    assert read_change(written) == Change(path, value)


@pytest.mark.parametrize("written", ["", "reference", "=A", "notices[n1", "a[b=c"])
def test_no_change(written: str) -> None:
    """Without a place or an equals sign there is none."""
    with pytest.raises(WrongValue) as caught:
        read_change(written)
    said = "write it as PATH=VALUE, such as incidents[0].date=2024-09-12"
    assert caught.value.sentence.in_english() == said


# What follows


def test_an_incident_on_another_day() -> None:
    """8.4: moved from 20 to 22 May 2025, the window reaches the payment of the 21st: EUR 100 more to be had."""
    values = {
        "incidents": [{"date": "2025-05-20"}],
        "payments": [{"date": "2025-05-01", "amount": "50"}, {"date": "2025-05-21", "amount": "100"}],
    }
    found = moved(asked("incidents[0].date=2025-05-22", **values))
    assert found["liability.first_incident"] == (date(2025, 5, 20), date(2025, 5, 22), 2)
    assert found["liability.window_start"] == (date(2024, 5, 20), date(2024, 5, 22), 2)
    assert found["liability.cap"] == (money("50.00"), money("150.00"), money("100.00"))


def test_days_to_pay() -> None:
    """3.7: due on Thursday 15 May 2025, with 30 days in place of 14 on Saturday 31 May; so is the dispute period."""
    values = {"invoices": [{"number": "1", "date": "2025-05-01", "amount": "10"}]}
    found = moved(asked('deviations[0]={"parameter": "payment_days", "value": 30}', **values))
    due = (date(2025, 5, 15), date(2025, 5, 31), 16)
    assert found["invoice.0.due"] == found["invoice.0.dispute_by"] == due


def test_a_term_more() -> None:
    """10.1, 10.2: begun a year earlier, 2 June 2025 lies in the second term of renewal in place of the first."""
    assert moved(asked("effective_date=2023-03-01"))["term.number"] == (1, 2, 1)


def test_a_notice_taken_out() -> None:
    """Without the notice there are no results of it, and the term runs on."""
    values = {"notices": [notice("n", "2025-06-02", kind="non_renewal", channel="personal")]}
    found = moved(asked("notices[n]=null", **values))
    assert found["notice.n.deemed_delivered"] == (date(2025, 6, 2), None, None)
    assert found["term.ends"] == (date(2026, 2, 28), None, None)


LISTS: dict[str, Any] = {
    "force_majeure": [{"date": "2025-05-05"}, {"date": "2025-05-19"}],
    "information_requests": [{"date": "2025-05-05"}, {"date": "2025-05-19"}],
    "notices": [notice("a", "2025-05-05", kind="amendment"), notice("b", "2025-05-19", kind="amendment")],
    "amendments": [{"notice": "a", "starts": "2025-08-01"}, {"notice": "b", "starts": "2025-09-01"}],
    "invoices": [
        {"number": "A", "date": "2025-05-05", "amount": "10"},
        {"number": "B", "date": "2025-05-19", "amount": "20"},
    ],
    "incidents": [
        {"date": "2025-05-05", "claims": [{"head": "direct", "amount": "14"}]},
        {"date": "2025-05-19", "claims": [{"head": "direct", "amount": "9"}]},
    ],
    "payments": [{"date": "2025-05-02", "amount": "100"}],
    "prepaid": {
        "registered": "2025-03-03",
        "purchases": [
            {"date": "2025-05-05", "received": "2025-05-05", "amount": "10"},
            {"date": "2025-05-19", "received": "2025-05-19", "amount": "10"},
        ],
    },
}
"""Two entries of every list whose entries have results by number, far enough apart that none comes to the same."""


@pytest.mark.parametrize(
    "path, start",
    [
        ("force_majeure", "force_majeure"),
        ("information_requests", "information_request"),
        ("amendments", "amendment"),
        ("invoices", "invoice"),
        ("incidents", "liability.incident"),
        ("prepaid.purchases", "prepaid"),
    ],
)
def test_an_entry_taken_out(path: str, start: str) -> None:
    """Its results are gone under its own name; the entry after it moves up, and differs from itself in nothing."""
    comparison = asked(f"{path}[0]=null", **LISTS)
    of_it = {one for one in comparison.before.results if one.removeprefix("act_by.").startswith(f"{start}.0.")}
    gone = {one.id: one for one in comparison.differences if one.after is None}
    assert gone.keys() == of_it != set()
    assert all(one.label == comparison.before.results[one.id].label for one in gone.values())
    assert not [one for one in comparison.differences if f"{start}.1." in one.id]
    assert comparison.alike == len(comparison.before.results) - len(comparison.differences)


def test_an_entry_taken_out_before_others_that_change() -> None:
    """8.4: without the first incident EUR 14 less are had of EUR 15; another day and a third are counted as before."""
    values = {**LISTS, "payments": [{"date": "2025-05-02", "amount": "15"}]}
    comparison = asked(
        "incidents[0]=null", "incidents[1].description=x", 'incidents[2]={"date": "2025-05-26"}', **values
    )
    found = moved(comparison)
    assert found["liability.incident.0.recoverable"] == (money("14.00"), None, None)
    assert found["liability.incident.1.recoverable"] == (money("1.00"), money("9.00"), money("8.00"))
    third = next(one for one in comparison.differences if one.id.startswith("liability.incident.2."))
    assert third.before is None
    assert third.after is not None
    assert third.after.id.startswith("liability.incident.1.")


def test_entries_taken_out_and_their_warnings() -> None:
    """9.1: of three events the second goes with its warning; those of the others are neither gone nor new."""
    values = {"force_majeure": [{"date": f"2025-05-{day}"} for day in ("20", "22", "26")]}
    comparison = asked("force_majeure[1]=null", **values)
    assert [one.place for one in comparison.gone] == ["force_majeure[1]"]
    assert not comparison.come
    other = asked("force_majeure[0]=null", 'force_majeure[3]={"date": "2025-05-27"}', **values)
    assert [one.place for one in other.gone] == ["force_majeure[0]"]
    assert [one.place for one in other.come] == ["force_majeure[3]"]


def test_a_list_set_as_a_whole() -> None:
    """Where nothing tells which entry left, those at one place are compared."""
    found = moved(asked('invoices=[{"number": "B", "date": "2025-05-19", "amount": "20"}]', **LISTS))
    assert found["invoice.0.due"] == (date(2025, 5, 19), date(2025, 6, 2), 14)


def test_another_reading() -> None:
    """10.1: read as running to the anniversary itself, the term from 1 March 2024 ends a day later each time."""
    found = moved(asked("readings.term_end=anniversary"))
    assert found["term.last_day"] == (date(2026, 2, 28), date(2026, 3, 1), 1)


def test_changes_together() -> None:
    """Several changes make one: the places are those of the contract as it is."""
    values = {"payments": [{"date": "2025-05-02", "amount": "1"}, {"date": "2025-05-03", "amount": "2"}]}
    found = asked(
        "payments[0]=null", "payments[1].amount=5", 'payments[2]={"date": "2025-05-04", "amount": 7}', **values
    )
    assert [str(one.amount) for one in found.after.contract.payments] == ["5", "7"]
    assert moved(found)["liability.cap_if_today"] == (money("3.00"), money("12.00"), money("9.00"))


def test_the_contract_stays() -> None:
    """What is compared rests on the contract as it was entered."""
    contract = contract_of()
    found = what_if(contract, [Change("reference", "OTHER")], MON_2025_06_02, SOURCE)
    assert found.contract is contract is found.before.contract
    assert (found.before.contract.reference, found.after.contract.reference) == ("TEST", "OTHER")
    assert not found.differences


def test_an_edition_is_a_fact_too() -> None:
    """The other edition can be asked for as any other fact."""
    assert moved(asked(f"edition={EDITION_2023}"))["term.non_renewal_dispatch.electronic"][1] is None


def money(amount: str) -> Money:
    """Return a sum in euro."""
    return Money(Decimal(amount), "EUR")


# Faults


def test_every_unknown_place_at_once() -> None:
    """All places that are none are named together, each with what was probably meant."""
    assert faults("paymnts[0].amount=1", "reference=B", "incidents[1].date=2025-05-01") == [
        ("paymnts[0].amount", "there is no such place; did you mean payments[0].amount?"),
        ("incidents[1].date", "there are 0 entries, counted from 0; incidents[0] adds one"),
    ]


def test_places_and_values_at_once() -> None:
    """What is wrong with the values of the other changes is told together with places that are none."""
    assert faults("initial_term.month=6", "termination.efective=2025-01-01", "currency=EURO") == [
        ("initial_term.month", "there is no such place; did you mean initial_term.months?"),
        ("termination.efective", "there is no such place; did you mean termination.effective?"),
        ("currency", '"EURO" is not known; did you mean EUR?'),
    ]


def test_what_the_reader_says() -> None:
    """What makes no contract is told with its places, all at once."""
    found = faults("effective_date=2024-02-30", "currency=EURO", "client.name=null", 'reference="  "')
    assert [place for place, _said in found] == ["reference", "client.name", "effective_date", "currency"]
    assert found[2][1] == '"2024-02-30" doesn\'t exist; did you mean 2024-02-29?'


def test_a_key_twice_in_a_value() -> None:
    """JSON inside a change is read as strictly as a file."""
    found = faults('payments[0]={"date": "2025-05-02", "amount": 1, "amount": 2}')
    assert found == [("payments[0].amount", "stands more than once; keep one")]


# Laws


@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("abn.[]01=é"), max_size=12) | st.sampled_from(PLACES), st.sampled_from(VALUES)
        )
    ),
)
@examples(200)
def test_whatever_is_asked(asked_for: list[tuple[str, Any]]) -> None:
    """Any changes whatsoever make a contract or faults, each with its place and a sentence that can be said."""
    values = contract_to_values(contract_of())
    before = json.dumps(values)
    found: tuple[Fault, ...] = ()
    try:
        read_contract(json.dumps(changed(values, [Change(*one) for one in asked_for], SOURCE)), SOURCE)
    except FaultyInput as caught:
        found = caught.faults
    assert all(one.sentence.in_english() for one in found)
    assert json.dumps(values) == before


def test_values_at_no_place_are_not_changed() -> None:
    """Every place that is none is a fault; without one there is a contract."""
    with pytest.raises(FaultyInput) as caught:
        changed(BASE, [Change("nowhere", 1), Change("reference", "A"), Change("client.colour", 1)], SOURCE)
    assert [one.place for one in caught.value.faults] == ["nowhere", "client.colour"]
    assert caught.value.source == SOURCE


def test_values_stay_untouched() -> None:
    """The values given are left as they are, the changes too."""
    values = {**BASE, "payments": [{"date": "2025-05-02", "amount": "1"}]}
    entry = {"date": "2025-05-03", "amount": "2"}
    before = json.dumps([values, entry])
    found = changed(values, [Change("payments[1]", entry), Change("payments[1].amount", "3")], SOURCE)
    assert found["payments"][1]["amount"] == "3"
    assert json.dumps([values, entry]) == before


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_it_is_already(path: Path) -> None:
    """Any fact set to what it is changes nothing, by each place of a sample."""
    contract = read_contract_file(path)
    values = contract_to_values(contract)
    del values["schema"]
    changes = [Change(place, value) for place, value in every_place(values, "")]
    assert len(changes) > 80
    assert not what_if(contract, changes, TUE_2025_11_18, SOURCE).differences


@given(contracts(), days())
@examples(30)
def test_any_contract_set_to_itself(contract: Contract, as_of: date) -> None:
    """Every key of any contract can be set to what it is already, and nothing differs."""
    values = contract_to_values(contract)
    del values["schema"]
    changes = [Change(place, value) for place, value in every_place(values, "")]
    found = what_if(contract, changes, as_of, SOURCE)
    assert found.after.contract == contract
    assert not found.differences


def every_place(values: Any, place: str) -> list[tuple[str, Any]]:
    """Return every place of plain values with what stands there, the inner ones after the outer one."""
    match values:
        case dict():
            inner = [(f"{place}.{key}" if place else key, one) for key, one in values.items()]
        case list():
            inner = [(f"{place}[{at}]", one) for at, one in enumerate(values)]
        case _:
            inner = []
    return [*([(place, values)] if place else []), *(found for at, one in inner for found in every_place(one, at))]
