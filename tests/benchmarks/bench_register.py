"""The register with 1,000, 10,000 and 100,000 contracts: opened, searched at every key, looked ahead, imported into.

In a file always, and on a real PostgreSQL where there is one. Everything is timed by seconds of processors, those
of the server's processes among them where the system tells, and the best of some rounds counts. So that they can be
counted the server answers each question by one process. Opening is timed by the clock: a process of the server ends.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count, islice, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cmdesk.basics.errors import FaultyInput
from cmdesk.contract.contract import Contract
from cmdesk.contract.read import contract_of
from cmdesk.desk.cores import cores
from cmdesk.desk.preparing import all_prepared
from cmdesk.register.folding import folded, words_of
from cmdesk.register.records import Edit, Prepared, SortBy
from cmdesk.register.register import Register, open_register
from tests.benchmarks._measure import Limit, duration, report
from tests.benchmarks.bench_batch import contract as large_contract
from tests.benchmarks.processes import ROOT

if TYPE_CHECKING:
    from tests.postgresql_server import PostgresqlServer

SIZES = 1_000, 10_000, 100_000
IMPORTED = 4_000
SEEDS = 400
TOGETHER = 500
_ROUNDS = 3
WED_2025_01_15 = date(2025, 1, 15)
EDIT = Edit("Ann", datetime(2025, 1, 15, 9, 0, tzinfo=UTC))

A_KEY, AN_ORDER, A_LOOK_AHEAD = 0.050, 0.100, 0.100
A_SECOND = 400
"""Contracts that are to be imported in a second, their deadlines worked out."""

OPEN_LIMIT = 3.0
LINEAR = 10.0
"""Ten times as many contracts may take ten times as long, and no more."""

FULL_LIMIT = 1.5
"""What storing a contract may cost in a full register against one that is nearly empty."""

_FIRST = "Acme", "Nordic", "Baltic", "Rhein", "Delta", "Polder", "Øresund", "Thames", "Iberia", "Orbit", "Zenit"
_SECOND = "Logistics", "Media", "Pharma", "Retail", "Energy", "Travel", "Foods", "Motors", "Water", "Steel", "Games"
_LAST = "Holding BV", "ApS", "GmbH", "Ltd", "SA", "Group NV", "& Sønner A/S"

TYPED = (
    "nordic logistics",
    "holding",
    "client:acme hold",
    "client:sønner",
    "due:<30d",
    "due:>4w currency:d",
    "due:overdue",
    "due:2025-03 media",
    "ref:c-77",
    "zzyzx",
    '"media holding',
    "-holding -gmbh",
    "edition:2023 entity:dk",
    "changed:<7d by:ann",
    "changed:>1d",
    "9999",
    "currency:dkk",
)
"""What somebody types, letter by letter: rare words, common ones, words in the middle, spans, what is not there."""

SORTED = "", "holding", "due:<30d", "zzyzx", "acme -gmbh"
"""Searches looked at in every order."""


# Contracts


def contract(number: int) -> Contract:
    """Return a contract with 10 payments, a notice, an incident and 2 invoices; three of four run on."""
    found = large_contract(number)
    if number % 4:
        del found["notices"][0]
    found["client"]["name"] = client(number)
    return contract_of(found, "")


def client(number: int) -> str:
    """Return a name that shares its words with many others, and has one of its own."""
    return f"{_FIRST[number % 11]} {_SECOND[number // 11 % 11]} {number} {_LAST[number % 7]}"


def copies(seeds: list[Prepared], most: int) -> Iterator[Prepared]:
    """Yield so many contracts ready to be stored: the deadlines of some, each under a name and a day of its own."""
    for number in range(most):
        seed = seeds[number % len(seeds)]
        reference, name = f"C-{number}", client(number)
        own = {
            "reference": reference,
            "client": name,
            "folded_reference": folded(reference),
            "folded_client": folded(name),
            "effective_date": f"{2015 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "searched": " ".join(("", *words_of((reference, name, f"{number}-1", f"{number}-2")))),
        }
        yield Prepared(
            seed.contract,
            seed.body,
            {**seed.index, **own},
            seed.deadlines,
            seed.good_from,
            seed.good_until,
            seed.basis,
        )


def fill(register: Register, seeds: list[Prepared], most: int) -> None:
    """Put so many contracts into a register."""
    ready = copies(seeds, most)
    while some := list(islice(ready, 2000)):
        register.add_all(some, EDIT)


# Both stores


@dataclass(frozen=True)
class Kind:
    """A kind of register: how its places are named, what tells the time that one takes, what ends all that is put off.

    A file is written to some time after its log.
    """

    name: str
    place: Callable[[int], str]
    clock: Callable[[], float]
    served: Callable[[], float]
    settle: Callable[[str], None]


@contextmanager
def files() -> Iterator[Kind]:
    """Yield registers in files."""
    with tempfile.TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        yield Kind("SQLite", lambda size: f"{folder}/{size}.sqlite", time.process_time, lambda: 0.0, _settled)


def _settled(path: str) -> None:
    """Write the log of a file into it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()


@contextmanager
def servers() -> Iterator[Kind]:
    """Yield registers in databases of one server."""
    from tests.postgresql_server import own_server  # noqa: PLC0415  # it needs `packaging` in the path

    with own_server() as server:
        for size in (0, *SIZES):
            with server.connected("postgres") as connection:
                connection.execute(f"CREATE DATABASE register_{size}")
        whole = server.address.rpartition("/")[0]
        os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"
        process = _process_of(server)
        clock = (lambda: time.process_time() + _busy(process)) if process.exists() else time.perf_counter
        yield Kind("PostgreSQL", lambda size: f"{whole}/register_{size}", clock, lambda: _used(process), lambda _: None)


def _process_of(server: PostgresqlServer) -> Path:
    """Return where Linux tells of a server, whose first line names its process."""
    with server.connected() as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    return Path("/proc") / Path(row[0], "postmaster.pid").read_text("utf-8").split()[0]


def _children(process: Path) -> list[str]:
    return (process / "task" / process.name / "children").read_text("utf-8").split()


def _busy(process: Path) -> float:
    """Return the seconds of processors that the processes of a server, which are there now, used so far."""
    found = 0
    for child in _children(process):
        with suppress(OSError):
            found += int(Path(f"/proc/{child}/schedstat").read_text("utf-8").split()[0])
    return found / 1e9


def _used(process: Path) -> float:
    """Return the seconds of processors that a server used so far, also those of processes that are gone."""
    if not process.exists():
        return 0.0
    ticks = sum(map(int, _stat(process.name)[11:15]))
    for child in _children(process):
        with suppress(OSError):
            ticks += sum(map(int, _stat(child)[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _stat(pid: str) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()


# What is measured


def best(clock: Callable[[], float], work: Callable[[], object], rounds: int = 5) -> float:
    """Return the seconds of the quickest of some rounds, after one that is not timed."""
    work()
    times = []
    for _ in range(rounds):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)


def opened(kind: Kind, size: int) -> float:
    """Return the seconds from opening a register to its first rows and its figures."""

    def work() -> None:
        with open_register(kind.place(size)) as register:
            register.search("", WED_2025_01_15)
            register.counts(WED_2025_01_15)

    return best(time.perf_counter, work)


def keys(kind: Kind, register: Register) -> dict[str, float]:
    """Return the seconds of the search at each key."""
    found = {}
    for text in TYPED:
        for end in range(1, len(text) + 1):

            def work(query: str = text[:end]) -> None:
                with suppress(FaultyInput):  # a word half typed, of which the window tells
                    register.search(query, WED_2025_01_15)

            found[text[:end]] = best(kind.clock, work, rounds=3)
    return found


def orders(kind: Kind, register: Register) -> dict[str, float]:
    """Return the seconds of searches in every order, from both ends."""
    found = {}
    for query, sort, down in product(SORTED, SortBy, (False, True)):
        work = partial(register.search, query, WED_2025_01_15, sort, descending=down)
        found[f"{query} by {sort}{' down' if down else ''}"] = best(kind.clock, work, rounds=3)
    return found


def ahead(kind: Kind, register: Register) -> dict[str, float]:
    """Return the seconds of looking 90 days ahead: over everything, over what a search finds, over one family."""
    asked: dict[str, Mapping[str, Any]] = {
        "everything": {},
        "holding": {"query": "holding"},
        "acme -gmbh": {"query": "acme -gmbh"},
        "zzyzx": {"query": "zzyzx"},
        "non-renewal": {"families": ["non_renewal"]},
        "invoices, later": {"families": ["invoice"], "offset": 500, "most": 500},
    }
    return {
        name: best(kind.clock, partial(register.deadlines, WED_2025_01_15, 90, **{"most": 100, **how}))
        for name, how in asked.items()
    }


@dataclass(frozen=True)
class Import:
    """Seconds of processors that a contract took: of all processes together, and of this one."""

    together: float
    here: float


def imported(kind: Kind, register: Register) -> Import:
    """Import contracts as files have them."""
    numbers = range(10**6, 10**6 + IMPORTED)
    before, served = os.times(), kind.served()
    with closing(all_prepared(map(contract, numbers), EDIT.at)) as ready:
        while some := list(islice(ready, TOGETHER)):
            register.add_all(some, EDIT)
    after, served = os.times(), kind.served() - served
    here = after.user + after.system - before.user - before.system
    workers = after.children_user + after.children_system - before.children_user - before.children_system
    return Import((here + workers + served) / IMPORTED, (here + served) / IMPORTED)


def stored(kind: Kind, register: Register, seeds: list[Prepared]) -> float:
    """Return the seconds that a contract takes to be stored, until it is where it stays."""
    some, minutes = list(copies(seeds, TOGETHER)), count(1)

    def work() -> None:  # the same edit put in twice is stored once
        register.add_all(some, Edit("Ann", EDIT.at + timedelta(minutes=next(minutes))))

    work()
    kind.settle(register.place)
    start = kind.clock()
    for _ in range(_ROUNDS):
        work()
    kind.settle(register.place)
    return (kind.clock() - start) / TOGETHER / _ROUNDS


# What comes of it


def slowest(found: Mapping[str, float]) -> tuple[str, float]:
    """Return what took longest, and how long."""
    return max(found.items(), key=lambda pair: pair[1])


def measured(kind: Kind, seeds: list[Prepared]) -> Iterator[Limit]:
    """Measure one kind of register, everything in one run."""
    with ExitStack() as stack:
        registers = {size: stack.enter_context(open_register(kind.place(size))) for size in (0, *SIZES)}
        for size in SIZES:
            start = time.monotonic()
            fill(registers[size], seeds, size)
            told(f"{kind.name}: {size:,} contracts put in, {duration(time.monotonic() - start)}")
        few, some, many = SIZES
        empty = opened(kind, 0)
        first = {size: opened(kind, size) for size in SIZES}
        yield Limit(f"{kind.name}: open {many:,} against an empty one", first[many], empty, OPEN_LIMIT)
        for what, most, measure in (
            ("a key", A_KEY, keys),
            ("a search in some order", AN_ORDER, orders),
            ("90 days ahead", A_LOOK_AHEAD, ahead),
        ):
            found = {size: slowest(measure(kind, registers[size])) for size in SIZES}
            told(", ".join(f"{size:,}: [{name}] {duration(seconds)}" for size, (name, seconds) in found.items()))
            yield Limit(f"{kind.name}: {what}, {many:,}", found[many][1], most, 1.0)
            yield Limit(f"... {many:,} against {some:,}", found[many][1], found[some][1], LINEAR)
            yield Limit(f"... {some:,} against {few:,}", found[some][1], found[few][1], LINEAR)
        start = time.monotonic()
        each = imported(kind, registers[0])
        told(f"{IMPORTED:,} imported, {duration(time.monotonic() - start)} on the clock")
        yield Limit(f"{kind.name}: import, all processors", each.together / cores(), 1 / A_SECOND, 1.0)
        yield Limit("... what one process does of it", each.here, 1 / A_SECOND, 1.0)
        full, bare = stored(kind, registers[many], seeds), stored(kind, registers[few], seeds)
        yield Limit(f"... stored in {many:,} against {few:,}", full, bare, FULL_LIMIT)


def has_server() -> bool:
    """Tell whether there is a PostgreSQL to start."""
    sys.path.append(str(ROOT / "packaging"))
    import system_packages  # noqa: PLC0415  # found from here on

    return system_packages.postgresql_folder() is not None


def told(line: str) -> None:
    """Say how far it is."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure, report, and tell by the status whether the limits are kept."""
    with tempfile.TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        os.environ.update(CMDESK_HOME=f"{folder}/home", CMDESK_CACHE_DIR=f"{folder}/cache")
        seeds = list(all_prepared(map(contract, range(SEEDS)), EDIT.at))
        kinds = [files, servers] if has_server() else [files]
        limits: list[Limit] = []
        for each in kinds:
            with each() as kind:
                limits.extend(measured(kind, seeds))
        return report("The register", limits)


if __name__ == "__main__":
    sys.exit(main())
