"""The second implementation meets every expected value of the vectors."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.second import results

VECTORS = sorted((Path(__file__).parent.parent / "vectors").glob("*.json"))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_vector(path: Path) -> None:
    """Each expected id has its value and its status; an estimate is final as far as a vector is concerned."""
    vector = json.loads(path.read_text("utf-8"), parse_float=Decimal)
    found = results(vector["contract"], date.fromisoformat(vector["as_of"]))
    expected = {result_id: (one["value"], one["status"]) for result_id, one in vector["expect"].items()}
    answers = {result_id: found.get(result_id) for result_id in expected}
    assert {key: one and (one[0], one[1].replace("estimated", "final")) for key, one in answers.items()} == expected
