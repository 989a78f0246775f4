"""Contracts and their deadlines as they all are at one moment."""

from __future__ import annotations

from datetime import date

import pytest

from cmdesk.register import coming, searching, snapshot
from cmdesk.register.query import Query, parsed
from cmdesk.register.register import Register
from tests.register.kept import ANN, INVOICE, WED_2025_01_15, named


@pytest.fixture(params=[2, 500], autouse=True)
def _together(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read two at a time, or all at once."""
    for module, name in ((snapshot, "_TOGETHER"), (coming, "_TOGETHER"), (coming, "_FEW"), (searching, "_NAMED")):
        monkeypatch.setattr(module, name, request.param)


def test_what_a_search_finds(register: Register) -> None:
    """By reference; deadlines by the day to act, each contract's own."""
    register.add_all([named(name, invoices=[INVOICE]) for name in "CAB"], ANN)
    with register.snapshot(parsed("-ref:c", WED_2025_01_15), WED_2025_01_15) as found:
        assert found.numbers == (2, 3)
        assert [number for number, _ in found.bodies()] == [2, 3]
        assert [(one.reference, one.next and one.next.act_by) for one in found.contracts()] == [
            ("A", date(2025, 1, 21)),
            ("B", date(2025, 1, 21)),
        ]
        deadlines = list(found.deadlines())
        assert [one.reference for one in deadlines[:2]] == ["A", "B"]
        assert {one.contract_id for one in deadlines} == {2, 3}
        assert [one.act_by for one in deadlines] == sorted(one.act_by for one in deadlines)


def test_some_by_their_numbers(register: Register) -> None:
    """In the order of the numbers; those that are gone, or never were there, are left out."""
    register.add_all([named(name) for name in "ABCD"], ANN)
    register.delete(3, 1, ANN)
    with register.snapshot((4, 9, 3, 2, 1), WED_2025_01_15) as found:
        assert found.numbers == (4, 2, 1)
        assert [one.reference for one in found.contracts()] == ["D", "B", "A"]
        assert {one.contract_id for one in found.deadlines()} == {4, 2, 1}


def test_an_empty_register(register: Register) -> None:
    """Nothing of anything."""
    with register.snapshot(Query(), WED_2025_01_15) as found:
        assert (found.numbers, [*found.bodies()], [*found.contracts()], [*found.deadlines()]) == ((), [], [], [])
