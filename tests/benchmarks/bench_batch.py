"""`cmdesk batch` of 100,000 contracts: one processor against reading their JSON, all of them, and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks._measure import Limit, megabytes, report
from tests.benchmarks.processes import ROOT, SAMPLE_DAY, python, surroundings

CONTRACTS = 100_000
FEW = 10_000
A_SECOND = 1500
"""Contracts that one processor is to calculate in a second, steps left out."""

JSON_LIMIT = 110.0
SPREAD_LIMIT = 1.2
FLAT_LIMIT = 1.1
EDITIONS = ("2023-01-01", "2025-03-03")
ENTITIES = ("nl", "de", "dk", "gb")
_READ = "import json, sys; all(map(json.loads, open(sys.argv[1], 'rb')))"


@dataclass(frozen=True)
class Run:
    """A program run to its end: seconds of processors, bytes of its largest process."""

    cpu: float
    memory: float


def contract(number: int) -> dict[str, Any]:
    """Return a contract with 10 payments, 2 notices, 1 incident and 2 invoices; each number another one."""
    months, day = [(3 + number + later) % 12 + 1 for later in range(10)], number % 28 + 1
    amounts = [f"{1000 + number * 7 % 997}.{number % 100:02}", f"{2000 + number * 11 % 1999}.50"]
    return {
        "schema": "cmdesk.contract/1",
        "reference": f"C-{number}",
        "client": {"name": f"Client {number}", "country": "DK"},
        "entity": ENTITIES[number % 4],
        "edition": EDITIONS[number % 2],
        "effective_date": f"2024-{number % 12 + 1:02}-{day:02}",
        "initial_term": {"months": 12 + number % 13},
        "currency": "EUR",
        "invoices": [
            {"number": f"{number}-1", "date": f"2024-03-{day:02}", "amount": amounts[0]},
            {"number": f"{number}-2", "date": f"2025-09-{day:02}", "amount": amounts[1]},
        ],
        "payments": [
            {"date": f"2024-{month:02}-{day:02}", "amount": amounts[0], "vat": "62.50", "invoice": f"{number}-1"}
            if at == 0
            else {"date": f"2024-{month:02}-{day:02}", "amount": amounts[0], "vat": "62.50"}
            for at, month in enumerate(months)
        ],
        "incidents": [{"date": f"2024-12-{day:02}", "claims": [{"head": "direct", "amount": "8000.00"}]}],
        "notices": [
            {
                "id": "n1",
                "kind": "non_renewal",
                "from": "client",
                "channel": "registered",
                "sent": f"2024-11-{day:02}T09:00",
            },
            {"id": "n2", "kind": "default", "from": "cm.com", "channel": "courier", "sent": f"2024-10-{day:02}"},
        ],
    }


def written(path: Path, numbers: Iterable[int]) -> Path:
    """Return a file of contracts."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(contract(number)) + "\n" for number in numbers)
    return path


def run(environment: Mapping[str, str], *arguments: str) -> Run:
    """Run Python to its end; what it used is that of all its processes, its memory that of the largest.

    Seconds of processors, not on the clock: they hardly depend on what else the machine does.
    """
    started = os.posix_spawn(sys.executable, [sys.executable, *arguments], dict(environment))
    _, status, used = os.wait4(started, 0)
    if status:
        raise subprocess.CalledProcessError(status, arguments)
    kilobytes = 1 if sys.platform == "darwin" else 1024
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss * kilobytes)


def batch(environment: Mapping[str, str], source: Path, *options: str) -> Run:
    """Run a batch to a file beside its source."""
    target = source.with_suffix(".results.jsonl")
    order = ("batch", str(source), str(target), "--as-of", SAMPLE_DAY, *options)
    found = run(environment, "-m", "cmdesk", *order)
    target.unlink()
    return found


def measured(folder: Path, environment: Mapping[str, str]) -> list[Limit]:
    """Measure, everything in one run."""
    few, many = written(folder / "few.jsonl", range(FEW)), written(folder / "many.jsonl", range(CONTRACTS))
    python(environment, "-m", "compileall", "-q", "cmdesk")
    batch(environment, few)  # keeps calendars and bytecode
    reading = run(environment, "-c", _READ, str(many))
    one, all_ = batch(environment, many, "--jobs", "1"), batch(environment, many)
    one_few, all_few = batch(environment, few, "--jobs", "1"), batch(environment, few)
    each = one.cpu / CONTRACTS
    return [
        Limit(f"a contract against a {A_SECOND:,}th of a second", each, 1 / A_SECOND, 1.0),
        Limit("the same against json.loads of its line", each, reading.cpu / CONTRACTS, JSON_LIMIT),
        Limit("on all processors together, against one", all_.cpu / CONTRACTS, each, SPREAD_LIMIT),
        Limit(f"memory of {CONTRACTS:,} against {FEW:,}", one.memory, one_few.memory, FLAT_LIMIT, megabytes),
        Limit("the same on all processors", all_.memory, all_few.memory, FLAT_LIMIT, megabytes),
    ]


def main() -> int:
    """Measure, report, and tell by the status whether the limits are kept."""
    os.chdir(ROOT)
    with surroundings() as environment, tempfile.TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        return report(f"A batch of {CONTRACTS:,} contracts", measured(Path(folder), environment))


if __name__ == "__main__":
    sys.exit(main())
