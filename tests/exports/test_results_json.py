"""Results as JSON, the form that other programs read."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cmdesk.basics.money import Money
from cmdesk.basics.wording import words_for
from cmdesk.contract.read import read_contract_file
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import calculate
from cmdesk.exports.results_json import document_line, document_text, plain, results_document
from tests.helpers import calculated, notice

MON_2024_06_03 = date(2024, 6, 3)
TUE_2025_11_18 = date(2025, 11, 18)
ENGLISH = words_for("en")
ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.cmdesk"))
GOLDEN = ROOT / "tests" / "golden"

STATUSES = {"final", "projected", "estimated", "pending", "not_applicable"}
KINDS = {"date", "moment", "money", "number", "text", "list"}
FEES = [{"kind": "subscription", "amount": "100.00", "every": "year", "from": "2024-03-01"}]


def document(**values: Any) -> dict[str, Any]:
    """Return the document of the base contract with some keys set otherwise, as another program reads it."""
    found: dict[str, Any] = json.loads(document_line(results_document(calculated(MON_2024_06_03, **values), ENGLISH)))
    return found


def result(result_id: str, **values: Any) -> dict[str, Any]:
    """Return one result of that document."""
    return next(one for one in document(**values)["results"] if one["id"] == result_id)


def test_the_frame() -> None:
    """The document says what it is, of which contract, under which edition, as of when, and where it comes from."""
    found = document()
    assert list(found) == ["schema", "reference", "edition", "as_of", "results", "warnings", "provenance"]
    assert found["schema"] == "cmdesk.results/1"
    assert (found["reference"], found["edition"], found["as_of"]) == ("TEST", "2025-03-03", "2024-06-03")
    assert set(found["provenance"]) == {
        "app",
        "editions",
        "holidays",
        "calendar_end",
        "rates_checked_on",
        "input_sha256",
    }


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_result_has_the_agreed_keys(path: Path) -> None:
    """Kinds and statuses are those agreed; a sum has a currency and nothing else has; no value where none is stated."""
    found = results_document(calculate(read_contract_file(path), TUE_2025_11_18), ENGLISH)
    for one in found["results"]:
        assert list(one)[:5] == ["id", "clause", "edition", "kind", "value"]
        assert one["kind"] in KINDS
        assert one["status"] in STATUSES
        assert (one["value"] is None) is (one["status"] in {"pending", "not_applicable"})
        assert ("currency" in one) is (one["kind"] == "money" and one["value"] is not None)
        assert {"because", "steps", "readings", "deviation"} <= set(one)
        assert all(list(step) == ["text", "value"] for step in one["steps"])


def test_a_day() -> None:
    """A day is written by ISO 8601, with its clause, its readings and its steps in words."""
    found = result("term.last_day")
    assert (found["value"], found["clause"], found["status"]) == ("2025-02-28", "10.1", "final")
    assert "term_end" in found["readings"]
    assert found["because"] == "The Initial Term runs to the end of Friday 28 February 2025."
    assert {"text": "Effective Date", "value": "Friday 1 March 2024"} in found["steps"]
    assert "until" not in found


def test_a_deadline_in_business_days_has_its_hour() -> None:
    """Registered mail for 30 November 2024, a Saturday, leaves on Tuesday 26 November, by five o'clock in Amsterdam."""
    found = result("term.non_renewal_dispatch.registered")
    assert (found["value"], found["until"]) == ("2024-11-26", "2024-11-26T17:00+01:00")


def test_a_sum() -> None:
    """A sum is a text with the decimals of its currency, and the currency beside it."""
    payments = [{"date": "2024-05-02", "amount": "1512.5"}]
    found = result("liability.cap_if_today", payments=payments)
    assert (found["value"], found["currency"]) == ("1512.50", "EUR")
    yen = result("liability.cap_if_today", payments=payments, currency="JPY")
    assert yen["value"] == "1513"


def test_a_number_is_a_number() -> None:
    """No quotation marks around the number of a term."""
    assert result("term.number")["value"] == 0


def test_projected_invoices() -> None:
    """A list holds plain objects with the agreed keys."""
    (invoice,) = result("fees.invoices", fees=FEES)["value"]
    assert invoice == {
        "date": "2024-03-01",
        "due": "2024-03-15",
        "amount": "100.00",
        "currency": "EUR",
        "kind": "subscription",
        "from": "2024-03-01",
        "to": "2025-02-28",
    }


def test_waivers() -> None:
    """A waiver is written by its clause and id."""
    waivers = result("micro.waivers", client={"name": "Client", "country": "NL", "size": "micro"})["value"]
    assert waivers
    assert all(list(one) == ["clause", "id"] for one in waivers)


def test_a_deviation() -> None:
    """What was agreed stands with its document."""
    agreed = {"parameter": "notice_months", "value": 2, "agreed_in": "Order Form, 4"}
    assert result("term.non_renewal_deadline", deviations=[agreed])["deviation"] == agreed
    assert result("term.non_renewal_deadline")["deviation"] is None


def test_a_warning() -> None:
    """A warning has a stable code, a place in the contract, and words."""
    assert document(force_majeure=[{"date": "2024-05-31"}])["warnings"] == [
        {
            "code": "force_majeure_does_not_excuse_payment",
            "place": "force_majeure[0]",
            "text": "Force Majeure does not excuse the payment of sums that have already fallen due.",
        }
    ]


def test_what_waits_has_no_value() -> None:
    """A courier notice without its confirmation is pending: null, no currency, no moment."""
    found = result("notice.n1.deemed_delivered", notices=[notice("n1", "2024-05-06", channel="courier")])
    assert (found["value"], found["status"]) == (None, "pending")


def test_steps_may_be_left_out() -> None:
    """A batch of many contracts does not carry the steps."""
    found = results_document(calculated(MON_2024_06_03), ENGLISH, steps=False)
    assert not any("steps" in one for one in found["results"])


def test_words_follow_the_language_and_nothing_else_does() -> None:
    """In Dutch the reasons differ, the values do not."""
    calculation = calculated(MON_2024_06_03)
    english, dutch = (results_document(calculation, words_for(language))["results"] for language in ("en", "nl"))
    spoken = ("because", "steps")
    assert [{key: one[key] for key in one if key not in spoken} for one in english] == [
        {key: one[key] for key in one if key not in spoken} for one in dutch
    ]
    assert english[0]["because"] != dutch[0]["because"]


@pytest.mark.parametrize(
    "value, expected",
    [
        (None, None),
        (True, True),
        ("text", "text"),
        (3, 3),
        (Decimal("3.00"), 3),
        (Decimal("8.5"), "8.5"),
        (Decimal("8.50"), "8.50"),
        (Decimal("0.12345678901234567891"), "0.12345678901234567891"),
        (Decimal("1e-8"), "0.00000001"),
        (Money(Decimal("-1.50"), "EUR"), "-1.50"),
        (date(2024, 2, 29), "2024-02-29"),
        ((Decimal(1), date(2024, 2, 29)), [1, "2024-02-29"]),
    ],
)
def test_plain_values(value: object, expected: object) -> None:
    """Each kind of value has one form."""
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)


def test_one_line_and_many() -> None:
    """One object a line has no line feed inside; the form to be read ends in one; no character is escaped."""
    both = {"reference": "Ørsted\n王", "results": [1]}
    assert document_line(both) == '{"reference":"Ørsted\\n王","results":[1]}\n'
    assert document_text(both).count("\n") == 6
    assert json.loads(document_text(both)) == both


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_say_what_they_said(path: Path, request: pytest.FixtureRequest) -> None:
    """Every change in what the samples come to is seen: accept it with `pytest --accept` and review the diff."""
    found = results_document(calculate(read_contract_file(path), TUE_2025_11_18), ENGLISH)
    del found["provenance"]  # it differs by machine and version, as it should
    golden = GOLDEN / f"{path.stem}.results.json"
    if request.config.getoption("--accept"):
        golden.write_text(document_text(found), encoding="utf-8")
    assert json.loads(golden.read_text(encoding="utf-8")) == found


def test_a_band_on_request() -> None:
    """10.1: the last day of the term is 28 February 2025, or the anniversary itself under the other reading."""
    calculation = calculated(MON_2024_06_03)
    assert "band" not in results_document(calculation, ENGLISH)["results"][0]
    found = {one["id"]: one for one in results_document(with_bands(calculation), ENGLISH)["results"]}
    assert found["term.last_day"]["band"] == {
        "low": "2025-02-28",
        "high": "2025-03-01",
        "none": False,
        "deciding": ["term_end"],
    }
    assert "band" not in found["fees.invoices"]
