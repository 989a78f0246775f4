"""Results as one line: the same text as the document's, whatever is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cmdesk.basics.wording import LANGUAGES, words_for
from cmdesk.contract.read import read_contract
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import Calculation, calculate
from cmdesk.exports.results_json import document_line, results_document
from cmdesk.exports.results_line import full_line, results_line
from tests.helpers import EDITION_2023, calculated, notice

MON_2024_06_03 = date(2024, 6, 3)
VECTORS = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))
AWKWARD = 'A "quoted" \\ reference\nof two lines, Ø 中 \u2028'


def vectors() -> Iterator[tuple[Any, date]]:
    """Yield the contracts of all vectors with their days."""
    for path in VECTORS:
        vector = json.loads(path.read_text("utf-8"))
        yield json.dumps(vector["contract"]), date.fromisoformat(vector["as_of"])


def check(calculation: Calculation, language: str = "en") -> None:
    """See that the line is that of the document."""
    words = words_for(language)
    assert results_line(calculation, words) == document_line(results_document(calculation, words, steps=False))


def test_all_vectors() -> None:
    """Contracts of every kind, worked out with their steps or without."""
    for text, as_of in vectors():
        contract = read_contract(text, "test")
        check(calculate(contract, as_of))
        assert results_line(calculate(contract, as_of), words_for("en")) == results_line(
            calculate(contract, as_of, steps=False), words_for("en")
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_and_bands(language: str) -> None:
    """Words of any language, and what other readings allow."""
    for text, as_of in list(vectors())[::9]:
        check(with_bands(calculate(read_contract(text, "test"), as_of)), language)


@pytest.mark.parametrize(
    "values",
    [
        {"reference": AWKWARD},
        {"notices": [notice(AWKWARD[:12], "2024-05-02T16:30", kind="default")]},
        {"deviations": [{"parameter": "payment_days", "value": 30, "agreed_in": AWKWARD}], "edition": EDITION_2023},
        {"client": {"name": "Client", "country": "DK", "size": "micro"}, "initial_term": {"months": 36}},
        {"usage_plan": {"included": "10", "unit_price": "0.5", "months": [{"month": "2024-05", "used": "10.5"}]}},
        {"incidents": [{"date": "2024-05-02", "claims": [{"head": "direct", "amount": "1"}]}], "currency": "JPY"},
    ],
)
def test_awkward_contracts(values: dict[str, Any]) -> None:
    """Texts that JSON escapes, deviations, lists, yes and no, sums without decimals, numbers with some."""
    check(calculated(MON_2024_06_03, **values))


def test_with_steps() -> None:
    """Whoever wants the steps gets the document as it is."""
    calculation, words = calculated(MON_2024_06_03), words_for("en")
    assert full_line(calculation, words) == document_line(results_document(calculation, words))
