"""A run: trials of mutants side by side, and what came of them."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import PurePosixPath
from types import CodeType
from typing import IO

from tests.mutation.mutants import Key, Mutant, mutants
from tests.mutation.reach import ROOT, SCRATCH, Reach
from tests.mutation.trial import Chosen, started, was_killed

_LIKELY = 2
_ENOUGH = 10.0
"""Seconds of tests, as recorded, after which the likely ones have had their say, and then the others theirs."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial under way: its mutant, the tests still to come, its slot, and where the failing test's name is read."""

    mutant: Mutant
    code: CodeType
    later: Sequence[str]
    slot: int
    ear: int


@dataclass
class Run:
    """All trials of some files; what killed which mutant is logged in build/mutation/killed.txt."""

    reach: Reach
    jobs: int
    untried: set[Key]
    tried: int = 0
    alive: list[Mutant] = field(default_factory=list)
    _running: dict[int, Trial] = field(default_factory=dict)
    _killers: Counter[str] = field(default_factory=Counter)
    _log: IO[str] = field(default_factory=lambda: (SCRATCH / "killed.txt").open("w", encoding="utf-8"))

    def rehearse(self, path: str) -> None:
        """Try a module as it is with one test of each file, and stop where that kills it."""
        mutant = Mutant(path, "", "", "", 1, None)
        quickest = {_file_of(test): test for test in reversed(self.reach.tests_of(mutant))}
        code = compile((ROOT / path).read_bytes(), path, "exec", dont_inherit=True)
        self._start(mutant, code, list(quickest.values()), ())
        self._finish_one()
        if not self.alive:
            sys.exit("Tests fail although nothing was mutated.")
        self.alive.clear()

    def file(self, path: str) -> None:
        """Try every mutant of a file, and say how it went."""
        begun, tried, survived = time.monotonic(), self.tried, len(self.alive)
        self._killers.clear()
        for mutant, code in mutants(path, (ROOT / path).read_text("utf-8")):
            self.tried += 1
            if mutant.key in self.untried:
                self.alive.append(mutant)
                continue
            while len(self._running) >= self.jobs:
                self._finish_one()
            near, far = self._in_order(mutant)
            self._start(mutant, code, near or far, far if near else ())
        while self._running:
            self._finish_one()
        tried, survived = self.tried - tried, len(self.alive) - survived
        seconds = time.monotonic() - begun
        sys.stdout.write(f"{path:40}{tried:5} mutants{tried - survived:5} killed{survived:4} alive{seconds:6.0f} s\n")

    def _in_order(self, mutant: Mutant) -> tuple[list[str], list[str]]:
        """Return the tests that could tell a mutant: those of the likeliest files, then all others.

        Likely are its mirror and what killed others of its file; among equals the quickest comes first, and of both
        kinds what takes too long all in all is left out: in practice nothing is killed by it any more.
        """
        tests = sorted(self.reach.tests_of(mutant), key=lambda test: -self._killers[test])
        own = PurePosixPath(mutant.path)
        files = {str(PurePosixPath("tests", *own.parent.parts[1:], f"test_{own.name}"))}
        files |= {_file_of(test) for test, _times in self._killers.most_common(_LIKELY)}
        near = [test for test in tests if _file_of(test) in files]
        far = [test for test in tests if _file_of(test) not in files]
        return self._enough(near), self._enough(far)

    def _enough(self, tests: list[str]) -> list[str]:
        """Return the first of some tests, as many as there is time for."""
        spent = accumulate((self.reach.seconds[test] for test in tests), initial=0.0)
        return [test for test, seconds in zip(tests, spent, strict=False) if seconds < _ENOUGH]

    def _start(self, mutant: Mutant, code: CodeType, tests: Sequence[str], later: Sequence[str]) -> None:
        """Start a trial in a slot that is free."""
        slot = min(set(range(self.jobs)) - {one.slot for one in self._running.values()})
        ear, mouth = os.pipe()
        files = list(dict.fromkeys(_file_of(test) for test in tests))
        pid = started(mutant.path, code, Chosen(tests, self.reach.seconds, mouth), files, slot)
        os.close(mouth)
        self._running[pid] = Trial(mutant, code, later, slot, ear)

    def _finish_one(self) -> None:
        """Wait for a trial, and note what came of it or go on with the tests still to come."""
        pid, status = os.wait()
        trial = self._running.pop(pid)
        with os.fdopen(trial.ear) as told:
            killer = told.read()
        if killer:
            self._killers[killer] += 1
        if was_killed(status):
            self._log.write(
                f"{' | '.join(map(str, trial.mutant.key))} | {killer or os.waitstatus_to_exitcode(status)}\n"
            )
            return
        if trial.later:
            self._start(trial.mutant, trial.code, trial.later, ())
        else:
            self.alive.append(trial.mutant)


def _file_of(test: str) -> str:
    """Return the file that a test is in."""
    return test.partition("::")[0]
