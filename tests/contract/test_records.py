"""Objects to records: every key known, every value right."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cmdesk.contract.findings import Findings
from cmdesk.contract.incidents import Claim, Head
from cmdesk.contract.records import reader_of
from tests.contract.helpers import contract_with, faults_of, text_of


def test_a_record_is_read_alone() -> None:
    """A form reads one row as the file is read."""
    findings = Findings()
    assert reader_of(Claim).read({"head": "8.5", "amount": "1"}, "", findings) == Claim(Head.CARVE_OUT, Decimal(1))
    assert reader_of(Claim).read({"head": "8.5"}, "", findings) is None
    assert [fault.place for fault in findings.faults] == ["amount"]
    assert reader_of(Claim) is reader_of(Claim)


def test_all_faults_of_a_record_at_once() -> None:
    """Unknown, wrong and missing keys together."""
    row = {"date": "2024-03-20", "amuont": "1", "vat": "x", "kind": "gift"}
    assert [place for place, _ in faults_of(text_of(payments=[row]))] == [
        "payments[0].amuont",
        "payments[0].vat",
        "payments[0].kind",
        "payments[0].amount",
    ]


def test_a_known_key_is_proposed_once() -> None:
    """Not where it stands already."""
    twice = {"date": "2024-03-20", "amount": "1", "ammount": "1"}
    found = faults_of(text_of(payments=[twice, {"date": "2024-03-20", "ammount": "1"}]))
    assert found[0] == ("payments[0].ammount", "is no key that belongs here; take it out")
    assert found[1] == ("payments[1].ammount", "is no key that belongs here; did you mean amount?")


def test_a_repeated_key_is_a_fault_at_any_depth() -> None:
    """Which of two values was meant nobody can know."""
    text = text_of(readings={"x": 1}, client={"y": 1})
    text = text.replace('{"x": 1}', '{"late_notice": "void", "late_notice": "void"}')
    text = text.replace('{"y": 1}', '{"name": "A", "name": "B"}')
    assert [place for place, _ in faults_of(text)] == ["client.name", "readings.late_notice"]


@pytest.mark.parametrize(
    "key, raw, words",
    [
        ("client", [], "is a list; an object in braces belongs here"),
        ("holidays", 5, "is a number; an object in braces belongs here"),
        ("readings", "x", "is a text; an object in braces belongs here"),
        ("payments", {}, "is an object; a list in square brackets belongs here"),
        ("service_countries", "DK", "is a text; a list in square brackets belongs here"),
        ("entity", 5, "is a number; write a text in quotation marks"),
    ],
)
def test_the_wrong_kind_of_thing(key: str, raw: Any, words: str) -> None:
    """Said once, at the key itself."""
    assert faults_of(text_of(**{key: raw})) == [(key, words)]


@pytest.mark.parametrize("row", ["x", [], None, 5])
def test_a_row_that_is_no_object(row: Any) -> None:
    """Of a list of one kind and of several."""
    for key in ("payments", "fees"):
        (found,) = faults_of(text_of(**{key: [row]}))
        assert found[0] == f"{key}[0]"
        assert found[1].endswith("an object in braces belongs here")


def test_a_fee_without_a_kind() -> None:
    """Which keys belong to it cannot be said before."""
    assert faults_of(text_of(fees=[{"amout": "1"}])) == [
        ("fees[0].kind", "is missing; write one of: subscription, setup, usage")
    ]


def test_readings_are_read() -> None:
    """A choice that is null is none."""
    assert contract_with(readings={"late_notice": "void", "first_day": None}).readings == {"late_notice": "void"}


def test_countries_are_read() -> None:
    """Each one known, in the order of the file."""
    assert contract_with(service_countries=["SE", "DK"]).service_countries == ("SE", "DK")
    assert [place for place, _ in faults_of(text_of(service_countries=["SE", 5, "XX"]))] == [
        "service_countries[1]",
        "service_countries[2]",
    ]


def test_records_that_cannot_be_told_apart() -> None:
    """The second is at fault; what has no proper key is not compared."""
    rows = [{"number": "7"}, {"number": "7"}, {"number": 7}, "7", {"number": None}]
    found = faults_of(text_of(invoices=rows))
    assert ("invoices[1].number", "stands at invoices[0] already; keep one, or change it") in found
    assert len([words for _, words in found if "already" in words]) == 1
