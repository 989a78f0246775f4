"""Contracts made ready for the register: all of them, in order, here and by workers alike."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import pytest

from cmdesk.contract.contract import Contract
from cmdesk.desk import preparing, workers
from cmdesk.desk.folders import rates_folder
from cmdesk.desk.preparing import all_prepared
from cmdesk.desk.workers import WorkerFailedError
from tests.desk.test_workers import children, posix
from tests.helpers import contract_of

WED_2025_01_15 = date(2025, 1, 15)
NOON = datetime(2025, 1, 15, 12, 0, tzinfo=UTC)

RATE = '[dk.2026-H2]\npercent = 1.60\nsource = "a bank"\nchecked_on = 2027-01-05\n'

Started = list["subprocess.Popen[bytes]"]


def many(count: int) -> Iterator[Contract]:
    """Yield contracts with an invoice each of Monday 6 to Friday 10 January 2025, in turns, due 14 days later."""
    for at in range(count):
        invoice = {"number": str(at), "date": date(2025, 1, 6 + at % 5), "amount": "1.00"}
        yield contract_of(reference=f"C-{at}", invoices=[invoice])


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spread small pieces, so that few contracts are many."""
    monkeypatch.setattr(preparing, "_PIECE", 4)
    monkeypatch.setattr(preparing, "_FEW", 16)


@pytest.fixture(autouse=True)
def _nobody_left() -> Iterator[None]:
    """See that no worker outlives its work."""
    before = children()
    yield
    assert children() <= before


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """Return the workers that were started, on a computer with two processors."""
    found: Started = []
    original = workers._started

    def noted(make: workers.Make, plan: object) -> subprocess.Popen[bytes]:
        found.append(original(make, plan))
        return found[-1]

    monkeypatch.setattr(workers, "_started", noted)
    monkeypatch.setattr(preparing, "cores", lambda: 2)
    return found


@pytest.mark.parametrize("count, processes", [(0, 0), (16, 0), (17, 2), (90, 2)])
def test_all_come_back_in_order(started: Started, count: int, processes: int) -> None:
    """Each with the deadlines of its own; workers are started where there is work for them."""
    found = list(all_prepared(many(count), NOON))
    assert [one.index["reference"] for one in found] == [f"C-{at}" for at in range(count)]
    assert [one.contract.reference for one in found] == [f"C-{at}" for at in range(count)]
    assert [[row.day for row in one.deadlines if row.result == "invoice.0.due"] for one in found] == [
        [date(2025, 1, 20 + at % 5)] for at in range(count)
    ]
    assert {one.good_from for one in found} <= {WED_2025_01_15}
    assert len(started) == processes


def test_workers_make_the_same() -> None:
    """To the last field."""
    assert list(all_prepared(many(30), NOON, 2)) == list(all_prepared(many(30), NOON, 1))


def test_each_entity_has_its_own_today() -> None:
    """In the evening of Greenwich it is tomorrow in Singapore."""
    evening = datetime(2025, 1, 15, 20, 0, tzinfo=UTC)
    found = all_prepared([contract_of(entity="sg"), contract_of(entity="gb")], evening)
    assert [one.good_from for one in found] == [date(2025, 1, 16), WED_2025_01_15]


@pytest.mark.parametrize("jobs", [1, 2])
def test_they_rest_on_the_rates_of_this_computer(jobs: int) -> None:
    """Those entered by the user among them, in every process: their day is part of the basis."""
    folder = Path(rates_folder())
    folder.mkdir(parents=True)
    (folder / "interest.toml").write_text(RATE, "utf-8")
    assert {one.basis.rates for one in all_prepared(many(30), NOON, jobs)} == {date(2027, 1, 5)}


def test_only_so_many_are_under_way() -> None:
    """Contracts are taken as they can be worked on, not all at once."""
    taken = 0

    def contracts() -> Iterator[Contract]:
        nonlocal taken
        for one in many(200):
            taken += 1
            yield one

    with closing(all_prepared(contracts(), NOON, 2)) as found:
        assert len(list(islice(found, 60))) == 60
        assert taken <= 60 + (1 + 2 * 4) * 4


@posix
def test_a_worker_that_is_killed(started: Started) -> None:
    """What it leaves behind is made ready here, and nothing is missing or doubled."""
    found = all_prepared(many(90), NOON)
    references = [next(found).contract.reference]
    for process in started:
        os.kill(process.pid, signal.SIGKILL)
    references += [one.contract.reference for one in found]
    assert references == [f"C-{at}" for at in range(90)]


def test_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is raised, with its trace, and ends the work."""
    monkeypatch.setattr(preparing, "Preparer", Broken)
    with pytest.raises(WorkerFailedError, match=r"(?s)test_preparing.*ValueError: 4"):
        list(all_prepared(many(30), NOON, 2))


def test_an_interruption() -> None:
    """Ctrl+C where the contracts come from ends the workers."""

    def interrupted() -> Iterator[Contract]:
        yield from many(40)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(all_prepared(interrupted(), NOON, 2))


def test_without_processes() -> None:
    """Few contracts do not even load what starts workers."""
    program = """
import sys
from datetime import UTC, datetime
from cmdesk.desk.preparing import all_prepared
from tests.helpers import contract_of
[one] = all_prepared([contract_of()], datetime(2025, 1, 15, tzinfo=UTC))
assert "cmdesk.desk.workers" not in sys.modules
assert "sqlalchemy" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])


class Broken(preparing.Preparer):
    """Whoever fails."""

    def __call__(self, piece: list[Contract]) -> list[preparing.Parts]:
        """Fail."""
        raise ValueError(len(piece))
