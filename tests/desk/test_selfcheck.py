"""The checks of the self-test: they pass here, and each can fail."""

from __future__ import annotations

import zoneinfo
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cmdesk.basics.wording import say, words_for
from cmdesk.desk import selfcheck
from cmdesk.desk.selfcheck import CORE_CHECKS, SelfCheckError, check_picture
from cmdesk.register.records import Check, Page
from cmdesk.register.register import Register
from tests.desk.pngs import ONE_COLOUR, TWO_COLOURS


@pytest.mark.parametrize("name", CORE_CHECKS)
def test_all_is_well(name: str, tmp_path: Path) -> None:
    """Every check passes in a checkout and says what it saw."""
    before = zoneinfo.TZPATH
    assert CORE_CHECKS[name](tmp_path)
    assert before == zoneinfo.TZPATH


def calculation_of(count: int, deadline: date) -> Any:
    """Return a stand-in for a calculation."""
    results = {str(at): SimpleNamespace() for at in range(count)}
    return SimpleNamespace(results={**results, "term.non_renewal_deadline": SimpleNamespace(value=deadline)})


@pytest.mark.parametrize("count, deadline", [(3, date(2025, 11, 30)), (50, date(2025, 11, 29))])
def test_a_calculation_that_is_wrong(
    count: int, deadline: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too few results, or another day than the sample's, fail."""
    monkeypatch.setattr(selfcheck, "calculated", lambda *_: calculation_of(count, deadline))
    with pytest.raises(SelfCheckError):
        CORE_CHECKS["calculation"](tmp_path)


def test_a_language_without_its_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that answers in English fails."""
    monkeypatch.setattr(selfcheck, "words_for", lambda _: words_for("en"))
    with pytest.raises(SelfCheckError, match="nl does not translate"):
        CORE_CHECKS["languages"](tmp_path)


def test_a_day_that_is_no_holiday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar without Christmas fails."""
    monkeypatch.setattr(selfcheck, "_CHRISTMAS", date(2025, 12, 3))
    with pytest.raises(SelfCheckError, match="2025-12-03 is no holiday of dk"):
        CORE_CHECKS["names of holidays"](tmp_path)


def test_rates_that_are_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Laws without the rates of the sample's day fail."""
    monkeypatch.setattr(selfcheck, "_KNOWN", "2099-H2")
    with pytest.raises(SelfCheckError, match="rates of interest are known to 2026-H1"):
        CORE_CHECKS["rates"](tmp_path)


def test_a_calendar_that_counts_wrongly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten Business Days that take no two weeks fail."""

    def add(day: date, n: int) -> date:
        return day + timedelta(n)

    monkeypatch.setattr(selfcheck, "calendar_for", lambda *_: SimpleNamespace(add_business_days=add))
    with pytest.raises(SelfCheckError):
        CORE_CHECKS["calendars"](tmp_path)


def test_picture(tmp_path: Path) -> None:
    """A picture of one colour fails."""
    (tmp_path / "good.png").write_bytes(TWO_COLOURS)
    (tmp_path / "blank.png").write_bytes(ONE_COLOUR)
    assert check_picture(tmp_path / "good.png") == "good.png"
    with pytest.raises(SelfCheckError, match=r"blank\.png is of one colour"):
        check_picture(tmp_path / "blank.png")


def test_a_register_that_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was put in is to be found."""
    monkeypatch.setattr(Register, "search", lambda *_: Page((), 0))
    with pytest.raises(SelfCheckError, match="a search finds 0 contracts"):
        CORE_CHECKS["register"](tmp_path)


def test_a_register_that_was_altered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written is to be there."""
    monkeypatch.setattr(Register, "check", lambda _: Check(1, 1, say("is wrong")))
    with pytest.raises(SelfCheckError, match="line 1 of the history is not what was written"):
        CORE_CHECKS["register"](tmp_path)
