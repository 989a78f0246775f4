"""Verifying a results file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import words_for
from cmdesk.desk.calculation import calculated, calculated_with_bands
from cmdesk.desk.exporting import FORMATS, export
from cmdesk.desk.verification import read_results_file, verified
from tests.helpers import contract_of

MON_2025_06_02 = date(2025, 6, 2)
JSON = next(one for one in FORMATS if one.id == "json")


def test_what_was_exported(tmp_path: Path) -> None:
    """A results file that has just been exported agrees, as of its own day, in whatever language it is."""
    contract, path = contract_of(), str(tmp_path / "results.json")
    export(JSON, calculated(contract, MON_2025_06_02), path, words_for("da"))
    stored = read_results_file(path)
    assert not stored.have_bands
    found = verified(stored, contract)
    assert found.agrees
    assert (found.as_of, found.origins) == (MON_2025_06_02, ())


def test_bands(tmp_path: Path) -> None:
    """Where bands were stored they are worked out anew too."""
    contract, path = contract_of(), tmp_path / "results.json"
    export(JSON, calculated_with_bands(contract, MON_2025_06_02), str(path), words_for("en"))
    document = json.loads(path.read_text("utf-8"))
    assert verified(read_results_file(str(path)), contract).agrees
    document["results"][0]["band"]["high"] = "2030-01-01"
    path.write_text(json.dumps(document), encoding="utf-8")
    [found] = verified(read_results_file(str(path)), contract).discrepancies
    assert (found.place, found.aspect) == ("term.start", "band")


def test_no_such_file(tmp_path: Path) -> None:
    """A file that cannot be read is at fault."""
    path = str(tmp_path / "none.json")
    with pytest.raises(FaultyInput) as caught:
        read_results_file(path)
    assert caught.value.source == path
