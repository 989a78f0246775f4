"""How far the rates in use are known, and when somebody last looked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cmdesk.basics.cache import cache_folder
from cmdesk.rates.checked import checked_on, exchange_known_until, known_until
from cmdesk.rates.local import HISTORY, OWN_RATES, use

ROW = '[dk.2026-H2]\npercent = 1.60\nsource = "a bank"\nchecked_on = {}\n'

# From the data page: rates known in November 2026.
KNOWN = dict.fromkeys(["NL", "DE", "FR", "BE", "ES", "IT", "IE", "GB"], "2026-H2") | {"DK": "2026-H1"}


def test_what_came_with_the_program() -> None:
    """Checked on the day that its files state, and known law by law."""
    assert checked_on() == date(2026, 11, 22)
    assert known_until() == KNOWN
    assert exchange_known_until() >= date(2026, 10, 30)


def test_what_the_user_added_counts(folder: Path) -> None:
    """A later check of theirs, and a half-year more for the laws of that series."""
    (folder / OWN_RATES).write_text(ROW.format("2027-01-05"))
    use(str(folder))
    assert checked_on() == date(2027, 1, 5)
    assert known_until() == KNOWN | {"DK": "2026-H2"}


def test_an_older_check_of_the_users_does_not(folder: Path) -> None:
    """The latest counts."""
    (folder / OWN_RATES).write_text(ROW.format("2026-07-05"))
    use(str(folder))
    assert checked_on() == date(2026, 11, 22)


def test_an_import_counts_at_once(folder: Path) -> None:
    """Its last day, where that is later than any check; nothing that was kept before stands in its way."""
    assert checked_on() == date(2026, 11, 22)
    (folder / HISTORY).write_text("Date,USD,\n2027-02-01,1.1,\n")
    use(str(folder))
    assert checked_on() == date(2027, 2, 1)
    use(None)
    assert checked_on() == date(2026, 11, 22)


def test_it_is_kept() -> None:
    """Under what its files are known by; another day under another mark is made anew."""
    kept = Path(cache_folder()) / "rates-checked.bin"
    kept.unlink(missing_ok=True)
    for content in (b"", b"other"):
        use(str(kept.parent / content.decode()))
        if content:
            kept.write_bytes(content)
        assert checked_on() == date(2026, 11, 22)
        assert kept.read_bytes().endswith(b"2026-11-22")
