"""Statutory late interest by law and half-year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.rates.interest import RateOf, law_of, laws, read_laws
from cmdesk.rates.local import OWN_RATES, Local, use
from cmdesk.rates.series import Reference

# Country, then the rate in 2023-H1, 2024-H2, 2025-H1 and 2025-H2: reference + margin, worked out by hand.
RATES = [
    ("NL", "10.50", "12.25", "11.15", "10.15"),
    ("DE", "10.62", "12.37", "11.27", "10.27"),
    ("DK", "9.90", "11.50", "10.75", "9.75"),
    ("FR", "12.50", "14.25", "13.15", "12.15"),
    ("BE", "10.5", "12.5", "11.5", "10.5"),
    ("ES", "10.50", "12.25", "11.15", "10.15"),
    ("IT", "10.50", "12.25", "11.15", "10.15"),
    ("IE", "10.50", "12.25", "11.15", "10.15"),
    ("GB", "11.50", "13.25", "12.75", "12.25"),
]
DAYS = [date(2023, 3, 1), date(2024, 9, 1), date(2025, 3, 1), date(2025, 9, 1)]


@pytest.mark.parametrize("country, rates", [(country, rates) for country, *rates in RATES])
def test_each_law_has_its_rate(country: str, rates: list[str]) -> None:
    """Reference, offset and margin, rounded up to half points in Belgium."""
    law = law_of(country)
    assert law is not None
    assert [law.rate_on(day) for day in DAYS] == [Decimal(rate) for rate in rates]


def test_the_peculiarities_of_each_law() -> None:
    """The Dutch one compounds, the Irish one looks at the day of payment, the English one at the start."""
    known = laws()
    assert set(known) == {country for country, *_ in RATES}
    assert [country for country, law in known.items() if law.compounds] == ["NL"]
    assert [country for country, law in known.items() if law.half_points] == ["BE"]
    assert [country for country, law in known.items() if law.rate_of is RateOf.PAYMENT] == ["IE"]
    assert [country for country, law in known.items() if law.rate_of is RateOf.START] == ["GB"]
    assert all(law.source and law.checked_on >= date(2026, 11, 1) for law in known.values())


@pytest.mark.parametrize("country", ["CN", "US", "nl", ""])
def test_of_other_laws_nothing_is_known(country: str) -> None:
    """Nothing is guessed from a neighbour."""
    assert law_of(country) is None


@pytest.mark.parametrize(
    "country, last, day, unknown",
    [
        ("NL", "2026-H2", date(2026, 12, 31), date(2027, 1, 1)),
        ("DK", "2026-H1", date(2026, 6, 30), date(2026, 7, 1)),
        ("GB", "2026-H2", date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_how_far_rates_reach(country: str, last: str, day: date, unknown: date) -> None:
    """To the last half-year with a row, and before the first there is none either."""
    law = law_of(country)
    assert law is not None
    assert law.known_until == last
    assert law.rate_on(day) is not None
    assert law.rate_on(unknown) is None
    assert law.rate_on(date(2018, 12, 31)) is None
    assert law.rate_on(date(2019, 1, 1)) is not None


@pytest.mark.parametrize("reference, rate", [("0.00", "8.0"), ("0.01", "8.5"), ("0.50", "8.5"), ("-0.45", "8.0")])
def test_half_points_round_up(reference: str, rate: str) -> None:
    """To the next half point, below a reference rate of zero as well; what stands on one stays."""
    belgian = law_of("BE")
    assert belgian is not None
    row = Reference(Decimal(reference), "a bank", date(2030, 1, 1))
    law = replace(belgian, series=replace(belgian.series, rates={"2030-H1": row}))
    assert law.rate_on(date(2030, 1, 1)) == Decimal(rate)


SOUND = """
[{country}]
series = "ecb"
margin = 8
rate_of = "start"
source = "an Act"
checked_on = 2026-11-22
"""


def law_text(country: str, old: str = "", new: str = "") -> str:
    """Return a law as the file writes it, with something changed."""
    return SOUND.format(country=country).replace(old, new) if old else SOUND.format(country=country)


def test_every_fault_of_the_file_at_once() -> None:
    """A law with a fault is none, and nothing is read with it."""
    text = "".join(
        (
            law_text("AA", "start", "now_and_then"),
            law_text("BB", 'source = "an Act"\n'),
            law_text("CC", "margin = 8", 'margin = true\ncolour = "blue"'),
            law_text("DD", "ecb", "ecbb"),
            law_text("EE", 'series = "ecb"', "series = 1"),
            law_text("dk"),
            law_text("FF"),
        )
    )
    with pytest.raises(FaultyInput) as raised:
        read_laws(text.encode(), "laws.toml", Local(None))
    assert [(fault.place, fault.sentence.in_english()) for fault in raised.value.faults] == [
        ("AA.rate_of", "now_and_then is not one of each_half_year, payment, start"),
        ("BB.source", "this is missing; add it"),
        ("CC.margin", "true is not a number"),
        ("CC.colour", "there is no colour here; take it out"),
        ("DD.series", "there is no ecbb here; did you mean ecb?"),
        ("EE.series", "1 is not a text in quotation marks"),
        ("dk", "dk is no country; give the two letters of ISO 3166, as in NL"),
    ]


# Danish law: the lending rate as entered, 1.60, plus 8.
def test_a_rate_that_the_user_added(folder: Path) -> None:
    """Danish law knows the second half of 2026 with it; a law without a rate stays without one."""
    (folder / OWN_RATES).write_text('[dk.2026-H2]\npercent = 1.60\nsource = "a bank"\nchecked_on = 2027-01-05\n')
    use(str(folder))
    law = law_of("DK")
    assert law is not None
    assert law.rate_on(date(2026, 7, 1)) == Decimal("9.60")
    reference = law.reference_on(date(2026, 12, 31))
    assert reference is not None
    assert (reference.own, reference.source) == (True, "a bank")
    assert law.reference_on(date(2027, 1, 1)) is None
    assert law_of("CN") is None


# Each law that starts from the European Central Bank's rate, as entered: 2.00.
@pytest.mark.parametrize(
    "country, rate",
    [("NL", "10"), ("DE", "10.12"), ("FR", "12"), ("BE", "10"), ("ES", "10"), ("IT", "10"), ("IE", "10")],
)
def test_a_series_serves_every_law_that_starts_from_it(folder: Path, country: str, rate: str) -> None:
    """With the margin and the offset of each."""
    (folder / OWN_RATES).write_text('[ecb.2027-H1]\npercent = 2.00\nsource = "ECB"\nchecked_on = 2027-01-05\n')
    use(str(folder))
    law = law_of(country)
    assert law is not None
    assert law.rate_on(date(2027, 1, 1)) == Decimal(rate)
    assert law.known_until == "2027-H1"
