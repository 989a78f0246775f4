"""Reference rates that the user entered: what is written can be read, and a file at fault is refused as a whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.errors import FaultyInput
from cmdesk.rates.own import read_own, with_own, written
from cmdesk.rates.series import Reference, shipped

TUE_2027_01_05 = date(2027, 1, 5)
BROKEN = Path(__file__).parents[1] / "broken_files" / "rates"
TEXT = """
[dk.2026-H2]
percent = 1.60
source = "Danmarks Nationalbank"
checked_on = 2027-01-05

[ecb.2027-H1]
percent = 2
source = "ecb.europa.eu"
checked_on = 2027-01-05
"""
REFERENCES = st.builds(
    Reference,
    st.decimals(-10, 100, places=3),
    st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="{}"), max_size=20).map("a {} b".format),
    st.dates(date(2000, 1, 1)),
    st.just(True),
)
HALF_YEARS = st.builds("{}-H{}".format, st.integers(2000, 2099), st.integers(1, 2))


def own(percent: str) -> Reference:
    """Return a row of the user's."""
    return Reference(Decimal(percent), "a bank", TUE_2027_01_05, own=True)


def test_a_sound_file() -> None:
    """By series and half-year, each with its source and its day."""
    found = read_own(TEXT.encode(), "interest.toml")
    assert found == {
        "dk": {"2026-H2": Reference(Decimal("1.60"), "Danmarks Nationalbank", TUE_2027_01_05, own=True)},
        "ecb": {"2027-H1": Reference(Decimal(2), "ecb.europa.eu", TUE_2027_01_05, own=True)},
    }
    assert read_own(b"", "interest.toml") == {}


def test_what_is_written_is_for_people() -> None:
    """One table a row, in order, under a head that explains."""
    text = written({"ecb": {"2027-H2": own("-0.5"), "2027-H1": own("1E+1")}, "dk": {"2026-H2": own("1.60")}}).decode()
    head, _, rows = text.partition("\n\n")
    assert head.startswith("# Reference rates entered by the user")
    assert rows.split("\n\n") == [
        '[dk.2026-H2]\npercent = 1.60\nsource = "a bank"\nchecked_on = 2027-01-05',
        '[ecb.2027-H1]\npercent = 10\nsource = "a bank"\nchecked_on = 2027-01-05',
        '[ecb.2027-H2]\npercent = -0.5\nsource = "a bank"\nchecked_on = 2027-01-05\n',
    ]
    assert read_own(written({}), "interest.toml") == {}


@given(
    st.dictionaries(
        st.sampled_from(["dk", "ecb", "gb"]), st.dictionaries(HALF_YEARS, REFERENCES, min_size=1), max_size=3
    )
)
def test_what_is_written_can_be_read(rates: dict[str, dict[str, Reference]]) -> None:
    """Whatever the source says, with every mark that a keyboard has."""
    assert read_own(written(rates), "interest.toml") == rates


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.toml")), ids=lambda path: path.stem)
def test_broken_files(path: Path) -> None:
    """Every fault at once, each with its place, as the file beside it says."""
    with pytest.raises(FaultyInput) as raised:
        read_own(path.read_bytes(), path.name)
    said = [f"{fault.place}: {fault.sentence.in_english()}" for fault in raised.value.faults]
    assert said == path.with_suffix(".expected").read_text("utf-8").splitlines()


def test_a_row_for_an_unknown_half_year_is_added() -> None:
    """The others stay as they are."""
    series = with_own(shipped("dk"), {"2026-H2": own("1.60")})
    assert series.known_until == "2026-H2"
    assert series.rates["2026-H2"] == own("1.60")
    assert series.rates["2026-H1"] == shipped("dk").rates["2026-H1"]
    assert list(series.rates) == sorted(series.rates)


def test_a_row_that_contradicts_wins() -> None:
    """And is known as the user's."""
    series = with_own(shipped("dk"), {"2026-H1": own("1.60")})
    assert series.rates["2026-H1"] == own("1.60")
    assert series.known_until == "2026-H1"


def test_a_row_that_agrees_changes_nothing() -> None:
    """The program has caught up."""
    assert with_own(shipped("dk"), {"2026-H1": own("1.750")}) is shipped("dk")
    assert with_own(shipped("dk"), {}) is shipped("dk")
