"""The sample contract."""

from __future__ import annotations

from datetime import date

from cmdesk.desk.inputs import read_contract_file
from cmdesk.desk.sample import SAMPLE_DAY, sample_path


def test_it_is_there() -> None:
    """It reads without a fault, and its day is the one the documents name."""
    assert read_contract_file(sample_path()).client.name == "ACME ApS"
    assert date(2025, 11, 18) == SAMPLE_DAY
