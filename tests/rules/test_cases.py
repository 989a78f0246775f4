"""Every case of tests/cases holds: contracts in a few lines, with results worked out by hand from the clauses.

A file holds one subject. `[contract]` at its top is laid over the base contract of tests/helpers.py, and each case's
own `contract` over that, key by key; an empty text takes a key away. A case runs under each of its `editions`.

Under `[case.expect]` stands what a result id comes to. A plain value is final, and what is not said is not compared:

  value, status    what comes out (no value where it is pending or not applicable)
  clause, edition  what is cited
  readings         the readings that it rests on, all of them
  deviation        the parameter that the Order Form sets
  missing          the places of the facts that it waits for
  until            the moment of a deadline in Business Days
  says             texts that stand in its reason or its steps

`absent` names ids that there are not, `warnings` all warnings as code@place.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cmdesk.basics.money import Money
from cmdesk.editions.load import edition as edition_by_id
from cmdesk.editions.readings import readings
from cmdesk.engine.calculate import Calculation
from cmdesk.rules import RULES
from cmdesk.rules.result import Result
from tests.helpers import EDITIONS, calculated, told, written

FILES = sorted((Path(__file__).parents[1] / "cases").glob("*.toml"))
_KEYS = {"about", "as_of", "editions", "contract", "expect", "absent", "warnings"}
_WANTED = {"value", "status", "clause", "edition", "readings", "deviation", "missing", "until", "says"}


@cache
def _content(path: Path) -> dict[str, Any]:
    """Return what a file of cases holds, read once."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _cases() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield every case under each of its editions: its name, the case, and what it lays over the base contract."""
    for path in FILES:
        content = _content(path)
        for number, case in enumerate(content["case"], 1):
            for edition in case["editions"]:
                values = {**content.get("contract", {}), **case.get("contract", {}), "edition": edition}
                yield f"{path.stem}-{number}-{edition[:4]}", case, values


@pytest.mark.parametrize("case, values", [pytest.param(case, values, id=name) for name, case, values in _cases()])
def test_a_case_holds(case: dict[str, Any], values: dict[str, Any]) -> None:
    """Everything that a case expects comes out of the calculation."""
    calculation = _calculated(case, values)
    expected = {one: _wanted(want) for one, want in case.get("expect", {}).items()}
    found = {one: _found(calculation, one, want) for one, want in expected.items()}
    assert found == expected, case["about"]
    assert not set(case.get("absent", ())) & set(calculation.results)
    if "warnings" in case:
        assert [f"{one.code}@{one.place}" for one in calculation.warnings] == case["warnings"]


def _calculated(case: dict[str, Any], values: dict[str, Any]) -> Calculation:
    """Return the calculation of a case with some values; an empty text takes a key away."""
    return calculated(case["as_of"], **{key: value if value != "" else None for key, value in values.items()})


def _wanted(want: Any) -> dict[str, Any]:
    """Return an expectation in full."""
    if not isinstance(want, dict):
        return {"value": want, "status": "final"}
    return {"value": None, "status": "final", **want}


def _found(calculation: Calculation, result_id: str, want: dict[str, Any]) -> dict[str, Any]:
    """Return what came out, as far as something is expected of it."""
    result = calculation.results.get(result_id)
    if result is None:
        return {"there is no": result_id}
    if isinstance(result.value, Money):
        assert result.value.currency == calculation.contract.currency
    all_of_it = {
        "value": written(result.value),
        "status": str(result.status),
        "clause": result.clause,
        "edition": result.edition,
        "readings": sorted(result.readings),
        "deviation": result.deviation.parameter if result.deviation else "",
        "missing": list(result.missing),
        "until": result.until.isoformat() if result.until else "",
        "says": _said(result, want.get("says", [])),
    }
    return {key: all_of_it[key] for key in want}


def _said(result: Result, texts: list[str]) -> list[str]:
    """Return those of some texts that a result says."""
    story = told(result)
    return [text for text in texts if text in story]


def test_the_cases_are_written_as_described() -> None:
    """Every case says what it is about and has no key that nobody reads."""
    for path in FILES:
        assert _content(path).keys() <= {"contract", "case"}
        for case in _content(path)["case"]:
            assert len(case["about"]) > len("10.1: x")
            assert case.keys() <= _KEYS, case["about"]
            for want in case.get("expect", {}).values():
                assert not isinstance(want, dict) or want.keys() <= _WANTED, case["about"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_rule_has_a_case(edition: str) -> None:
    """No id of the table goes without an expectation under either edition."""
    expected = {one for case in _all_cases() if edition in case["editions"] for one in case.get("expect", {})}
    patterns = {rule.id: re.compile(re.escape(rule.id).replace(r"\{\}", r".+")) for rule in RULES}
    assert not [one for one, pattern in patterns.items() if not any(map(pattern.fullmatch, expected))]


ALTERNATIVES = [(one.name, choice) for one in readings().values() for choice in one.alternatives]
PARAMETERS = sorted({one.name for edition in EDITIONS for one in edition_by_id(edition).deviations()})


@pytest.mark.parametrize("name, choice", ALTERNATIVES)
def test_every_alternative_has_a_case(name: str, choice: str) -> None:
    """Each choice of each reading matters in some case: by the default the same facts come to something else."""
    chosen = [(case, values) for _, case, values in _cases() if values.get("readings", {}).get(name) == choice]
    assert any(_matters(case, values, "readings", _without(values["readings"], name)) for case, values in chosen)


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_deviation_has_a_case(name: str) -> None:
    """Each figure that an Order Form may set matters in some case: by the edition it comes to something else."""
    agreed = [(case, values) for _, case, values in _cases() if name in _parameters(values)]
    assert any(_matters(case, values, "deviations", _other_deviations(values, name)) for case, values in agreed)


def _matters(case: dict[str, Any], values: dict[str, Any], key: str, otherwise: Any) -> bool:
    """Tell whether a value or a status that a case expects does not come out with a key set otherwise."""
    calculation = _calculated(case, {**values, key: otherwise})
    for result_id, want in case.get("expect", {}).items():
        wanted = {name: expected for name, expected in _wanted(want).items() if name in {"value", "status"}}
        if _found(calculation, result_id, wanted) != wanted:
            return True
    return False


def _without(readings_: dict[str, str], name: str) -> dict[str, str]:
    """Return the readings chosen but one."""
    return {one: choice for one, choice in readings_.items() if one != name}


def _parameters(values: dict[str, Any]) -> list[str]:
    """Return the figures that a contract sets."""
    return [one["parameter"] for one in values.get("deviations", [])]


def _other_deviations(values: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the deviations of a contract but one."""
    return [one for one in values["deviations"] if one["parameter"] != name]


def _all_cases() -> list[dict[str, Any]]:
    """Return the cases of all files."""
    return [case for path in FILES for case in _content(path)["case"]]
