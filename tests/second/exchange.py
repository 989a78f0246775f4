"""Sums in their currency: minor units, the ECB's reference rates, the contract's own rates."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.second.case import Case, sum_of
from tests.second.days import ONE_DAY

OLDEST_RATE = 7  # days
WITHOUT_MINOR_UNIT = {"JPY", "KRW", "ISK", "CLP", "VND", "XAF", "XOF", "UGX"}
WITH_THREE_DECIMALS = {"BHD", "KWD", "JOD", "OMR", "TND"}


@cache
def reference_rates() -> dict[str, dict[date, Decimal]]:
    """Return the ECB's rates per EUR by currency and day."""
    library = find_spec("currency_converter")
    assert library is not None
    assert library.origin is not None
    with zipfile.ZipFile(Path(library.origin).parent / "eurofxref-hist.zip") as file:
        text = file.read("eurofxref-hist.csv").decode()
    found: dict[str, dict[date, Decimal]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        day = date.fromisoformat(row["Date"])
        for currency, rate in row.items():
            if currency and currency != "Date" and rate not in {"N/A", ""}:
                found.setdefault(currency, {})[day] = Decimal(rate)
    return found


def rate(case: Case, currency: str, day: date) -> Decimal | None:
    """Return the units per EUR of a day or of the latest earlier one; the contract's own rates win over the ECB's."""
    if currency == "EUR":
        return Decimal(1)
    own = {
        date.fromisoformat(one["date"]): sum_of(one["per_eur"])
        for one in case.entries("fx")
        if one["currency"] == currency
    }
    return latest(own, day) or latest(reference_rates().get(currency, {}), day)


def latest(rates: dict[date, Decimal], day: date) -> Decimal | None:
    """Return the rate of a day, or of the latest earlier one that is not too old."""
    days = (day - back * ONE_DAY for back in range(OLDEST_RATE + 1))
    return next((rates[one] for one in days if one in rates), None)


def minor_unit(currency: str) -> Decimal:
    """Return the smallest sum of a currency."""
    if currency in WITHOUT_MINOR_UNIT:
        return Decimal(1)
    return Decimal("0.001") if currency in WITH_THREE_DECIMALS else Decimal("0.01")


def stated(amount: Decimal, currency: str) -> Decimal:
    """Return a sum as it is stated: rounded half-up to the minor unit."""
    found = amount.quantize(minor_unit(currency), ROUND_HALF_UP)
    return abs(found) if found == 0 else found
