"""Stored results against those of now: every difference is named, with what can have caused it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from cmdesk.basics.wording import words_for
from cmdesk.contract.contract import Contract
from cmdesk.contract.read import read_contract, read_contract_file
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import Calculation, calculate
from cmdesk.engine.stored_results import read_results
from cmdesk.engine.verify import Origin, Verification, verify
from cmdesk.exports.results_json import document_text, results_document
from tests.engine.stored import calculation, document, read, result
from tests.helpers import EDITION_2023, EDITION_2025, notice
from tests.soak import examples
from tests.strategies import contracts, days

TESTS = Path(__file__).parents[1]
VECTORS = sorted((TESTS / "vectors").glob("*.json"))
SAMPLES = sorted((TESTS.parent / "resources" / "samples").glob("*.cmdesk"))
OTHER = "0" * 64

Changed = Callable[[dict[str, Any]], None]


def verified(change: Changed, *, bands: bool = False, **values: Any) -> Verification:
    """Return what comes of verifying a results file that somebody changed, against the contract it is of or another."""
    found = document(bands=bands)
    change(found)
    now = calculation(**values)
    return verify(read(found), read(document(bands=bands, **values)), now)


def told(found: Verification) -> list[tuple[str, str, list[str]]]:
    """Return place, aspect and causes of every difference."""
    return [(one.place, one.aspect.value, [cause.source.value for cause in one.causes]) for one in found.discrepancies]


def setting(result_id: str, **values: Any) -> Changed:
    """Return a change of one result of a file."""
    return lambda found: result(found, result_id).update(values)


def of_provenance(*results: str, **values: Any) -> Changed:
    """Return a change of where the results come from, with the values of some results changed too."""

    def change(found: dict[str, Any]) -> None:
        found["provenance"].update(values)
        for one in results:
            setting(one, value="2001-01-01")(found)

    return change


def nothing(_found: dict[str, Any]) -> None:
    """Change nothing."""


# What has just been written


def check_agrees(found: Calculation) -> None:
    """Verify what was written of a calculation against the same calculation."""
    stored = read_results(document_text(results_document(found, words_for("nl"))), "results.json")
    again = read_results(document_text(results_document(found, words_for("en"), steps=False)), "")
    verification = verify(stored, again, found)
    assert verification.agrees
    assert not verification.discrepancies
    assert not verification.origins
    assert verification.results == len(found.results)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector_agrees(path: Path) -> None:
    """Results that have just been written agree, in whatever language they were written."""
    vector = json.loads(path.read_text("utf-8"))
    contract = read_contract(json.dumps(vector["contract"]), path.name)
    check_agrees(calculate(contract, date.fromisoformat(vector["as_of"])))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_agrees_with_its_bands(path: Path) -> None:
    """So do bands."""
    check_agrees(with_bands(calculate(read_contract_file(path), date(2025, 11, 18))))


@given(contracts(), days())
@examples(30)
def test_any_contract_agrees(contract: Contract, as_of: date) -> None:
    """Whatever the contract, and its text."""
    check_agrees(calculate(contract, as_of))


# What a hand changed


@pytest.mark.parametrize(
    "key, value",
    [
        ("value", "700.00"),
        ("value", None),
        ("currency", "USD"),
        ("status", "projected"),
        ("clause", "8.5"),
        ("edition", "2023-01-01"),
        ("readings", []),
        ("deviation", {"parameter": "cap_limit", "value": 1, "agreed_in": None}),
        ("kind", "number"),
        ("until", "2025-06-02T17:00+02:00"),
        ("band", {"low": 1, "high": 2, "none": False, "deciding": []}),
    ],
)
def test_each_part_of_a_result(key: str, value: Any) -> None:
    """Nothing that it rests on differs, so somebody changed the file; stored and present value are named."""
    found = verified(setting("liability.cap", **{key: value}))
    causes = ["file", "holidays"] if key == "band" else ["file"]  # a band may look at Business Days
    assert told(found) == [("liability.cap", key, causes)]
    [one] = found.discrepancies
    now = read(document()).results["liability.cap"]
    assert one.now == getattr(now, key)
    assert one.stored != one.now
    assert one.label is not None
    assert one.label.in_english() == "Liability cap"
    assert not found.agrees
    assert not found.origins


@pytest.mark.parametrize("key, value", [("because", "x"), ("steps", [])])
def test_words_are_not_compared(key: str, value: Any) -> None:
    """Reasons and steps are words, which may change."""
    assert verified(setting("liability.cap", **{key: value})).agrees


def test_a_number_is_a_number() -> None:
    """1 and 1.0 are one number; so is the figure of a deviation."""
    assert verified(setting("term.number", value=1.0)).agrees


def test_a_result_missing_and_one_too_many() -> None:
    """An id that is not stored, and one that is none, are named with their values; the latter last."""

    def rename(found: dict[str, Any]) -> None:
        result(found, "term.start")["id"] = "term.begin"

    found = verified(rename)
    assert told(found) == [("term.start", "missing", ["file"]), ("term.begin", "extra", ["file"])]
    missing, extra = found.discrepancies
    assert (missing.stored, missing.now) == (None, "2025-03-01")
    assert (extra.stored, extra.now, extra.label) == ("2025-03-01", None, None)


def test_warnings() -> None:
    """A warning is told apart by code and place; the first of the two is missing in the file, the second too many."""

    def move(found: dict[str, Any]) -> None:
        found["warnings"][0]["place"] = "force_majeure[1]"

    code = "warnings.force_majeure_does_not_excuse_payment"
    found = verified(move)
    assert told(found) == [(code, "missing", ["file", "holidays"]), (code, "extra", ["file", "holidays"])]
    assert [(one.stored, one.now) for one in found.discrepancies] == [
        (None, "force_majeure[0]"),
        ("force_majeure[1]", None),
    ]


def test_a_band_changed() -> None:
    """A band is compared as a whole."""
    band = {"low": "2026-02-28", "high": "2026-03-02", "none": False, "deciding": ["term_end"]}
    found = verified(setting("term.last_day", band=band), bands=True)
    assert told(found) == [("term.last_day", "band", ["file", "holidays"])]


def test_the_head() -> None:
    """Reference and edition belong to what was stored."""
    found = verified(lambda one: one.update(reference="OTHER", edition="2023-01-01"))
    assert told(found) == [("reference", "value", ["file"]), ("edition", "value", ["file"])]
    assert found.reference == "TEST"


# What leaves no trace


def test_rates_and_holidays_that_changed_unseen() -> None:
    """3.8, 10.5: what rests on them may differ for that reason; nobody is said to have changed the file."""
    found = verified(of_provenance("notice.d.cure_by", "invoice.0.interest", "liability.cap"))
    assert told(found) == [
        ("notice.d.cure_by", "value", ["file", "holidays"]),
        ("invoice.0.interest", "value", ["file", "rates"]),
        ("liability.cap", "value", ["file"]),
    ]


# What differs in what they rest on


def test_another_contract() -> None:
    """8.4: EUR 50 more paid in the window: the sums that follow differ, and the contract is why."""
    payments = [{"date": "2025-01-06", "amount": "650.00"}]
    found = verified(nothing, payments=payments)
    assert told(found) == [
        (place, "value", ["contract"])
        for place in ("liability.paid", "liability.cap", "liability.remaining", "liability.cap_if_today")
    ]
    assert [(one.stored, one.now) for one in found.discrepancies[:1]] == [("600.00", "650.00")]
    assert [one.key for one in found.origins] == ["input_sha256"]


def test_a_contract_that_is_only_written_otherwise() -> None:
    """A reference that changed changes no sum; it is named all the same."""
    found = verified(nothing, reference="NEW")
    assert told(found) == [("reference", "value", ["contract"])]


def test_other_holidays() -> None:
    """Only what counts Business Days can have moved by them; the cap was changed by hand."""
    found = verified(of_provenance("notice.d.cure_by", "liability.cap", "invoice.0.due", holidays="0.1"))
    assert told(found) == [
        ("notice.d.cure_by", "value", ["holidays"]),
        ("invoice.0.due", "value", ["file"]),
        ("liability.cap", "value", ["file"]),
    ]


@pytest.mark.parametrize(
    "edition, other, cause", [(EDITION_2025, EDITION_2023, "holidays"), (EDITION_2023, EDITION_2025, "file")]
)
def test_an_amendment_that_arrives_by_business_days(edition: str, other: str, cause: str) -> None:
    """13.6 of 2025 counts from receipt, by registered mail so many Business Days on, and with it all that it reaches.

    13.7 of 2023 counts from the day of issue, which no holiday moves.
    """
    values: dict[str, Any] = {
        "edition": edition,
        "notices": [notice("a", "2025-03-10", kind="amendment", channel="registered")],
        "amendments": [{"notice": "a", "to_edition": other}],
    }
    found = document(**values)
    of_provenance("liability.cap", holidays="0.1")(found)
    now = calculation(**values)
    assert told(verify(read(found), read(document(**values)), now)) == [("liability.cap", "value", [cause])]


def test_other_rates() -> None:
    """3.8: only late interest can have moved by rates, for all is in euro."""
    found = verified(of_provenance("invoice.0.interest", "liability.cap", rates_checked_on="2020-01-01"))
    assert told(found) == [("invoice.0.interest", "value", ["rates"]), ("liability.cap", "value", ["file"])]
    assert found.origins[0].stored == "2020-01-01"


def test_another_edition_s_file_and_another_program() -> None:
    """Both can bear on everything."""
    found = verified(of_provenance("liability.cap", editions={"2025-03-03": OTHER}))
    assert told(found) == [("liability.cap", "value", ["edition"])]
    assert [one.key for one in found.origins] == ["editions.2025-03-03"]
    assert told(verified(of_provenance("liability.cap", app="0.0.1"))) == [("liability.cap", "value", ["app"])]


def test_several_at_once() -> None:
    """Each difference names those that can be its cause, and no others."""
    change = of_provenance(
        "term.start", "notice.d.cure_by", "invoice.0.interest", app="0.0.1", holidays="0.1", rates_checked_on=None
    )
    assert told(verified(change)) == [
        ("term.start", "value", ["app"]),
        ("notice.d.cure_by", "value", ["holidays", "app"]),
        ("invoice.0.interest", "value", ["rates", "app"]),
    ]


def test_provenance_is_told_where_no_result_differs() -> None:
    """Other sources that change nothing are told, and everything agrees."""
    now = document()["provenance"]
    change = of_provenance(
        app="0.0.1",
        editions={"2025-03-03": OTHER, "2019-01-01": OTHER},
        holidays="0.1",
        calendar_end="2030-12-31",
        rates_checked_on=None,
        input_sha256=OTHER,
    )
    found = verified(change)
    assert found.agrees
    assert found.origins == (
        Origin("app", "0.0.1", now["app"]),
        Origin("editions.2025-03-03", OTHER, now["editions"]["2025-03-03"]),
        Origin("editions.2019-01-01", OTHER, None),
        Origin("holidays", "0.1", now["holidays"]),
        Origin("calendar_end", "2030-12-31", now["calendar_end"]),
        Origin("rates_checked_on", None, now["rates_checked_on"]),
        Origin("input_sha256", OTHER, now["input_sha256"]),
    )
