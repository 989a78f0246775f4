"""What is done with each contract of a batch."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cmdesk.desk import batch_work
from cmdesk.desk.batch_work import Clerk, Form, Piece, Plan
from cmdesk.desk.folders import reports_folder
from cmdesk.engine.calculate import calculate as calculated
from cmdesk.imports.json_lines import JsonLine
from cmdesk.imports.source import Entry
from tests.desk.many import FAULTY, contract

NEW_YEAR_S_EVE = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
TUE_2025_11_18 = date(2025, 11, 18)


def plan(form: Form = Form.LINES, **how: Any) -> Plan:
    """Return a plan for JSON lines."""
    return Plan(JsonLine(), form, NEW_YEAR_S_EVE, **{"as_of": TUE_2025_11_18, **how})


def piece(*contracts: Any) -> Piece:
    """Return a piece with some contracts, or with what stands in their places."""
    contents = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in contracts]
    return Piece([Entry(number, content) for number, content in enumerate(contents, start=1)], 1000)


def documents(*contracts: Any, **how: Any) -> list[Any]:
    """Return what contracts come to, as JSON."""
    made = Clerk(plan(**how))(piece(*contracts))
    return [json.loads(line) for line in made.output.splitlines()]


def test_results_and_faults() -> None:
    """Each contract has its line, in order, and those at fault are counted."""
    made = Clerk(plan())(piece(contract("A"), contract(FAULTY), b"{]", contract("B")))
    assert made[1:] == (1000, 4, 2, 0)
    first, second, third, fourth = [json.loads(line) for line in made.output.splitlines()]
    assert (first["schema"], first["reference"], fourth["reference"]) == ("cmdesk.results/1", "A", "B")
    assert {one["place"] for one in second.pop("errors")} == {"edition", "currency"}
    assert second == {"reference": FAULTY}
    assert third == {
        "reference": None,
        "errors": [
            {"place": "line 3, column 2", "text": "this is no JSON: a key in double quotation marks is expected here"}
        ],
    }


@pytest.mark.parametrize(
    "values, reference",
    [
        (b"[]", None),
        (b'{"reference": 7}', None),
        (b'{"reference": "R"}', "R"),
        (b'{"schema": "cmdesk.contract/9"}', None),
    ],
)
def test_references_of_faulty_contracts(values: bytes, reference: str | None) -> None:
    """The one that can be made out, or none."""
    [found] = documents(values)
    assert found["reference"] == reference
    assert found["errors"]


def test_a_fault_without_a_place_has_its_line() -> None:
    """As when a line holds something else than an object."""
    [found] = documents(b"[]")
    assert found["errors"] == [{"place": "line 1", "text": "is a list; a contract is one JSON object"}]


def test_steps_and_bands_on_request() -> None:
    """Without a wish for them results have neither."""
    plain, full = documents(contract("A"))[0], documents(contract("A"), steps=True, sensitivity=True)[0]
    assert all("steps" not in one and "band" not in one for one in plain["results"])
    assert all("steps" in one for one in full["results"])
    assert any("band" in one for one in full["results"])


def test_the_language() -> None:
    """Words follow it, values do not."""
    english, dutch = documents(contract("A"))[0], documents(contract("A"), language="nl")[0]
    assert [one["value"] for one in english["results"]] == [one["value"] for one in dutch["results"]]
    assert english["results"][0]["because"] != dutch["results"][0]["because"]
    [fault] = documents(b"", language="nl")
    assert "errors" in fault


def test_today_is_the_entity_s_at_the_start_of_the_batch() -> None:
    """However long it takes: in London it is still the old year, in Amsterdam the new one."""
    found = documents(contract("A", entity="gb"), contract("B"), as_of=None)
    assert [one["as_of"] for one in found] == ["2025-12-31", "2026-01-01"]


def test_characters_that_are_none() -> None:
    """Half a character in a reference comes out as it went in, and as JSON."""
    [found] = documents(b'{"reference": "\\ud800"}')
    assert found["reference"] == "\ud800"


# Rows


def test_rows() -> None:
    """For a workbook results and faults are rows, the latter with their line."""
    made = Clerk(plan(Form.ROWS))(piece(contract("A"), contract(FAULTY)))
    assert {row[0] for row in made.output.results} == {"A"}
    assert [row[:3] for row in made.output.errors] == [(FAULTY, 2, "edition"), (FAULTY, 2, "currency")]
    assert made[1:] == (1000, 2, 1, 0)


# Errors of ours


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the calculation of contract B break down."""

    def calculate(found: Any, as_of: date, *, steps: bool) -> Any:
        if found.reference == "B":
            raise ZeroDivisionError("secret")
        return calculated(found, as_of, steps=steps)

    monkeypatch.setattr(batch_work, "calculate", calculate)


@pytest.mark.usefixtures("broken")
def test_an_error_of_ours_costs_one_contract() -> None:
    """It stands in its place, without what the error quotes; of many one has a report."""
    made = Clerk(plan())(piece(contract("A"), contract("B"), contract("B"), contract("C")))
    assert made[1:] == (1000, 4, 0, 2)
    first, second, _, fourth = [json.loads(line) for line in made.output.splitlines()]
    assert (first["reference"], fourth["reference"]) == ("A", "C")
    said = "cmdesk stopped here by an error of its own: ZeroDivisionError; a report for its makers is kept"
    assert second == {"reference": "B", "errors": [{"place": "line 2", "text": said}]}
    [report] = reports_folder().iterdir()
    assert "ZeroDivisionError" in report.read_text("utf-8")


@pytest.mark.usefixtures("broken")
def test_who_asks_for_the_error_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """CMDESK_DEBUG=1 lets it through."""
    monkeypatch.setenv("CMDESK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError, match="secret"):
        Clerk(plan())(piece(contract("B")))
