"""A calculation with its bands against the calculation alone, and in milliseconds: the sample, and large contracts.

A band is what all combinations of readings give, 786,432 of them: the work must not grow with their number.
The hard contract has everything that several readings touch at once: kroner, the fee plan supposed to be paid, and,
under edition 2023, a cap for each incident.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from cmdesk.contract.contract import Contract
from cmdesk.contract.read import read_contract_file
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import calculate
from tests.benchmarks._measure import Limit, medians, report
from tests.benchmarks.processes import SAMPLE, SAMPLE_DAY
from tests.helpers import EDITION_2023, contract_of, notice

ONE_MILLISECOND = 0.001
SAMPLE_LIMIT, LARGE_LIMIT = 30, 300
SAMPLE_RATIO, LARGE_RATIO, HARD_RATIO = 6, 8, 20
START, AS_OF = date(2023, 3, 1), date(2025, 10, 1)
KINDS = ("default", "non_renewal", "other")
CHANNELS = ("personal", "courier", "registered", "electronic")


def large(**values: Any) -> Contract:
    """Return a contract with 500 payments, 20 incidents and 30 notices."""
    return contract_of(
        effective_date=START,
        payments=[{"date": START + timedelta(2 * at), "amount": 100 + at, "vat": 20} for at in range(500)],
        incidents=[
            {"date": START + timedelta(300 + 30 * at), "claims": [{"head": "direct", "amount": 3000}]}
            for at in range(20)
        ],
        notices=[sent(at) for at in range(30)],
        **values,
    )


def sent(at: int) -> dict[str, Any]:
    """Return a notice, confirmed three days later."""
    day = START + timedelta(100 + 20 * at)
    confirmed = day + timedelta(3)
    return notice(f"n{at}", day, kind=KINDS[at % 3], channel=CHANNELS[at % 4], confirmed=confirmed)


def hard() -> Contract:
    """Return the same in kroner under edition 2023, with three subscriptions that are supposed to be paid."""
    fees = [
        {"kind": "subscription", "amount": 100, "every": every, "from": START} for every in ("month", "quarter", "year")
    ]
    return large(currency="DKK", edition=EDITION_2023, fees=fees, projected_payments=True)


def limits(what: str, contract: Contract, as_of: date, most: int, ratio: int) -> list[Limit]:
    """Measure a contract with its bands and without, in turns."""

    def alone() -> None:
        calculate(contract, as_of)

    def banded() -> None:
        with_bands(calculate(contract, as_of))

    sides: dict[str, Callable[[], object]] = {"alone": alone, "banded": banded}
    found = medians(sides, 1, rounds=25)
    return [
        Limit(f"{what} with bands, against without", found["banded"], found["alone"], ratio),
        Limit(f"{what} with bands, against 1 ms", found["banded"], ONE_MILLISECOND, most),
    ]


def main() -> int:
    """Measure, report, and tell by the status whether the limits are kept."""
    sample = read_contract_file(SAMPLE), date.fromisoformat(SAMPLE_DAY)
    return report(
        "Bands",
        [
            *limits("sample", *sample, SAMPLE_LIMIT, SAMPLE_RATIO),
            *limits("large", large(), AS_OF, LARGE_LIMIT, LARGE_RATIO),
            *limits("large and hard", hard(), AS_OF, LARGE_LIMIT, HARD_RATIO),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
