"""The register as a source of many contracts."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.desk import register_source
from cmdesk.desk.register_source import RegisterSource, opened_register
from cmdesk.desk.registers import opened, place_of
from cmdesk.imports.source import Entry
from tests.register.kept import ANN, named


def test_every_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    """By reference, as the register holds it, and how many are taken out."""
    monkeypatch.setattr(register_source, "_TOGETHER", 2)
    with opened(place_of()) as register:
        register.add_all([named(name) for name in ("C", "A", "B")], ANN)
    with opened_register(place_of()) as source:
        assert (source.size, source.position) == (3, 0)
        entries = list(source)
        found = [source.reader.contract(entry) for entry in entries]
        assert (source.position, [entry.number for entry in entries]) == (3, [2, 3, 1])
    assert found == [named("A"), named("B"), named("C")]


def test_one_that_goes_meanwhile() -> None:
    """It is left out."""
    with opened(place_of()) as register:
        register.add_all([named("A"), named("B")], ANN)
        source = RegisterSource(register)
        register.delete(1, 1, ANN)
        assert [entry.number for entry in source] == [2]
        assert source.position == source.size == 2


def test_places() -> None:
    """A fault as a whole is told by the number of the contract."""
    assert register_source.RegisterLine().where(Entry(1234, b"")).in_english() == "contract #1234"


def test_none_is_made(tmp_path: Path) -> None:
    """Who only reads needs one that is there."""
    with pytest.raises(FaultyInput, match="there is no register here"), opened_register(str(tmp_path / "gone.sqlite")):
        pass
    assert list(tmp_path.iterdir()) == []
