"""A contract file of every schema ever released is read for ever."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cmdesk.contract.read import read_contract_file

OLD = Path(__file__).parents[1] / "old_files"


@pytest.mark.parametrize("path", sorted(OLD.glob("*.cmdesk")), ids=lambda path: path.stem)
def test_an_old_file_is_read(path: Path) -> None:
    """Without a fault, and with what it said then."""
    contract = read_contract_file(path)
    assert contract.reference == "ACME-2024-017"
    assert contract.effective_date == date(2024, 3, 1)
    assert contract.payments[0].amount == Decimal("1512.5")
    assert [notice.id for notice in contract.notices] == ["n1", "n2", "n3", "n4"]
    assert contract.fx[0].per_eur == Decimal("7.461")


def test_there_is_a_file_of_the_first_schema() -> None:
    """Whoever raises the number adds a file."""
    assert [path.stem for path in sorted(OLD.glob("contract-*.cmdesk"))] == ["contract-1"]
