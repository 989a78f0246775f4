"""TOML: what a file holds comes back the same from the parser and from the kept copy."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from cmdesk.basics.toml import parsed, read_toml

TEXT = b'name = "a"\nrate = 2.50\nwhole = 3\nday = 2025-03-03\n[table]\nlist = [1.5, "b"]\n'
HELD = {
    "name": "a",
    "rate": Decimal("2.50"),
    "whole": 3,
    "day": date(2025, 3, 3),
    "table": {"list": [Decimal("1.5"), "b"]},
}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep these copies apart from all others."""
    monkeypatch.setenv("CMDESK_CACHE_DIR", str(tmp_path))


def test_the_kept_copy_holds_the_same(tmp_path: Path) -> None:
    """A second reading comes from the kept copy and differs in nothing."""
    assert parsed(TEXT, "sample") == HELD
    assert [file.name for file in tmp_path.iterdir()] == ["toml-sample.bin"]
    assert parsed(TEXT, "sample") == HELD


def test_a_changed_file_is_parsed_anew() -> None:
    """The copy belongs to one content, not to one name."""
    parsed(TEXT, "sample")
    assert parsed(b"whole = 4\n", "sample") == {"whole": 4}


def test_what_cannot_be_kept_is_parsed_each_time(tmp_path: Path) -> None:
    """A moment has no kept form; it is read all the same."""
    assert parsed(b"at = 2025-03-03T10:00:00\n", "sample") == {"at": datetime(2025, 3, 3, 10)}  # noqa: DTZ001
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"\xff", b"a = \n"])
def test_what_is_no_toml_is_an_error(data: bytes) -> None:
    """A file that is not UTF-8 or no TOML is refused by the parser's own errors, which are ValueErrors."""
    with pytest.raises(ValueError, match=r"utf-8|Invalid value"):
        parsed(data, "sample")


def test_a_resource_is_read_by_its_place() -> None:
    """A table of one key stays a table."""
    assert read_toml("rates", "series", "dk.toml")["rates"]["2025-H1"] == Decimal("2.75")
