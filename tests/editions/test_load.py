"""The editions that there are, and a third one without a line of code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cmdesk.basics.assets import asset, read_text
from cmdesk.basics.errors import FaultyInput
from cmdesk.editions import load
from cmdesk.editions.load import edition, editions, editions_folder, editions_in


@pytest.fixture
def third_folder(tmp_path: Path) -> Path:
    """Return a folder with an imaginary edition of 1 June 2031: 30 days to pay, and two months of notice."""
    text = read_text("editions", "2025-03-03.toml").replace("2025-03-03", "2031-06-01")
    text = text.replace('value = 14\nunit = "days"\nclause = "3.7"', 'value = 30\nunit = "days"\nclause = "3.6"')
    text = text.replace('value = 3\nunit = "months"\nclause = "10.2"', 'value = 2\nunit = "months"\nclause = "10.2"')
    (tmp_path / "2031-06-01.toml").write_text(text, encoding="utf-8")
    (tmp_path / "2025-03-03.toml").write_text(read_text("editions", "2025-03-03.toml"), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not an edition", encoding="utf-8")
    return tmp_path


def test_both_editions_the_oldest_first() -> None:
    """What comes with the program, by the day from which it is dated."""
    assert tuple(editions()) == ("2023-01-01", "2025-03-03")
    assert len(editions()) == 2
    assert [one.published for one in editions().values()] == [date(2023, 1, 1), date(2025, 3, 3)]
    assert [one.id for one in editions().values()] == list(editions())
    assert editions_folder() == asset("editions")
    assert editions_folder() is editions_folder()


def test_an_edition_is_read_once() -> None:
    """The same edition whoever asks."""
    assert edition("2025-03-03") is edition("2025-03-03") is editions()["2025-03-03"]


def test_an_edition_that_there_is_not() -> None:
    """An unknown id is a KeyError; asking whether there is one reads no file."""
    assert "2024-01-01" not in editions()
    with pytest.raises(KeyError, match="2024-01-01"):
        edition("2024-01-01")


def test_a_third_edition_is_a_file(third_folder: Path) -> None:
    """Dropped into a folder it is there, with its own figures and clauses."""
    found = editions_in(str(third_folder))
    assert tuple(found) == ("2025-03-03", "2031-06-01")
    third = found["2031-06-01"]
    assert (third.parameter("payment_days").value, third.clause("payment")) == (30, "3.7")
    assert third.parameter("payment_days").clause == "3.6"
    assert third.parameter("notice_months").value == 2


def test_a_folder_may_stand_in(third_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for editions gets those of the folder in use."""
    monkeypatch.setattr(load, "editions_folder", lambda: str(third_folder))
    assert edition("2031-06-01").parameter("payment_days").value == 30
    assert "2023-01-01" not in editions()


def test_a_file_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    """A broken edition hurts whoever asks for it, nobody else, and each time."""
    (tmp_path / "2031-06-01.toml").write_bytes(b"id = ")
    found = editions_in(str(tmp_path))
    assert "2031-06-01" in found
    for _ in range(2):
        with pytest.raises(FaultyInput, match=r"^2031-06-01\.toml: "):
            found["2031-06-01"]
