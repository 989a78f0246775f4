"""Rates that a user adds: entered, taken back, imported, and what is said where that cannot be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.desk.calculation import calculated
from cmdesk.desk.comparison import changes_tried, editions_compared
from cmdesk.desk.failures import OutputError
from cmdesk.desk.rates import (
    add_rate,
    all_rate_troubles,
    first_fault,
    import_history,
    missing_rate,
    not_used,
    own_rates,
    rate_troubles,
    remove_rate,
    today,
    use_own_rates,
)
from cmdesk.rates.checked import checked_on
from cmdesk.rates.ecb import history, is_imported, shipped_history
from cmdesk.rates.interest import law_of
from cmdesk.rates.local import HISTORY, OWN_RATES, local, use
from cmdesk.rates.series import Reference
from tests.helpers import contract_of, written

MON_2026_11_23 = date(2026, 11, 23)
FRI_2026_07_31 = date(2026, 7, 31)
DANISH = contract_of(
    invoices=[{"number": "1", "date": "2026-06-02", "amount": "10000.00"}], law="DK", effective_date="2026-01-01"
)


@pytest.fixture(autouse=True)
def rates(home: Path) -> Iterator[Path]:
    """Return the folder of the user's rates, which is made when something is put there."""
    use(None)
    yield home / "rates"
    use(None)


def bank(percent: str, source: str = "a bank", checked_on: date = MON_2026_11_23) -> Reference:
    """Return a reference rate as a user enters it."""
    return Reference(Decimal(percent), source, checked_on)


def newer(*lines: str) -> bytes:
    """Return the program's own history with more days on top."""
    package = find_spec("currency_converter")
    assert package is not None
    assert package.origin is not None
    with ZipFile(Path(package.origin).with_name("eurofxref-hist.zip")) as archive:
        head, _, rest = archive.read("eurofxref-hist.csv").partition(b"\n")
    return b"\n".join((head, *(line.encode() for line in lines), rest))


def day_of(day: date, rate: str = "1.1172") -> str:
    """Return a line of the history with one rate for every currency."""
    return f"{day}," + f"{rate}," * 41


def test_a_rate_entered_is_calculated_with() -> None:
    """14 days at 1.75 + 8 and 31 at 1.60 + 8 on 10,000: 37.397 + 81.534; without the rate it waits for it."""
    waiting = calculated(DANISH, FRI_2026_07_31)
    assert missing_rate(waiting) == ("dk", "2026-H2")
    add_rate("dk", "2026-H2", bank("1.60"))
    found = calculated(DANISH, FRI_2026_07_31)
    assert written(found.results["invoice.0.interest"].value) == "118.93"
    assert missing_rate(found) is None
    remove_rate("dk", "2026-H2")
    assert missing_rate(calculated(DANISH, FRI_2026_07_31)) == ("dk", "2026-H2")


def test_rates_are_kept_in_one_readable_file(rates: Path) -> None:
    """A later entry for a half-year takes the place of the earlier one, and leaves the others."""
    add_rate("dk", "2026-H2", bank("1.60"))
    add_rate("ecb", "2027-H1", bank("2.15", 'the "ECB"'))
    add_rate("dk", "2026-H2", bank("1.65"))
    text = (rates / OWN_RATES).read_text("utf-8")
    assert text.count("[dk.2026-H2]\npercent = 1.65\n") == 1
    assert "1.60" not in text
    assert own_rates() == {
        "dk": {"2026-H2": Reference(Decimal("1.65"), "a bank", MON_2026_11_23, own=True)},
        "ecb": {"2027-H1": Reference(Decimal("2.15"), 'the "ECB"', MON_2026_11_23, own=True)},
    }
    assert checked_on() == MON_2026_11_23


def test_what_was_added_by_hand_counts_at_the_next_calculation(rates: Path) -> None:
    """Another program may have written the file."""
    calculated(DANISH, FRI_2026_07_31)
    rates.mkdir(parents=True)
    (rates / OWN_RATES).write_text('[dk.2026-H2]\npercent = 1.60\nsource = "s"\nchecked_on = 2026-11-23\n')
    assert written(calculated(DANISH, FRI_2026_07_31).results["invoice.0.interest"].value) == "118.93"


def faults_of(series: str, half_year: str, reference: Reference) -> list[tuple[str, str]]:
    """Return what is wrong with a rate."""
    with pytest.raises(FaultyInput) as raised:
        add_rate(series, half_year, reference)
    return [(fault.place, fault.sentence.in_english()) for fault in raised.value.faults]


def test_every_fault_of_an_entry_at_once(rates: Path) -> None:
    """By the name of what was given; nothing is written."""
    tomorrow = today() + timedelta(days=1)
    found = faults_of("dkk", "2026-3", bank("250", " ", tomorrow))
    assert [place for place, _ in found] == ["series", "half_year", "percent", "source", "checked_on"]
    assert found[0][1] == "there is no dkk; there are dk, ecb, gb"
    assert found[4][1].endswith(" has not come yet")
    assert not rates.exists()


@pytest.mark.parametrize("source", ["", "a\nb", "a {b}", "a\x00"])
def test_a_source_is_one_line(source: str) -> None:
    """It is shown in steps."""
    assert faults_of("dk", "2026-H2", bank("1", source)) == [
        ("source", "say in one line where the rate was found, without braces")
    ]


def test_what_was_not_entered_cannot_be_taken_back() -> None:
    """What came with the program stays."""
    for series, half in (("dk", "2026-H1"), ("cn", "2026-H1")):
        with pytest.raises(FaultyInput, match="that you entered; what came with cmdesk stays"):
            remove_rate(series, half)


def test_a_file_at_fault_is_not_written_over(rates: Path) -> None:
    """All its faults are told, its rates do not count, and what stands there stays."""
    rates.mkdir(parents=True)
    text = '[dk.2026-H2]\npercent = 1.60\nsource = "s"\nchecked_on = 2026-11-23\n[ecb.2027-H9]\n'
    (rates / OWN_RATES).write_text(text)
    changes: list[Callable[[], None]] = [
        lambda: add_rate("gb", "2027-H1", bank("3")),
        lambda: remove_rate("dk", "2026-H2"),
    ]
    for change in changes:
        with pytest.raises(FaultyInput, match="2027-H9 is no half-year"):
            change()
    assert missing_rate(calculated(DANISH, FRI_2026_07_31)) == ("dk", "2026-H2")
    [trouble] = rate_troubles()
    assert trouble.source == str(rates / OWN_RATES)
    assert not_used(trouble).in_english().startswith(f"The rates in {rates / OWN_RATES} are not used")
    assert (
        first_fault(trouble).in_english().endswith("count. ecb.2027-H9: 2027-H9 is no half-year; write it like 2027-H1")
    )
    assert (rates / OWN_RATES).read_text() == text


def test_a_fault_of_a_whole_file_is_told_with_its_path(rates: Path) -> None:
    """It has no place inside."""
    rates.mkdir(parents=True)
    (rates / OWN_RATES).write_text("x")
    [trouble] = all_rate_troubles()
    assert f"{rates / OWN_RATES}: the file is not TOML" in first_fault(trouble).in_english()


def test_where_nothing_can_be_written(home: Path) -> None:
    """The reason is said."""
    home.mkdir()
    (home / "rates").write_text("in the way")
    with pytest.raises(OutputError) as raised:
        add_rate("dk", "2026-H2", bank("1.60"))
    assert raised.value.target == str(home / "rates" / OWN_RATES)


def test_a_newer_history_is_imported(rates: Path, tmp_path: Path) -> None:
    """It counts from then on, also for the next start, and goes back to 1999 as before; jumps must be trusted."""
    day = shipped_history().known_until + timedelta(days=3)
    (tmp_path / "new.csv").write_bytes(newer(day_of(day, "1.5")))
    with pytest.raises(FaultyInput, match="jumps from"):
        import_history(str(tmp_path / "new.csv"))
    assert import_history(str(tmp_path / "new.csv"), trust=True).known_until == day
    assert (is_imported(), history().known_until) == (True, day)
    rate = history().on("USD", day)
    assert rate is not None
    assert rate.per_eur == Decimal("1.5")
    assert history().on("USD", date(1999, 1, 4)) == shipped_history().on("USD", date(1999, 1, 4))
    assert (rates / HISTORY).read_bytes() == newer(day_of(day, "1.5"))
    assert all_rate_troubles() == ()


def test_the_same_history_again_changes_nothing(tmp_path: Path) -> None:
    """It is as new as what is there."""
    (tmp_path / "same.csv").write_bytes(newer())
    assert import_history(str(tmp_path / "same.csv")).known_until == shipped_history().known_until


def refused(path: Path) -> list[str]:
    """Return why a history is not imported."""
    with pytest.raises(FaultyInput) as raised:
        import_history(str(path))
    assert raised.value.source == str(path)
    return [fault.sentence.in_english() for fault in raised.value.faults]


def test_what_is_not_imported(rates: Path, tmp_path: Path) -> None:
    """A file that is not there, an older one, one with a fault, one of days to come; what is in use stays."""
    assert refused(tmp_path / "gone.csv") == ["there is no such file or folder; check the path"]
    path = tmp_path / "hist.csv"
    path.write_bytes(newer().replace(newer().splitlines()[1] + b"\n", b""))
    assert refused(path)[0].startswith("its last day is ")
    path.write_bytes(newer("2026-11-02,x"))
    assert len(refused(path)) == 1
    path.write_bytes(newer(day_of(today() + timedelta(days=2))))
    assert refused(path)[0].endswith(" has not come yet")
    assert not rates.exists()


def test_an_imported_history_that_gets_damaged(rates: Path, tmp_path: Path) -> None:
    """The program's own counts instead, and the file is named with its faults."""
    day = shipped_history().known_until + timedelta(days=3)
    (tmp_path / "new.csv").write_bytes(newer(day_of(day)))
    import_history(str(tmp_path / "new.csv"), trust=True)
    with (rates / HISTORY).open("r+b") as file:
        file.truncate(100_000)
    use_own_rates()
    assert rate_troubles() == ()
    [trouble] = all_rate_troubles()
    assert trouble.source == os.path.join(rates, HISTORY)  # noqa: PTH118
    assert history() is shipped_history()


def test_a_law_knows_what_the_user_entered() -> None:
    """Whoever asks by country."""
    add_rate("ecb", "2027-H1", bank("2.15"))
    law = law_of("NL")
    assert law is not None
    assert law.known_until == "2027-H1"


def test_comparisons_calculate_with_them_too() -> None:
    """Of two editions, and of what a change would bring."""
    add_rate("dk", "2026-H2", bank("1.60"))
    compare: list[Callable[[], object]] = [
        lambda: editions_compared(DANISH, as_of=FRI_2026_07_31),
        lambda: changes_tried(DANISH, [], "", FRI_2026_07_31),
    ]
    for comparison in compare:
        use(None)
        comparison()
        assert "2026-H2" in local().series("dk").rates
