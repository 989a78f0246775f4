"""Files that a user names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.desk import inputs
from cmdesk.desk.inputs import check_readable, read_contract_file, read_file
from tests.cli.programs import linux
from tests.helpers import BASE


def said(path: str) -> list[tuple[str, str, str]]:
    """Return what is said about a file that cannot be read."""
    with pytest.raises(FaultyInput) as caught:
        read_file(path)
    return [(caught.value.source, fault.place, fault.sentence.in_english()) for fault in caught.value.faults]


def test_a_contract(tmp_path: Path) -> None:
    """A contract file gives its contract."""
    path = tmp_path / "a.cmdesk"
    path.write_text(json.dumps(BASE), "utf-8")
    assert read_contract_file(str(path)).reference == "TEST"


@pytest.mark.parametrize(
    "name, reason",
    [
        ("missing", "there is no such file or folder; check the path"),
        (".", "this is a folder; name a file"),
        ("a\0b", "no file can have this name; check the path"),
        ("x" * 300, "the name is too long; choose a shorter one"),
    ],
)
def test_a_file_that_cannot_be_read(name: str, reason: str, tmp_path: Path) -> None:
    """It is an input at fault, as a whole."""
    path = f"{tmp_path}/{name}"
    assert said(path) == [(path, "", reason)]


@linux
def test_a_file_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that never ends is given up in time."""
    monkeypatch.setattr(inputs, "LARGEST", 1 << 20)
    assert said("/dev/zero") == [("/dev/zero", "", "the file is larger than 1 MB; this is no contract")]


@pytest.mark.parametrize("path, said", [("a\0b", "no file can have this name"), ("nowhere", "there is no such file")])
def test_what_cannot_be_read_is_told_without_reading(path: str, said: str) -> None:
    """The same as who reads it is told."""
    with pytest.raises(FaultyInput, match=said):
        check_readable(path)
