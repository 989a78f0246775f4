"""`cmdesk calc` of the sample against a bare interpreter, and one full calculation in milliseconds."""

from __future__ import annotations

import sys
import time
from datetime import date

from cmdesk.contract.read import read_contract_file
from cmdesk.engine.calculate import calculate
from tests.benchmarks._measure import Limit, medians, report
from tests.benchmarks.processes import SAMPLE, SAMPLE_DAY, python, surroundings

START_LIMIT = 12.0
CALCULATION_LIMIT = 3.0
ONE_MILLISECOND = 0.001
CALCULATIONS = 20


def start_up() -> list[Limit]:
    """Measure whole processes, from the spawn to the end."""
    calc = ("-m", "cmdesk", "calc", str(SAMPLE), "--as-of", SAMPLE_DAY)
    with surroundings() as environment:
        found = medians(
            {
                "pass": lambda: python(environment, "-c", "pass"),
                "text": lambda: python(environment, *calc),
                "json": lambda: python(environment, *calc, "--format", "json"),
            },
            1,
            rounds=25,
            clock=time.perf_counter,
        )
    return [
        Limit("cmdesk calc SAMPLE against python -c pass", found["text"], found["pass"], START_LIMIT),
        Limit("the same with --format json", found["json"], found["pass"], START_LIMIT),
    ]


def one_calculation() -> Limit:
    """Measure a calculation from the contract to all results, in a process that has made one before."""
    contract, as_of = read_contract_file(SAMPLE), date.fromisoformat(SAMPLE_DAY)

    def run() -> None:
        for _ in range(CALCULATIONS):
            calculate(contract, as_of)

    found = medians({"run": run}, CALCULATIONS)
    return Limit("one full calculation against 1 ms", found["run"], ONE_MILLISECOND, CALCULATION_LIMIT)


def main() -> int:
    """Measure, report, and tell by the status whether the limits are kept."""
    return report("The command line with the sample contract", [*start_up(), one_calculation()])


if __name__ == "__main__":
    sys.exit(main())
