"""The European Central Bank's reference rates, as its history file has them."""

from __future__ import annotations

import importlib.util
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from cmdesk.rates import ecb, history_file
from cmdesk.rates.ecb import History, history, is_imported, shipped_history
from cmdesk.rates.exchange import Rate
from cmdesk.rates.history_file import read_history
from cmdesk.rates.local import HISTORY, local, use

FRI_2024_09_13, SUN_2024_09_15 = date(2024, 9, 13), date(2024, 9, 15)
SMALL = b"""\
Date,USD,DKK,EEK,
2024-09-16,1.1120,7.4613,N/A,
2024-09-13,1.1081,N/A,N/A,
2024-09-12,1.1016,7.4620, ,
2024-08-30,1.1087,7.4588,N/A,
"""


@pytest.fixture
def small() -> History:
    """Return a history of four days."""
    return History(BytesIO(SMALL))


def test_the_latest_earlier_rate_counts(small: History) -> None:
    """On a Sunday Friday's, and where that day has none the one before it."""
    assert small.on("USD", SUN_2024_09_15) == Rate(FRI_2024_09_13, "USD", Decimal("1.1081"))
    assert small.on("DKK", SUN_2024_09_15) == Rate(date(2024, 9, 12), "DKK", Decimal("7.4620"))
    assert small.on("USD", FRI_2024_09_13) == Rate(FRI_2024_09_13, "USD", Decimal("1.1081"))


@pytest.mark.parametrize(
    "currency, day",
    [
        ("AED", SUN_2024_09_15),
        ("EEK", SUN_2024_09_15),
        ("USD", date(2024, 9, 24)),
        ("USD", date(2024, 9, 11)),
        ("USD", date(2024, 8, 29)),
        ("USD", date(1990, 1, 1)),
    ],
)
def test_what_is_not_there_is_not_guessed(small: History, currency: str, day: date) -> None:
    """No column, no figure, nothing within a week, before the first day."""
    assert small.on(currency, day) is None


def test_a_rate_may_be_seven_days_old(small: History) -> None:
    """And no older."""
    assert small.on("USD", date(2024, 9, 6)) == Rate(date(2024, 8, 30), "USD", Decimal("1.1087"))
    assert small.on("USD", date(2024, 9, 7)) is None
    assert small.on("USD", date(2024, 9, 23)) is not None


def test_it_says_how_far_it_reaches(small: History) -> None:
    """The newest day of the file."""
    assert small.known_until == date(2024, 9, 16)


def test_asking_in_any_order_is_the_same(small: History) -> None:
    """The file is read back as far as a day asks, and what was read is kept."""
    days = [date(2024, 8, 30), SUN_2024_09_15, date(2024, 9, 16), date(2024, 8, 31), FRI_2024_09_13]
    fresh = [History(BytesIO(SMALL)).on("USD", day) for day in days]
    assert [small.on("USD", day) for day in days] == fresh


def test_a_file_cut_short_ends_where_it_ends() -> None:
    """A half line is none."""
    cut = History(BytesIO(SMALL[:-20]))
    assert cut.on("USD", date(2024, 9, 12)) is not None
    assert cut.on("USD", date(2024, 8, 30)) is None


def test_the_history_that_comes_with_the_program() -> None:
    """From 1999 on, with decimals as published; dirhams and shillings are not among its currencies."""
    assert history() is history()
    assert history().on("DKK", date(2024, 9, 12)) == Rate(date(2024, 9, 12), "DKK", Decimal("7.462"))
    assert history().on("USD", date(1999, 1, 4)) == Rate(date(1999, 1, 4), "USD", Decimal("1.1789"))
    assert history().on("USD", date(1999, 1, 3)) is None
    assert history().on("AED", SUN_2024_09_15) is None
    assert history().on("KES", SUN_2024_09_15) is None
    assert history().known_until >= date(2026, 10, 30)


def test_it_knows_its_days_and_its_currencies(small: History) -> None:
    """All of them, wherever it was read to."""
    assert list(small.days) == [date(2024, 9, 16), FRI_2024_09_13, date(2024, 9, 12), date(2024, 8, 30)]
    assert small.currencies == {"USD", "DKK", "EEK"}


NEWER = b"Date,USD,DKK,\n2040-01-03,1.5000,7.4000,\n2040-01-02,1.4000,7.4100,\n"


def test_an_imported_history_counts(folder: Path) -> None:
    """From the next use on, where it is newer."""
    (folder / HISTORY).write_bytes(NEWER)
    assert not is_imported()
    use(str(folder))
    assert is_imported()
    assert history().on("USD", date(2040, 1, 3)) == Rate(date(2040, 1, 3), "USD", Decimal("1.5"))
    assert history().on("USD", date(2024, 9, 12)) is None
    use(None)
    assert history() is shipped_history()


def test_an_imported_history_is_judged_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Later starts read what was kept, until the file changes."""
    judged: list[str] = []

    def judge(data: bytes, source: str) -> bytes:
        judged.append(source)
        return read_history(data, source)

    monkeypatch.setattr(history_file, "read_history", judge)
    (folder / HISTORY).write_bytes(NEWER)
    for times in (1, 1):
        ecb._history.cache_clear()
        use(None)
        use(str(folder))
        assert history().known_until == date(2040, 1, 3)
        assert len(judged) == times
    (folder / HISTORY).write_bytes(NEWER.replace(b"2040", b"2041"))
    use(str(folder))
    assert history().known_until == date(2041, 1, 3)
    assert len(judged) == 2


def test_a_history_that_the_program_overtook_is_passed_over(folder: Path) -> None:
    """A newer program may know more."""
    (folder / HISTORY).write_bytes(NEWER.replace(b"2040", b"2010"))
    use(str(folder))
    assert history() is shipped_history()
    assert local().troubles == ()


def test_a_damaged_history_falls_back_and_is_told_of(folder: Path) -> None:
    """With its place."""
    (folder / HISTORY).write_bytes(NEWER.replace(b"7.4000", b"7,4000"))
    use(str(folder))
    assert history() is shipped_history()
    [trouble] = local().troubles
    assert trouble.source == str(folder / HISTORY)
    assert [fault.sentence.in_english().partition(":")[0] for fault in trouble.faults] == ["line 2"]


def test_a_program_without_its_history_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frozen build that left it out fails where it is asked for a rate, with the name of what lacks."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(FileNotFoundError, match="currency_converter"):
        ecb.shipped_history.__wrapped__()
