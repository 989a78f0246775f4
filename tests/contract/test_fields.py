"""Fields: each attribute of each record is described, once and whole."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from cmdesk.calendars.own_days import OwnDay, OwnDays
from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import Shape, fields_of
from cmdesk.contract.notices import Notice
from cmdesk.contract.parties import OwnEntity
from cmdesk.contract.payments import Payment


def classes(held: Any) -> list[Any]:
    """Return a record class and all that are inside it."""
    inside = [one for field in fields_of(held) for part in field.holds for one in classes(part)]
    return [held, *inside]


RECORDS = list(dict.fromkeys([*classes(Contract), OwnEntity]))


@pytest.mark.parametrize("held", RECORDS, ids=lambda held: held.__name__)
def test_every_attribute_is_described(held: Any) -> None:
    """In the same order, with a label, a help sentence, a key, and what its shape needs."""
    described = fields_of(held)
    assert [field.name for field in described] == [attribute.name for attribute in fields(held)]
    assert len({field.key for field in described}) == len(described)
    for field in described:
        assert field.label
        assert field.help.endswith(".")
        assert (field.least is None) == (field.most is None)
        assert bool(field.choices) == (field.shape is Shape.CHOICE)
        assert bool(field.holds) == (field.shape in {Shape.RECORD, Shape.RECORDS})


def test_there_are_all_families() -> None:
    """Twenty-eight records, the two of the calendars among them."""
    assert len(RECORDS) == 28
    assert {OwnDay, OwnDays} <= set(RECORDS)


def test_a_field_knows_key_name_and_default() -> None:
    """The key is the attribute's name unless it is a word of Python's; what has no default is required."""
    by_name = {field.name: field for field in fields_of(Notice)}
    assert by_name["sender"].key == "from"
    assert by_name["kind"].key == "kind"
    assert by_name["sender"].required
    assert not by_name["confirmed"].required
    assert {field.name: field.default for field in fields_of(Payment)}["kind"] == "payment"


def test_the_days_of_the_calendars_are_described_here() -> None:
    """A record of a lower room carries no fields; its keys are those of the file nevertheless."""
    assert [field.key for field in fields_of(OwnDays)] == ["add", "remove"]
    assert [field.required for field in fields_of(OwnDay)] == [True, True]


def test_the_order_is_that_of_the_file() -> None:
    """The keys of a contract in the order of the format."""
    assert [field.key for field in fields_of(Contract)] == [
        "reference", "client", "entity", "service_entity", "service_countries", "edition", "effective_date",
        "initial_term", "currency", "law", "deviations", "readings", "holidays", "fees", "usage_plan", "credit_limits",
        "invoices", "payments", "projected_payments", "incidents", "notices", "force_majeure", "information_requests",
        "amendments", "suspensions", "termination", "prepaid", "fx",
    ]  # fmt: skip
