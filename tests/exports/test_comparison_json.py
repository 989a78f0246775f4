"""Two calculations side by side as JSON."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.contract.read import read_contract_file
from cmdesk.engine.compare import Comparison, compared, under_editions
from cmdesk.engine.provenance import provenance_of
from cmdesk.engine.what_if import read_change, what_if
from cmdesk.exports.comparison_json import editions_document, plain_json, what_if_document
from cmdesk.exports.results_json import document_text, results_document
from tests.helpers import EDITIONS, contract_of, notice

MON_2025_06_02 = date(2025, 6, 2)
TUE_2025_11_18 = date(2025, 11, 18)
ENGLISH = words_for("en")
ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.cmdesk"))
GOLDEN = ROOT / "tests" / "golden"


def editions(**values: Any) -> dict[str, Any]:
    """Return the document of the base contract under both editions, as another program reads it."""
    contract = contract_of(**values)
    found = compared(contract, *under_editions(contract, EDITIONS, MON_2025_06_02))
    return as_read(editions_document(found, ENGLISH))


def tried(*written: str, **values: Any) -> dict[str, Any]:
    """Return the document of the base contract before and after some changes."""
    changes = [read_change(one) for one in written]
    comparison: Comparison = what_if(contract_of(**values), changes, MON_2025_06_02, "")
    return as_read(what_if_document(comparison, changes, ENGLISH))


def as_read(found: dict[str, Any]) -> dict[str, Any]:
    """Return a document as another program reads it."""
    document: dict[str, Any] = json.loads(document_text(found))
    return document


def difference(document: dict[str, Any], result_id: str) -> dict[str, Any]:
    """Return one difference of a document."""
    one: dict[str, Any] = next(one for one in document["differences"] if one["id"] == result_id)
    return one


def test_the_frame_of_editions() -> None:
    """It says what it is, of which contract, which two editions, as of when, and where both sides come from."""
    found = editions()
    assert list(found) == ["schema", "reference", "editions", "as_of", "differences", "warnings", "provenance"]
    assert found["schema"] == "cmdesk.comparison/1"
    assert (found["reference"], found["editions"], found["as_of"]) == ("TEST", list(EDITIONS), "2025-06-02")
    assert list(found["provenance"]["editions"]) == list(EDITIONS)
    assert found["warnings"] == {"before": [], "after": []}


def test_the_frame_of_what_if() -> None:
    """It also names the changes, their values as JSON has them."""
    found = tried("projected_payments=true", 'payments[0]={"date": "2025-05-02", "amount": 12.50}')
    keys = ["schema", "reference", "edition", "changes", "as_of", "differences", "warnings", "provenance"]
    assert list(found) == keys
    assert found["schema"] == "cmdesk.whatif/1"
    assert found["changes"] == [
        {"path": "projected_payments", "value": True},
        {"path": "payments[0]", "value": {"date": "2025-05-02", "amount": 12.5}},
    ]
    assert [one["code"] for one in found["warnings"]["after"]] == ["payments_supposed"]


def test_the_contract_is_the_one_entered() -> None:
    """Its fingerprint is that of the file, not of the changed contract."""
    contract = contract_of()
    own = compared(contract, *under_editions(contract, EDITIONS, MON_2025_06_02)).after
    expected = provenance_of(own).input_sha256
    assert editions()["provenance"]["input_sha256"] == tried("reference=X")["provenance"]["input_sha256"] == expected


def test_a_difference() -> None:
    """13.6, 13.7: each side is a result as a results file has it, without steps; days lie between two days."""
    courier = notice("n", "2025-06-02", channel="courier", confirmed="2025-06-05")
    found = difference(editions(notices=[courier]), "notice.n.deemed_delivered")
    assert list(found) == ["id", "by", "before", "after"]
    assert found["by"] == -2
    assert [found[side]["value"] for side in ("before", "after")] == ["2025-06-05", "2025-06-03"]
    assert [found[side]["clause"] for side in ("before", "after")] == ["13.6", "13.7"]
    assert [found[side]["edition"] for side in ("before", "after")] == list(EDITIONS)
    written = {one["id"]: one for one in results_document(own_side(courier), ENGLISH, steps=False)["results"]}
    assert found["after"] == written["notice.n.deemed_delivered"]


def own_side(*notices: dict[str, Any]) -> Any:
    """Return the base contract with some notices under its own edition."""
    contract = contract_of(notices=list(notices))
    return under_editions(contract, EDITIONS[1:], MON_2025_06_02)[0]


def test_sums_and_sides_that_have_none() -> None:
    """A sum is a text with all its decimals; a side without the result is null, and nothing lies between."""
    values = {"payments": [{"date": "2025-05-02", "amount": "100.5"}]}
    cap = difference(tried("payments[0].amount=50", **values), "liability.cap_if_today")
    assert (cap["by"], cap["before"]["currency"]) == ("-50.50", "EUR")
    come = difference(tried("incidents[0].date=2025-05-20", "incidents[0].description=x"), "liability.cap")
    assert (come["before"], come["by"]) == (None, None)


def test_an_entry_taken_out() -> None:
    """Differences count entries as before; the second side has its own id."""
    invoices = [
        {"number": "A", "date": "2025-05-05", "amount": "10"},
        {"number": "B", "date": "2025-05-19", "amount": "20"},
    ]
    found = tried(
        "invoices[0]=null",
        "invoices[1].date=2025-05-20",
        invoices=invoices,
    )
    assert difference(found, "invoice.0.due")["after"] is None
    due = difference(found, "invoice.1.due")
    assert (due["by"], due["before"]["id"], due["after"]["id"]) == (1, "invoice.1.due", "invoice.0.due")


@pytest.mark.parametrize(
    "value, expected",
    [
        (Decimal("1.50"), 1.5),
        (Decimal(3), 3),
        (Decimal("0.12345678901234567891"), "0.12345678901234567891"),
        (Decimal("1e9999"), "1E+9999"),
        (Decimal(0), 0),
        ({"a": [Decimal(1), None]}, {"a": [1, None]}),
        (("a", True), ["a", True]),
    ],
)
def test_plain_values(value: Any, expected: Any) -> None:
    """What was read exactly is written as JSON has it."""
    assert plain_json(value) == expected
    assert type(plain_json(value)) is type(expected)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_differ_as_they_did(path: Path, request: pytest.FixtureRequest) -> None:
    """Every change in how the samples differ is seen: accept it with `pytest --accept` and review the diff."""
    contract = read_contract_file(path)
    found = editions_document(compared(contract, *under_editions(contract, EDITIONS, TUE_2025_11_18)), ENGLISH)
    del found["provenance"]  # it differs by machine and version, as it should
    golden = GOLDEN / f"{path.stem}.comparison.json"
    if request.config.getoption("--accept"):
        golden.write_text(document_text(found), encoding="utf-8")
    assert json.loads(golden.read_text(encoding="utf-8")) == as_read(found)
