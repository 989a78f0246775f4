"""What differs between contracts, and two edits made one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from cmdesk.basics.errors import FaultyInput
from cmdesk.contract.contract import Contract
from cmdesk.register.merging import clashes, differences, merged
from cmdesk.register.records import Conflict, Stored
from tests.helpers import contract_of, notice
from tests.soak import examples
from tests.strategies import contracts

MORNING = datetime(2025, 1, 15, 9, tzinfo=UTC)


def payment(day: str, amount: str = "1.00") -> dict[str, Any]:
    """Return a payment, which has no name of its own."""
    return {"date": day, "amount": amount}


def invoice(number: str, amount: str = "10.00") -> dict[str, Any]:
    """Return an invoice, which is known by its number."""
    return {"number": number, "date": "2025-01-10", "amount": amount}


JANUARY, FEBRUARY, MARCH = payment("2025-01-01"), payment("2025-02-01"), payment("2025-03-01")
PAID = {"kind": "payment"}


@pytest.mark.parametrize(
    "before, after, found",
    [
        ({}, {}, []),
        ({}, {"client": {"name": "Other"}}, [("client.name", "Client", "Other")]),
        ({}, {"law": "NL"}, [("law", None, "NL")]),
        ({"law": "NL"}, {}, [("law", "NL", None)]),
        ({}, {"initial_term": {"ends_on": "2025-02-28"}}, [
            ("initial_term.months", 12, None), ("initial_term.ends_on", None, "2025-02-28")]),
        ({}, {"invoices": [invoice("7")]}, [("invoices[7]", None, invoice("7"))]),
        ({"invoices": [invoice("7")]}, {}, [("invoices[7]", invoice("7"), None)]),
        (
            {"invoices": [invoice("7"), invoice("8")]},
            {"invoices": [invoice("9"), invoice("8", "20.00")]},
            [("invoices[7]", invoice("7"), None), ("invoices[8].amount", "10.00", "20.00"),
             ("invoices[9]", None, invoice("9"))],
        ),
        ({"notices": [notice("n1", "2025-01-02")]}, {"notices": [notice("n1", "2025-01-03")]}, [
            ("notices[n1].sent", "2025-01-02", "2025-01-03")]),
        ({"payments": [JANUARY, FEBRUARY, MARCH]}, {"payments": [JANUARY, MARCH]}, [
            ("payments[1]", {**FEBRUARY, **PAID}, None)]),
        ({"payments": [JANUARY, MARCH]}, {"payments": [JANUARY, FEBRUARY, MARCH]}, [
            ("payments[+1]", None, {**FEBRUARY, **PAID})]),
        ({"payments": [JANUARY, MARCH]}, {"payments": [JANUARY, payment("2025-03-01", "2.00")]}, [
            ("payments[1].amount", "1.00", "2.00")]),
        ({"readings": {"after_hours": "same_day"}}, {"readings": {"after_hours": "next_business_day"}}, [
            ("readings.after_hours", "same_day", "next_business_day")]),
        ({"fx": [{"date": "2025-01-02", "currency": "DKK", "per_eur": "7.4"}]},
         {"fx": [{"date": "2025-01-02", "currency": "DKK", "per_eur": "7.5"}]}, [
            ("fx[2025-01-02 DKK].per_eur", "7.4", "7.5")]),
        ({}, {"entity": {"name": "Own", "country": "SE", "time_zone": "Europe/Stockholm"}}, [
            ("entity", "nl", {"name": "Own", "country": "SE", "time_zone": "Europe/Stockholm"})]),
        ({}, {"service_countries": ["DK"]}, [("service_countries", None, ["DK"])]),
    ],
)  # fmt: skip
def test_each_place_that_differs_is_named(
    before: dict[str, Any], after: dict[str, Any], found: list[tuple[str, Any, Any]]
) -> None:
    """Entries with a name by it, others by their number; one taken out of the middle is one difference."""
    told = [(one.place, one.before, one.after) for one in differences(contract_of(**before), contract_of(**after))]
    assert told == found


@examples(30)
@given(contracts(), contracts())
def test_only_equal_contracts_do_not_differ(one: Contract, other: Contract) -> None:
    """Nothing is overlooked, and nothing made up."""
    assert not differences(one, one)
    assert bool(differences(one, other)) is (one != other)


def conflict(base: Contract, mine: Contract, theirs: Contract) -> Conflict:
    """Return the conflict of two edits of a contract."""
    stored = Stored(1, 2, theirs, "Ann", MORNING, "")
    return Conflict(stored, 1, base, differences(base, mine), differences(base, theirs), clashes(base, mine, theirs))


BASE = {"payments": [JANUARY, FEBRUARY], "invoices": [invoice("7")]}


@pytest.mark.parametrize(
    "mine, theirs, both",
    [
        ({"law": "NL"}, {"currency": "DKK"}, {"law": "NL", "currency": "DKK"}),
        ({"payments": [JANUARY]}, {"payments": [JANUARY, FEBRUARY, MARCH]}, {"payments": [JANUARY, MARCH]}),
        (
            {"payments": [JANUARY, FEBRUARY, MARCH]},
            {"payments": [JANUARY, FEBRUARY, payment("2025-04-01")]},
            {"payments": [JANUARY, FEBRUARY, payment("2025-04-01"), MARCH]},
        ),
        (
            {"payments": [JANUARY, FEBRUARY, MARCH]},
            {"payments": [JANUARY, FEBRUARY, MARCH]},
            {"payments": [JANUARY, FEBRUARY, MARCH]},
        ),
        ({"invoices": []}, {"law": "NL"}, {"invoices": [], "law": "NL"}),
        (
            {"invoices": [invoice("7"), invoice("8")]},
            {"invoices": [invoice("7"), invoice("9")]},
            {"invoices": [invoice("7"), invoice("9"), invoice("8")]},
        ),
        (
            {"notices": [notice("n1", "2025-01-02")]},
            {"notices": [notice("n2", "2025-01-02")]},
            {"notices": [notice("n2", "2025-01-02"), notice("n1", "2025-01-02")]},
        ),
        (
            {"readings": {"after_hours": "same_day"}},
            {"readings": {"holiday_scope": "narrow"}},
            {"readings": {"holiday_scope": "narrow", "after_hours": "same_day"}},
        ),
    ],
)
def test_two_edits_of_different_places_are_made_one(
    mine: dict[str, Any], theirs: dict[str, Any], both: dict[str, Any]
) -> None:
    """Nobody has to choose, and nothing of either is lost."""
    base, one, other = (contract_of(**{**BASE, **edit}) for edit in ({}, mine, theirs))
    found = conflict(base, one, other)
    assert not found.clashes
    assert merged(found, one) == contract_of(**{**BASE, **both}) == merged(found, one, mine_wins=False)


@pytest.mark.parametrize(
    "mine, theirs, places",
    [
        ({"law": "NL"}, {"law": "DK"}, ("law",)),
        ({"invoices": [invoice("7", "11.00")]}, {"invoices": [invoice("7", "12.00")]}, ("invoices[7].amount",)),
        ({"invoices": [invoice("7", "11.00")]}, {"invoices": []}, ("invoices[7]",)),
        ({"payments": [JANUARY]}, {"payments": [JANUARY, payment("2025-02-01", "2.00")]}, ("payments[1]",)),
    ],
)
def test_a_place_that_both_set_is_for_somebody_to_choose(
    mine: dict[str, Any], theirs: dict[str, Any], places: tuple[str, ...]
) -> None:
    """Either of the two can win, and what was taken out can stay so."""
    base, one, other = (contract_of(**{**BASE, **edit}) for edit in ({}, mine, theirs))
    found = conflict(base, one, other)
    assert found.clashes == places
    assert merged(found, one) == one
    assert merged(found, one, mine_wins=False) == other


def test_each_clash_is_decided_by_itself() -> None:
    """One place goes to the one, one to the other; what does not clash is kept of both."""
    base = contract_of(law="NL", invoices=[invoice("7")])
    mine = contract_of(law="DK", invoices=[invoice("7", "11.00")], payments=[JANUARY])
    theirs = contract_of(law="DE", invoices=[invoice("7", "12.00")], currency="DKK")
    found = conflict(base, mine, theirs)
    both = {"payments": [JANUARY], "currency": "DKK"}
    assert merged(found, mine, otherwise_at=["law"]) == contract_of(law="DE", invoices=[invoice("7", "11.00")], **both)
    assert merged(found, mine, mine_wins=False, otherwise_at=["law"]) == contract_of(
        law="DK", invoices=[invoice("7", "12.00")], **both
    )


def test_two_edits_that_make_no_contract_are_told() -> None:
    """One pays an invoice that the other takes out."""
    base = contract_of(invoices=[invoice("7")])
    mine = contract_of(invoices=[invoice("7")], payments=[{**JANUARY, "invoice": "7"}])
    found = conflict(base, mine, contract_of())
    with pytest.raises(FaultyInput):
        merged(found, mine)


@examples(30)
@given(contracts(), contracts())
def test_an_edit_alone_is_taken_as_it_is(base: Contract, mine: Contract) -> None:
    """Where nobody else changed anything, or both did the same."""
    assert merged(conflict(base, mine, base), mine) == mine
    assert merged(conflict(base, base, mine), base) == mine
    assert merged(conflict(base, mine, mine), mine) == mine
