"""Where results come from."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.metadata import version

import cmdesk
from cmdesk.contract.read import read_contract
from cmdesk.engine.calculate import calculate
from cmdesk.engine.provenance import provenance_of, provenance_of_all
from cmdesk.rates.checked import checked_on
from tests.helpers import BASE, EDITION_2023, EDITION_2025, calculated, notice

MON_2024_06_03 = date(2024, 6, 3)
SHA256 = re.compile(r"[0-9a-f]{64}")


def test_versions_and_fingerprints() -> None:
    """The program, the edition, the library and the contract can be told from others."""
    found = provenance_of(calculated(MON_2024_06_03))
    assert found.app == cmdesk.__version__
    assert found.holidays == version("holidays")
    assert list(found.editions) == [EDITION_2025]
    assert found.rates_checked_on == checked_on()
    assert SHA256.fullmatch(found.editions[EDITION_2025])
    assert SHA256.fullmatch(found.input_sha256)


def test_an_amendment_brings_its_edition() -> None:
    """Every edition that governs some day is named."""
    values = {
        "edition": EDITION_2023,
        "notices": [notice("n1", "2025-03-10", kind="amendment")],
        "amendments": [{"notice": "n1", "to_edition": EDITION_2025}],
    }
    assert list(provenance_of(calculated(MON_2024_06_03, **values)).editions) == [EDITION_2023, EDITION_2025]


def test_the_end_of_holidays_without_an_estimate() -> None:
    """Dutch rules give no estimate while they stay as they are, a Chinese one ends with the last schedule announced."""
    assert provenance_of(calculated(MON_2024_06_03)).calendar_end.year > 2090
    chinese = provenance_of(calculated(MON_2024_06_03, entity="cn")).calendar_end
    assert date(2026, 12, 31) <= chinese < date(2090, 1, 1)
    assert (chinese.month, chinese.day) == (12, 31)


def test_the_contract_counts_not_its_layout() -> None:
    """Spaces and the order of keys make no other contract; another day does."""
    one = calculate(read_contract(json.dumps(dict(BASE)), "one"), MON_2024_06_03)
    other = calculate(read_contract(json.dumps(dict(reversed(list(BASE.items()))), indent=8), "other"), MON_2024_06_03)
    moved = calculated(MON_2024_06_03, effective_date="2024-03-02")
    assert provenance_of(one).input_sha256 == provenance_of(other).input_sha256
    assert provenance_of(one).input_sha256 != provenance_of(moved).input_sha256


def test_two_calculations_of_one_contract() -> None:
    """Both editions are named, the calendar that ends first counts, and the contract is the one that was entered."""
    here, there = calculated(MON_2024_06_03, edition=EDITION_2023), calculated(MON_2024_06_03, entity="cn")
    found = provenance_of_all(there.contract, here, there)
    assert list(found.editions) == [EDITION_2023, EDITION_2025]
    assert found.calendar_end == provenance_of(there).calendar_end
    assert found.input_sha256 == provenance_of(there).input_sha256
