"""What came of verifying stored results, as JSON."""

from __future__ import annotations

import json
from typing import Any

from cmdesk.basics.wording import words_for
from cmdesk.engine.verify import verify
from cmdesk.exports.results_json import document_text
from cmdesk.exports.verification_json import verification_document
from tests.engine.stored import calculation, document, read, result


def written(found: dict[str, Any], *, bands: bool = False) -> dict[str, Any]:
    """Return what comes of verifying a results file, as another program reads it."""
    verification = verify(read(found), read(document(bands=bands)), calculation())
    read_back: dict[str, Any] = json.loads(document_text(verification_document(verification, words_for("en"))))
    return read_back


def test_all_is_well() -> None:
    """The document says so, and how many results there are."""
    stored = document()
    assert written(stored) == {
        "schema": "cmdesk.verification/1",
        "reference": "TEST",
        "as_of": "2025-06-02",
        "agrees": True,
        "results": len(stored["results"]),
        "not_compared": ["because", "steps", "warnings.text"],
        "differences": [],
        "provenance": [],
    }


def test_a_difference() -> None:
    """It names id, what differs, both values as a results file has them, and the causes."""
    stored = document(bands=True)
    result(stored, "term.number")["value"] = 1.5
    result(stored, "term.last_day")["band"]["deciding"] = []
    stored["provenance"]["app"] = "0.0.1"
    found = written(stored, bands=True)
    assert found["agrees"] is False
    band = result(document(bands=True), "term.last_day")["band"]
    last_day, number = found["differences"]
    assert (last_day["id"], last_day["what"], last_day["now"]) == ("term.last_day", "band", band)
    assert last_day["stored"] == {**band, "deciding": []}
    assert (number["id"], number["what"], number["stored"], number["now"]) == ("term.number", "value", 1.5, 1)
    now = document()["provenance"]["app"]
    assert number["causes"] == [{"source": "app", "text": f"the program is another version: 0.0.1 then, {now} now"}]
    assert found["provenance"] == [{"key": "app", "stored": "0.0.1", "now": now}]
