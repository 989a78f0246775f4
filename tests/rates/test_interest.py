"""Statutory late interest by law and half-year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.rates import interest
from cmdesk.rates.interest import RateOf, half_year, law_of, laws

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


@pytest.mark.parametrize(
    "day, name",
    [
        (date(2024, 1, 1), "2024-H1"),
        (date(2024, 6, 30), "2024-H1"),
        (date(2024, 7, 1), "2024-H2"),
        (date(2024, 12, 31), "2024-H2"),
    ],
)
def test_a_half_year_ends_with_june(day: date, name: str) -> None:
    """1 January and 1 July are its first days."""
    assert half_year(day) == name


@pytest.mark.parametrize("reference, rate", [("0.00", "8.0"), ("0.01", "8.5"), ("0.50", "8.5"), ("-0.45", "8.0")])
def test_half_points_round_up(reference: str, rate: str) -> None:
    """To the next half point, below a reference rate of zero as well; what stands on one stays."""
    belgian = law_of("BE")
    assert belgian is not None
    law = replace(belgian, reference={"2030-H1": Decimal(reference)})
    assert law.rate_on(date(2030, 1, 1)) == Decimal(rate)


SOUND: dict[str, Any] = {
    "series": "ecb",
    "margin": 8,
    "rate_of": "start",
    "source": "an Act",
    "checked_on": date(2026, 11, 22),
}


def test_every_fault_of_the_file_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A law with a fault is none, and nothing is read with it."""
    table = {
        "AA": {**SOUND, "rate_of": "now_and_then"},
        "BB": {name: value for name, value in SOUND.items() if name != "source"},
        "CC": {**SOUND, "margin": True, "colour": "blue"},
        "DD": SOUND,
    }
    monkeypatch.setattr(interest, "read_toml", lambda *_parts: table)
    with pytest.raises(FaultyInput) as raised:
        interest.laws.__wrapped__()
    assert [fault.place for fault in raised.value.faults] == ["AA.rate_of", "BB.source", "CC.margin", "CC.colour"]
