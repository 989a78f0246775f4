"""Results as they were stored, read strictly."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.engine.provenance import provenance_of
from cmdesk.engine.stored_results import read_results
from tests.engine.stored import calculation, document, read, result


def faults(text: str | bytes) -> list[tuple[str, str]]:
    """Return everything that is wrong with a results file."""
    with pytest.raises(FaultyInput) as caught:
        read_results(text, "results.json")
    assert caught.value.source == "results.json"
    return [(one.place, one.sentence.in_english()) for one in caught.value.faults]


def test_what_the_program_writes() -> None:
    """Its own files are read whole: ids, values, readings, warnings, and where they come from."""
    found = read(document())
    assert (found.reference, found.edition, found.as_of) == ("TEST", "2025-03-03", date(2025, 6, 2))
    assert list(found.results) == list(calculation().results)
    assert found.warnings == (
        ("force_majeure_does_not_excuse_payment", "force_majeure[0]"),
        ("force_majeure_not_told", "force_majeure[0]"),
    )
    assert found.provenance == provenance_of(calculation())
    cap = found.results["liability.cap"]
    assert (cap.kind, cap.value, cap.currency, cap.status, cap.clause) == ("money", "600.00", "EUR", "final", "8.4")
    cure = found.results["notice.d.cure_by"]
    assert (cure.value, cure.until) == ("2025-05-22", "2025-05-22T17:00+02:00")
    deadline = found.results["term.non_renewal_deadline"]
    assert deadline.deviation == {"parameter": "notice_months", "value": Decimal(2), "agreed_in": None}
    assert found.results["term.number"].value == 1
    assert not found.have_bands


def test_bands() -> None:
    """A band is kept, and whether there are any is told."""
    found = read(document(bands=True))
    assert found.have_bands
    assert found.results["term.last_day"].band == {
        "low": "2026-02-28",
        "high": "2026-03-01",
        "none": False,
        "deciding": ("term_end",),
    }


def test_steps_may_be_missing() -> None:
    """A batch writes none."""
    found = document()
    for one in found["results"]:
        del one["steps"]
    assert read(found) == read(document())


def test_rates_of_a_program_that_did_not_say() -> None:
    """Null stands where a program did not say when its rates were checked."""
    found = document()
    found["provenance"]["rates_checked_on"] = None
    assert read(found).provenance.rates_checked_on is None


@pytest.mark.parametrize(
    "text, place, said",
    [
        ("", "", "the file is empty; a results file is one JSON object"),
        (b" \n", "", "the file is empty; a results file is one JSON object"),
        ("{", "line 1, column 2", "this is no JSON: a key in double quotation marks is expected here"),
        (b"\xff", "line 1", "the file is not UTF-8 here; save it as UTF-8"),
        ("[]", "", "is a list; a results file is one JSON object"),
        ("{}", "schema", 'is null; results of cmdesk say "cmdesk.results/1"'),
        ('{"schema": 1}', "schema", 'is a number; results of cmdesk say "cmdesk.results/1"'),
        (
            '{"schema": "cmdesk.contract/1"}',
            "schema",
            '"cmdesk.contract/1" is no schema of results; they say "cmdesk.results/1"',
        ),
        (
            '{"schema": "cmdesk.results/2"}',
            "schema",
            "cmdesk.results/2: this file was made by a newer cmdesk; it was left untouched",
        ),
        (
            '{"schema": "cmdesk.results/01"}',
            "schema",
            '"cmdesk.results/01" is no schema of results; they say "cmdesk.results/1"',
        ),
        (
            '{"schema": "cmdesk.results/x"}',
            "schema",
            '"cmdesk.results/x" is no schema of results; they say "cmdesk.results/1"',
        ),
    ],
)
def test_no_results_file(text: str | bytes, place: str, said: str) -> None:
    """What is no results file, or one of a newer program, is refused as a whole."""
    assert faults(text) == [(place, said)]


def test_every_fault_at_once() -> None:
    """Each fault is named with its place, wherever it is."""
    found = document()
    found["as_of"] = "2025-02-30"
    found["extra"] = 1
    del found["warnings"][0]["place"]
    found["results"][0]["status"] = "finl"
    found["results"][1] = "x"
    found["results"][2]["id"] = found["results"][3]["id"]
    found["results"][4]["deviation"] = {"parameter": "x"}
    found["results"][5]["band"] = {"low": 1, "high": 2, "none": 0, "deciding": [1]}
    found["provenance"]["editions"]["2025-03-03"] = None
    del found["provenance"]["app"]
    places = [place for place, _said in faults(json.dumps(found))]
    assert places == [
        "as_of",
        "results[0].status",
        "results[1]",
        "results[4].deviation.value",
        "results[4].deviation.agreed_in",
        "results[5].band.none",
        "results[5].band.deciding[0]",
        "results[3].id",
        "warnings[0].place",
        "provenance.editions.2025-03-03",
        "provenance.app",
        "extra",
    ]


@pytest.mark.parametrize("key", ["reference", "edition", "as_of", "results", "warnings", "provenance"])
def test_a_key_missing(key: str) -> None:
    """Every key of the frame is needed."""
    found = document()
    del found[key]
    assert faults(json.dumps(found)) == [(key, "is missing; write the results anew with cmdesk calc --format json")]


def shapes() -> list[tuple[str, Any]]:
    """Return keys with something in them of another shape."""
    return [("results", {}), ("warnings", None), ("provenance", []), ("reference", 1), ("edition", None), ("as_of", 1)]


@pytest.mark.parametrize("key, value", shapes())
def test_another_shape(key: str, value: Any) -> None:
    """Each key of the frame has its shape."""
    assert [place for place, _said in faults(json.dumps({**document(), key: value}))] == [key]


def test_editions_of_another_shape() -> None:
    """Fingerprints stand by edition."""
    found = document()
    found["provenance"]["editions"] = []
    assert [place for place, _said in faults(json.dumps(found))] == ["provenance.editions"]


def test_a_result_s_own_keys() -> None:
    """A result that a hand has added to is at fault; one that lacks its reason too."""
    found = document()
    result(found, "term.start")["comment"] = "x"
    del result(found, "term.start")["because"]
    assert [place for place, _said in faults(json.dumps(found))] == ["results[0].comment", "results[0].because"]
