"""Documents: opened, saved whole or not at all, and nobody's work undone."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.desk.documents import ChangedElsewhereError, open_document, save, save_as
from cmdesk.desk.failures import OutputError
from cmdesk.desk.sample import sample_path
from tests.helpers import BASE, contract_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a contract file."""
    found = tmp_path / "a.cmdesk"
    found.write_text(json.dumps(BASE), encoding="utf-8")
    return found


def test_opened_and_saved(path: Path) -> None:
    """A contract changed and saved is found changed, and can be saved again."""
    document = open_document(str(path))
    document = save(document, replace(document.contract, reference="CHANGED"))
    document = save(document, replace(document.contract, currency="DKK"))
    assert open_document(str(path)) == document
    assert (document.contract.reference, document.contract.currency) == ("CHANGED", "DKK")


def test_nothing_is_lost(tmp_path: Path) -> None:
    """The sample, saved elsewhere and opened again, is the same contract."""
    sample = open_document(sample_path()).contract
    saved = save_as(sample, str(tmp_path / "b.cmdesk"))
    assert open_document(saved.path).contract == sample


def test_a_faulty_file(path: Path) -> None:
    """A file at fault is not opened, and left as it is."""
    path.write_text('{"schema": "cmdesk.contract/99"}', encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(FaultyInput, match="newer cmdesk"):
        open_document(str(path))
    assert path.read_bytes() == before


def test_somebody_else_s_work(path: Path) -> None:
    """A file that changed since is not written over; under another name the contract can be saved."""
    document = open_document(str(path))
    path.write_text(json.dumps({**BASE, "reference": "THEIRS"}), encoding="utf-8")
    with pytest.raises(ChangedElsewhereError, match="another program has changed this file"):
        save(document, replace(document.contract, reference="OURS"))
    assert open_document(str(path)).contract.reference == "THEIRS"
    save_as(document.contract, str(path))
    assert open_document(str(path)).contract == document.contract


def test_a_file_that_is_gone(path: Path) -> None:
    """Saving brings it back."""
    document = open_document(str(path))
    path.unlink()
    save(document, document.contract)
    assert path.exists()


def test_a_folder_that_is_gone(path: Path) -> None:
    """Where the folder is gone too, it is told."""
    document = open_document(str(path))
    path.unlink()
    path.parent.rename(path.parent.with_name("moved"))
    with pytest.raises(OutputError, match="there is no such file or folder"):
        save(document, document.contract)


def test_a_file_that_turned_into_a_folder(path: Path) -> None:
    """It is told, not met with a traceback."""
    document = open_document(str(path))
    path.unlink()
    path.mkdir()
    with pytest.raises(OutputError, match="this is a folder"):
        save(document, document.contract)


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_save_that_fails(failing: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stays as it was, with nothing beside it."""
    document = open_document(str(path))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, failing, fail)
        with pytest.raises(OutputError, match="the disk is full"):
            save(document, contract_of(reference="NEW"))
    assert open_document(str(path)).digest == document.digest
    assert list(path.parent.glob("*cmdesk*")) == [path]
