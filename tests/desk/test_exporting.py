"""The formats in which results leave, and what stops them."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.desk.calculation import calculated
from cmdesk.desk.exporting import FORMATS, ExportFormat, export, is_same_file
from cmdesk.desk.failures import OutputError
from cmdesk.desk.inputs import read_contract_file
from cmdesk.desk.sample import SAMPLE_DAY, sample_path
from cmdesk.engine.calculate import Calculation
from tests.cli.programs import posix


@pytest.fixture(scope="module")
def calculation() -> Calculation:
    """Return the sample's results."""
    return calculated(read_contract_file(sample_path()), SAMPLE_DAY)


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
def test_every_format(one: ExportFormat, calculation: Calculation, tmp_path: Path) -> None:
    """Each writes one whole file with the contract's reference in it."""
    target = tmp_path / f"out{one.suffix}"
    target.write_bytes(b"old")
    export(one, calculation, str(target), words_for("nl"))
    assert list(tmp_path.iterdir()) == [target]
    content = target.read_bytes()
    if one.id == "xlsx":
        with ZipFile(target) as archive:
            content = archive.read("xl/sharedStrings.xml")
    assert calculation.contract.reference.encode() in content


def test_ids_and_suffixes() -> None:
    """No two formats share an id or a suffix; the workbook comes first."""
    assert FORMATS[0].id == "xlsx"
    assert len({one.id for one in FORMATS}) == len({one.suffix for one in FORMATS}) == len(FORMATS)


def test_json_is_json(calculation: Calculation, tmp_path: Path) -> None:
    """The results as JSON are those of the command line."""
    target = tmp_path / "out.json"
    export(FORMATS[1], calculation, str(target), words_for("en"))
    assert json.loads(target.read_text("utf-8"))["schema"] == "cmdesk.results/1"


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
@pytest.mark.parametrize("name, said", [("", "this is a folder"), ("no/out", "there is no such file or folder")])
def test_nowhere(one: ExportFormat, name: str, said: str, calculation: Calculation, tmp_path: Path) -> None:
    """A folder, or a place that is not there, is told."""
    with pytest.raises(OutputError, match=said):
        export(one, calculation, str(tmp_path / name), words_for("en"))


@posix
def test_same_file(tmp_path: Path) -> None:
    """Two paths of one file are the same, two files are not, nor is one that is not there."""
    one, other, link = tmp_path / "one", tmp_path / "other", tmp_path / "link"
    one.touch()
    other.touch()
    link.symlink_to(one)
    assert is_same_file(str(one), str(link))
    assert not is_same_file(str(one), str(other))
    assert not is_same_file(str(one), str(tmp_path / "missing"))
    assert not is_same_file(str(one), "a\0b")
