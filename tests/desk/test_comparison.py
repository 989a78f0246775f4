"""Comparing as of a day or of today."""

from __future__ import annotations

from datetime import date

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.desk.calculation import today_of
from cmdesk.desk.comparison import changes_tried, editions_compared
from cmdesk.engine.what_if import Change
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, contract_of

MON_2025_06_02 = date(2025, 6, 2)


def test_both_editions() -> None:
    """Without editions named, the contract's own and the newest other one are compared, the older first."""
    contract = contract_of()
    found = editions_compared(contract, as_of=MON_2025_06_02)
    assert found.contract is contract
    assert (found.before.contract.edition, found.after.contract.edition) == EDITIONS
    assert (found.before.as_of, found.after.as_of) == (MON_2025_06_02, MON_2025_06_02)


def test_the_editions_named() -> None:
    """Those named are compared as they are named."""
    found = editions_compared(contract_of(), (EDITION_2025, EDITION_2023), MON_2025_06_02)
    assert (found.before.contract.edition, found.after.contract.edition) == (EDITION_2025, EDITION_2023)


def test_today() -> None:
    """Without a day both sides are calculated as of the contract's today, whatever a change makes of its entity."""
    contract = contract_of()
    before = today_of(contract)
    for found in (editions_compared(contract), changes_tried(contract, [Change("entity", "jp")], "")):
        assert found.before.as_of == found.after.as_of
        assert found.before.as_of in {before, today_of(contract)}


def test_changes() -> None:
    """Changes make another contract, or faults with the source they are told by."""
    found = changes_tried(contract_of(), [Change("reference", "X")], "changes", MON_2025_06_02)
    assert (found.after.contract.reference, found.after.as_of) == ("X", MON_2025_06_02)
    with pytest.raises(FaultyInput) as caught:
        changes_tried(contract_of(), [Change("entity", "mars")], "changes", MON_2025_06_02)
    assert caught.value.source == "changes"
